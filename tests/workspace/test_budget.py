"""What slips through every other bound costs one article, which is named."""

import re
import signal
import sys
import time
from pathlib import Path

import pytest

from briefing.errors import FaultWarning, InputError
from briefing.records import Article, Skipped
from briefing.workspace import budget, seeds
from tests.factories.command import Ended, briefing
from tests.factories.processor_time import at_most

RUSSIAN = "Президент Азербайджана прибыл в Баку. Министры обсудили развитие портов и дорог в регионе."
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no timer signals")


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "SECONDS", 0.2)


def busy(seconds: float) -> None:
    """Use up processor time."""
    begun = time.process_time()
    while time.process_time() - begun < seconds:
        pass


def outcomes(folder: Path) -> dict[str, str]:
    return {item.path: item.reason if isinstance(item, Skipped) else "" for item in seeds.read_seeds(folder)}


def with_a_trap(monkeypatch: pytest.MonkeyPatch, folder: Path, trap) -> None:
    """Put a good article and a bad one into a folder; reading the bad one springs the trap."""
    read = seeds.read_article

    def trapped(data: bytes, path: str, sidecar: str | None = None) -> Article:
        if path == "bad.txt":
            trap()
        return read(data, path, sidecar)

    monkeypatch.setattr(seeds, "read_article", trapped)
    for name in ("bad.txt", "good.txt"):
        (folder / name).write_text(RUSSIAN, encoding="utf-8")


@POSIX
@pytest.mark.usefixtures("impatient")
def test_a_regular_expression_that_never_ends_is_ended_and_the_file_named(monkeypatch, tmp_path: Path) -> None:
    with_a_trap(monkeypatch, tmp_path, lambda: re.match(r"(a|a)*b", "a" * 60))
    with at_most(5):
        said = outcomes(tmp_path)
        assert said["bad.txt"].startswith("bad.txt: takes longer than 0 s, more than an article of its size should.")
        assert said["good.txt"] == ""


@POSIX
@pytest.mark.usefixtures("impatient")
def test_a_library_that_catches_every_exception_does_not_swallow_the_end(monkeypatch, tmp_path: Path) -> None:
    def stubborn() -> None:
        try:
            busy(10)
        except Exception:
            pytest.fail("it was taken for an error of the library's own")

    with_a_trap(monkeypatch, tmp_path, stubborn)
    assert "takes longer than" in outcomes(tmp_path)["bad.txt"]


@POSIX
@pytest.mark.usefixtures("impatient")
def test_waiting_for_a_busy_machine_costs_nothing(monkeypatch, tmp_path: Path) -> None:
    with_a_trap(monkeypatch, tmp_path, lambda: time.sleep(0.5))
    assert outcomes(tmp_path) == {"bad.txt": "", "good.txt": ""}


@pytest.mark.filterwarnings("ignore::briefing.errors.FaultWarning")
def test_a_mistake_of_the_program_costs_one_article_and_says_where(monkeypatch, tmp_path: Path) -> None:
    with_a_trap(monkeypatch, tmp_path, lambda: 1 / 0)
    said = outcomes(tmp_path)
    assert re.match(r"bad.txt: ZeroDivisionError in test_budget.py:\d+ \(division by zero\).*report", said["bad.txt"])
    assert said["good.txt"] == ""


def test_in_tests_a_mistake_of_the_program_is_a_failure(monkeypatch, tmp_path: Path) -> None:
    with_a_trap(monkeypatch, tmp_path, lambda: {}["x"])
    with pytest.raises(FaultWarning, match=r"A fault of briefing: bad\.txt: KeyError in test_budget"):
        outcomes(tmp_path)


FAULTY = """
import sys, briefing.{module}
def fail(*_, **__): raise TypeError("a mistake")
briefing.{module}.{name} = fail
from briefing.cli import main
main()
"""


def faulty(tmp_path: Path, module: str, name: str, **environment: str) -> Ended:
    """Run a build of a program in which a function raises."""
    (tmp_path / "seeds").mkdir(exist_ok=True)
    (tmp_path / "seeds" / "a.txt").write_text(RUSSIAN, encoding="utf-8")
    launcher = (sys.executable, "-c", FAULTY.format(module=module, name=name))
    return briefing("terms", cwd=tmp_path, launcher=launcher, **environment)


def test_in_a_process_of_a_test_a_mistake_is_a_failure_too_and_for_users_it_is_named(tmp_path: Path) -> None:
    ended = faulty(tmp_path, "readers.plain", "read")
    assert (ended.code, "FaultWarning" in ended.err, "a.txt: TypeError in" in ended.err) == (1, True, True), ended
    ended = faulty(tmp_path, "readers.plain", "read", PYTHONWARNINGS="")
    assert ended.code == 0
    assert re.fullmatch(
        r"Not in the pack: a\.txt: a\.txt: TypeError in .*\(a mistake\).* Please report .*\n", ended.err
    )


def test_more_time_is_given_to_more_bytes(monkeypatch) -> None:
    monkeypatch.setattr(budget, "SECONDS", 0.01)
    with budget.budget("a.txt", 10_000_000):
        busy(0.05)


@POSIX
def test_nothing_of_the_timer_stays() -> None:
    before = signal.getsignal(signal.SIGPROF)
    with pytest.raises(InputError, match="no article"), budget.budget("a.txt", 1):
        raise InputError("no article")
    assert signal.getsignal(signal.SIGPROF) is before
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)
