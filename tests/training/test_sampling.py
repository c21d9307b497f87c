"""Batches, each pair once in a pass."""

import random

import pytest

from training.pairs import Pair
from training.sampling import BATCH, LONGEST, Sampler

PAIRS = [Pair("ж" * length, "z", "") for length in range(10, 10 + 4 * BATCH)]


def sampler(pairs: list[Pair], seen: set[str]) -> Sampler:
    return Sampler(pairs, seen, random.Random(1))


def test_a_pass_has_each_pair_once() -> None:
    drawn = sampler(PAIRS, set())
    batches = [drawn.batch() for _ in range(4)]
    assert sorted(pair for batch in batches for pair in batch) == PAIRS
    assert drawn.seen == {pair.source for pair in PAIRS}
    assert len(drawn.batch()) == BATCH
    assert len(drawn.seen) == BATCH


def test_a_pass_goes_on_where_it_was_left() -> None:
    seen = {pair.source for pair in PAIRS[: 3 * BATCH]}
    assert sorted(sampler(PAIRS, seen).batch()) == PAIRS[3 * BATCH :]


def test_long_pairs_are_left_out() -> None:
    long = Pair("ж" * LONGEST, "z", "")
    assert long not in sampler([*PAIRS, long], set()).pairs


def test_too_few_pairs_are_refused() -> None:
    with pytest.raises(ValueError, match="a batch needs 16 pairs"):
        sampler(PAIRS[: BATCH - 1], set())
