"""Which pairs make up the next batch: any, each once in a pass."""

import random
from collections.abc import Iterable

from training.pairs import Pair

BATCH = 16
"""Pairs of a step."""

LONGEST = 520
"""Characters of the Russian from which on a pair is left out: it would need more memory than all others."""


class Sampler:
    """Draws batches from ``pairs``; ``seen`` are the sources that were drawn in this pass."""

    def __init__(self, pairs: Iterable[Pair], seen: set[str], chance: random.Random) -> None:
        self.pairs = [pair for pair in pairs if len(pair.source) < LONGEST]
        if len({pair.source for pair in self.pairs}) < BATCH:
            raise ValueError(f"a batch needs {BATCH} pairs of less than {LONGEST} characters")
        self.seen = seen
        self._chance = chance

    def batch(self) -> list[Pair]:
        """Return the next :data:`BATCH` pairs; a new pass begins where too few are left."""
        pool = self._unseen()
        if len(pool) < BATCH:
            self.seen.clear()
            pool = self._unseen()
        chosen = self._chance.sample(pool, BATCH)
        self.seen.update(pair.source for pair in chosen)
        return chosen

    def _unseen(self) -> list[Pair]:
        return [pair for pair in self.pairs if pair.source not in self.seen]
