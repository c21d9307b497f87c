"""Bounds what one article can cost: so much time for its size, and no other article if the program fails on it."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from briefing.errors import REPORT, BriefingError, InputError, unexpected, warn_of_fault

SECONDS = 10.0
"""Of processor time, for any article: the longest of 100,000 fuzzed files took less than two."""

SECONDS_A_MEGABYTE = 10.0
"""On top. An article of 4 MB is read in 0.4 s and cut into segments in 1.0 s."""


class _OutOfTime(BaseException):
    """Not an :class:`Exception`, so that no library takes it for an error of its own."""


@contextmanager
def budget(path: str, size: int) -> Iterator[None]:
    """Turn what an article of ``size`` bytes should not do into an error that names it.

    Time is measured on POSIX systems, in the main thread: the processor's, so that a busy machine loses no article. A
    signal ends even a regular expression.

    Raises:
        InputError: it takes longer than its size allows, or this program fails on it.
    """
    seconds = SECONDS + SECONDS_A_MEGABYTE * size / 1_000_000
    try:
        with _time_limit(seconds):
            yield
    except _OutOfTime:
        raise InputError(
            f"{path}: takes longer than {seconds:.0f} s, more than an article of its size should.",
            "If the file is right, split it into smaller ones.",
        ) from None
    except (BriefingError, OSError):
        raise
    except Exception as error:
        problem = f"{path}: {unexpected(error)}"
        warn_of_fault(problem)
        raise InputError(problem, REPORT) from error


@contextmanager
def _time_limit(seconds: float) -> Iterator[None]:
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise _OutOfTime
