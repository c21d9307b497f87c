"""The machine fails a build: a full disk, folders that cannot be written, no home, a memory that is none."""

import json
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from briefing.errors import OutputError
from briefing.memory import memory_path
from briefing.workspace.writing import write_together
from tests.factories.command import Ended, briefing
from tests.tiny_model import PACKAGE

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
RUSSIAN = "Президент Азербайджана прибыл в Баку. Министры обсудили развитие портов и дорог в регионе."

LIMITED = (
    "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({0}, {0}))\nfrom briefing.cli import main; main()"
)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the tests' package in it; the module's tests work on copies."""
    home = tmp_path_factory.mktemp("installed") / "home"
    ended = briefing("model", "install", PACKAGE, cwd=home.parent, BRIEFING_HOME=str(home))
    assert ended.code == 0, ended.err
    return home


@pytest.fixture
def desk(tmp_path: Path, installed: Path, home: Path) -> Path:
    shutil.copytree(installed, home)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "good.txt").write_text(f" date 2026-03-10 {RUSSIAN}", encoding="utf-8")
    return tmp_path


def assert_told(ended: Ended, code: int, *words: str) -> None:
    """The command ended with ``code`` after a line that has ``words``, a remedy behind it, and nothing of Python's."""
    assert ended.code == code, ended.err
    assert "Traceback" not in ended.err
    problem, remedy = ended.err.splitlines()[-2:]
    assert problem.startswith("Error: ")
    for word in words:
        assert word in problem
    assert remedy


def older(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + b"damaged" * 1_000)


def newer(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA application_id = {int.from_bytes(b'BrfM')}")
        connection.execute("PRAGMA user_version = 99")
    connection.close()


def another_programs(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE moz_places (id INTEGER)")
    connection.close()


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda path: path.write_text("no database" * 100, encoding="utf-8"), "is not a translation memory"),
        (older, "memory.sqlite3"),
        (newer, "newer version"),
        (another_programs, "another program"),
        (Path.mkdir, "cannot be opened"),
        pytest.param(lambda path: path.symlink_to(path.name), "cannot be opened", marks=POSIX),
    ],
)  # fmt: skip
@pytest.mark.parametrize("command", [("build",), ("memory", "stats")])
def test_a_memory_that_is_none_is_named_and_left_as_it_is(
    desk: Path, home: Path, make: Callable[[Path], object], words: str, command: tuple[str, ...]
) -> None:
    path = memory_path(home)
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    ended = briefing(*command, cwd=desk)
    if command == ("memory", "stats") and path.is_symlink():
        assert_told(ended, 3, "memory.sqlite3")  # there is none behind the link
    else:
        assert_told(ended, 3, "memory.sqlite3", words)
    assert (path.read_bytes() if path.is_file() else b"") == before
    assert not (desk / "out").exists()


@POSIX
def test_a_pipe_in_the_place_of_the_memory_does_not_hold_up_a_build(desk: Path, home: Path) -> None:
    os.mkfifo(memory_path(home))
    assert_told(briefing("build", cwd=desk, patience=20), 3, "memory.sqlite3")


def test_a_home_that_cannot_be_made_is_named(desk: Path) -> None:
    (desk / "file").write_text("in the way", encoding="utf-8")
    assert_told(briefing("build", cwd=desk, BRIEFING_HOME=str(desk / "file" / "home")), 3, "file")


@POSIX
def test_an_account_without_a_home_is_told_what_to_set(desk: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name not in ("BRIEFING_HOME", "HOME")}
    program = "import pwd; pwd.getpwuid = lambda _: {}['no such account']\nfrom briefing.cli import main; main()"
    launcher = ("/usr/bin/env", "-i", *(f"{name}={value}" for name, value in environment.items()), sys.executable, "-c")
    assert_told(briefing(program, "build", cwd=desk, launcher=launcher), 1, "no home folder")


@POSIX
def test_a_full_disk_is_named_and_leaves_the_last_pack_as_it_was(desk: Path) -> None:
    (desk / "seeds" / "good.txt").write_text(f" date 2026-03-10 {(RUSSIAN + chr(10)) * 200}", encoding="utf-8")
    assert briefing("build", cwd=desk).code == 0
    before = {path.name: path.read_bytes() for path in (desk / "out").iterdir()}
    launcher = (sys.executable, "-c", LIMITED.format(36_000))  # enough to open the memory, too little for the record
    ended = briefing("build", "--rows", "sentence", cwd=desk, launcher=launcher)
    assert_told(ended, 1, "out", "cannot be written (File too large)")
    assert ended.err.splitlines()[-1].startswith("Free some space")
    assert {path.name: path.read_bytes() for path in (desk / "out").iterdir()} == before


@POSIX
def test_a_full_disk_under_the_memory_is_named(desk: Path) -> None:
    launcher = (sys.executable, "-c", LIMITED.format(8_000))
    assert_told(briefing("build", cwd=desk, launcher=launcher), 3, "memory.sqlite3")
    assert not (desk / "out").exists()


@POSIX
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match=r"cannot be written \(Permission denied\)") as caught:
        write_together(tmp_path, {"a.docx": b""})
    tmp_path.chmod(0o700)
    assert "--out" in caught.value.remedy


@POSIX
def test_everything_at_once_costs_the_good_article_nothing(desk: Path) -> None:
    """Every form of a pack is written, whatever the names and contents of what was read or passed over."""
    seeds = desk / "seeds"
    names = [
        "two\nlines.txt",
        "red\x1b[31m.txt",
        os.fsdecode(b"\xff.txt"),
        "ж" * 125 + ".txt",
        "=cmd|' !A0.txt",
        "<b>&.txt",
    ]
    for name in names:
        (seeds / name).write_text(RUSSIAN, encoding="utf-8")
        (seeds / f"empty {name}"[:120]).write_bytes(b"")
    (seeds / "loop.txt").symlink_to("loop.txt")
    (seeds / "all").symlink_to("..")
    os.mkfifo(seeds / "pipe.txt")
    (seeds / "stated.txt").write_text(f'---\ntitle: "Порт\\0\\ud800"\n---\n{RUSSIAN}', encoding="utf-8")
    ended = briefing("build", "--edition", "both", "--format", "docx,html,eml", cwd=desk)
    assert (ended.code, "Traceback" in ended.err) == (0, False), ended.err
    record = json.loads((desk / "out" / "briefing-2026-03-10.en.json").read_text(encoding="utf-8"))
    assert len(record["articles"]) == len(names) + 2
    assert {"loop.txt", "all", "pipe.txt"} <= {skipped["path"] for skipped in record["skipped"]}
    assert "\x1b" not in ended.err
    for skipped in record["skipped"]:
        assert f"Not in the pack: {skipped['path']}: " in ended.err
    for edition in (".docx", ".review.docx"):
        docx.Document(str(desk / "out" / f"briefing-2026-03-10.en{edition}"))
