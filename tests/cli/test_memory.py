"""`briefing memory …` as a user runs it."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from briefing.cli.memory import app
from briefing.errors import BriefingError, InputError, OutputError, TranslationMemoryError
from briefing.memory import Memory, memory_path, open_memory
from tests.factories.memories import EDITION, correction, entry, fill, key


def memory(*arguments: str | Path, answer: str = "") -> str:
    """Return what the command prints; what it raises is raised."""
    ended = CliRunner().invoke(app, list(map(str, arguments)), input=answer)
    if isinstance(ended.exception, BriefingError):
        raise ended.exception
    assert ended.exit_code == 0, ended.output
    return ended.stdout


@pytest.fixture
def filled(home: Path):
    with open_memory(memory_path(home)) as opened:
        fill(opened)
        yield opened


@pytest.mark.usefixtures("filled")
def test_stats() -> None:
    said = memory("stats")
    for line in (
        "engines      3 segments",
        "persons      3 corrections, 2 sentences left as they were",
        "ru to en     2 segments, 2 corrections",
        "made by      argos 1.9: 2 segments",
    ):
        assert line in said


@pytest.mark.usefixtures("filled")
def test_stats_as_json(home: Path) -> None:
    said = json.loads(memory("stats", "--json"))
    assert said.pop("size") > 0
    assert said == {
        "path": str(memory_path(home)),
        "segments": 3,
        "corrections": 3,
        "editions": 1,
        "left_as_is": 2,
        "pairs": [
            {"source_language": "kk", "target_language": "en", "segments": 0, "corrections": 1},
            {"source_language": "ru", "target_language": "de", "segments": 1, "corrections": 0},
            {"source_language": "ru", "target_language": "en", "segments": 2, "corrections": 2},
        ],
        "makers": [{"maker": "argos 1.9", "segments": 2}, {"maker": "llm", "segments": 1}],
    }


def test_export_and_import_on_another_machine(filled: Memory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "new folder" / "память.tmx"
    assert "3 segments of engines, 3 corrections" in memory("export", file)
    other = tmp_path / "other"
    monkeypatch.setenv("BRIEFING_HOME", str(other))
    assert "3 segments of engines, 3 corrections" in memory("import", file, "--dry-run")
    assert not other.exists()
    assert "New to the memory: 3 segments of engines, 3 corrections." in memory("import", file)
    assert "New to the memory: 0 segments of engines, 0 corrections." in memory("import", file)
    with open_memory(memory_path(other)) as copy:
        assert list(copy.entries()) == list(filled.entries())
        assert list(copy.all_corrections()) == list(filled.all_corrections())


FOREIGN = """<tmx version="1.4"><header/><body>
<tu><tuv xml:lang="kk"><seg>Иә.</seg></tuv><tuv xml:lang="en"><seg>Yes.</seg></tuv></tu>
<tu><tuv xml:lang="ru"><seg>Да.</seg></tuv><tuv xml:lang="en"><seg>Yes.</seg></tuv></tu>
</body></tmx>"""


def test_import_from_another_program_is_asked_for_by_language(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "agency.tmx"
    file.write_text(FOREIGN, encoding="utf-8")
    assert "0 segments of engines, 1 correction, 1 unit in other languages or without text passed over." in memory(
        "import", file, "--from", "kk"
    )
    memory("import", file, "--from", "kk")
    with open_memory(memory_path(home)) as opened:
        [found] = opened.all_corrections()
        assert (found.source, found.target) == ("Иә.", "Yes.")
        assert int(found.made.timestamp()) == int(file.stat().st_mtime)


def test_a_damaged_file_is_not_taken_in_by_half(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "agency.tmx"
    file.write_text(FOREIGN.removesuffix("</body></tmx>"), encoding="utf-8")
    with pytest.raises(InputError, match="is not XML"):
        memory("import", file)
    assert not home.exists()


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.tmx: cannot be read"):
        memory("import", tmp_path / "none.tmx")


@pytest.mark.usefixtures("filled")
def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="cannot be written"):
        memory("export", tmp_path / "file" / "desk.tmx")


@pytest.mark.parametrize("arguments", [["stats"], ["export", "x.tmx"], ["forget", "--yes"]])
def test_without_a_memory_that_is_said_and_none_is_made(arguments: list[str], home: Path) -> None:
    with pytest.raises(TranslationMemoryError, match="no translation memory yet"):
        memory(*arguments)
    assert not home.exists()


def test_forget_asks_and_takes_no_for_an_answer(filled: Memory) -> None:
    ended = CliRunner().invoke(app, ["forget", "--everything"], input="n\n")
    assert ended.exit_code == 1
    assert "Delete 3 segments of engines, 3 corrections and 1 review edition for good?" in ended.output
    assert filled.stats().segments == 3


def test_forget_leaves_corrections(filled: Memory) -> None:
    assert "Forgotten: 3 segments of engines." in memory("forget", answer="y\n")
    assert (filled.stats().segments, filled.stats().corrections) == (0, 3)
    assert filled.edition(EDITION.id) == EDITION


def test_forget_everything(filled: Memory) -> None:
    memory("forget", "--everything", "--yes")
    assert (filled.stats().pairs, filled.stats().editions) == ((), 0)
    filled.keep(key(), entry())
    filled.add_corrections([correction("A")])
    assert filled.stats().segments == filled.stats().corrections == 1


def test_what_is_not_taken_is_counted_by_reason_and_a_machines_work_is_no_persons(tmp_path: Path) -> None:
    pairs = [("Да.", "Да."), ("Нет.", "???"), ("Файл %s.", "File %s."), ("Порт открыт.", "The port is open.")]
    units = [
        f'<tu><tuv xml:lang="ru"><seg>{source}</seg></tuv><tuv xml:lang="en"><seg>{target}</seg></tuv></tu>'
        for source, target in pairs
    ]
    draft = units[-1].replace("<tu>", '<tu><prop type="x-ConfirmationLevel">Draft</prop>')
    file = tmp_path / "agency.tmx"
    file.write_text(f'<tmx version="1.4"><header/><body>{"".join(units)}{draft}</body></tmx>', encoding="utf-8")
    said = "1 segment of engines, 1 correction, 2 units untranslated, 1 unit with placeholders passed over."
    assert said in memory("import", file)
    assert "made by      machine translation in agency.tmx: 1 segment" in memory("stats")
