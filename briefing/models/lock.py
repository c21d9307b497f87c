"""One run at a time changes the models of a home; the operating system releases the lock of a run that dies."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

POLL_SECONDS = 0.1


@contextmanager
def exclusive(path: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the lock file ``path``, calling ``waiting`` every now and then while another run holds it."""
    from filelock import FileLock, Timeout  # noqa: PLC0415 - only changing models needs it

    lock = FileLock(path)
    while not lock.is_locked:
        try:
            lock.acquire(timeout=POLL_SECONDS)  # short, so that Ctrl-C works on Windows too
        except Timeout:
            waiting()
    try:
        yield
    finally:
        lock.release()
