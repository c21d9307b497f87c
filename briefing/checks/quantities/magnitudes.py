"""How large what nobody counted is said to be: «десятки тысяч» are tens of thousands, not hundreds of thousands."""

import math
import re
from collections.abc import Iterator

from briefing.checks.quantities.lexicon import LEXICONS
from briefing.checks.sentence_pair import SentencePair

_RUSSIAN = re.compile(
    r"(?<!\w)(?:(?P<before>[\w-]+)\s+)?(?P<words>(?P<few>десятк(?:и|ов|ам|ами|ах)|сотн(?:и|ям|ями|ях)|сотен)"
    r"(?:\s+(?P<many>тысяч\w*|тыс|миллион\w*|млн|миллиард\w*|млрд))?)(?!\w)"
)
_COUNTING = re.compile(
    r"(?:около|порядка|более|менее|больше|меньше|свыше|почти|до|полутор[аы]|дв[ае]|три|четыре|[а-я]+[яь]|.*\d)\Z"
)
"""What counts the tens behind it: «пять десятков», «около сотни»."""

_ENGLISH = re.compile(
    r"(?<!\w)(?P<words>(?P<few>dozens|tens|scores|hundreds|thousands|millions|billions"
    r"|(?<=\bseveral )\w+|(?<=\bfew )\w+|(?<=\bmany )\w+)"
    r"(?:\s+(?:of\s+)?(?P<many>thousands?|millions?|billions?))?)(?!\w)"
)
_SIZES = {
    **dict.fromkeys("десятки десятков десяткам десятками десятках dozen dozens tens score scores".split(), 10),
    **dict.fromkeys("сотни сотням сотнями сотнях сотен".split(), 100),
    **LEXICONS["ru"].scales,
    **{word + ending: scale for word, scale in LEXICONS["en"].scales.items() for ending in ("", "s")},
}
"""What each word multiplies by."""


def magnitude_changed(pair: SentencePair) -> str:
    """«десятки тысяч смертей» → "hundreds of thousands of deaths": return both, or nothing.

    Objects only where the target says another magnitude, and nowhere that of the source.
    """
    if not pair.is_russian_to_english:
        return ""
    said = {size: found["words"] for found in _ENGLISH.finditer(pair.target_lower) if (size := _size(found))}
    for size, words in _uncounted(pair.source_lower):
        if said and size not in said:
            return f"«{words}» (“{next(iter(said.values()))}”)"
    return ""


def _uncounted(source: str) -> Iterator[tuple[int, str]]:
    for found in _RUSSIAN.finditer(source):
        if not _COUNTING.match(found["before"] or ""):
            yield _size(found), found["words"]


def _size(found: re.Match[str]) -> int:
    """Return what the words say, 0 where it is nothing: 10,000 for "tens of thousands"."""
    return math.prod(_SIZES.get(word, 0) for word in found.group("few", "many") if word)
