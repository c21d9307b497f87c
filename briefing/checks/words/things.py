"""The check for things that only the translation has: "grain" where nobody spoke of any."""

from dataclasses import dataclass
from functools import cache

from briefing.checks.loops import repetition
from briefing.checks.sentence_pair import SentencePair
from briefing.checks.tables import rows
from briefing.checks.words.phrases import PhraseIndex


@dataclass(frozen=True, slots=True)
class Thing:
    """English words for a thing, in the notation of :mod:`~briefing.checks.words.phrases`, and parts of Russian."""

    english: str
    russian: tuple[str, ...]

    def is_in(self, source: str, word: str) -> bool:
        """Tell whether the source, in lower case, accounts for the English ``word``."""
        return word in source or any(part in source for part in self.russian)


def thing_added(pair: SentencePair) -> str:
    """«диверсификация поставок» → "diversification of grain supplies": return “grain”.

    What the glossary settles is not in doubt, nor is a Latin word of the source.
    """
    if not pair.is_russian_to_english or repetition(pair):
        return ""
    source = " ".join([pair.source_lower, *(rendering.lower() for _, rendering in pair.terms)])
    found = ((thing, place[0]) for thing, place in _index().find(pair.target_lower))
    return ", ".join(f"“{word}”" for thing, word in found if not thing.is_in(source, word))


@cache
def _index() -> PhraseIndex[Thing]:
    return PhraseIndex(things(), lambda thing: thing.english)


@cache
def things() -> tuple[Thing, ...]:
    """Return the table."""
    cells = rows(__package__, "things.txt")
    return tuple(Thing(english, tuple(map(str.strip, russian.split(",")))) for english, russian in cells)
