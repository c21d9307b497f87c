"""What can go wrong with an SQLite file, in the user's words."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefing.errors import TranslationMemoryError

_ANOTHER_PLACE = "or set the environment variable BRIEFING_HOME to another folder."
_MOVE_AWAY = "Move it away, and a new one is created."

_FAULTS = {
    sqlite3.SQLITE_BUSY: (
        "is locked by another run of this program",
        "Wait for it to finish, or stop it, and run the command again.",
    ),
    sqlite3.SQLITE_CORRUPT: (
        "is damaged",
        f"{_MOVE_AWAY} What is still readable in it: put a copy in an empty folder, set the environment variable "
        "BRIEFING_HOME to that folder, and run: briefing memory export rescued.tmx",
    ),
    sqlite3.SQLITE_NOTADB: ("is not a translation memory", _MOVE_AWAY),
    sqlite3.SQLITE_FULL: (
        "cannot grow: the disk is full",
        "Free some space and run the command again; what was kept before is safe.",
    ),
    sqlite3.SQLITE_READONLY: ("cannot be written", f"Allow writing to it and to its folder, {_ANOTHER_PLACE}"),
    sqlite3.SQLITE_CANTOPEN: (
        "cannot be opened",
        f"Make sure that you may read and write the file and its folder, {_ANOTHER_PLACE}",
    ),
    sqlite3.SQLITE_IOERR: ("cannot be read or written", "Check the disk it is on, and whether it is full."),
}
"""Problem and remedy by SQLite's primary result code."""

_PRIMARY = 0xFF
"""The bits of an extended result code that hold the primary one."""


class DamagedMemoryError(TranslationMemoryError):
    """The file is a translation memory, of which some can perhaps still be read."""


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite, or reading a row, raises about the file ``path`` into a :class:`TranslationMemoryError`."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY  # errors that Python itself raises have none
        problem, remedy = _FAULTS.get(code, ("cannot be used", _MOVE_AWAY))
        kind = DamagedMemoryError if code == sqlite3.SQLITE_CORRUPT else TranslationMemoryError
        raise kind(f"{path}: {problem} ({error}).", remedy) from error
    except (ValueError, OverflowError) as error:  # not a rung, or not a moment
        problem = f"{path}: holds values that cannot be read ({error})."
        raise DamagedMemoryError(problem, _MOVE_AWAY) from error
