"""Groups sentences into batches for a CTranslate2 model, and waits for their results.

CTranslate2 pads a batch to its longest member and decodes until the longest output of the batch ends, so a
batch holds sentences of similar length. Few batches are queued: enough that no worker waits, no more, so that
memory does not grow with the input and an interrupt takes effect at once.
"""

import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

POLL_SECONDS = 0.005

Batch = TypeVar("Batch")
Result = TypeVar("Result")
Result_co = TypeVar("Result_co", covariant=True)


class Pending(Protocol[Result_co]):
    """A result still being computed, such as CTranslate2's ``AsyncTranslationResult``."""

    def done(self) -> bool:
        """Tell whether :meth:`result` would return at once."""

    def result(self) -> Result_co:
        """Return the result, waiting for it if need be."""


def cores() -> int:
    """Return how many processor cores this process may use."""
    if hasattr(os, "sched_getaffinity"):  # Linux; respects the limits of containers and taskset
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def mean_log_probability(score: float, tokens: int, length_penalty: float) -> float:
    """Undo CTranslate2's length normalisation (score = sum of log-probabilities / tokens ** penalty)."""
    return float(score * max(1, tokens) ** (length_penalty - 1))


def longest_first(lengths: Sequence[int], size: int, padded: int | None = None) -> list[list[int]]:
    """Return the indices of ``lengths`` in batches, longest first, ties in order.

    A batch has at most ``size`` members; if it has several, they come to at most ``padded`` tokens once each is padded
    to the longest.
    """
    batches: list[list[int]] = []
    for index in sorted(range(len(lengths)), key=lambda index: -lengths[index]):
        longest = lengths[batches[-1][0]] if batches else 0
        room = min(size, padded // longest) if padded and longest else size
        if batches and len(batches[-1]) < room:
            batches[-1].append(index)
        else:
            batches.append([index])
    return batches


def in_flight(
    batches: Iterable[Batch], submit: Callable[[Batch], Sequence[Pending[Result]]], window: int
) -> Iterator[tuple[Batch, list[Result]]]:
    """Yield each batch with its results, oldest first, keeping up to ``window`` batches submitted."""
    queue: deque[tuple[Batch, Sequence[Pending[Result]]]] = deque()
    for batch in batches:
        queue.append((batch, submit(batch)))
        if len(queue) >= window:
            yield _finished(*queue.popleft())
    while queue:
        yield _finished(*queue.popleft())


def _finished(batch: Batch, pending: Sequence[Pending[Result]]) -> tuple[Batch, list[Result]]:
    # result() blocks inside C++, where Ctrl-C has no effect until the batch is done; sleep() can be interrupted.
    while not all(item.done() for item in pending):
        time.sleep(POLL_SECONDS)
    return batch, [item.result() for item in pending]
