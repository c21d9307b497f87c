"""The test command runs every check and then pytest, and fails if any of them did."""

import subprocess
import sys

import pytest

from tests.__main__ import CHECKS, main


@pytest.mark.parametrize(
    ("failing", "code"),
    [
        ((), 0),
        (("ruff", "format"), 1),
        (("mypy",), 1),
        (("importlinter",), 1),
        (("ruff", "pytest"), 3),
        (("pytest",), 3),
    ],
)
def test_all_run_and_any_failure_counts(
    failing: tuple[str, ...], code: int, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    commands = []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        commands.append(command)
        fails = any(word in " ".join(command[1:]) for word in failing)
        return subprocess.CompletedProcess(command, 3 if fails else 0)

    monkeypatch.setattr(subprocess, "run", run)
    assert main(["-k", "port"]) == code
    assert commands[-1][1:] == ["-m", "pytest", "-k", "port"]
    headings = [line.removeprefix("== ").partition(" (")[0] for line in capfd.readouterr().out.splitlines()]
    assert headings == [*CHECKS, "pytest"]


def test_the_heading_of_pytest_names_what_failed_before_it(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, "mypy" in command))
    main([])
    assert capfd.readouterr().out.splitlines()[-1] == "== pytest (failed already: mypy)"


@pytest.mark.parametrize("arguments", CHECKS.values(), ids=CHECKS)
def test_each_check_can_be_started(arguments: tuple[str, ...]) -> None:
    help_page = subprocess.run([sys.executable, *arguments, "--help"], capture_output=True, check=False)
    assert help_page.returncode == 0
