"""Places that only the target names, by ``places.txt`` and ``countries.txt``: «Ливия» as "Lithuania"."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from briefing.checks.names.counterparts import SURE, likeness
from briefing.checks.names.places import PLACES
from briefing.checks.names.russian import ADJECTIVE
from briefing.checks.sentence_pair import SentencePair
from briefing.checks.tables import rows
from briefing.checks.words.phrases import PhraseIndex

_STEM = 3
"""Letters of a Russian name that its cases and adjectives leave as they are, where it has no more than five."""

_ENDING = 2
"""Letters of a longer one that they may change: «Казани», «казанский»."""

_SHORT = 3
"""Letters of English names that are other words too: "LA"."""

_ALIKE = 2
"""Letters with which another spelling begins as well."""

_WORD = re.compile(r"\w+")
_WORDS = re.compile(r"\w[\w-]+")


class _Place(NamedTuple):
    """English names of a place, as :class:`PhraseIndex` reads them, and parts of Russian words that name it.

    A full stop marks a whole word.
    """

    english: str
    russian: tuple[str, ...]

    def is_named(self, pair: SentencePair) -> bool:
        """Tell whether the source has one of the parts."""
        source = pair.source_lower.replace("ё", "е")
        return any(part[:-1] in pair.source_words if part.endswith(".") else part in source for part in self.russian)


def added_places(pair: SentencePair) -> tuple[str, ...]:
    """Return the places that the target names, and the source does not; each once."""
    return tuple(dict.fromkeys(_added(pair))) if pair.is_russian_to_english else ()


def _added(pair: SentencePair) -> Iterator[str]:
    # What has no capital is no name, and parts the names beside it.
    names = _WORD.sub(lambda word: word[0] if word[0][0].isupper() else "|", pair.target).lower()
    for place, found in _index().find(names):
        if not place.is_named(pair) and not _is_explained(found[0], pair):
            yield found[0].title()


def _is_explained(english: str, pair: SentencePair) -> bool:
    """Tell whether the source has a name that sounds like it, or the glossary has it: «Чилембве» is no Chilean."""
    if any(english in rendering.lower() for _, rendering in pair.terms):
        return True
    words = (word for word in _WORDS.findall(pair.source) if word[0].isupper() or ADJECTIVE.search(word))
    return any(word.lower() in english or likeness(word, english) >= SURE for word in words)


@cache
def _index() -> PhraseIndex[_Place]:
    cells = rows(__package__, "countries.txt")
    countries = (_Place(english, tuple(russian.split(", "))) for english, russian in cells)
    places = (_Place(_whole(english), (_stem(russian),)) for russian, english in PLACES.items())
    return PhraseIndex((*countries, *(place for place in places if place.english)), lambda place: place.english)


def _whole(english: tuple[str, ...]) -> str:
    """Return the usual name and its other spellings: "Yerevan" also stands for Armenia, but Armenia is not Yerevan."""
    spellings = (name for name in english if name[:_ALIKE] == english[0][:_ALIKE] and len(name) > _SHORT)
    return ", ".join(f"{name.lower()}." for name in spellings)


def _stem(russian: str) -> str:
    return russian[: max(_STEM, len(russian) - _ENDING)]
