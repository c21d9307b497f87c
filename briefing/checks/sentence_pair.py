"""A sentence and its translation, with what several checks need of them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from briefing.languages.characters import plain
from briefing.languages.scripts import SCRIPTS

_CYRILLIC = SCRIPTS["Cyrillic"]
_WORD = re.compile(r"\d+(?:[.,:]\d+)*|\w+")
"""A number with its separators («1,000,000») is one word."""

LONGEST = 4_000
"""Characters of the longest text taken for a sentence, in which each name is compared with each word."""

PAIRS_CACHED = 64
"""Pairs for which the names in them are remembered: several checks of one pair ask for them."""


@dataclass(frozen=True)
class SentencePair:
    """A source sentence and its target text, without surrounding white space; languages are ISO 639-1 codes.

    ``terms`` are what the glossary settles: words of the source, with their targets. Everything derived is worked out
    once, at first use.
    """

    source: str
    target: str
    source_language: str
    target_language: str
    terms: tuple[tuple[str, str], ...] = ()

    @cached_property
    def is_russian_to_english(self) -> bool:
        """Tell whether checks for these two languages apply: not where words are left in Russian."""
        known = (self.source_language, self.target_language) == ("ru", "en")
        is_sentence = self.target_size > 0 and max(len(self.source), len(self.target)) <= LONGEST
        return known and is_sentence and not _CYRILLIC.search(self.target)

    @cached_property
    def source_lower(self) -> str:
        """The source in lower case."""
        return self.source.lower()

    @cached_property
    def target_lower(self) -> str:
        """The target in lower case."""
        return self.target.lower()

    @cached_property
    def source_words(self) -> list[str]:
        """Words and numbers of the source in lower case."""
        return _WORD.findall(self.source_lower)

    @cached_property
    def target_words(self) -> list[str]:
        """Words and numbers of the target in lower case."""
        return _WORD.findall(self.target_lower)

    @cached_property
    def source_size(self) -> int:
        """Characters in the words of the source."""
        return sum(map(len, self.source_words))

    @cached_property
    def target_size(self) -> int:
        """Characters in the words of the target."""
        return sum(map(len, self.target_words))

    def added(self, pattern: re.Pattern[str]) -> bool:
        """Tell whether the pattern is in the target without being in the source."""
        return bool(pattern.search(self.target)) and not pattern.search(self.source)


def paired(
    source: str, target: str, source_language: str, target_language: str, terms: Iterable[tuple[str, str]] = ()
) -> SentencePair:
    """Return a sentence and its translation as checks read them: see :func:`briefing.checks.defects`."""
    settled = tuple((plain(words), rendering) for words, rendering in terms)
    return SentencePair(plain(source.strip()), target.strip(), source_language, target_language, settled)
