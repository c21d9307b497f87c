"""Keeps "last year" from becoming a year that the source does not name."""

import re

from briefing.languages.english_number import AFTER_A_NOUN
from briefing.translation.repair.dates import ENGLISH_MONTHS, RUSSIAN_MONTHS

_YEARS = {
    "прошлого": "last year",
    "минувшего": "last year",
    "нынешнего": "this year",
    "текущего": "this year",
    "следующего": "next year",
    "будущего": "next year",
}
"""Not «этого»: in an account of earlier years it is "that year"."""

_STEMS = [month[:-1] for month in RUSSIAN_MONTHS]
_RUSSIAN = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})\s)?(?P<month>{'|'.join(_STEMS)})[аеийья]?\s(?P<year>{'|'.join(_YEARS)})\s(?:года\b|г\.)",
    re.IGNORECASE,
)
_YEAR = r"(?:19|20)\d\d"
_NAMED_YEAR = re.compile(rf"\b{_YEAR}\b")
_MONTH = rf"(?:{'|'.join(ENGLISH_MONTHS)})"
_ENGLISH = re.compile(
    # Not before a noun: "the August 8, 2025 declaration", "in May, 2000 soldiers".
    rf"(?<!\bthe )\b(?P<date>{_MONTH}(?P<day> \d{{1,2}})?|\d{{1,2}} {_MONTH}),? {_YEAR}\b"
    rf"(?=[,.;:!?)]|\Z| (?:{'|'.join(AFTER_A_NOUN)})\b)"
    # The comma behind the year of an American date belongs to the year.
    r"(?(day)(?:,(?= (?:as|at|between|by|during|for|from|in|of|on|to|under|with|within)\b))?)"
)


def relative_year(target: str, source: str) -> str:
    """«8 августа прошлого года» → "August 8, 2017" → "August 8 last year".

    Only where one such date is in both, and the source names no year: «в 1994 году, а в мае следующего года» is in May
    1995.
    """
    wanted, found = list(_RUSSIAN.finditer(source)), list(_ENGLISH.finditer(target))
    if len(wanted) != 1 or len(found) != 1 or _date(wanted[0]) != set(found[0]["date"].split()):
        return target
    year = _YEARS[wanted[0]["year"].lower()]
    if _NAMED_YEAR.search(source) or year in target.lower():
        return target
    return target[: found[0].start()] + f"{found[0]['date']} {year}" + target[found[0].end() :]


def _date(match: re.Match[str]) -> set[str]:
    """Return the words of the date in English: {"August", "8"}."""
    month = ENGLISH_MONTHS[_STEMS.index(match["month"].lower())]
    return {month, match["day"]} - {None}
