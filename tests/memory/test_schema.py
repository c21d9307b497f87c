"""The file of a translation memory: its format, its migrations, and the files that are refused."""

import os
import sqlite3
from pathlib import Path

import pytest

from briefing.errors import TranslationMemoryError
from briefing.memory import MEMORY_FILE, open_memory
from briefing.memory.schema import APPLICATION_ID, MIGRATIONS, prepare
from tests.factories.memories import entry, fill, key
from tests.factories.processor_time import at_most


def refusal(path: Path, patience: float = 1) -> str:
    with pytest.raises(TranslationMemoryError) as caught:
        open_memory(path, patience)
    assert str(path) in caught.value.problem
    assert caught.value.remedy
    return caught.value.problem


def test_opening_an_existing_memory_takes_little_time(path: Path) -> None:
    open_memory(path).close()
    with at_most(0.2):
        for _ in range(10):
            open_memory(path).close()


def test_the_file_says_whose_it_is_and_in_which_format(path: Path) -> None:
    assert path.name == MEMORY_FILE
    open_memory(path).close()
    plain = sqlite3.connect(path)
    pragmas = [plain.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
    assert pragmas == [APPLICATION_ID, len(MIGRATIONS)]
    assert plain.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    plain.close()


def test_an_empty_file_becomes_a_memory(tmp_path: Path) -> None:
    path = tmp_path / "empty"
    path.touch()
    with open_memory(path) as memory:
        memory.keep(key(), entry())
        assert memory.recall([key()])


def migrated(path: Path, *statements: str) -> sqlite3.Connection:
    """Open as a program would that knows one version more."""
    connection = sqlite3.connect(path, isolation_level=None)
    prepare(connection, path, [*MIGRATIONS, statements])
    return connection


def test_an_older_memory_is_migrated_with_all_that_is_in_it(path: Path) -> None:
    with open_memory(path) as memory:
        fill(memory)
    newer = migrated(path, "ALTER TABLE segment ADD COLUMN quality REAL")
    assert newer.execute("SELECT count(*), max(quality) FROM segment").fetchone() == (3, None)
    assert newer.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS) + 1,)
    newer.close()
    migrated(path, "ALTER TABLE segment ADD COLUMN quality REAL").close()  # not a second time


def test_a_migration_that_fails_changes_nothing(path: Path) -> None:
    with open_memory(path) as memory:
        fill(memory)
    connection = sqlite3.connect(path, isolation_level=None)
    with pytest.raises(sqlite3.OperationalError):
        prepare(connection, path, [*MIGRATIONS, ("DROP TABLE segment", "DROP TABLE no_such_table")])
    connection.close()
    with open_memory(path) as memory:
        assert memory.stats().segments == 3


def test_a_newer_memory_is_refused(path: Path) -> None:
    open_memory(path).close()
    migrated(path, "CREATE TABLE something_new (id)").close()
    before = path.read_bytes()
    assert "newer version of briefing" in refusal(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"source,target\n" * 500, b"\x89PNG\r\n"], ids=["table", "picture"])
def test_another_kind_of_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / MEMORY_FILE
    path.write_bytes(content)
    assert "is not a translation memory" in refusal(path)
    assert path.read_bytes() == content


@pytest.mark.parametrize("statement", ["CREATE TABLE moz_places (id)", "PRAGMA user_version = 1"])
def test_another_programs_database_is_refused(tmp_path: Path, statement: str) -> None:
    path = tmp_path / MEMORY_FILE
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()
    before = path.read_bytes()
    assert "another program" in refusal(path)
    assert path.read_bytes() == before


def test_a_folder_in_its_place_is_refused(tmp_path: Path) -> None:
    assert "cannot be opened" in refusal(tmp_path)


def test_a_file_in_its_folders_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "home").touch()
    with pytest.raises(TranslationMemoryError, match=r"home: cannot be created"):
        open_memory(tmp_path / "home" / MEMORY_FILE)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="permissions do not bind root")
def test_a_folder_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        assert "cannot be opened" in refusal(tmp_path / MEMORY_FILE)
    finally:
        tmp_path.chmod(0o700)


def test_corrections_of_an_older_memory_are_found_in_every_spelling(path: Path) -> None:
    path.parent.mkdir(parents=True)
    old = sqlite3.connect(path, isolation_level=None)
    prepare(old, path, MIGRATIONS[:2])
    sources = ["Порт «Алят» открыт.", "Порт\ud83d открыт.".encode("utf-8", "surrogatepass")]
    for source in sources:
        values = (source, "ru", "en", "The port.", 0, "s", "a.txt", "Anna")
        old.execute(
            "INSERT INTO correction (source, source_language, target_language, target, made, segment, article, person)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            values,
        )
    old.close()
    with open_memory(path) as memory:
        asked = ['Порт "Алят" открыт.', "Порт\ud83d  открыт."]
        assert [*memory.corrections("ru", "en", asked)] == asked
        assert [each.segment for each in memory.all_corrections()] == ["s", "s"]
