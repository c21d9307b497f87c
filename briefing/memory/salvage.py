"""What can still be read of a damaged translation memory, row by row; persons' corrections first."""

import os
import shutil
import sqlite3
import struct
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias

from briefing.memory.columns import unbound
from briefing.memory.rows import correction_of, entry_of
from briefing.memory.units import MemoryEntry, MemoryKey
from briefing.records import Correction

_Rows: TypeAlias = dict[int, tuple[Any, ...]]
"""Rows by their ids."""

_CORRECTIONS = """
SELECT id, source, source_language, target_language, target, made, segment, article, person FROM correction"""
_ENTRIES = """
SELECT segment.id, source, source_language, target_language, terms, name, target, rungs, article, made{unsure}
FROM segment JOIN maker ON maker.id = segment.maker"""

_INDEX = f"{_CORRECTIONS} INDEXED BY sqlite_autoindex_correction_1 ORDER BY source"
"""The index has all columns of the table, so that it makes up for a damaged table."""

_HEADER = struct.Struct(">16x H 10x I")
"""The size of a page, in bytes, and the number of pages."""

_LARGEST_PAGE = 65_536
"""Bytes; it does not fit in the header, where 1 stands for it."""

_FARTHEST = 100_000
"""Ids that are tried after a damaged place, where the last id cannot be read either."""


@dataclass(frozen=True, slots=True)
class Salvage:
    """What could be read, in the order in which it was added."""

    corrections: tuple[Correction, ...]
    entries: tuple[tuple[MemoryKey, MemoryEntry], ...]


def salvage(path: Path) -> Salvage:
    """Return what can be read of the memory ``path``, which is not changed.

    Raises:
        sqlite3.Error: nothing can be read.
        OSError: the file cannot be read, or not copied where it was cut short.
    """
    with _whole(path) as file, closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        connection.row_factory = unbound
        corrections = _readable(connection, "correction", _CORRECTIONS)
        for direction in ("ASC", "DESC"):
            with suppress(sqlite3.Error):
                for row in connection.execute(f"{_INDEX} {direction}"):
                    corrections.setdefault(row[0], row[1:])
        entries = _readable(connection, "segment", _ENTRIES.format(unsure=_unsure(connection)))
    return Salvage(
        tuple(_made(lambda row: correction_of(*row), corrections)),
        tuple(_made(lambda row: (MemoryKey(*row[:5]), entry_of(*row[5:])), entries)),
    )


@contextmanager
def _whole(path: Path) -> Iterator[Path]:
    """Yield the file; of one that was cut short a copy that has zeros for what is lost: SQLite opens no other."""
    size = _declared_size(path)
    if path.stat().st_size >= size:
        yield path
        return
    with TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        shutil.copyfile(path, copy)
        log = path.with_name(f"{path.name}-wal")
        if log.exists():
            shutil.copyfile(log, copy.with_name(log.name))
        os.truncate(copy, size)
        yield copy


def _declared_size(path: Path) -> int:
    """Return how many bytes the file has by its header (https://www.sqlite.org/fileformat2.html), 0 without one."""
    with path.open("rb") as file:
        header = file.read(_HEADER.size)
    if len(header) < _HEADER.size:
        return 0
    page, pages = map(int, _HEADER.unpack(header))
    return pages * (_LARGEST_PAGE if page == 1 else page)


def _unsure(connection: sqlite3.Connection) -> str:
    """Return the column that memories of older versions lack, if it is there, as it goes on in a statement."""
    columns: list[str] = []
    with suppress(sqlite3.Error):  # then nothing else can be read either
        columns = [name for _, name, *_ in connection.execute("PRAGMA table_info(segment)")]
    return ", unsure" if "unsure" in columns else ""


def _readable(connection: sqlite3.Connection, table: str, statement: str) -> _Rows:
    """Return the rows of a table, those behind a damaged place too."""
    found: _Rows = {}
    start = 0
    while True:
        try:
            for row in connection.execute(f"{statement} WHERE {table}.id >= ? ORDER BY {table}.id", (start,)):
                found[row[0]] = row[1:]
        except sqlite3.Error:
            # Python loses the row before the damaged place too, as it is always one ahead.
            behind = _next_readable(connection, table, statement, max(start, *found, 0) + 1)
            if behind is None:
                return found
            found[behind[0]] = behind[1:]
            start = behind[0]
        else:
            return found


def _next_readable(connection: sqlite3.Connection, table: str, statement: str, first: int) -> tuple[Any, ...] | None:
    for number in range(first, _last(connection, table, first) + 1):
        with suppress(sqlite3.Error):
            row: tuple[Any, ...] | None = connection.execute(f"{statement} WHERE {table}.id = ?", (number,)).fetchone()
            if row:
                return row
    return None


def _last(connection: sqlite3.Connection, table: str, first: int) -> int:
    try:
        return int(connection.execute(f"SELECT max(id) FROM {table}").fetchone()[0] or 0)  # noqa: S608 - our own names
    except sqlite3.Error:
        return first + _FARTHEST


def _made(record: Any, rows: _Rows) -> Iterator[Any]:
    for _, row in sorted(rows.items()):
        with suppress(ValueError, TypeError, OverflowError):  # the values themselves are damaged
            yield record(row)
