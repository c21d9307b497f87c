"""Builds that are killed, and what is left of them."""

import os
import random
import sqlite3
import subprocess
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tests.factories.command import briefing, command
from tests.tiny_model.corpus import draw_pairs


def write_article(seeds: Path, sentences: int) -> None:
    """Put an article of so many different sentences, which the tests' model knows, into ``seeds``."""
    seeds.mkdir(exist_ok=True)
    drawn = dict.fromkeys(pair.russian for pair in draw_pairs(rounds=sentences // 100 + 1, seed=1))
    (seeds / "long.txt").write_text("\n".join(list(drawn)[:sentences]), encoding="utf-8")


@dataclass(frozen=True)
class Killed:
    """After how many seconds, how many sentences the memory then held, and whether the output folder was sound."""

    after: float
    kept: int
    sound: bool


def kill_build(desk: Path, after: float) -> Killed:
    """Start a build in ``desk`` and kill it, unless it has ended, after so many seconds."""
    before = contents(desk)
    process = subprocess.Popen(
        command("build", "--no-progress"), cwd=desk, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        process.wait(timeout=after)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    left = contents(desk)
    return Killed(
        after, kept(Path(os.environ["BRIEFING_HOME"])), left == before or len(left) == len({".docx", ".json"})
    )


def contents(desk: Path) -> dict[str, bytes]:
    """Return the finished files in the output folder."""
    folder = desk / "out"
    return (
        {f.name: f.read_bytes() for f in folder.iterdir() if f.suffix in (".docx", ".json")} if folder.is_dir() else {}
    )


def kept(home: Path) -> int:
    """Return how many translations the memory holds; any other program can read it."""
    file = home / "memory.sqlite3"
    if not file.is_file():
        return 0
    with closing(sqlite3.connect(file, timeout=1)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        return database.execute("SELECT count(*) FROM segment").fetchone()[0] if "segment" in tables else 0


def kill_often(desk: Path, times: int, longest: float, seed: int = 0) -> list[Killed]:
    """Kill builds at random moments, one after the other."""
    chance = random.Random(seed)
    return [kill_build(desk, chance.uniform(0, longest)) for _ in range(times)]


def complete(desk: Path) -> float:
    """Build to the end and return the seconds it took."""
    begun = time.monotonic()
    ended = briefing("build", "--no-progress", cwd=desk)
    assert ended.code == 0, ended.err
    return time.monotonic() - begun
