"""Builds are watched, cancelled and interrupted; the output folder stays whole, what was translated is kept."""

import html
import time
from pathlib import Path

import pytest

from briefing.app.memory import memory_stats
from tests.factories.command import briefing
from tests.factories.desks import RunningDesk, furnish, running_desk
from tests.tiny_model import PAIRS

PATIENCE = 300.0


def ended(desk: RunningDesk) -> str:
    """Wait for the task to end, and return what the page says then."""
    until = time.monotonic() + PATIENCE
    while "Cancel</button>" in (shown := desk.ask("GET", "/build").text):
        assert time.monotonic() < until
        time.sleep(0.2)
    return shown


def until_it_translates(desk: RunningDesk) -> None:
    while '<div class="latest">' not in (shown := desk.ask("GET", "/build").text):
        assert "Cancel</button>" in shown
        time.sleep(0.05)


def files(folder: Path) -> set[str]:
    return {path.name for path in (folder / "out").iterdir()} if (folder / "out").exists() else set()


@pytest.fixture
def long(tmp_path: Path) -> Path:
    """Return a folder with articles that take the small model some seconds."""
    furnish(tmp_path)
    for number in range(6):
        lines = [f"{russian.rstrip('.')} {number}." for russian, _ in PAIRS[:20]]
        (tmp_path / f"seeds/c{number}.txt").write_text("\n\n".join(lines), encoding="utf-8")
    return tmp_path


def test_events_tell_how_far_it_is_and_when_it_is_done(desk: RunningDesk) -> None:
    desk.ask("POST", "/build", {})
    events = desk.ask("GET", "/build/events").text
    assert events.endswith("event: done\ndata: \n\n")
    assert "The pack is ready" in ended(desk)
    stem = "briefing-2026-03-10.en"
    assert files(desk.folder) == {f"{stem}{suffix}" for suffix in (".docx", ".review.docx", ".html", ".eml", ".json")}


def test_the_command_line_builds_the_same(desk: RunningDesk) -> None:
    before = {path.name: path.read_bytes() for path in (desk.folder / "out").iterdir()}
    options = "--format", "docx,html,eml", "--edition", "both"
    assert briefing("build", *options, cwd=desk.folder, patience=PATIENCE).code == 0
    after = {path.name: path.read_bytes() for path in (desk.folder / "out").iterdir()}
    assert {name for name in before if before[name] != after[name]} <= {"briefing-2026-03-10.en.json"}


def test_a_cancelled_build_leaves_no_pack_and_keeps_what_it_translated(long: Path) -> None:
    before = memory_stats().held.segments
    with running_desk(long) as desk:
        desk.ask("POST", "/build", {})
        until_it_translates(desk)
        assert desk.ask("POST", "/build/cancel", {}).status == 303
        assert "What was translated is kept for the next build." in ended(desk)
        assert files(long) == set()
    assert memory_stats().held.segments > before


def test_ctrl_c_in_the_middle_of_a_build_leaves_the_folder_whole(long: Path) -> None:
    before = memory_stats().held.segments
    with running_desk(long) as desk:
        desk.ask("POST", "/build", {})
        until_it_translates(desk)
        assert desk.interrupt() == 0
    assert files(long) == set()
    assert memory_stats().held.segments > before


def test_builds_of_two_desks_and_the_command_line_do_each_other_no_harm(desk: RunningDesk) -> None:
    (desk.folder / "seeds/c.txt").write_text("\n\n".join(russian for russian, _ in PAIRS[:20]), encoding="utf-8")
    with running_desk(desk.folder) as second:
        desk.ask("POST", "/build", {})
        second.ask("POST", "/build", {})
        assert briefing("build", "--no-progress", cwd=desk.folder, patience=PATIENCE).code == 0
        for each in (desk, second):
            assert "The pack is ready" in ended(each)
            assert "3 articles" in each.ask("GET", "/pack").text
    assert not [name for name in files(desk.folder) if name.startswith(".")]


def test_without_a_model_the_page_offers_to_set_one_up(
    desk: RunningDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path / "empty"))
    with running_desk(desk.folder, "--engine", "argos") as without:
        without.ask("POST", "/build", {})
        shown = ended(without)
        assert '<form method="post" action="/setup"><button>Set up a model</button></form>' in shown
        problem = html.unescape(shown.partition("<strong>")[2].partition("</strong>")[0])
        assert f"Error: {problem}" in briefing("build", "--engine", "argos", cwd=desk.folder, patience=PATIENCE).err
        without.ask("POST", "/setup", {})
        assert "No model was set up" in ended(without)
