"""The check for nouns that a translation has more often than the original: what a model invents is often said twice."""

from dataclasses import dataclass
from functools import cache

from briefing.checks.loops import repetition
from briefing.checks.sentence_pair import SentencePair
from briefing.checks.tables import rows
from briefing.checks.words.phrases import PhraseIndex, phrases


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
    return ", ".join(f"“{phrases(noun.english).findall(target)[0]}”" for noun in repeated)


@cache
def _index() -> PhraseIndex[CountedNoun]:
    return PhraseIndex(counted_nouns(), lambda noun: noun.russian)


@cache
def counted_nouns() -> tuple[CountedNoun, ...]:
    """Return the table."""
    return tuple(CountedNoun(russian, english) for russian, english in rows(__package__, "counted.txt"))
