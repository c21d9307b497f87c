"""The translation memory: what it finds again, what it never replaces, and which files it refuses."""

import datetime
import os
import sqlite3
import time
from pathlib import Path

import pytest

from briefing.errors import TranslationMemoryError
from briefing.memory import MEMORY_FILE, MakerStats, Memory, PairStats, memory_path, open_memory
from briefing.memory.schema import APPLICATION_ID, MIGRATIONS, prepare
from tests.factories.memories import EDITION, NOON, asked, correction, fill, later, made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return memory_path(tmp_path / "new" / "home")


@pytest.fixture
def memory(path: Path):
    with open_memory(path) as opened:
        yield opened


def refusal(path: Path, patience: float = 1) -> str:
    with pytest.raises(TranslationMemoryError) as caught:
        open_memory(path, patience)
    assert str(path) in caught.value.problem
    assert caught.value.remedy
    return caught.value.problem


# --- what engines made


def test_a_segment_is_found_again_after_the_file_was_closed(path: Path) -> None:
    whole = made("The port of Alat is open.", "best splice missing", "trade/a.txt")
    with open_memory(path) as memory:
        memory.keep(asked(), whole)
    with open_memory(path) as memory:
        assert memory.recall([asked()]) == {asked(): whole}


OTHERS = {
    "source": asked("Порт закрыт."),
    "a space": asked("Порт открыт. "),
    "source language": asked(pair="uk-en"),
    "target language": asked(pair="ru-de"),
    "terms": asked(terms="порт=harbour"),
    "maker": asked(maker="argos 2.0"),
}


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
def test_nothing_but_the_very_same_is_found(memory: Memory, other) -> None:
    memory.keep(asked(), made())
    assert memory.recall([other]) == {}


def test_the_first_of_two_results_stays(memory: Memory) -> None:
    memory.keep(asked(), made("The port is open."))
    memory.keep(asked(), made("The harbour is open.", when=later()))
    assert memory.recall([asked()])[asked()].target == "The port is open."


def test_related_is_the_newest_with_other_terms_of_the_same_maker(memory: Memory) -> None:
    memory.keep(asked(terms="порт=harbour"), made(when=later(2)))
    memory.keep(asked(terms="порт=port"), made(when=later(3)))
    memory.keep(asked(terms="порт=haven"), made(when=later(1)))
    memory.keep(asked(terms="порт=quay", maker="other"), made(when=later(4)))
    memory.keep(asked("Да."), made("Yes."))
    new, old = asked(terms="порт=seaport"), asked(terms="порт=port")
    assert memory.related([new, old, asked("Да."), asked("Нет.")]) == {new: "порт=port", old: "порт=harbour"}


def test_among_the_made_of_one_second_the_last_kept_is_the_newest(memory: Memory) -> None:
    for terms in ("a", "b"):
        memory.keep(asked(terms=terms), made())
    assert memory.related([asked(terms="c")]) == {asked(terms="c"): "b"}


def test_all_or_none_of_many_is_kept(memory: Memory) -> None:
    naive = NOON.replace(tzinfo=None)
    with pytest.raises(TypeError):
        memory.keep_all([(asked("Да."), made("Yes.")), (asked("Нет."), made("No.", when=naive))])
    assert list(memory.made()) == []
    assert memory.keep_all([(asked("Да."), made("Yes.")), (asked("Да."), made("Yes!"))]) == 1
    assert memory.keep_all([]) == 0


def test_any_text_is_kept_as_it_is(memory: Memory) -> None:
    odd = ["", " ", "a\0b", "\ud800", "\udcff.txt", "🙂", "\u200fא", "e\u0301", "é", "]]>", "'; DROP TABLE segment; --"]
    units = [(asked(text, text, text), made(text, article=text)) for text in odd]
    memory.keep_all(units)
    assert memory.recall(each for each, _ in units) == dict(units)
    assert list(memory.made()) == units


def test_ten_thousand_are_looked_up_well_under_a_second(memory: Memory) -> None:
    units = [(asked(f"Предложение номер {number}. " * 5, "x" * 100, "m" * 200), made()) for number in range(10_000)]
    memory.keep_all(units)
    start = time.process_time()
    assert len(memory.recall(each for each, _ in units)) == 10_000
    assert time.process_time() - start < 1


# --- what persons wrote


def test_corrections_come_newest_first_and_none_is_replaced(memory: Memory) -> None:
    first, third, second = correction("A", later(1)), correction("C", later(3)), correction("B", later(2))
    memory.correct([first, third])
    memory.correct([second])
    memory.correct([correction("Ja", pair="ru-de"), correction("Yes", source="Да.")])
    assert memory.corrections("ru", "en", ["Порт открыт.", "Нет."]) == {"Порт открыт.": (third, second, first)}


def test_of_two_in_one_second_the_later_added_is_the_newer(memory: Memory) -> None:
    memory.correct([correction("B"), correction("A")])
    assert [each.target for each in memory.corrections("ru", "en", ["Порт открыт."])["Порт открыт."]] == ["A", "B"]


def test_the_very_same_correction_is_known_already(memory: Memory) -> None:
    assert memory.correct([correction("A")]) == 1
    assert memory.correct([correction("A"), correction("A", later()), correction("A", person="Aygün")]) == 2
    assert len(list(memory.all_corrections())) == 3


def test_an_edition_is_kept_once_with_its_time(memory: Memory) -> None:
    before = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
    assert memory.edition(EDITION.id) is memory.edition_made(EDITION.id) is None
    memory.keep_edition(EDITION)
    kept = memory.edition_made(EDITION.id)
    memory.keep_edition(EDITION)
    assert memory.edition(EDITION.id) == EDITION
    assert memory.edition_made(EDITION.id) == kept
    assert kept is not None
    assert before <= kept <= datetime.datetime.now(datetime.UTC)


def test_stats(memory: Memory, path: Path) -> None:
    fill(memory)
    stats = memory.stats()
    assert stats.pairs == (PairStats("kk", "en", 0, 1), PairStats("ru", "de", 1, 0), PairStats("ru", "en", 2, 2))
    assert stats.makers == (MakerStats("argos 1.9", 2), MakerStats("llm", 1))
    assert (stats.segments, stats.corrections, stats.editions) == (3, 3, 1)
    assert stats.size >= path.stat().st_size > 0


def test_a_new_memory_is_empty(memory: Memory) -> None:
    stats = memory.stats()
    assert (stats.pairs, stats.makers, stats.editions) == ((), (), 0)
    assert memory.recall([asked()]) == memory.related([asked()]) == memory.corrections("ru", "en", ["x"]) == {}


def test_forgetting_leaves_what_persons_did(memory: Memory) -> None:
    fill(memory)
    memory.forget(everything=False)
    stats = memory.stats()
    assert (stats.segments, stats.makers, stats.corrections, stats.editions) == (0, (), 3, 1)
    assert memory.edition(EDITION.id) == EDITION


def test_forgetting_everything_leaves_no_text_on_the_disk(memory: Memory, path: Path) -> None:
    fill(memory)
    memory.keep_all((asked(f"Секрет {number}"), made()) for number in range(1000))
    full = memory.stats().size
    memory.forget(everything=True)
    assert (memory.stats().pairs, memory.edition(EDITION.id)) == ((), None)
    assert memory.stats().size < full / 2
    remains = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert "Секрет".encode() not in remains
    assert b"The port is open" not in remains


# --- the file


def test_opening_an_existing_memory_takes_little_time(path: Path) -> None:
    open_memory(path).close()
    times = []
    for _ in range(5):
        start = time.perf_counter()
        open_memory(path).close()
        times.append(time.perf_counter() - start)
    assert min(times) < 0.02


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
        memory.keep(asked(), made())
        assert memory.recall([asked()])


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
    assert "is no translation memory" in refusal(path)
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
    with pytest.raises(TranslationMemoryError, match=r"home: cannot be made"):
        open_memory(tmp_path / "home" / MEMORY_FILE)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="permissions do not bind root")
def test_a_folder_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        assert "cannot be opened" in refusal(tmp_path / MEMORY_FILE)
    finally:
        tmp_path.chmod(0o700)


def test_a_memory_that_another_run_holds_is_named_in_the_end(path: Path) -> None:
    with open_memory(path, patience=0.05) as memory:
        holder = sqlite3.connect(path, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(TranslationMemoryError, match="held by another run") as caught:
            memory.keep(asked(), made())
        assert "Wait" in caught.value.remedy
        assert memory.recall([asked()]) == {}  # reading need not wait
        holder.execute("ROLLBACK")
        holder.close()
        memory.keep(asked(), made())
        assert memory.recall([asked()])


def test_a_full_disk_loses_nothing_that_was_kept(memory: Memory) -> None:
    memory.keep(asked(), made())
    # SQLite's own limit on the file stands for the disk's.
    memory._connection.execute("PRAGMA max_page_count = 1").fetchone()
    with pytest.raises(TranslationMemoryError, match="disk is full"):
        memory.keep_all((asked(f"Предложение {number}"), made("x" * 1000)) for number in range(100))
    assert [unit for unit, _ in memory.made()] == [asked()]
    memory._connection.execute("PRAGMA max_page_count = 1000000").fetchone()
    memory.keep(asked("Да."), made("Yes."))
    assert memory.stats().segments == 2


def test_a_damaged_memory_is_named_with_what_to_do(path: Path) -> None:
    with open_memory(path) as memory:
        memory.keep_all((asked(f"Предложение {number}"), made("x" * 1000)) for number in range(1000))
    content = bytearray(path.read_bytes())
    content[8192:] = b"\xff" * (len(content) - 8192)
    path.write_bytes(content)
    with open_memory(path) as memory, pytest.raises(TranslationMemoryError, match="damaged") as caught:
        list(memory.made())
    assert "briefing memory export" in caught.value.remedy


def test_a_file_cut_short_is_damaged_too(path: Path) -> None:
    with open_memory(path) as memory:
        memory.keep_all((asked(f"Предложение {number}"), made("x" * 1000)) for number in range(100))
    path.write_bytes(path.read_bytes()[:20_000])
    with pytest.raises(TranslationMemoryError, match="damaged"), open_memory(path) as memory:
        memory.recall(asked(f"Предложение {number}") for number in range(100))


def test_the_time_is_in_utc_whatever_it_was_kept_in(memory: Memory) -> None:
    baku = datetime.timezone(datetime.timedelta(hours=4))
    memory.keep(asked(), made(when=NOON.astimezone(baku)))
    assert memory.recall([asked()])[asked()].made.isoformat() == "2024-01-31T12:00:00+00:00"
