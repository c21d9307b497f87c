"""Which texts of a collection share the most informative words with another text.

Words count by their first six letters, which stands in for stemming; each stem that is shared adds its inverse document
frequency (Spärck Jones, 1972). Of five ways tried on 220 held-out pairs of the corpus (stems of five and six letters,
pairs of stems, character 4- and 5-grams, each with three ways to allow for length) all found examples whose English was
about as close to the reference: chrF 25 to 29. Stems are the quickest to index and the easiest to explain.
"""

import math
import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

STEM_LETTERS = 6
FEWEST_LETTERS = 3
"""Shorter words are left out: they are prepositions, conjunctions and particles for the most part."""

_WORD = re.compile(r"[^\W_]+")


def stems(text: str) -> frozenset[str]:
    """Return the stems of a text's words; «ё» counts as «е»."""
    words = _WORD.findall(text.lower().replace("ё", "е"))
    return frozenset(word[:STEM_LETTERS] for word in words if len(word) >= FEWEST_LETTERS)


class Index:
    """An inverted index over the stems of texts; a text is known by its position."""

    def __init__(self, texts: Iterable[str]) -> None:
        holders: dict[str, array[int]] = defaultdict(lambda: array("I"))
        size = 0
        for text in texts:
            for stem in stems(text):
                holders[stem].append(size)
            size += 1
        self._holders = {stem: np.frombuffer(positions, np.uint32) for stem, positions in holders.items()}
        self._weights = {stem: math.log(size / len(positions)) for stem, positions in self._holders.items()}
        self._lengths = np.ones(size)
        # In a fixed order, so that sums are rounded in the same way in every process.
        for stem in sorted(self._holders):
            self._lengths[self._holders[stem]] += self._weights[stem] ** 2

    def likeness(self, text: str) -> NDArray[np.float64]:
        """Return how like ``text`` each indexed text is.

        That is the sum of the weights of the stems they share, divided by the fourth root of the text's own squared
        weights: half way between no allowance for its length, which favours long texts, and the cosine, which favours
        short ones.
        """
        summed = np.zeros(len(self._lengths))
        for stem in sorted(stems(text) & self._holders.keys()):
            summed[self._holders[stem]] += self._weights[stem]
        return summed / self._lengths**0.25


def best(likeness: NDArray[np.float64], number: int) -> Sequence[int]:
    """Return the positions of the ``number`` highest values above zero, best first; of equals the first comes first."""
    order = np.argsort(-likeness, kind="stable")[:number]
    return [int(position) for position in order if likeness[position] > 0]
