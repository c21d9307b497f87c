"""Builds on a translation memory, from end to end: what is not done twice, what no accident loses."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.factories.command import Ended, briefing, command
from tests.factories.killed_builds import complete, contents, kept, kill_often, write_article
from tests.factories.paths import SEEDS
from tests.tiny_model import PACKAGE


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A project folder with two articles, no glossary, and the tests' Argos package installed."""
    for name in ("seeds", "glossary"):
        (tmp_path / name).mkdir()
    for name in ("002_8359627fc353cd33.txt", "003_49e501304c3e8fbb.txt"):
        shutil.copy(SEEDS / name, tmp_path / "seeds")
    ended = briefing("model", "install", PACKAGE, cwd=tmp_path)
    assert ended.code == 0, ended.err
    return tmp_path


def built(desk: Path, *arguments: str) -> Ended:
    ended = briefing("build", "--no-progress", *arguments, cwd=desk)
    assert ended.code == 0, ended.err
    return ended


def targets(desk: Path) -> dict[str, tuple[str, str]]:
    """Return source, target and origin of every segment in the record, by id."""
    (path,) = (desk / "out").glob("*.json")
    articles = json.loads(path.read_text(encoding="utf-8"))["articles"]
    return {s["id"]: (s["source"], s["target"], s["origin"]) for a in articles for s in a["segments"]}


def test_a_second_build_loads_no_model_and_its_document_is_the_same(desk):
    built(desk)
    (document,) = (desk / "out").glob("*.docx")
    first = document.read_bytes()
    program = "import sys; from briefing.cli import main\ntry: main()\nfinally: print(*sys.modules, file=sys.stderr)"
    ended = subprocess.run(
        [sys.executable, "-c", program, "build", "--no-progress"],
        cwd=desk, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert not {"ctranslate2", "sentencepiece", "argostranslate"} & set(ended.stderr.split())
    assert document.read_bytes() == first
    assert "from memory" in ended.stdout
    assert "new" not in ended.stdout.splitlines()[-1]


def test_a_changed_target_changes_exactly_the_segments_with_its_term(desk):
    glossary = desk / "glossary/ru-en.csv"
    glossary.write_text("source,target\nСредний коридор,Middle Corridor\nБаку,Baku\n", encoding="utf-8")
    built(desk)
    before = targets(desk)
    glossary.write_text("source,target\nСредний коридор,Sunrise Passage\nБаку,Baku\n", encoding="utf-8")
    impact = briefing("glossary", "impact", cwd=desk)
    ended = built(desk)
    after = targets(desk)
    corridor = {id_ for id_, (source, *_) in before.items() if "коридор" in source.lower() and "редн" in source.lower()}
    assert corridor
    assert {id_ for id_ in before if before[id_][1] != after[id_][1]} == corridor
    assert {id_ for id_ in after if after[id_][2] == "engine"} == corridor
    assert f"{len(corridor)} made again" in ended.out
    assert impact.out.splitlines()[0].startswith(f"1 term changed: {len(corridor)} segments in ")
    assert "Средний коридор: Middle Corridor -> Sunrise Passage" in impact.out


def test_impact_without_a_model_sets_none_up(tmp_path):
    shutil.copytree(SEEDS, tmp_path / "seeds")
    ended = briefing("glossary", "impact", cwd=tmp_path)
    assert ended.code == 4
    assert "briefing setup" in ended.err


def test_a_new_sentence_is_all_that_is_translated(desk):
    built(desk)
    (desk / "seeds/new.txt").write_text("Министры обсудили развитие портов и дорог в регионе.", encoding="utf-8")
    summary = json.loads(built(desk, "--json").out)
    assert (summary["new"], summary["again"]) == (1, 0)
    assert summary["memory"] > 20


def test_builds_killed_at_random_moments_lose_nothing_and_the_next_one_completes(desk, home):
    short = complete(desk)  # how long one takes here and now, most of it for starting
    before = kept(home)
    write_article(desk / "seeds", sentences=600)
    killed = kill_often(desk, times=5, longest=2 * short)
    assert all(one.sound for one in killed)
    counts = [one.kept for one in killed]
    assert counts == sorted(counts), "what was kept once is kept"
    assert any(0 < count - before < 600 for count in counts), "some were killed halfway"
    complete(desk)
    assert kept(home) == len({source for source, *_ in targets(desk).values()})
    assert len(contents(desk)) == 2


def test_two_builds_at_once_on_one_memory_are_both_right(desk, tmp_path, home):
    alone = tmp_path / "alone"
    shutil.copytree(desk / "seeds", alone / "seeds")
    both = [
        subprocess.Popen(
            command("build", "--no-progress", "--out", out), cwd=desk, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        for out in ("one", "two")
    ]
    for process in both:
        _, err = process.communicate(timeout=60)
        assert process.returncode == 0, err
    (home / "memory.sqlite3").unlink()
    built(alone)
    (expected,) = (alone / "out").glob("*.docx")
    assert [next((desk / out).glob("*.docx")).read_bytes() for out in ("one", "two")] == [expected.read_bytes()] * 2


def test_a_memory_that_is_none_is_named_and_left_alone(desk, home):
    (home / "memory.sqlite3").write_bytes(b"not a database, but somebody's file" * 100)
    ended = briefing("build", cwd=desk)
    assert ended.code == 3
    assert "memory.sqlite3" in ended.err
    assert (home / "memory.sqlite3").read_bytes().startswith(b"not a database")
    assert not (desk / "out").exists()
