"""A few of the kills of `python -m tests.benchmarks.syscall_kills`, and that it would notice what they leave."""

import shutil
from pathlib import Path

import pytest

from tests.benchmarks.syscall_kills import Trial, chosen, rehearsed, stop, wrong
from tests.factories.command import Ended
from tests.factories.stopped_commands import KEEPING
from tests.factories.system_calls import SystemCall

ADD = KEEPING["glossary add"]
OPENED, WRITTEN, RENAMED = (SystemCall(name, 1, "a.csv") for name in ("openat", "write", "rename"))
DONE, KILLED = Ended(0, "", ""), Ended(-9, "", "")


@pytest.mark.skipif(not shutil.which("strace"), reason="needs strace")
def test_a_line_of_the_glossary_is_there_or_not_wherever_the_command_is_killed(tmp_path: Path) -> None:
    desk = tmp_path / "furnished"
    (desk / "glossary").mkdir(parents=True)
    (desk / "home").mkdir()
    (desk / "glossary" / "ru-en.csv").write_text("source,target\nСредний коридор,Middle Corridor\n", encoding="utf-8")
    trial = rehearsed(ADD, desk, tmp_path / "add")
    calls = [call for call in trial.calls if call.name in ("write", "rename")]
    assert len(calls) == 2
    for call in calls:
        killed, failed = stop(trial, call, "signal=KILL"), stop(trial, call, "error=ENOSPC")
        assert killed.was_killed
        assert failed.ended.code == 1
        assert killed.faults == failed.faults == []


@pytest.mark.parametrize(
    ("now", "ended", "kinds"),
    [
        ({"a": "old", "b": "1"}, KILLED, []),
        ({"a": "new", "b": "1"}, KILLED, []),
        ({"a": "ne", "b": "1"}, KILLED, ["half-made"]),
        ({"a": "old"}, KILLED, ["lost"]),
        ({"a": "old", "b": "1", "c": "?"}, KILLED, ["half-made"]),
        ({"a": "old", "b": "1"}, DONE, ["lost"]),
        ({"a": "new", "b": "1"}, DONE, []),
        ({"a": "old", "b": "1"}, Ended(1, "", "Traceback (most recent call last):\nOSError"), ["traceback"]),
    ],
)
def test_what_is_wrong_is_noticed(now: dict[str, object], ended: Ended, kinds: list[str]) -> None:
    trial = Trial(ADD, Path(), {"a": "old", "b": "1"}, {"a": "new", "b": "1"}, [], [])
    assert [kind for kind, _ in wrong(trial, now, ended)] == kinds


def test_every_kind_of_call_is_chosen_before_others() -> None:
    calls = [OPENED, *[WRITTEN] * 50, RENAMED]
    assert {call.name for call in chosen(calls, 4)} == {"openat", "write", "rename"}
    assert len(chosen(calls, 10)) == 10
    assert chosen(calls, 1000) == calls
