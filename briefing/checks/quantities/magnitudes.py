"""How large what nobody counted is said to be: «десятки тысяч» are tens of thousands, not hundreds of thousands."""

import re
from collections.abc import Iterator

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
_RUSSIAN_POWERS = {"десят": 1, "сот": 2, "тыс": 3, "милли": 6, "млн": 6, "миллиард": 9, "млрд": 9}
_ENGLISH_POWERS = {"dozen": 1, "tens": 1, "score": 1, "hundred": 2, "thousand": 3, "million": 6, "billion": 9}
_POWERS = _RUSSIAN_POWERS | _ENGLISH_POWERS
"""Powers of ten by how a word begins; of two beginnings the longer one counts."""


def magnitude_changed(pair: SentencePair) -> str:
    """«десятки тысяч смертей» → "hundreds of thousands of deaths": return both, or nothing.

    Objects only where the target says another magnitude, and nowhere that of the source.
    """
    if not pair.is_russian_to_english:
        return ""
    said = {_power(found): found["words"] for found in _ENGLISH.finditer(pair.target_lower) if _power(found)}
    for power, words in _uncounted(pair.source_lower):
        if said and power not in said:
            return f"«{words}» (“{next(iter(said.values()))}”)"
    return ""


def _uncounted(source: str) -> Iterator[tuple[int, str]]:
    for found in _RUSSIAN.finditer(source):
        if not _COUNTING.match(found["before"] or ""):
            yield _power(found), found["words"]


def _power(found: re.Match[str]) -> int:
    """Return the power of ten that words say, 0 for none: 4 for "tens of thousands"."""
    return sum(map(_power_of_word, filter(None, found.group("few", "many"))))


def _power_of_word(word: str) -> int:
    return _POWERS.get(max((start for start in _POWERS if word.startswith(start)), key=len, default=""), 0)
