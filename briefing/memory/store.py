"""The translation memory: one SQLite file, safe under several runs at once and under the death of any of them."""

import datetime
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from briefing.errors import TranslationMemoryError
from briefing.memory import statements as sql
from briefing.memory import stats
from briefing.memory.columns import Value, bound, moment, seconds, unbound
from briefing.memory.faults import explained
from briefing.memory.rows import asked_row, correction_of, correction_row, edition_rows, made_of, unit_row
from briefing.memory.schema import prepare
from briefing.memory.units import Asked, Made
from briefing.records import Correction, Edition, EditionRow

PATIENCE_SECONDS = 30.0
"""How long a run waits for another one's write; each takes milliseconds."""


def open_memory(path: Path, patience: float = PATIENCE_SECONDS) -> "Memory":
    """Open the translation memory ``path``; the file and its folder are made if need be.

    ``patience`` is how many seconds to wait, now and at every later call, while another run writes.

    Raises:
        TranslationMemoryError: it cannot be made or opened, is no translation memory, or is a newer version's. The
            methods of :class:`Memory` raise it too: held by another run, damaged, on a full disk.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise TranslationMemoryError(
            f"{path.parent}: cannot be made ({error.strerror}).",
            "Set the environment variable BRIEFING_HOME to a folder that can be written.",
        ) from error
    with explained(path):
        connection = sqlite3.connect(path, timeout=patience, isolation_level=None)  # transactions are explicit
        try:
            prepare(connection, path)
        except BaseException:
            connection.close()
            raise
    return Memory(connection, path)


class Memory:
    """An open translation memory, for the thread that opened it. Made by :func:`open_memory`."""

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
        """Close the file; what was kept stays, and closing twice is harmless."""
        with explained(self._path):
            self._connection.close()

    def recall(self, asked: Iterable[Asked]) -> dict[Asked, Made]:
        """Return what was made of those segments that the memory has, word for word."""
        with self._reading():
            rows = ((each, self._one(sql.RECALL, asked_row(each))) for each in asked)
            return {each: made_of(*row) for each, row in rows if row}

    def related(self, asked: Iterable[Asked]) -> dict[Asked, str]:
        """Return the other terms that these segments were last translated with by their maker, where they were."""
        with self._reading():
            rows = ((each, self._one(sql.RELATED, asked_row(each))) for each in asked)
            return {each: row[0] for each, row in rows if row}

    def keep(self, asked: Asked, made: Made) -> None:
        """Keep a segment for good: no death of this process, once this has returned, loses it.

        Where the memory has it already, what it has stays: that is what packs have shown, and it is what the other of
        two runs at once recalls from now on.
        """
        self.keep_all([(asked, made)])

    def keep_all(self, units: Iterable[tuple[Asked, Made]]) -> int:
        """Keep all of these segments, or on failure none, as :meth:`keep` does; return how many were new."""
        kept = list(units)
        makers = {bound(asked.maker) for asked, _ in kept}
        rows = [unit_row(asked, made) for asked, made in kept]
        with self._writing():
            self._connection.executemany(sql.KEEP_MAKER, makers)
            return self._connection.executemany(sql.KEEP, rows).rowcount

    def made(self) -> Iterator[tuple[Asked, Made]]:
        """Yield all that engines made, oldest first, as it was when the first was taken."""
        with explained(self._path):
            for row in self._all(sql.MADE):
                yield Asked(*row[:5]), made_of(*row[5:])

    def correct(self, corrections: Iterable[Correction]) -> int:
        """Add all of these corrections to what persons wrote, or on failure none; return how many were new.

        Nothing that a person wrote is ever replaced. The very same correction, to the second, is known already.
        """
        rows = [correction_row(each) for each in corrections]
        with self._writing(for_persons=True):
            return self._connection.executemany(sql.CORRECT, rows).rowcount

    def corrections(
        self, source_language: str, target_language: str, sources: Iterable[str]
    ) -> dict[str, tuple[Correction, ...]]:
        """Return what persons wrote for those of ``sources`` they did, newest first; at a tie the later added first."""
        with self._reading():
            rows = ((each, self._all(sql.CORRECTIONS_OF, each, source_language, target_language)) for each in sources)
            found = ((source, tuple(correction_of(*row) for row in each)) for source, each in rows)
            return {source: corrections for source, corrections in found if corrections}

    def all_corrections(self) -> Iterator[Correction]:
        """Yield all that persons wrote, in the order it was added, as it was when the first was taken."""
        with explained(self._path):
            for row in self._all(sql.ALL_CORRECTIONS):
                yield correction_of(*row)

    def keep_edition(self, edition: Edition) -> None:
        """Keep what a review edition showed; the same again changes nothing, its time included."""
        now = seconds(datetime.datetime.now(datetime.UTC))
        with self._writing(for_persons=True):
            head = self._connection.execute(sql.KEEP_EDITION, bound(edition.id, edition.target_language, now))
            if head.rowcount:
                self._connection.executemany(sql.KEEP_EDITION_ROW, edition_rows(edition))

    def edition(self, id: str) -> Edition | None:  # noqa: A002 - the field's name
        """Return the review edition, ``None`` if it was not kept here."""
        with self._reading():
            head = self._one(sql.EDITION, bound(id))
            rows = tuple(EditionRow(*row) for row in self._all(sql.EDITION_ROWS, id))
        return Edition(id, head[0], rows) if head else None

    def edition_made(self, id: str) -> datetime.datetime | None:  # noqa: A002 - the field's name
        """Return when the review edition was first kept, in UTC, to the second; ``None`` if it was not."""
        with explained(self._path):
            head = self._one(sql.EDITION, bound(id))
        return moment(head[1]) if head else None

    def stats(self) -> stats.Stats:
        """Return what the memory holds, in numbers."""
        with self._reading():
            return stats.count(self._connection, _size(self._path))

    def forget(self, everything: bool) -> None:
        """Delete what engines made, with ``everything`` also corrections and review editions, from the disk as well."""
        with self._writing():
            for statement in (*sql.FORGET_MADE, *(sql.FORGET_REST if everything else ())):
                self._connection.execute(statement)
        with explained(self._path):
            self._connection.execute("VACUUM")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """See the memory as it is at one moment, and lock the file once instead of at each look-up."""
        with explained(self._path), self._connection:
            self._connection.execute("BEGIN")
            yield

    @contextmanager
    def _writing(self, for_persons: bool = False) -> Iterator[None]:
        """Commit what is done in here, all or nothing. What ``for_persons`` is written outlives a power cut too."""
        with explained(self._path):
            self._survive_power_cuts(for_persons)
            with self._connection:
                self._connection.execute("BEGIN IMMEDIATE")
                yield

    def _survive_power_cuts(self, wanted: bool) -> None:
        # An engine's work can be done again, and is not worth a wait for the disk at every segment.
        self._connection.execute(f"PRAGMA synchronous = {'FULL' if wanted else 'NORMAL'}")

    def _one(self, statement: str, values: Sequence[Value]) -> tuple[Any, ...] | None:
        found: tuple[Any, ...] | None = self._connection.execute(statement, values).fetchone()
        return found

    def _all(self, statement: str, *values: str) -> Iterator[tuple[Any, ...]]:
        with explained(self._path):
            # Not `yield from`, which closes the cursor of a reader that gave up, maybe after the file was closed.
            for row in self._connection.execute(statement, bound(*values)):  # noqa: UP028
                yield row


def _size(path: Path) -> int:
    total = 0
    for file in (path, path.with_name(f"{path.name}-wal")):
        with suppress(OSError):  # the log comes and goes
            total += file.stat().st_size
    return total
