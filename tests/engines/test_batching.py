"""How sentences are grouped and their results waited for."""

import threading

import pytest

from briefing.engines import device
from briefing.engines.batching import in_flight, longest_first
from briefing.engines.device import Layout, Room, layout
from briefing.errors import UsageError
from tests.factories.processor_time import at_most


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


def test_a_batch_is_bounded_in_padded_tokens():
    assert longest_first([10, 9, 9, 2, 1], 9, padded=20) == [[0, 1], [2, 3], [4]]
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
    with at_most(0.15):
        list(in_flight([0], lambda _: [Later(0, 1)], window=1))


@pytest.mark.parametrize(
    ("written", "cores", "most", "laid_out"),
    [
        ("auto", 8, None, (8, 1)),
        ("auto", 8, 2, (2, 4)),
        ("auto", 1, 2, (1, 1)),
        ("2x1", 8, None, (2, 1)),
        ("4x2x16", 2, 2, (4, 2)),
    ],
)
def test_the_layout_is_the_machines_unless_another_is_written(monkeypatch, written, cores, most, laid_out):
    monkeypatch.setattr(device, "cores", lambda: cores)
    assert layout(Room("cpu").laid_out(written), most) == Layout("cpu", *laid_out)


def test_processes_share_the_cores(monkeypatch):
    monkeypatch.setattr(device, "cores", lambda: 8)
    assert layout(Room("cpu", processes=3)) == Layout("cpu", 2, 1)
    assert layout(Room("cpu", processes=20)) == Layout("cpu", 1, 1)


@pytest.mark.parametrize("written", ["2", "0x1", "2x1x8x1", "axb", "2x1x", " 2x1"])
def test_what_is_no_layout_is_refused(written):
    with pytest.raises(UsageError, match="is not a layout"):
        Room().laid_out(written)
