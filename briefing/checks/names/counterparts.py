"""How likely an English word is the counterpart of a Russian name: it sounds alike, or ``exonyms.txt`` says so."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import lru_cache

from briefing.checks.names.sounds import alike
from briefing.checks.tables import blocks

SURE = 0.75
"""Likeness from which an English word is the counterpart of a Russian name, and so of no other name."""

_CLEARLY = 0.15
"""By how much an English word must be more like another Russian name to be that one's: "Pashinyan" for «Вашингтон»."""

_CACHED = 50_000

_Side = dict[str, list[tuple[str, int]]]
"""By first letter the beginnings of words in one language, each with the number of its line."""

_RUSSIAN: _Side = defaultdict(list)
_ENGLISH: _Side = defaultdict(list)
for _number, _line in enumerate(blocks(__package__, "exonyms.txt")[0].splitlines()):
    for _side, _starts in zip((_RUSSIAN, _ENGLISH), _line.split("|"), strict=True):
        for _start in _starts.split():
            _side[_start[0]].append((_start, _number))


@lru_cache(_CACHED)
def likeness(russian: str, english: str) -> float:
    """Return how alike two names are, from 0 to 1; of a hyphenated one the part that is most alike counts."""
    parts = russian.split("-")
    if any(stands_for(english, part) for part in parts):
        return 1.0
    return max(alike(part, english) for part in dict.fromkeys([*parts, "".join(parts)]))


def own_words(alike: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, float]]:
    """Return how alike each Russian name is to English words, without the words that are clearly another name's."""
    most: Counter[str] = Counter()
    for words in alike.values():
        most |= Counter(words)
    return {
        name: {word: value for word, value in words.items() if value > most[word] - _CLEARLY}
        for name, words in alike.items()
    }


def stands_for(english: str, russian: str) -> bool:
    """Tell whether an English word may stand for a Russian one, by the table: "Georgian" for «грузинский»."""
    return not _english_lines(english).isdisjoint(_russian_lines(russian))


def is_listed(russian: str) -> bool:
    """Tell whether the table has a Russian word."""
    return bool(_russian_lines(russian))


@lru_cache(_CACHED)
def english_beginnings(russian: str) -> tuple[str, ...]:
    """Return what English words for a Russian one may begin with, by the table, in small letters."""
    lines = _russian_lines(russian)
    return tuple(start for starts in _ENGLISH.values() for start, line in starts if line in lines and start.isalpha())


@lru_cache(_CACHED)
def _russian_lines(word: str) -> frozenset[int]:
    return _lines(word.lower().replace("ё", "е"), _RUSSIAN)


@lru_cache(_CACHED)
def _english_lines(word: str) -> frozenset[int]:
    return _lines(word.lower(), _ENGLISH)


def _lines(word: str, side: _Side) -> frozenset[int]:
    whole = f"{word}."
    return frozenset(line for start, line in side.get(word[0], ()) if whole.startswith(start))
