"""Runs at once on one memory, and runs that are killed: nothing that was kept is lost, nothing stays locked."""

import contextlib
import random
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from briefing.errors import TranslationMemoryError
from briefing.memory import open_memory
from tests.factories.memories import entry, key
from tests.factories.paths import PROJECT

PATIENCE = 60


def keeping(path: Path, name: str, count: int) -> subprocess.Popen[str]:
    """Start a process that keeps segments and prints the number of each that is kept."""
    command = [sys.executable, "-m", "tests.factories.memories", str(path), name, str(count)]
    return subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, encoding="utf-8")


def kept(path: Path, name: str) -> int:
    """Return how many of the first segments of a process are there, without a gap."""
    with open_memory(path, patience=1) as memory:
        numbers = {int(unit.source.split()[1]) for unit, _ in memory.entries() if unit.source.split()[0] == name}
    assert numbers == set(range(len(numbers)))
    return len(numbers)


def intact(path: Path) -> bool:
    with contextlib.closing(sqlite3.connect(path)) as plain:
        return plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_four_runs_make_one_memory_and_keep_all_they_have(tmp_path: Path) -> None:
    path = tmp_path / "home" / "memory.sqlite3"
    names = ["A", "B", "C", "D"]
    runs = [keeping(path, name, 200) for name in names]
    for run in runs:
        run.communicate(timeout=PATIENCE)
        assert run.returncode == 0
    assert [kept(path, name) for name in names] == [200] * 4
    assert intact(path)


def test_a_run_waits_while_another_makes_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite3"
    with contextlib.closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        let_go = threading.Timer(0.2, other.execute, ["ROLLBACK"])
        let_go.start()
        with open_memory(path) as memory:
            memory.keep(key(), entry())
        let_go.join()
    with contextlib.closing(sqlite3.connect(path)) as plain:
        assert plain.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_file_that_is_held_while_it_is_still_empty_is_named(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite3"
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(TranslationMemoryError, match="locked by another run"):
            open_memory(path, patience=0.05)
        holder.execute("ROLLBACK")
    open_memory(path, patience=0.05).close()


def test_a_killed_run_loses_nothing_it_had_kept(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite3"
    moments = random.Random(4)
    for number in range(12):
        with keeping(path, f"run{number}", 100_000) as run:
            assert run.stdout
            for _ in range(moments.randrange(1, 60)):
                run.stdout.readline()
            time.sleep(moments.uniform(0, 0.01))
            run.kill()
            said, _ = run.communicate(timeout=PATIENCE)
        last = int(said.split("\n")[-2]) if "\n" in said else -1
        assert kept(path, f"run{number}") > last
        with open_memory(path, patience=1) as memory:  # not locked
            memory.keep(*next(memory.entries()))
    assert intact(path)


def test_a_run_killed_while_it_makes_the_memory_leaves_one_that_can_be_used(tmp_path: Path) -> None:
    moments = random.Random(5)
    for number in range(6):
        path = tmp_path / f"{number}" / "memory.sqlite3"
        with keeping(path, "run", 100_000) as run:
            while not path.exists():
                time.sleep(0.001)
            time.sleep(moments.uniform(0, 0.01))
            run.kill()
            run.communicate(timeout=PATIENCE)
        with open_memory(path, patience=1) as memory:
            memory.recall([key()])
        assert intact(path)
