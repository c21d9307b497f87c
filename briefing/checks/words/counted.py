"""The check for nouns that a translation has more often than the original: what a model invents is often said twice."""

import re
from dataclasses import dataclass
from functools import cache

from briefing.checks.loops import repetition
from briefing.checks.sentence_pair import SentencePair
from briefing.checks.tables import rows
from briefing.checks.words.phrases import PhraseIndex, phrases

_TWICE = re.compile(
    r"(?<![\w-])(?!(?:more|again|over|less|fewer|through|years|days|hundreds|thousands|millions|others|there|this|that)\b)"
    r"([a-z]{4,}) and \1(?!\w)"
)
"""A word that is joined to itself, but for idioms: "again and again"."""

_TWICE_IN_RUSSIAN = re.compile(r"(?<!\w)(\w{4})\w* (?:и|да|или|за|от|к|на|против|по|в) \1")


@dataclass(frozen=True, slots=True)
class CountedNoun:
    """A noun of both languages, as :func:`phrases` reads it, of which English never needs more than Russian has."""

    russian: str
    english: str

    def is_repeated(self, source: str, target: str) -> bool:
        """Tell whether the target has it more often than the source; texts are in lower case."""
        return len(phrases(self.english).findall(target)) > len(phrases(self.russian).findall(source))


def word_repeated(pair: SentencePair) -> str:
    """«на конференции палаты» → "at the chamber's conference, where the chamber was founded": return “chamber”."""
    if not pair.is_russian_to_english or repetition(pair):
        return ""
    source, target = pair.source_lower, pair.target_lower
    repeated = [noun for noun, _ in _index().find(source) if noun.is_repeated(source, target)]
    words = [phrases(noun.english).findall(target)[0] for noun in repeated]
    return ", ".join(f"“{word}”" for word in dict.fromkeys([*words, *_joined_to_itself(source, target)]))


def _joined_to_itself(source: str, target: str) -> list[str]:
    """«гуманитарные и человеческие связи» → "human and human ties": return “human”."""
    return [] if _TWICE_IN_RUSSIAN.search(source) else [found[1] for found in _TWICE.finditer(target)]


@cache
def _index() -> PhraseIndex[CountedNoun]:
    return PhraseIndex(counted_nouns(), lambda noun: noun.russian)


@cache
def counted_nouns() -> tuple[CountedNoun, ...]:
    """Return the table."""
    return tuple(CountedNoun(russian, english) for russian, english in rows(__package__, "counted.txt"))
