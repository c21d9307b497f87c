"""The translation memory: one SQLite file, safe when several runs use it at once and when any of them is killed."""

import datetime
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from briefing.errors import TranslationMemoryError
from briefing.memory import statements as sql
from briefing.memory import stats
from briefing.memory.columns import Value, bound, seconds, unbound
from briefing.memory.faults import explained
from briefing.memory.rows import (
    correction_of,
    correction_row,
    edition_rows,
    entry_of,
    entry_row,
    key_row,
    left_row,
    mark_of,
    mark_row,
)
from briefing.memory.schema import prepare
from briefing.memory.spelling import spelling_key
from briefing.memory.units import MemoryEntry, MemoryKey
from briefing.records import Correction, Edition, EditionRow, LeftAsIs, ReviewMark

PATIENCE_SECONDS = 30.0
"""How long a run waits while another one writes; a write takes milliseconds."""


def open_memory(path: Path, patience: float = PATIENCE_SECONDS) -> "Memory":
    """Open the translation memory ``path``; the file and its folder are created if need be.

    ``patience`` is how many seconds to wait, now and at every later call, while another run writes.

    Raises:
        TranslationMemoryError: it cannot be created or opened, is not a translation memory, or is a newer version's.
            The methods of :class:`Memory` raise it too: locked by another run, damaged, on a full disk.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise TranslationMemoryError(
            f"{path.parent}: cannot be created ({error.strerror}).",
            "Set the environment variable BRIEFING_HOME to a folder that can be written.",
        ) from error
    with suppress(OSError):  # SQLite says better what is wrong; its log files get the permissions of this one
        os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o600))
    with explained(path):
        connection = sqlite3.connect(path, timeout=patience, isolation_level=None)  # transactions are explicit
        try:
            prepare(connection, path)
        except BaseException:
            connection.close()
            raise
    return Memory(connection, path)


class Memory:
    """An open translation memory, for the thread that opened it; see :func:`open_memory`."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        connection.row_factory = unbound
        self._survive_power_cuts(False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file. Closing twice is harmless."""
        with explained(self._path):
            self._connection.close()

    def recall(self, keys: Iterable[MemoryKey]) -> dict[MemoryKey, MemoryEntry]:
        """Return the entries of those ``keys`` that the memory has."""
        with self._reading():
            rows = ((each, self._one(sql.RECALL, key_row(each))) for each in keys)
            return {each: entry_of(*row) for each, row in rows if row}

    def previous_terms(self, keys: Iterable[MemoryKey]) -> dict[MemoryKey, str]:
        """Return the terms with which the same was last translated, for those ``keys`` where they differed."""
        with self._reading():
            rows = ((each, self._one(sql.PREVIOUS_TERMS, key_row(each))) for each in keys)
            return {each: row[0] for each, row in rows if row}

    def keep(self, key: MemoryKey, entry: MemoryEntry) -> None:
        """Store a translation: once this returns, it survives the death of this process.

        Where the memory has one already, that stays: packs have shown it, and of two runs at once both recall the same.
        """
        self.keep_all([(key, entry)])

    def keep_all(self, units: Iterable[tuple[MemoryKey, MemoryEntry]]) -> int:
        """Store all of these translations, or on failure none, as :meth:`keep` does; return how many were new."""
        kept = list(units)
        engines = {bound(key.engine) for key, _ in kept}
        rows = [entry_row(key, entry) for key, entry in kept]
        with self._writing():
            self._connection.executemany(sql.KEEP_ENGINE, engines)
            return self._connection.executemany(sql.KEEP_ENTRY, rows).rowcount

    def entries(self) -> Iterator[tuple[MemoryKey, MemoryEntry]]:
        """Yield all translations by engines, oldest first, as they were when the first was taken."""
        with explained(self._path):
            for row in self._all(sql.ALL_ENTRIES):
                yield MemoryKey(*row[:5]), entry_of(*row[5:])

    def add_corrections(self, corrections: Iterable[Correction]) -> int:
        """Add all of these corrections, or on failure none; return how many were new.

        No correction is ever replaced. The very same one, to the second, is not added again.
        """
        rows = [(*bound(spelling_key(each.source)), *correction_row(each)) for each in corrections]
        with self._writing(for_persons=True):
            return self._connection.executemany(sql.ADD_CORRECTION, rows).rowcount

    def corrections(
        self, source_language: str, target_language: str, sources: Iterable[str]
    ) -> dict[str, tuple[Correction, ...]]:
        """Return the corrections of those ``sources`` that have any, the last added first, whatever their dates say.

        A source has those of all its spellings, see :func:`~briefing.memory.spelling.spelling_key`.
        """
        return self._corrections(sql.CORRECTIONS_OF, sources, source_language, target_language)

    def corrections_since(
        self, edition: str, source_language: str, target_language: str, sources: Iterable[str]
    ) -> dict[str, tuple[Correction, ...]]:
        """Return what :meth:`corrections` does, without what was there when the review edition was first stored."""
        return self._corrections(sql.CORRECTIONS_SINCE, sources, source_language, target_language, edition)

    def add_left_as_is(self, left: Iterable[LeftAsIs]) -> None:
        """Add what came back unchanged: all of it, or on failure nothing."""
        rows = [left_row(each) for each in left]
        with self._writing(for_persons=True):
            self._connection.executemany(sql.ADD_LEFT, rows)

    def left_as_is(self, target_language: str, segments: Iterable[str]) -> frozenset[tuple[str, str]]:
        """Return the targets that came back unchanged for these segments, each with its segment."""
        with self._reading():
            found = (self._all(sql.LEFT_OF, each, target_language) for each in segments)
            return frozenset((segment, target) for rows in found for segment, target in rows)

    def all_corrections(self) -> Iterator[Correction]:
        """Yield all corrections in the order they were added, as they were when the first was taken."""
        with explained(self._path):
            for row in self._all(sql.ALL_CORRECTIONS):
                yield correction_of(*row)

    def remove_correction(self, correction: Correction) -> bool:
        """Take a correction back, and return whether it was there."""
        with self._writing(for_persons=True):
            return self._connection.execute(sql.REMOVE_CORRECTION, correction_row(correction)).rowcount > 0

    def add_marks(self, marks: Iterable[ReviewMark]) -> None:
        """Add all of these review marks, or on failure none; the first mark on a target stays."""
        rows = [mark_row(mark) for mark in marks]
        with self._writing(for_persons=True):
            self._connection.executemany(sql.ADD_MARK, rows)

    def remove_marks(self, target_language: str, segments: Iterable[str]) -> None:
        """Remove the review marks of these segments, whatever their targets."""
        rows = [bound(segment, target_language) for segment in segments]
        with self._writing(for_persons=True):
            self._connection.executemany(sql.REMOVE_MARKS, rows)

    def marks(self, target_language: str, segments: Iterable[str]) -> dict[tuple[str, str], ReviewMark]:
        """Return the review marks of these segments, by segment and target."""
        with self._reading():
            found = (mark_of(*row) for each in segments for row in self._all(sql.MARKS_OF, each, target_language))
            return {(mark.segment, mark.target): mark for mark in found}

    def keep_edition(self, edition: Edition) -> None:
        """Store what a review edition showed; the same again changes nothing, not even its time."""
        now = seconds(datetime.datetime.now(datetime.UTC))
        with self._writing(for_persons=True):
            head = self._connection.execute(sql.KEEP_EDITION, bound(edition.id, edition.target_language, now))
            if head.rowcount:
                self._connection.executemany(sql.KEEP_EDITION_ROW, edition_rows(edition))

    def edition(self, id: str) -> Edition | None:  # noqa: A002 - the field's name
        """Return the review edition, ``None`` if it is not here."""
        with self._reading():
            head = self._one(sql.EDITION, bound(id))
            rows = tuple(EditionRow(*row) for row in self._all(sql.EDITION_ROWS, id))
        return Edition(id, head[0], rows) if head else None

    def stats(self) -> stats.Stats:
        """Count what the memory holds."""
        with self._reading():
            return stats.count(self._connection, _size(self._path))

    def forget(self, everything: bool) -> None:
        """Erase the engines' translations from the disk, with ``everything`` also corrections and review editions."""
        with self._writing():
            for statement in (*sql.FORGET_ENTRIES, *(sql.FORGET_REST if everything else ())):
                self._connection.execute(statement)
        with explained(self._path):
            self._connection.execute("VACUUM")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    def _corrections(self, statement: str, sources: Iterable[str], *where: str) -> dict[str, tuple[Correction, ...]]:
        with self._reading():
            rows = ((each, self._all(statement, spelling_key(each), *where)) for each in sources)
            found = ((source, tuple(correction_of(*row) for row in each)) for source, each in rows)
            return {source: corrections for source, corrections in found if corrections}

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """See the memory as it is at one moment; lock the file once instead of at each look-up."""
        with explained(self._path), self._connection:
            self._connection.execute("BEGIN")
            yield

    @contextmanager
    def _writing(self, for_persons: bool = False) -> Iterator[None]:
        """Commit what is done inside, all or nothing; with ``for_persons``, so that it survives a power cut too."""
        with explained(self._path):
            self._survive_power_cuts(for_persons)
            with self._connection:
                self._connection.execute("BEGIN IMMEDIATE")
                yield

    def _survive_power_cuts(self, wanted: bool) -> None:
        # An engine's work can be redone, and is not worth waiting for the disk at every segment.
        self._connection.execute(f"PRAGMA synchronous = {'FULL' if wanted else 'NORMAL'}")

    def _one(self, statement: str, values: Sequence[Value]) -> tuple[Any, ...] | None:
        found: tuple[Any, ...] | None = self._connection.execute(statement, values).fetchone()
        return found

    def _all(self, statement: str, *values: str) -> Iterator[tuple[Any, ...]]:
        with explained(self._path):
            # Not `yield from`, which would close the cursor of an abandoned reader, perhaps after the file was closed.
            for row in self._connection.execute(statement, bound(*values)):  # noqa: UP028
                yield row


def _size(path: Path) -> int:
    total = 0
    for file in (path, path.with_name(f"{path.name}-wal")):
        with suppress(OSError):  # the log comes and goes
            total += file.stat().st_size
    return total
