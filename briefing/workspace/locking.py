"""One run at a time changes the files of a folder; the operating system releases the lock of a run that dies."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from briefing.errors import OutputError

LOCK_FILE = ".briefing.lock"

PATIENCE_SECONDS = 300.0
"""How long a run waits while another one writes; the largest packs take about a minute."""

_POLL_SECONDS = 0.05


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder, which exists. A run that holds it already may take it again.

    Raises:
        OutputError: another run does not release it.
        OSError: the folder cannot be written.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 - slow to import, and only for writing

    lock = FileLock(folder / LOCK_FILE, is_singleton=True)
    try:
        lock.acquire(timeout=PATIENCE_SECONDS, poll_interval=_POLL_SECONDS)
    except Timeout as error:
        raise OutputError(
            f"{folder}: another run of briefing has been writing there for {PATIENCE_SECONDS:g} s.",
            "Wait for it to finish, or stop it, and run the command again.",
        ) from error
    try:
        yield
    finally:
        if lock.lock_counter == 1:
            # Still held, so that no run locks a file that is about to disappear; Windows refuses, and keeps it.
            with suppress(OSError):
                (folder / LOCK_FILE).unlink()
        lock.release()
