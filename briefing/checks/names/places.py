"""Places that the target does not name, by ``places.txt``: models put a better-known place in their stead."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from briefing.checks.names.russian import names
from briefing.checks.sentence_pair import PAIRS_CACHED, SentencePair
from briefing.checks.tables import rows
from briefing.languages import morphology

PLACES = {russian: tuple(english.split(", ")) for russian, english in rows(__package__, "places.txt")}
"""English names by the Russian nominative in small letters, the usual one first."""

_LONG = 6
"""Letters from which the last of an English name may be another one: "Crimean", "Viennese"."""


class Place(NamedTuple):
    """A place as the Russian has it, and its usual name in English."""

    russian: str
    english: str


def place_missing(pair: SentencePair) -> str:
    """«В Ноттингеме бастуют.» → "There is a strike in the East.": return the places, or nothing."""
    return ", ".join(f"«{place.russian}» ({place.english})" for place in missing_places(pair))


@lru_cache(PAIRS_CACHED)
def missing_places(pair: SentencePair) -> tuple[Place, ...]:
    """Return the places in the source that none of their English names stands for in the target, each once."""
    return tuple(dict.fromkeys(_missing(pair))) if pair.is_russian_to_english else ()


def is_rendered(name: str, pair: SentencePair) -> bool:
    """Tell whether the target has a place of the table by an English name, which may sound otherwise: «Чунцин»."""
    return any(_is_in(english, pair.target_lower) for english in _english(name.lower()))


def _missing(pair: SentencePair) -> Iterator[Place]:
    for name in names(pair):
        english = _english(name.text.lower())
        if english and not any(_is_in(each, pair.target_lower) for each in english):
            yield Place(name.text, english[0])


def _english(word: str) -> tuple[str, ...]:
    """Return the English names of a place in any case, the usual one first, or nothing."""
    lemmas = sorted(lemma.replace("ё", "е") for lemma in morphology.lemmas(word))
    return next((PLACES[lemma] for lemma in lemmas if lemma in PLACES), ())


def _is_in(english: str, target: str) -> bool:
    start = english.lower()
    return (start[:-1] if len(start) >= _LONG else start) in target
