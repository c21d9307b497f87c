"""The command line itself: help, version, start-up, words for mistakes."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest
import typer
from typer.testing import CliRunner

from briefing import __version__
from briefing.cli.app import app
from tests.factories.command import briefing, command

HEAVY = {
    "ctranslate2",
    "argostranslate",
    "docx",
    "trafilatura",
    "sentencepiece",
    "langdetect",
    "py3langid",
    "numpy",
    "lxml",
    "distributed",
}


def test_version(tmp_path):
    assert briefing("--version", cwd=tmp_path).out.strip() == f"briefing {__version__}"


def commands(command: object, path: tuple[str, ...] = ()) -> Iterator[list[str]]:
    yield [*path]
    for name, inner in getattr(command, "commands", {}).items():
        yield from commands(inner, (*path, name))


@pytest.mark.parametrize("path", list(commands(typer.main.get_command(app))), ids=" ".join)
def test_help_explains_and_gives_examples(path):
    ended = CliRunner().invoke(app, [*path, "--help"], prog_name="briefing")
    assert ended.exit_code == 0
    assert re.search(r"^  (briefing|  briefing) ", ended.output, re.MULTILINE), "an example stands on a line of its own"


def test_help_loads_nothing_heavy(tmp_path):
    program = "import sys; from briefing.cli import main\ntry: main()\nfinally: print(*sys.modules, file=sys.stderr)"
    ended = subprocess.run(
        [sys.executable, "-c", program, "--help"], capture_output=True, encoding="utf-8", cwd=tmp_path, check=True
    )
    assert not HEAVY & set(ended.stderr.split())


def test_help_takes_little_longer_than_loading_typer(tmp_path):
    def seconds(*arguments: str) -> float:
        before = os.times()
        subprocess.run(arguments, capture_output=True, cwd=tmp_path, check=True)
        after = os.times()  # the processor's seconds: a busy machine answers later
        return after.children_user + after.children_system - before.children_user - before.children_system

    def least(*arguments: str) -> float:
        return min(seconds(*arguments) for _ in range(5))

    typer_alone = least(sys.executable, "-c", "import typer, typer.rich_utils")
    assert least(*command("--help")) < 4 * typer_alone  # twice was measured: a quarter of a second for an eighth


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["biuld"], "build"),
        (["build", "--engine", "magic"], "argos"),
        (["build", "--date", "10.03.2026"], "%Y-%m-%d"),
        (["build", "--rows", "page"], "paragraph"),
    ],
)
def test_a_usage_mistake_is_exit_2_and_says_what_would_be_right(arguments, words, tmp_path):
    ended = briefing(*arguments, cwd=tmp_path)
    assert ended.code == 2
    assert words in ended.err
