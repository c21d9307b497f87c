"""The command line itself: help, version, start-up, words for mistakes."""

import subprocess
import sys
import time

import pytest

from briefing import __version__
from tests.command import briefing, command

HEAVY = {"ctranslate2", "argostranslate", "docx", "trafilatura", "sentencepiece", "langdetect", "numpy", "lxml"}


def test_version(tmp_path):
    assert briefing("--version", cwd=tmp_path).out.strip() == f"briefing {__version__}"


@pytest.mark.parametrize(
    "arguments", [["--help"], ["build", "--help"], ["setup", "--help"], ["model", "--help"], ["doctor", "--help"]]
)
def test_help_explains_and_gives_examples(arguments, tmp_path):
    ended = briefing(*arguments, cwd=tmp_path)
    assert ended.code == 0
    assert "  briefing " in ended.out, "an example stands on a line of its own"


def test_help_loads_nothing_heavy(tmp_path):
    program = "import sys; from briefing.cli import main\ntry: main()\nfinally: print(*sys.modules, file=sys.stderr)"
    ended = subprocess.run(
        [sys.executable, "-c", program, "--help"], capture_output=True, encoding="utf-8", cwd=tmp_path, check=True
    )
    assert not HEAVY & set(ended.stderr.split())


def test_help_answers_in_under_half_a_second(tmp_path):
    def seconds() -> float:
        begun = time.perf_counter()
        subprocess.run(command("--help"), capture_output=True, cwd=tmp_path, check=True)
        return time.perf_counter() - begun

    assert min(seconds() for _ in range(5)) < 0.5


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
