"""Names in a Russian sentence: words with a capital that nothing else explains."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefing.checks.names.counterparts import SURE, likeness
from briefing.checks.sentence_pair import PAIRS_CACHED, SentencePair
from briefing.languages import morphology

ADJECTIVE = re.compile("[сц]к(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими?)$")
"""The end of adjectives made from names: «Лондонская полиция» is the Metropolitan."""

_CACHED = 50_000
_HEAD, _TAIL = 3, 5
"""Letters of the parts of a compound: «Кибер-спорт»."""

_COINED = re.compile(r"(?:[иая]ци[ияюей]\w?|ост[иью]\w?|ни[еяюй]\w?|инг\w{0,2}|изм\w{0,2}|льн\w{2,3})\Z")
"""Endings with which Russian coins common nouns and adjectives that no dictionary has yet."""

_LONG = 5
"""Letters from which a word with a capital and no common reading is a name wherever it stands: «Нугрохо»."""

_NAME = re.compile(r"(?<![\w-])[А-ЯЁ][а-яё]{2,}(?:-[А-ЯЁа-яё]+)*(?![\w-])")
_LONGEST_OPENING = 6
_OPENING = re.compile(r"(?:\A|(?<![А-ЯЁ])(?<!\b[Сс]в)[.!?…]|[:»\"”],? [—–-] |: |[«“„\"]|[—–-] )\W*\Z")
"""What precedes a word that has a capital because it comes first. Not the full stop of «А. Линд», «Св. Мартин»."""

_END = re.compile(r"[.!?…»\"]|,? [—–-] |\Z")
_FOLLOWING = re.compile(r"[\s\u00a0]([а-яё]+)")
"""A word in small letters behind a name."""


@dataclass(frozen=True, slots=True)
class RussianName:
    """A name and where it stands in the source."""

    text: str
    start: int
    stop: int


@lru_cache(PAIRS_CACHED)
def names(pair: SentencePair) -> tuple[RussianName, ...]:
    """Return what is certainly a name in the source, without adjectives of nouns and what the glossary settles."""
    return tuple(_found(pair))


def _found(pair: SentencePair) -> Iterator[RussianName]:
    for found in _NAME.finditer(pair.source):
        name = found[0]
        if not any(map(is_name, name.split("-"))) or is_settled(name, pair):
            continue
        if ADJECTIVE.search(name) and not _is_alone(pair.source, found.end()):
            continue
        if not is_opening(pair.source, found.start()) or (
            _is_proper(name) and not _is_lower_case_in_english(name, pair)
        ):
            yield RussianName(name, found.start(), found.end())


def _is_alone(source: str, stop: int) -> bool:
    """Tell whether no noun can belong to what ends there: «за Зеленского отдали голос», «сказал Зеленский»."""
    if _END.match(source, stop):
        return True
    following = _FOLLOWING.match(source, stop)
    return following is not None and (
        morphology.is_finite_verb(following[1]) or morphology.is_preposition(following[1])
    )


def is_opening(source: str, start: int) -> bool:
    """Tell whether a word has a capital because it comes first, as what stands before it shows."""
    return _OPENING.search(source, max(0, start - _LONGEST_OPENING), start) is not None


def _is_lower_case_in_english(name: str, pair: SentencePair) -> bool:
    """Tell whether the English has the word in lower case, as no name can be: «Тенге вырос.»."""
    return any(word in pair.target and likeness(name, word) >= SURE for word in pair.target_words)


def is_settled(name: str, pair: SentencePair) -> bool:
    """Tell whether the glossary says what becomes of a name."""
    return any(name in matched for matched, _ in pair.terms)


@lru_cache(_CACHED)
def is_name(word: str) -> bool:
    """Tell whether a Russian word inside a sentence has a capital that no other reading explains."""
    lower = word.lower()
    return word[0].isupper() and (not morphology.is_common(lower) or morphology.is_mostly_surname(lower))


@lru_cache(_CACHED)
def _is_proper(word: str) -> bool:
    """Tell whether a word is nothing but a name, even where every word has a capital.

    The dictionary lists it as one, or not at all; «Кибер-спорт» and «Цифровизация» are not listed and no names.
    """
    readings = morphology.nominatives(word.lower())
    if not all(reading.proper for reading in readings) or not is_name(word) or _COINED.search(word):
        return False
    tails = (word[start:] for start in range(_HEAD, len(word) - _TAIL + 1))
    return (len(word) >= _LONG or bool(readings)) and not any(map(morphology.is_common, tails))
