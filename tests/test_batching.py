"""How sentences are grouped and their results waited for."""

import threading
import time

import pytest

from briefing.engines.batching import in_flight, longest_first


@pytest.mark.parametrize(
    ("lengths", "size", "batches"),
    [
        ([], 2, []),
        ([1, 5, 3], 2, [[1, 2], [0]]),
        ([2, 2, 2], 2, [[0, 1], [2]]),
        ([1, 2, 3], 9, [[2, 1, 0]]),
    ],
)
def test_batches_hold_sentences_of_like_length_longest_first(lengths, size, batches):
    assert longest_first(lengths, size) == batches


def test_a_batch_is_bounded_in_padded_tokens_and_in_spread():
    assert longest_first([10, 9, 9, 2, 1], 9, padded=20) == [[0, 1], [2, 3], [4]]
    assert longest_first([10, 9, 9, 2, 1], 9, spread=1) == [[0, 1, 2], [3, 4]]
    assert longest_first([50], 9, padded=20) == [[0]]


class Later:
    """A result that another thread finishes."""

    def __init__(self, value: int, seconds: float) -> None:
        self._ready = threading.Event()
        self._value = value
        threading.Timer(seconds, self._ready.set).start()

    def done(self) -> bool:
        return self._ready.is_set()

    def result(self) -> int:
        assert self.done(), "waited in result(), where an interrupt is not heard"
        return self._value


def test_results_come_with_their_batch_in_the_order_of_submission():
    submitted: list[int] = []

    def submit(batch: int) -> list[Later]:
        submitted.append(batch)
        return [Later(batch * 10, 0.02 * (4 - batch)), Later(batch * 10 + 1, 0)]

    assert list(in_flight(range(4), submit, window=2)) == [(n, [n * 10, n * 10 + 1]) for n in range(4)]


def test_no_more_than_the_window_is_submitted_ahead():
    ahead = []
    submitted = 0

    def submit(_: int) -> list[Later]:
        nonlocal submitted
        submitted += 1
        return [Later(0, 0)]

    for received, _ in enumerate(in_flight(range(10), submit, window=3)):
        ahead.append(submitted - received)
    assert max(ahead) == 3


def test_waiting_does_not_keep_the_processor_busy():
    begun = time.process_time()
    list(in_flight([0], lambda _: [Later(0, 0.3)], window=1))
    assert time.process_time() - begun < 0.15
