"""Which pairs make up the next batch: pairs of like length, each once in a pass."""

import random
from collections.abc import Iterable

from training.pairs import Pair

BATCH = 16
"""Pairs of a step."""

WINDOW = 64
"""Pairs drawn for a batch, of which those of like length are taken: what is padded costs as much as what is not."""

LONGEST = 520
"""Characters of the Russian from which on a pair is left out: its batch would need more memory than all others."""


class Sampler:
    """Draws batches from ``pairs``; ``seen`` are the sources that were drawn in this pass."""

    def __init__(self, pairs: Iterable[Pair], seen: set[str], chance: random.Random) -> None:
        self.pairs = [pair for pair in pairs if len(pair.source) < LONGEST]
        if len({pair.source for pair in self.pairs}) < BATCH:
            raise ValueError(f"a batch needs {BATCH} pairs of less than {LONGEST} characters")
        self.seen = seen
        self._chance = chance

    def batch(self) -> list[Pair]:
        """Return the next :data:`BATCH` pairs, shortest first; a new pass begins where too few are left."""
        pool = self._unseen()
        if len(pool) < BATCH:
            self.seen.clear()
            pool = self._unseen()
        window = sorted(self._chance.sample(pool, min(WINDOW, len(pool))), key=lambda pair: len(pair.source))
        first = self._chance.randrange(0, len(window) - BATCH + 1)
        chosen = window[first : first + BATCH]
        self.seen.update(pair.source for pair in chosen)
        return chosen

    def _unseen(self) -> list[Pair]:
        return [pair for pair in self.pairs if pair.source not in self.seen]
