"""Processor time that a test allows, whatever machine it runs on."""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_USUAL = 0.037
"""Seconds that :func:`_known_work` takes on the machine whose seconds the tests speak of."""

_WORDS = re.compile(r"\w+")


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Assert that what is done within takes no more processor time than ``seconds``.

    They are seconds of one machine: a slower one, or one that is busy and shares its caches, is given more of them, as
    many times as some known work takes it longer. A faster one is not given less.
    """
    begun = time.process_time()
    yield
    taken = time.process_time() - begun
    assert taken < seconds or taken < seconds * _slowness(), f"it took {taken:.2f} seconds"


def least(work: Callable[[], object], times: int = 5) -> float:
    """Return the processor seconds of the quickest of several runs, which others disturb least."""
    return min(_seconds(work) for _ in range(times))


def _slowness() -> float:
    return max(_seconds(_known_work) for _ in range(5)) / _USUAL


def _seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _known_work() -> int:
    """Do what the program does most: make strings, search and compare them, and keep them in tables."""
    counts: dict[str, int] = {}
    for number in range(10_000):
        for word in _WORDS.findall(f"Порт номер {number} и коридор к порту {number % 10} открыты с {number % 31} мая"):
            counts[word.lower()] = counts.get(word.lower(), 0) + 1
    return sum(sorted(counts.values()))
