"""The pairs that examples are taken from: the desk's corrections, and the corpus that ships with the package."""

import gzip
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from importlib import resources

import numpy as np

from briefing.examples.nearest import Index, best
from briefing.records import Correction, Example, LanguagePair, TermHint

SHORTEST, LONGEST = 60, 260
"""Characters of an example's source: shorter ones teach little, longer ones cost more than they teach."""

SHORTEST_CORRECTION = 20
"""What a reviewer wrote teaches the house's wording in short sentences too."""

CORRECTION_WEIGHT = 1.5
"""A correction stands before a pair of the corpus that is up to half as much more like the sentence."""


@dataclass(frozen=True)
class Bank:
    """Pairs to take examples from; the first ``corrections`` of them are the desk's own, the newest first."""

    examples: tuple[Example, ...] = ()
    corrections: int = 0

    def nearest(self, source: str, number: int) -> tuple[Example, ...]:
        """Return the ``number`` pairs most like ``source``, or fewer, the most like one last: next to the sentence.

        A pair with the very same source is left out: where a correction holds is decided elsewhere, and no model is
        asked to copy it.
        """
        if not number or not self.examples:
            return ()
        likeness = self._index.likeness(source) * self._weights
        found = (self.examples[position] for position in best(likeness, number + _SAME_SOURCE))
        return tuple(example for example in found if example.source != source)[:number][::-1]

    @cached_property
    def _index(self) -> Index:
        return Index(example.source for example in self.examples)

    @cached_property
    def _weights(self) -> np.ndarray:
        weights = np.ones(len(self.examples))
        weights[: self.corrections] = CORRECTION_WEIGHT
        return weights


_SAME_SOURCE = 2
"""Pairs that may have the source of the sentence itself: a correction and one of the corpus."""


def bank(pair: LanguagePair, corrections: Iterable[Correction]) -> Bank:
    """Return the bank of a language pair: ``corrections``, newest first, and the corpus where there is one."""
    newest: dict[str, Example] = {}
    for correction in filter(_teaches, corrections):
        newest.setdefault(correction.source, Example(correction.source, correction.target))
    return Bank((*newest.values(), *shipped(pair)), len(newest))


def shipped(pair: LanguagePair) -> tuple[Example, ...]:
    """Return the pairs of the corpus that ships with the package, an empty tuple for languages that have none."""
    file = resources.files("briefing.examples").joinpath(f"{'-'.join(pair)}.tsv.gz")
    if not file.is_file():
        return ()
    lines = gzip.decompress(file.read_bytes()).decode("utf-8").splitlines()
    return tuple(_parsed(*line.split("\t")) for line in lines)


def _parsed(source: str, target: str, terms: str) -> Example:
    hints = (hint.partition(" = ") for hint in terms.split("; ") if hint)
    return Example(source, target, tuple(TermHint(term, wanted) for term, _, wanted in hints))


def _teaches(correction: Correction) -> bool:
    return SHORTEST_CORRECTION <= len(correction.source) <= LONGEST and bool(correction.target.strip())
