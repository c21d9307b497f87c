"""The test command runs every check and then pytest, and fails if any of them did; other ways to run it agree."""

import re
import shlex
import subprocess
import sys

import pytest
import yaml

from tests.__main__ import CHECKS, main
from tests.factories.paths import PROJECT


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


def test_pre_commit_runs_the_same_checks() -> None:
    (local,) = yaml.safe_load((PROJECT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    commands = {hook["name"]: tuple(shlex.split(hook["entry"])) for hook in local["hooks"]}
    assert commands == {name: ("python", *arguments) for name, arguments in CHECKS.items()}
    assert not any(hook["pass_filenames"] for hook in local["hooks"])


def test_the_workflow_runs_the_documented_commands_on_the_documented_pythons() -> None:
    job = yaml.safe_load((PROJECT / ".github" / "workflows" / "tests.yml").read_text(encoding="utf-8"))["jobs"]["tests"]
    guide = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    setting_up = re.search(r"```sh\n(.*?)```", guide, re.DOTALL)
    assert [step["run"] for step in job["steps"] if "run" in step and "if" not in step] == setting_up[1].splitlines()
    assert all(version in guide for version in job["strategy"]["matrix"]["python"])
