"""Writes files atomically and together: all of them appear, complete, or none changes."""

import errno
import os
import stat
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, TypeAlias

from briefing.errors import OutputError
from briefing.workspace import journal
from briefing.workspace.locking import locked

Writer: TypeAlias = Callable[[BinaryIO], object]
"""Writes a file's content to it, piece by piece; it may read back what it has written."""

_FOR_OWNER, _BY_UMASK = 0o600, 0o666


def write_together(folder: Path, files: Mapping[str, bytes], private: Collection[str] = ()) -> None:
    """Write ``files`` (name: content) into ``folder`` as :func:`stream_together` does."""
    stream_together(folder, {name: _writer(content) for name, content in files.items()}, private)


def stream_together(folder: Path, writers: Mapping[str, Writer], private: Collection[str] = ()) -> None:
    """Have each writer write the file of its name in ``folder``: either all appear, complete, or none changes.

    A file that exists keeps its permissions; a new one whose name is in ``private`` is for its owner only. Runs that
    write to one folder wait for each other.

    Raises:
        OutputError: the folder or a file in it cannot be written. Whatever else a writer raises passes through.
    """
    is_new = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with locked(folder):
            _replace(folder, writers, private)
    except OSError as error:
        raise _unwritable(folder, error) from error
    finally:
        if is_new:
            with suppress(OSError):  # it is not empty
                folder.rmdir()


def settle(folder: Path) -> None:
    """Complete, or undo, what a run that died while writing to ``folder`` began.

    Raises:
        OutputError: that cannot be done.
    """
    if journal.is_unsettled(folder):
        try:
            with locked(folder):
                journal.settle(folder)
        except OSError as error:
            raise _unwritable(folder, error) from error


def _replace(folder: Path, writers: Mapping[str, Writer], private: Collection[str]) -> None:
    journal.settle(folder)
    try:
        drafts = {
            name: _drafted(folder / name, write, _FOR_OWNER if name in private else _BY_UMASK)
            for name, write in writers.items()
        }
        journal.replace_together(folder, drafts)
    finally:
        with suppress(OSError):  # whatever prevented writing may prevent this too
            journal.settle(folder)


def _writer(content: bytes) -> Writer:
    return lambda file: file.write(content)


def _drafted(file: Path, write: Writer, mode: int) -> Path:
    """Return a draft of ``file``, on the disk to its last byte."""
    draft = journal.temporary(file.parent)
    with open(draft, "x+b", opener=lambda name, flags: os.open(name, flags, mode)) as opened:
        write(opened)
        opened.flush()
        os.fsync(opened.fileno())
    with suppress(FileNotFoundError):
        draft.chmod(stat.S_IMODE(file.stat().st_mode))
    return draft


def _unwritable(folder: Path, error: OSError) -> OutputError:
    return OutputError(f"{error.filename or folder}: cannot be written ({error.strerror}).", _remedy(error))


def _remedy(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return "Free some space on the disk, or choose another folder with --out."
    return "Close the file if it is open in Word, or choose another folder with --out."
