"""From what, to what and by how much something changed: «с 2850 до 3990» is not "by 2,850 to 3,990"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.checks.quantities.units import CURRENCY_SIGNS
from briefing.checks.sentence_pair import SentencePair

_FIGURE = rf"(?:[{CURRENCY_SIGNS}]\s?)?(?P<{{name}}>\d+(?:\s\d{{{{3}}}})*(?:[.,]\d+)?)"
_UNITS = r"(?:\s?%|\s[^\W\d][\w./]*){0,4},?\s"
"""«до 3990 долларов за контейнер с 2850»: what may stand behind a figure."""

_RUSSIAN = (
    re.compile(
        r"(?<!\w)(?P<said>(?P<word>со?|на)\s" + _FIGURE.format(name="first") + _UNITS + r"до\s"
        rf"{_FIGURE.format(name='last')})"
    ),
    re.compile(
        r"(?<!\w)(?P<said>до\s" + _FIGURE.format(name="last") + _UNITS + r"(?P<word>со?)\s"
        rf"{_FIGURE.format(name='first')})"
    ),
)
_ENGLISH = re.compile(
    rf"(?<!\w)(?P<said>(?P<word>from|by|to)\s(?:(?:us|a|c)?[{CURRENCY_SIGNS}]\s?|[a-z]{{3}}\s)?"
    r"(?P<figure>\d[\d,]*(?:\.\d+)?))"
)


@dataclass(frozen=True, slots=True)
class _Change:
    """A change as it is ``said``: up to ``last``, from ``first`` or, if not ``is_from``, by so much."""

    said: str
    first: str
    last: str
    is_from: bool


def change_misread(pair: SentencePair) -> str:
    """«с $2850 до $3990» → "by $2,850 to $3,990": return both, or nothing."""
    if not pair.is_russian_to_english:
        return ""
    found = ((change, _contradiction(change, pair.target_lower)) for change in _changes(pair.source_lower))
    return next((f"«{change.said}» (“{said}”)" for change, said in found if said), "")


def _changes(source: str) -> Iterator[_Change]:
    for pattern in _RUSSIAN:
        for found in pattern.finditer(source):
            first, last = (re.sub(r"\s", "", found[name]).replace(",", ".") for name in ("first", "last"))
            yield _Change(found["said"], first, last, found["word"] != "на")


def _contradiction(change: _Change, target: str) -> str:
    """Return the English that takes what it was for by how much it changed, or the other way round, or for the end."""
    said = {(found["word"], found["figure"].replace(",", "")): found["said"] for found in _ENGLISH.finditer(target)}
    right, wrong = ("from", "by") if change.is_from else ("by", "from")
    if (right, change.first) in said:
        return ""
    if (wrong, change.first) in said:
        return said[wrong, change.first]
    is_reversed = change.is_from and ("from", change.last) in said
    return said.get(("to", change.first), "") if is_reversed else ""
