"""One run at a time changes the models of a home; the operating system lets go of the lock when a run dies."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

POLL_SECONDS = 0.1

if sys.platform == "win32":
    import msvcrt

    def _try(file: BinaryIO) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

    def _release(file: BinaryIO) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _release(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)


@contextmanager
def exclusive(path: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the lock file ``path``, calling ``waiting`` now and then while another run holds it."""
    with path.open("a+b") as file:
        while not _taken(file):
            waiting()
            time.sleep(POLL_SECONDS)  # rather than a blocking call, which Ctrl-C does not reach on Windows
        try:
            yield
        finally:
            _release(file)


def _taken(file: BinaryIO) -> bool:
    try:
        _try(file)
    except (BlockingIOError, PermissionError):  # held by another run: Unix and Windows
        return False
    return True
