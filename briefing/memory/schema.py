"""The tables of a translation memory, and the migrations from older versions of them."""

import sqlite3
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

from briefing.errors import TranslationMemoryError
from briefing.memory.columns import text_of
from briefing.memory.spelling import spelling_key

APPLICATION_ID = int.from_bytes(b"BrfM")
"""Marks the file as this program's, in SQLite's header."""

Migration: TypeAlias = Sequence[str]
"""The statements that lead from one version of the tables to the next."""

_FIRST: Migration = (
    "CREATE TABLE maker (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
    # Translations by engines, whose names are in `maker`; ids grow with time. The index serves exact look-ups
    # as well as those with other terms.
    """CREATE TABLE segment (
        id INTEGER PRIMARY KEY,
        source TEXT NOT NULL, source_language TEXT NOT NULL, target_language TEXT NOT NULL,
        terms TEXT NOT NULL, maker INTEGER NOT NULL REFERENCES maker,
        target TEXT NOT NULL, rungs TEXT NOT NULL, article TEXT NOT NULL, made INTEGER NOT NULL,
        UNIQUE (source, source_language, target_language, maker, terms)
    )""",
    # By persons: rows are added, never changed. The same correction twice, to the second, is one row.
    """CREATE TABLE correction (
        id INTEGER PRIMARY KEY,
        source TEXT NOT NULL, source_language TEXT NOT NULL, target_language TEXT NOT NULL, target TEXT NOT NULL,
        made INTEGER NOT NULL, segment TEXT NOT NULL, article TEXT NOT NULL, person TEXT NOT NULL,
        UNIQUE (source, source_language, target_language, made, target, segment, article, person)
    )""",
    "CREATE TABLE edition (id TEXT PRIMARY KEY, target_language TEXT NOT NULL, made INTEGER NOT NULL) WITHOUT ROWID",
    """CREATE TABLE edition_row (
        edition TEXT NOT NULL REFERENCES edition, position INTEGER NOT NULL, segment TEXT NOT NULL,
        article TEXT NOT NULL, source_language TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL,
        PRIMARY KEY (edition, position)
    ) WITHOUT ROWID""",
)

_SECOND: Migration = (
    # The id of the last correction when an edition was stored: what came after it, whatever the clock says, is newer.
    "ALTER TABLE edition ADD COLUMN last_correction INTEGER NOT NULL DEFAULT 0",
    """UPDATE edition SET last_correction = (
        SELECT coalesce(max(id), 0) FROM correction WHERE correction.made < edition.made
    )""",
)

_THIRD: Migration = (
    # Sentences that a person found right as they are: one mark for each target a segment has had.
    """CREATE TABLE review_mark (
        segment TEXT NOT NULL, target_language TEXT NOT NULL, target TEXT NOT NULL,
        person TEXT NOT NULL, made INTEGER NOT NULL,
        PRIMARY KEY (segment, target_language, target)
    ) WITHOUT ROWID""",
)

_FOURTH: Migration = (
    # What came back unchanged in a reviewed edition.
    """CREATE TABLE left_as_is (
        segment TEXT NOT NULL, target_language TEXT NOT NULL, target TEXT NOT NULL, made INTEGER NOT NULL,
        PRIMARY KEY (segment, target_language, target)
    ) WITHOUT ROWID""",
    # Corrections are looked up by a key that does not depend on the spelling of quotation marks, dashes, blanks and ё.
    "ALTER TABLE correction ADD COLUMN spelling_key TEXT NOT NULL DEFAULT ''",
    "UPDATE correction SET spelling_key = spelling_key(source)",
    "CREATE INDEX correction_by_key ON correction (spelling_key, source_language, target_language)",
)

_FIFTH: Migration = ("ALTER TABLE segment ADD COLUMN unsure INTEGER NOT NULL DEFAULT 0",)
"""Whether the model was unsure of its translation."""

MIGRATIONS: Sequence[Migration] = (_FIRST, _SECOND, _THIRD, _FOURTH, _FIFTH)
"""``MIGRATIONS[n]`` turns version n into n + 1; version 0 is an empty file. Past migrations are never edited."""

_POLL_SECONDS = 0.01


def prepare(connection: sqlite3.Connection, path: Path, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Apply the ``migrations`` that are missing: all of them, or on failure none.

    Raises:
        TranslationMemoryError: the file is another program's, or a newer version's. It is left untouched.
        sqlite3.Error: it is not an SQLite file, or cannot be used.
    """
    _refuse_foreign(connection, path)
    version = _pragma(connection, "user_version")
    if version > len(migrations):
        raise TranslationMemoryError(
            f"{path}: was written by a newer version of briefing (format {version}; known here: {len(migrations)}).",
            "Use that version, or set the environment variable BRIEFING_HOME to another folder.",
        )
    _log_ahead(connection)
    if version < len(migrations):
        _migrate(connection, migrations)


def _refuse_foreign(connection: sqlite3.Connection, path: Path) -> None:
    # Read last: another run may be creating the tables at this moment, and commits the identity with them.
    used = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] or _pragma(connection, "user_version")
    if used and _pragma(connection, "application_id") != APPLICATION_ID:
        raise TranslationMemoryError(
            f"{path}: is the database of another program.", "Move it away, and a translation memory is created."
        )


def _log_ahead(connection: sqlite3.Connection) -> None:
    """Write changes to a log first, so that readers and the writer do not wait for each other.

    Where the disk does not support that the file has no log: as safe, but slower. The switch is permanent.
    While another run is making it too, SQLite ignores its own timeout, so that is observed here.
    """
    deadline = time.monotonic() + _pragma(connection, "busy_timeout") / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL").fetchone()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(_POLL_SECONDS)
        else:
            return


def _migrate(connection: sqlite3.Connection, migrations: Sequence[Migration]) -> None:
    connection.create_function("spelling_key", 1, lambda source: spelling_key(text_of(source)), deterministic=True)
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        # Read again, now that no other run can change it.
        for migration in migrations[_pragma(connection, "user_version") :]:
            for statement in migration:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(migrations)}")


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    value: int = connection.execute(f"PRAGMA {name}").fetchone()[0]
    return value
