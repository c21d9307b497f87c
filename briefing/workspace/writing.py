"""Writes files atomically and together: all of them appear, complete, or none changes."""

import errno
import os
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, TypeAlias

from briefing.errors import OutputError

Writer: TypeAlias = Callable[[BinaryIO], object]
"""Writes a file's content to it, piece by piece."""


def write_together(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write ``files`` (name: content) into ``folder`` as :func:`stream_together` does."""
    stream_together(folder, {name: _writer(content) for name, content in files.items()})


def stream_together(folder: Path, writers: Mapping[str, Writer]) -> None:
    """Have each writer write the file of its name in ``folder``: either all appear, complete, or none changes.

    A file that is replaced keeps its mode.

    Raises:
        OutputError: the folder or a file in it cannot be written. Whatever else a writer raises passes through.
    """
    drafts = {name: folder / f".{name}.{os.getpid()}.tmp" for name in writers}
    is_new = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, write in writers.items():
            _write_durably(drafts[name], write)
            with suppress(FileNotFoundError):  # a new file has the mode of new files
                shutil.copymode(folder / name, drafts[name])
        for name, draft in drafts.items():
            draft.replace(folder / name)
    except OSError as error:
        problem = f"{error.filename or folder}: cannot be written ({error.strerror})."
        raise OutputError(problem, _remedy(error)) from error
    finally:
        for draft in drafts.values():
            with suppress(OSError):  # whatever prevented writing may prevent this too
                draft.unlink(missing_ok=True)
        if is_new:
            with suppress(OSError):  # it is not empty
                folder.rmdir()


def _writer(content: bytes) -> Writer:
    return lambda file: file.write(content)


def _write_durably(path: Path, write: Writer) -> None:
    with path.open("wb") as file:
        write(file)
        file.flush()
        os.fsync(file.fileno())


def _remedy(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return "Free some space on the disk, or choose another folder with --out."
    return "Close the file if it is open in Word, or choose another folder with --out."
