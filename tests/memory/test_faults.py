"""A memory that is held, full or damaged: what is told, and what is kept."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from briefing.errors import TranslationMemoryError
from briefing.memory import Memory, memory_path, open_memory
from briefing.memory.salvage import Salvage, salvage
from briefing.memory.schema import MIGRATIONS, prepare
from tests.factories.command import briefing
from tests.factories.memories import correction, entry, key


def test_a_memory_that_another_run_holds_is_named_in_the_end(path: Path) -> None:
    with open_memory(path, patience=0.05) as memory:
        holder = sqlite3.connect(path, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(TranslationMemoryError, match="locked by another run") as caught:
            memory.keep(key(), entry())
        assert "Wait" in caught.value.remedy
        assert memory.recall([key()]) == {}  # reading need not wait
        holder.execute("ROLLBACK")
        holder.close()
        memory.keep(key(), entry())
        assert memory.recall([key()])


def test_a_full_disk_loses_nothing_that_was_kept(memory: Memory) -> None:
    memory.keep(key(), entry())
    # SQLite's own limit on the file stands for the disk's.
    memory._connection.execute("PRAGMA max_page_count = 1").fetchone()
    with pytest.raises(TranslationMemoryError, match="disk is full"):
        memory.keep_all((key(f"Предложение {number}"), entry("x" * 1000)) for number in range(100))
    assert [unit for unit, _ in memory.entries()] == [key()]
    memory._connection.execute("PRAGMA max_page_count = 1000000").fetchone()
    memory.keep(key("Да."), entry("Yes."))
    assert memory.stats().segments == 2


def test_a_damaged_memory_is_named_with_what_to_do(path: Path) -> None:
    with open_memory(path) as memory:
        memory.keep_all((key(f"Предложение {number}"), entry("x" * 1000)) for number in range(1000))
    content = bytearray(path.read_bytes())
    content[8192:] = b"\xff" * (len(content) - 8192)
    path.write_bytes(content)
    with open_memory(path) as memory, pytest.raises(TranslationMemoryError, match="damaged") as caught:
        list(memory.entries())
    assert "briefing memory export" in caught.value.remedy


def test_a_file_cut_short_is_damaged_too(path: Path) -> None:
    with open_memory(path) as memory:
        memory.keep_all((key(f"Предложение {number}"), entry("x" * 1000)) for number in range(100))
    path.write_bytes(path.read_bytes()[:20_000])
    with pytest.raises(TranslationMemoryError, match="damaged"), open_memory(path) as memory:
        memory.recall(key(f"Предложение {number}") for number in range(100))


def damaged(path: Path, table: str) -> None:
    """Overwrite half of the pages that hold the rows of a table, from its second on."""
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        query = "SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY pageno"
        pages = [number for (number,) in database.execute(query, (table,))]
        (size,) = database.execute("PRAGMA page_size").fetchone()
    content = bytearray(path.read_bytes())
    for number in pages[1::2]:
        content[(number - 1) * size : number * size] = b"\xff" * size
    path.write_bytes(content)


def many(path: Path) -> None:
    with open_memory(path) as memory:
        memory.add_corrections(correction(f"Correction {n} " + "x" * 500, source=f"Предложение {n}") for n in range(50))
        memory.keep_all((key(f"Предложение {n}"), entry("x" * 1000)) for n in range(300))


def test_every_correction_is_saved_from_a_memory_whose_segments_or_corrections_are_damaged(path: Path) -> None:
    many(path)
    for table in ("segment", "correction"):
        damaged(path, table)
        found = salvage(path)
        assert [each.source for each in found.corrections] == [f"Предложение {n}" for n in range(50)]
        assert len(found.entries) == 150, "every row of every page that was not damaged"


@pytest.mark.parametrize("versions", [4, len(MIGRATIONS)])
def test_a_memory_of_an_older_version_is_saved_too(path: Path, versions: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path, isolation_level=None)) as older:
        prepare(older, path, MIGRATIONS[:versions])
        older.execute("INSERT INTO maker (name) VALUES ('llm')")
        older.execute(
            "INSERT INTO segment (source, source_language, target_language, terms, maker, target, rungs, article, made)"
            " VALUES ('Да.', 'ru', 'en', '', 1, 'Yes.', '', 'a.txt', 0)"
        )
    assert [(key.source, entry.target, entry.unsure) for key, entry in salvage(path).entries] == [
        ("Да.", "Yes.", False)
    ]


@pytest.mark.parametrize("lost", [1, 4096, 100_000, 300_000])
def test_what_is_left_of_a_file_that_was_cut_short_is_saved(path: Path, lost: int) -> None:
    many(path)
    content = path.read_bytes()[:-lost]
    path.write_bytes(content)
    found = salvage(path)
    assert [each.source for each in found.corrections] == [f"Предложение {n}" for n in range(50)]
    assert len(found.entries) >= 300 - lost // 1000 - 4, "a segment takes a kilobyte, and a page has three of them"
    assert path.read_bytes() == content


@pytest.mark.parametrize("left", [4096, 20, 0])
def test_nothing_is_saved_from_a_file_that_has_lost_all_rows(path: Path, left: int) -> None:
    many(path)
    path.write_bytes(path.read_bytes()[:left])
    assert salvage(path) == Salvage((), ())


def test_the_printed_remedy_works(tmp_path: Path, home: Path) -> None:
    home.mkdir(exist_ok=True)
    memory_file = memory_path(home)
    many(memory_file)
    damaged(memory_file, "segment")
    ended = briefing("memory", "export", "rescued.tmx", cwd=tmp_path)
    assert ended.code == 0, ended.err
    assert "50 corrections" in ended.out
    assert "damaged" in ended.err
    memory_file.unlink()
    ended = briefing("memory", "import", "rescued.tmx", cwd=tmp_path)
    assert (ended.code, "50 corrections" in ended.out) == (0, True), ended.err
