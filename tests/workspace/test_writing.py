"""Files replaced together: all old or all new, whatever moment the run dies or fails, and nothing left behind."""

import json
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefing.errors import OutputError
from briefing.workspace.journal import temporary
from briefing.workspace.writing import settle, stream_together, write_together
from tests.factories.paths import PROJECT

POSIX = pytest.mark.skipif(os.name == "nt", reason="forks")

BEFORE = {"a.docx": b"old a", "b.json": b"old b"}
AFTER = {"a.docx": b"new a", "b.json": b"new b", "c.html": b"new c"}

CHANGES = ("open", "os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir", "os.chmod")
"""The audit events of what changes a folder, and of what comes in between."""


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def stop_at(step: int, folder: Path, stop: Callable[[], None]) -> None:
    """Call ``stop`` before the operation number ``step`` on a file in ``folder``, from 0."""
    left = step

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if event in CHANGES and str(arguments[0]).startswith(str(folder)):
            if left == 0:
                stop()
            left -= 1

    sys.addaudithook(hook)


def ended_well(step: int, folder: Path, stop: Callable[[], None]) -> bool:
    """Replace the files in a process of its own, stopped at ``step``; return whether it came to its end."""
    if (child := os.fork()) == 0:
        stop_at(step, folder, stop)
        try:
            write_together(folder, AFTER)
        except BaseException:
            os._exit(1)
        os._exit(0)
    return os.waitpid(child, 0)[1] == 0


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def interrupt() -> None:
    raise KeyboardInterrupt


def fail() -> None:
    raise PermissionError(13, "Permission denied", "a file that is open in Word")


def every_step(folder: Path, stop: Callable[[], None], before: dict[str, bytes]) -> Iterator[dict[str, bytes]]:
    """Yield what is in the folder after a run that was stopped at each of its steps in turn."""
    for step in range(1000):
        for name in contents(folder):
            (folder / name).unlink()
        for name, content in before.items():
            (folder / name).write_bytes(content)
        if ended_well(step, folder, stop):
            assert step > 10, "it was hardly ever stopped"
            return
        yield contents(folder)


@POSIX
@pytest.mark.parametrize("before", [BEFORE, {}], ids=["replaced", "new"])
def test_a_run_that_is_killed_anywhere_leaves_all_old_or_all_new_once_the_next_command_looks(before, tmp_path):
    seen = []
    for _ in every_step(tmp_path, die, before):
        settle(tmp_path)
        found = {name: content for name, content in contents(tmp_path).items() if not name.startswith(".")}
        assert found in (before, before | AFTER)
        seen.append(found)
        write_together(tmp_path, {"d.eml": b"d"})
        assert contents(tmp_path) == found | {"d.eml": b"d"}, "the dead run's leftovers were not swept"
    assert before in seen
    assert before | AFTER in seen


@POSIX
@pytest.mark.parametrize("stop", [interrupt, fail])
def test_a_run_that_fails_or_is_interrupted_anywhere_settles_its_folder_itself(stop, tmp_path):
    for found in every_step(tmp_path, stop, BEFORE):
        settle(tmp_path)  # where the very operation that undoes things was stopped
        left = {name: content for name, content in found.items() if not name.startswith(".briefing")}
        assert left in (BEFORE, BEFORE | AFTER) or contents(tmp_path) in (BEFORE, BEFORE | AFTER)


def test_a_file_that_cannot_be_replaced_leaves_those_before_it_as_they_were(tmp_path, monkeypatch):
    write_together(tmp_path, BEFORE)
    replace = Path.replace

    def refusing(path: Path, target: Path) -> Path:
        if target.name == "c.html":
            raise PermissionError(13, "Permission denied", str(target))
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", refusing)
    with pytest.raises(OutputError, match=r"c\.html: cannot be written"):
        write_together(tmp_path, AFTER)
    assert contents(tmp_path) == BEFORE


def test_a_folder_of_that_name_is_in_the_way_and_nothing_changes(tmp_path):
    write_together(tmp_path, BEFORE)
    (tmp_path / "c.html").mkdir()
    with pytest.raises(OutputError, match=r"c\.html: cannot be written"):
        write_together(tmp_path, AFTER)
    (tmp_path / "c.html").rmdir()
    assert contents(tmp_path) == BEFORE


def test_where_there_are_no_hard_links_it_is_the_same(tmp_path, monkeypatch):
    def no_links(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    write_together(tmp_path, BEFORE)
    write_together(tmp_path, AFTER)
    assert contents(tmp_path) == AFTER


def test_temporary_names_are_not_made_of_the_process_id(tmp_path):
    assert len({temporary(tmp_path) for _ in range(100)}) == 100
    assert str(os.getpid()) not in str(temporary(tmp_path).relative_to(tmp_path)).split(".")


WRITER = """
import sys, time
from pathlib import Path
from briefing.workspace.writing import stream_together

def slowly(file):
    for _ in range(20):
        file.write(sys.argv[2].encode() * 1000)
        time.sleep(0.01)

for _ in range(5):
    stream_together(Path(sys.argv[1]), {name: slowly for name in "abc"})
"""


def test_runs_that_write_to_one_folder_at_once_do_not_mix(tmp_path):
    runs = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), letter], cwd=PROJECT) for letter in ("x", "y")
    ]
    assert [run.wait(timeout=60) for run in runs] == [0, 0]
    found = contents(tmp_path)
    assert set(found) == {"a", "b", "c"}
    assert len(set(found.values())) == 1
    assert found["a"] in (b"x" * 20_000, b"y" * 20_000)


@POSIX
def test_a_file_keeps_its_permissions_and_a_private_one_is_for_its_owner(tmp_path):
    write_together(tmp_path, {"shown": b"1", "private": b"1"}, private={"private"})
    umask = os.umask(0)
    os.umask(umask)
    assert mode(tmp_path / "shown") == 0o666 & ~umask
    assert mode(tmp_path / "private") == 0o600
    (tmp_path / "shown").chmod(0o640)
    (tmp_path / "private").chmod(0o644)  # its owner's wish
    write_together(tmp_path, {"shown": b"2", "private": b"2"}, private={"private"})
    assert (mode(tmp_path / "shown"), mode(tmp_path / "private")) == (0o640, 0o644)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize(
    "journal",
    [
        b"\xff",
        b"{}",
        b"[1]",
        b"[" * 100_000,
        json.dumps([{"name": "../victim", "draft": ".briefing-1.tmp", "kept": ""}]).encode(),
        json.dumps([{"name": "a.docx", "draft": "../victim", "kept": ""}]).encode(),
        json.dumps([{"name": "a.docx", "draft": ".briefing-1.tmp", "kept": "../victim"}]).encode(),
        json.dumps([{"name": "a.docx", "draft": ".briefing-1.tmp", "kept": 1}]).encode(),
    ],
)
@pytest.mark.parametrize("name", [".briefing-replacing.json", ".briefing-restoring.json"])
def test_a_strangers_journal_reaches_nothing_outside_its_folder(name, journal, tmp_path):
    (tmp_path / "victim").write_bytes(b"untouched")
    out = tmp_path / "out"
    out.mkdir()
    (out / "a.docx").write_bytes(b"a")
    (out / ".briefing-1.tmp").write_bytes(b"evil")
    (out / name).write_bytes(journal)
    settle(out)
    assert contents(out) == {"a.docx": b"a"}
    assert (tmp_path / "victim").read_bytes() == b"untouched"


def test_a_writer_may_read_back_what_it_wrote(tmp_path):
    def sealed(file) -> None:
        file.write(b"content")
        file.seek(0)
        file.write(file.read()[::-1])

    stream_together(tmp_path, {"kit.zip": sealed})
    assert contents(tmp_path) == {"kit.zip": b"contenttnetnoc"}
