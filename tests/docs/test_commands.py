"""The README's commands do what it says; the first, which installs, is what `.ci/run` and test_embedded.py do."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.factories.command import briefing
from tests.factories.paths import PROJECT
from tests.tiny_model import PACKAGE

README = (PROJECT / "README.md").read_text(encoding="utf-8")
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL) for line in block.splitlines()]
OURS = [line for line in COMMANDS if line.startswith("briefing ")]
OTHERS = {
    'python -m venv .venv && . .venv/bin/activate && pip install ".[embedded]" && briefing build --lang en',
    'pip install --editable ".[test]"',
    "python -m tests",
    # A cluster in one command each; tests/translation/executors/test_dask.py starts one.
    "dask scheduler",
    "dask worker tcp://10.0.0.5:8786 --nthreads 1",
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what a user has: one article, the glossary, a model."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "seeds").mkdir()
    shutil.copy(PROJECT / "seeds" / "003_49e501304c3e8fbb.txt", folder / "seeds")
    shutil.copytree(PROJECT / "glossary", folder / "glossary")
    assert briefing("model", "install", PACKAGE, cwd=folder, BRIEFING_HOME=str(folder / "home")).code == 0
    return folder


@pytest.mark.parametrize("command", OURS)
def test_the_command_works(command, desk):
    for edition in (desk / "out").glob("*.review.docx"):
        shutil.copy(edition, desk / "reviewed.docx")  # as the reviewer's mail brings it
    _, *arguments = shlex.split(command)
    ended = briefing(*arguments, cwd=desk, BRIEFING_HOME=str(desk / "home"))
    assert ended.code == 0, ended.err


def test_there_is_no_command_that_is_not_tested():
    assert set(COMMANDS) - set(OURS) == OTHERS
    assert "\npython -m tests\n" in (PROJECT / ".ci" / "run").read_text(encoding="utf-8")
    assert len(OURS) >= 8


def test_a_corrected_term_is_in_the_next_pack(desk):
    glossary = desk / "glossary" / "ru-en.csv"
    text = glossary.read_bytes().decode("utf-8-sig")
    assert "Middle Corridor" in text
    glossary.write_bytes(text.replace("Средний коридор,Middle Corridor", "Средний коридор,Central Corridor").encode())
    assert briefing("build", cwd=desk, BRIEFING_HOME=str(desk / "home")).code == 0
    record = next((desk / "out").glob("*.json")).read_text(encoding="utf-8")
    assert "Central Corridor" in record


def test_pictures_and_pages_it_links_to_exist():
    for target in re.findall(r"\]\((?!http|#)([^)]+)\)", README):
        assert (PROJECT / target).is_file()
