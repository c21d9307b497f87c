"""Spells the names of states and other places as the table of the checks has them."""

import re
from functools import partial

from rapidfuzz.distance import Levenshtein

from briefing.checks.names.counterparts import english_beginnings, stands_for
from briefing.languages.morphology import is_place

_RUSSIAN = re.compile(r"(?<![\w-])[А-ЯЁ][а-яё]{4,}")
_WORD = re.compile("[A-Za-z]+")
_ENGLISH = re.compile(r"(?<![\w-])[A-Z][a-z]{4,}")
_SHORTEST = 6
"""Letters of the beginning of a name in the table; a shorter one is like too many other words."""
_LETTERS_AN_ERROR = 5
"""Of a beginning with so many letters one may be wrong, of twice as many two."""


def places(target: str, source: str) -> str:
    """«В Азербайджане» → "in Azerbajhan" → "in Azerbaijan"; only where nothing in the target stands for the name."""
    for russian in dict.fromkeys(_RUSSIAN.findall(source)):
        if is_place(russian.lower()) and not any(stands_for(word, russian) for word in _WORD.findall(target)):
            target = _ENGLISH.sub(partial(_right, russian), target)
    return target


def _right(russian: str, found: re.Match[str]) -> str:
    """Return a word as it should be spelled, if it stands for the Russian name."""
    word = found[0]
    for beginning in english_beginnings(russian):
        if len(beginning) < _SHORTEST or beginning[0] != word[0].lower():
            continue
        sizes = (len(beginning), len(beginning) - 1, len(beginning) + 1)
        errors = {size: Levenshtein.distance(word[:size].lower(), beginning) for size in sizes}
        size = min(sizes, key=errors.__getitem__)  # "Azerbaidjan" has one error, and its first ten letters two
        if errors[size] <= len(beginning) // _LETTERS_AN_ERROR:
            return beginning.capitalize() + word[size:]
    return word
