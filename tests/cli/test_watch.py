"""`briefing watch`: one build a change, none for a save that changes nothing."""

import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.workspace.watching import QUIET, fingerprint
from tests.factories.command import briefing, command
from tests.tiny_model import PACKAGE

BUILT = "Translations:"


class Watcher:
    """A running `briefing watch`, and what it prints."""

    def __init__(self, folder: Path) -> None:
        self.process = subprocess.Popen(
            command("watch"),
            cwd=folder,
            env={**os.environ, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        self._lines: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._lines.put(line.strip())

    def next(self, words: str, patience: float = 30) -> str:
        while words not in (line := self._lines.get(timeout=patience)):
            pass
        return line

    def is_quiet(self, seconds: float) -> bool:
        try:
            self._lines.get(timeout=seconds)
        except queue.Empty:
            return True
        return False

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        self._reader.join()
        assert self.process.stdout
        self.process.stdout.close()


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    for name in ("seeds", "glossary"):
        (tmp_path / name).mkdir()
    (tmp_path / "seeds/a.txt").write_text("Министры обсудили развитие портов и дорог в регионе.", encoding="utf-8")
    assert briefing("model", "install", PACKAGE, cwd=tmp_path).code == 0
    return tmp_path


@pytest.fixture
def watcher(desk: Path) -> Iterator[Watcher]:
    running = Watcher(desk)
    yield running
    running.close()


def test_a_change_is_built_once_and_only_what_is_new_is_translated(desk, watcher):
    assert watcher.next(BUILT) == "Translations: 1 new."
    for text in ("Президент", "Президент Азербайджана прибыл в Баку."):  # saved twice, as editors do
        (desk / "seeds/b.txt").write_text(text, encoding="utf-8")
    assert watcher.next(BUILT) == "Translations: 1 new, 1 from memory."
    (desk / "glossary/ru-en.csv").write_text("source,target\nБаку,Baku City\n", encoding="utf-8")
    assert watcher.next(BUILT) == "Translations: 1 made again because their terms or examples changed, 1 from memory."
    assert watcher.is_quiet(2 * QUIET)


def test_a_save_without_a_change_and_lock_files_build_nothing(desk, watcher):
    watcher.next(BUILT)
    (desk / "seeds/a.txt").touch()
    (desk / "seeds/~$b.docx").write_text("lock", encoding="utf-8")
    (desk / "seeds/.b.swp").write_text("swap", encoding="utf-8")
    assert watcher.is_quiet(3 * QUIET)


def test_a_build_that_fails_is_told_and_the_watch_goes_on(desk, watcher):
    watcher.next(BUILT)
    text = (desk / "seeds/a.txt").read_text(encoding="utf-8")
    (desk / "seeds/a.txt").unlink()
    assert "There are no articles." in watcher.next("Error:")
    (desk / "seeds/a.txt").write_text(text, encoding="utf-8")
    assert watcher.next(BUILT) == "Translations: 1 from memory."


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_ctrl_c_ends_it_without_an_error(watcher):
    import signal

    watcher.next(BUILT)
    watcher.process.send_signal(signal.SIGINT)
    watcher.next("Stopped.")
    assert watcher.process.wait(timeout=10) == 0


def test_nothing_to_watch_is_exit_3(tmp_path):
    ended = briefing("watch", cwd=tmp_path)
    assert (ended.code, "nothing to watch" in ended.err) == (3, True)


def test_an_output_folder_inside_the_seeds_does_not_count(tmp_path):
    before = fingerprint([tmp_path], tmp_path / "out")
    (tmp_path / "out").mkdir()
    (tmp_path / "out/pack.docx").write_bytes(b"1")
    assert fingerprint([tmp_path], tmp_path / "out") == before
    (tmp_path / "a.txt").write_bytes(b"1")
    assert fingerprint([tmp_path], tmp_path / "out") != before
