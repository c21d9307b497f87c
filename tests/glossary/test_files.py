"""The glossary folder, the command that works on it, and the starter glossary."""

import csv
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from briefing.cli.glossary import app
from briefing.errors import BriefingError, InputError, OutputError
from briefing.glossary import Glossary, Level, check, new_term, parse
from briefing.glossary.files import add_term, read_glossary, save
from tests.factories.paths import PROJECT

STARTER = PROJECT / "glossary"


def folder(path: Path, **files: str) -> Path:
    for name, content in files.items():
        (path / name.replace("__", "-").replace("_", ".")).write_text(content, encoding="utf-8", newline="")
    return path


def targets(path: Path) -> str:
    return " ".join(f"{term.source}={term.target}" for term in read_glossary(path, "ru", "en").terms)


def test_files_of_the_pair_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    folder(
        tmp_path,
        ru__en_csv="А,first\nБ,b",
        ru__en_aaa_csv="А,second",
        RU__EN_zzz_TSV="А\tthird",
        en__ru_csv="Г,g",
        ru__english_csv="Д,d",
    )
    glossary = read_glossary(tmp_path, "ru", "en")
    assert targets(tmp_path) == "А=third Б=b"
    assert {f"{Path(found.file).name}:{found.code}" for found in glossary.findings} == {
        "ru-en.aaa.csv:conflict", "RU-EN.zzz.TSV:conflict", "ru-english.csv:not-read",
    }  # fmt: skip


def test_findings_name_the_path_as_it_was_given(tmp_path: Path) -> None:
    found = read_glossary(folder(tmp_path, ru__en_csv="source,target\nА,\n"), "ru", "en").findings
    assert str(found[0]).startswith(f"{(tmp_path / 'ru-en.csv').as_posix()}:2: no-target: ")


def test_the_usual_folder_may_be_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert read_glossary(Path("glossary"), "ru", "en").terms == ()


@pytest.mark.parametrize("name", ["glosary", "glossary/ports", "ports.txt", "ports.xlsx"])
def test_a_glossary_that_is_named_and_missing_is_an_error(tmp_path: Path, name: str) -> None:
    (tmp_path / "glossary").mkdir()
    with pytest.raises(InputError, match=re.escape(name)):
        read_glossary(tmp_path / name, "ru", "en")


def test_one_file_of_any_name_is_read(tmp_path: Path) -> None:
    folder(tmp_path, mine_csv="А,a")
    assert targets(tmp_path / "mine.csv") == "А=a"


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.csv: cannot be read"):
        read_glossary(tmp_path / "none.csv", "ru", "en")


NOT_READ = [
    ("ru-en.ods", "save it as .xlsx"),
    ("ru-en.csv.bak", "end in .csv, .tsv, "),
    ("notes.docx", "end in .csv, .tsv, "),
    ("glossary.txt", "name it after its languages"),
    ("ports.xlsx", "name it after its languages"),
]


@pytest.mark.parametrize(("name", "reason"), NOT_READ)
def test_a_file_that_is_not_read_is_named_with_the_reason(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / name).write_text("Алят\tAlat\n", encoding="utf-8")
    (found,) = read_glossary(tmp_path, "ru", "en").findings
    assert (found.file, found.code, found.level) == ((tmp_path / name).as_posix(), "not-read", Level.NOTE)
    assert reason in found.message


def test_a_folder_in_the_glossary_is_named(tmp_path: Path) -> None:
    (tmp_path / "ports").mkdir()
    assert [found.code for found in read_glossary(tmp_path, "ru", "en").findings] == ["not-read"]


def test_files_for_other_languages_and_hidden_ones_are_passed_over(tmp_path: Path) -> None:
    for name in ("kk-en.csv", ".lock", "~$ru-en.xlsx"):
        (tmp_path / name).write_text("Алят,Alat\n", encoding="utf-8")
    assert read_glossary(tmp_path, "ru", "en") == Glossary()


OMEGAT = "# Glossary in tab-separated format -*- coding: utf-8 -*-\nАлят\tAlat\n"
BASE = """<martif type="TBX" xml:lang="ru"><text><body><termEntry><langSet xml:lang="ru"><tig><term>Алят</term></tig>
</langSet><langSet xml:lang="en"><tig><term>Alat</term></tig></langSet></termEntry></body></text></martif>"""


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("ru-en.txt", OMEGAT.encode()),
        ("ru-en.utf8", OMEGAT.encode()),
        ("ru-en.tab", OMEGAT.encode("utf-8-sig")),
        ("ru-en.unicode.txt", "source\ttarget\r\nАлят\tAlat\r\n".encode("utf-16")),
        ("ru-en.xml", BASE.encode()),
    ],
)
def test_files_of_other_programs_are_read(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    assert targets(tmp_path) == "Алят=Alat"
    assert not read_glossary(tmp_path, "ru", "en").findings


# Adding a line.


def added(path: Path, source: str, target: str, **cells: str) -> bytes:
    term = new_term({"source": source, "target": target, **cells})
    return add_term(path, term, "ru", "en").read_bytes()


def test_the_first_term_makes_the_file(tmp_path: Path) -> None:
    content = added(tmp_path / "glossary", "Алят", "Alat")
    assert content.decode() == "\ufeffsource,target,forbidden,case,note,status\nАлят,Alat,,,,\n"


FILES = [
    (b"source,target\n", "Алят,Alat\n"),
    (b"source,target", "\nАлят,Alat\n"),
    (b"\xef\xbb\xbftarget;source\r\n", "Alat;Алят\r\n"),
    (b"note\ttarget\tsource\r", "\tAlat\tАлят\r"),
    ("Шуша,Shusha\n".encode(), "Алят,Alat\n"),
    ("# OmegaT\nШуша\tShusha\n".encode(), "Алят\tAlat\n"),
    ("ru,en\nШуша,Shusha\n".encode(), "Алят,Alat\n"),
    ("sep=;\nШуша;Shusha\n".encode(), "Алят;Alat\n"),
]


@pytest.mark.parametrize(("before", "line"), FILES)
def test_a_line_is_added_in_the_files_own_way(tmp_path: Path, before: bytes, line: str) -> None:
    (tmp_path / "ru-en.csv").write_bytes(before)
    assert added(tmp_path, "Алят", "Alat") == before + line.encode()


def test_a_file_in_utf_16_stays_in_it(tmp_path: Path) -> None:
    (tmp_path / "ru-en.csv").write_bytes("source\ttarget\r\n".encode("utf-16"))
    assert added(tmp_path, "Алят", "Alat").decode("utf-16") == "source\ttarget\r\nАлят\tAlat\r\n"


def test_every_cell_is_added_and_quoted(tmp_path: Path) -> None:
    content = added(tmp_path, "Алят", "Alat, port | Alat", forbidden="Alyat|Aliat", case="exact", note='a "note"')
    assert content.decode().splitlines()[1] == 'Алят,"Alat, port | Alat",Alyat|Aliat,exact,"a ""note""",'


REFUSED = [
    (r"ru-en\.csv:2: “Алят” is “Alat” already", "Алят", "Alat", {}),
    (r"ru-en\.csv:2: “Алят” is “Alat” there, and would be “Alyat” now\. Edit that line", "Алят", "Alyat", {}),
    ("The source “Shusha” has no Russian letters", "Shusha", "Шуша", {}),
    ("There is no target for “Шуша”", "Шуша", " ", {}),
    ("It is empty", " ", " ", {}),
    ("leave it out", "Шуша", "the Shusha", {}),
    ("is part of the target itself", "Шуша", "Shusha", {"forbidden": "Shusha"}),
    (r"has no column for all that “Шуша” has\. Let its first line be source,target,forb", "Шуша", "S", {"note": "n"}),
]


@pytest.mark.parametrize(("message", "source", "target", "cells"), REFUSED)
def test_what_would_do_harm_is_not_added(
    tmp_path: Path, message: str, source: str, target: str, cells: dict[str, str]
) -> None:
    path = folder(tmp_path, ru__en_csv="source,target\nАлят,Alat\n") / "ru-en.csv"
    with pytest.raises(BriefingError, match=message):
        added(tmp_path, source, target, **cells)
    assert path.read_text(encoding="utf-8") == "source,target\nАлят,Alat\n"


def test_a_term_of_another_file_is_known_too(tmp_path: Path) -> None:
    folder(tmp_path, ru__en_ports_csv="Алят,Alat")
    with pytest.raises(InputError, match=r"ru-en\.ports\.csv:1: “Алят” is “Alat” already"):
        added(tmp_path, "Алят", "Alat")


@pytest.mark.parametrize("content", ["source,target\nАлят,Alat\n".encode("cp1251"), b"\x89PNG"])
def test_nothing_is_added_to_what_cannot_be_read(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "ru-en.csv").write_bytes(content)
    with pytest.raises(InputError, match="nothing was added"):
        added(tmp_path, "Алят", "Alat")
    assert (tmp_path / "ru-en.csv").read_bytes() == content


def test_a_term_base_takes_no_lines(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="to a table only"):
        added(folder(tmp_path, base_tbx="<tbx/>") / "base.tbx", "Алят", "Alat")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_the_file_keeps_its_mode(tmp_path: Path) -> None:
    path = folder(tmp_path, ru__en_csv="source,target\n") / "ru-en.csv"
    path.chmod(0o640)
    added(tmp_path, "Алят", "Alat")
    assert path.stat().st_mode & 0o777 == 0o640


def test_processes_that_add_at_the_same_time_lose_nothing(tmp_path: Path) -> None:
    names = ["Алят", "Шуша", "Курык", "Актау"]
    commands = [
        ["glossary", "add", name, "X" * index, "--glossary", str(tmp_path)] for index, name in enumerate(names, 1)
    ]
    started = [
        subprocess.Popen([sys.executable, "-m", "briefing", *command], stdout=subprocess.PIPE, text=True, cwd=PROJECT)
        for command in commands
    ]
    said = [process.communicate()[0] for process in started]
    assert all(text.startswith("Added to ") for text in said)
    assert sorted(targets(tmp_path).split()) == sorted(f"{name}={'X' * index}" for index, name in enumerate(names, 1))


def test_what_cannot_be_written_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "ru-en.csv").mkdir()
    with pytest.raises(OutputError, match="Excel"):
        save(tmp_path / "ru-en.csv", b"")


# The command.


def run(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(app, [*map(str, arguments)])
    if isinstance(result.exception, BriefingError):
        raise result.exception
    return result.exit_code, result.stdout


def test_check_prints_a_finding_a_line(tmp_path: Path) -> None:
    folder(tmp_path, ru__en_csv="source,target\nАлят,Alat\nШуша,\n")
    code, out = run("check", "--glossary", tmp_path)
    assert (code, out.count("\n")) == (0, 1)
    assert "ru-en.csv:3: no-target: " in out


def test_check_names_a_line_that_can_never_match(tmp_path: Path) -> None:
    _, out = run("check", "--glossary", folder(tmp_path, ru__en_csv="source,target\nАлят,Alat\n«»,quotes\n"))
    assert "ru-en.csv:3: never-matches: " in out


@pytest.mark.parametrize("content", ["source,target\nАлят,\n", "source\nАлят\n", "<tbx"])
def test_check_ends_in_3_when_nothing_is_usable(tmp_path: Path, content: str) -> None:
    assert run("check", "--glossary", folder(tmp_path, ru__en_csv=content))[0] == 3


def test_add_then_check_then_export(tmp_path: Path) -> None:
    where = ["--glossary", tmp_path]
    options = ["--forbidden", "Mid Corridor", "--forbidden", "Medium Corridor", "--note", "n", "--exact"]
    assert run("add", "Средний коридор", "Middle Corridor", *options, *where)[0] == 0
    assert run("check", *where) == (0, "")
    _, out = run("export", "--format", "csv", *where)
    assert out.splitlines()[1] == "Средний коридор,Middle Corridor,Mid Corridor|Medium Corridor,exact,n,"
    assert run("export", "--format", "omegat", "--output", tmp_path / "o.tsv", *where) == (0, "")
    assert (tmp_path / "o.tsv").read_bytes().endswith("Средний коридор\tMiddle Corridor\tn\n".encode())


def test_an_empty_glossary_is_not_exported(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no terms"):
        run("export", "--format", "csv", "--glossary", tmp_path)


def test_the_options_are_listed_without_loading_an_xml_library() -> None:
    code = "import sys, briefing.glossary; sys.exit('lxml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# The starter glossary.


def test_the_starter_glossary_has_nothing_to_mend() -> None:
    glossary = read_glossary(STARTER, "ru", "en")
    assert [str(found) for found in check(glossary) if found.level is not Level.NOTE] == []
    assert len(glossary.terms) >= 80


def test_the_starter_glossary_is_as_excel_and_the_program_write_it() -> None:
    content = (STARTER / "ru-en.csv").read_bytes()
    rows = list(csv.reader(content.decode("utf-8-sig").splitlines()))
    assert content.startswith(b"\xef\xbb\xbf")
    assert {len(row) for row in rows} == {6}
    assert len(parse(content, "ru-en.csv").terms) == len(rows) - 1
