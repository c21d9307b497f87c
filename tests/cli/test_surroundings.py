"""Where a command runs: streams that are closed or full, signals, few files, other locales, settings of any kind."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefing.errors import ExitCode
from tests.factories.command import Ended, briefing, command
from tests.tiny_model import PACKAGE

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="a shell of Unix")
RUSSIAN = "Президент Азербайджана прибыл в Баку. Министры обсудили развитие портов и дорог в регионе."
PACK = "out/briefing-2026-03-10.en.docx"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("installed") / "home"
    assert briefing("model", "install", PACKAGE, cwd=home.parent, BRIEFING_HOME=str(home)).code == 0
    return home


@pytest.fixture
def desk(tmp_path: Path, installed: Path, home: Path) -> Path:
    shutil.copytree(installed, home)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text(f" date 2026-03-10 {RUSSIAN}", encoding="utf-8")
    return tmp_path


def shell(line: str, desk: Path, **environment: str) -> Ended:
    """Run a line of a shell in which ``briefing`` is the command."""
    line = line.replace("briefing ", " ".join(command()) + " ")
    environment = {**os.environ, "PYTHONUTF8": "1", **environment}
    ended = subprocess.run(
        ["/bin/bash", "-o", "pipefail", "-c", line],
        cwd=desk, env=environment, capture_output=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    assert "Traceback" not in ended.stderr
    assert "Exception ignored" not in ended.stderr
    return Ended(ended.returncode, ended.stdout, ended.stderr)


@POSIX
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_a_service_without_streams_builds(desk: Path, closed: str) -> None:
    assert shell(f"briefing build {closed}", desk).code == 0
    assert (desk / PACK).is_file()


@POSIX
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device")
def test_a_full_disk_behind_the_output_is_an_error_in_words(desk: Path) -> None:
    ended = shell("briefing build --no-progress > /dev/full", desk)
    assert ended.code == 1
    assert "Error: " in ended.err
    assert "No space left on device" in ended.err
    assert shell("briefing build > /dev/full 2> /dev/full", desk).code == 1


@POSIX
def test_a_reader_that_has_read_enough_is_no_failure(desk: Path) -> None:
    ended = shell("briefing build --help | head -1", desk)
    assert (ended.code, ended.err) == (0, "")
    assert shell("briefing build --no-progress | true", desk).code == 0
    assert (desk / PACK).is_file()


@POSIX
def test_sigterm_ends_a_command_as_ctrl_c_does(desk: Path) -> None:
    process = subprocess.Popen(command("watch"), cwd=desk, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    process.stdout.readline()
    time.sleep(0.5)
    process.send_signal(signal.SIGTERM)
    _, said = process.communicate(timeout=30)
    assert "Traceback" not in said
    assert process.returncode in (0, ExitCode.INTERRUPTED)


@POSIX
def test_64_open_files_are_enough(desk: Path) -> None:
    for number in range(80):
        (desk / "seeds" / f"b{number}.txt").write_text(RUSSIAN, encoding="utf-8")
    assert shell("ulimit -n 64; briefing build --edition both --format docx,html,eml", desk).code == 0


@POSIX
def test_an_ascii_locale_is_enough(desk: Path) -> None:
    (desk / "seeds" / "порт.txt").write_text(RUSSIAN, encoding="utf-8")
    plain = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    for line in ("briefing build --json", "briefing doctor", f"briefing verify {PACK}", "briefing terms"):
        assert shell(line, desk, **plain).code in (0, 5)


@POSIX
@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("build --compiled-by $'\\xff'", "--compiled-by"),
        ("email --to a@example.org --subject $'Brief\\xffing'", "--subject"),
        ("email --to $'\\xff@example.org'", "--to"),
        ("glossary add $'Порт\\xff' port", "TERM"),
        ("glossary add Порт $'port\\xff'", "TRANSLATION"),
        ("glossary add Порт port --forbidden harbour --forbidden $'\\xff'", "--forbidden"),
    ],
)
def test_an_option_that_is_no_text_is_named(line: str, named: str, desk: Path) -> None:
    ended = shell(f"briefing {line}", desk)
    assert (ended.code, ended.err.startswith(f"Error: {named} is not text")) == (2, True)


SETTINGS = {
    "a date": ("date = 2026-03-11", 0, ""),
    "a date with a time": ("date = 2026-03-11T10:00:00", 0, ""),
    "a text for a date": ('date = "11.03.2026"', 2, "date"),
    "a number for a date": ("date = 5", 2, "date is 5, not a date such as 2026-03-10"),
    "a number for a text": ("lang = 5", 2, "lang is 5, not a text"),
    "a list for a text": ('lang = ["en"]', 2, "lang is ['en']"),
    "a table for a folder": ("[build]\nseeds = {a = 1}", 2, "seeds is {'a': 1}"),
    "a text for a number": ('workers = "2"', 2, "workers is '2', not a whole number"),
    "a truth for a number": ("workers = true", 2, "workers is True"),
    "a text for a truth": ('offline = "yes"', 2, "offline is 'yes', not true or false"),
    "a number for a table": ("build = 5", 2, "build is 5, not a table"),
    "a list for the other table": ("email = [1]", 2, "email is [1], not a table"),
    "no such table": ("[biuld]\nlang = 1", 2, "there is no setting 'biuld'"),
    "a zero in a path": ('out = "a\\u0000b"', 2, "out is 'a\\x00b'"),
    "no such engine": ('engine = "magic"', 2, "magic"),
    "nested": ("a = " + "[" * 100_000, 2, "briefing.toml: cannot be used"),
    "a number of thousands of digits": ("workers = " + "1" * 5_000, 2, "briefing.toml: cannot be used"),
    "a date of the first year": ("date = 0001-01-01", 0, ""),
    "a time for a date": ("date = 10:00:00", 2, "date is datetime.time(10, 0), not a date"),
    "a list of tables": ('[[build]]\nlang = "en"', 2, "build is [{'lang': 'en'}], not a table"),
    "a fraction for a number": ("workers = inf", 2, "workers is inf, not a whole number"),
    "what only the command line may ask for": ("follow_links = true", 2, "there is no setting 'follow_links'"),
    "tables in tables": ("x = " + "{a=" * 2_000 + "1" + "}" * 2_000, 2, "briefing.toml: cannot be used"),
    "half of a character": ('compiled_by = "\\uD800"', 2, "briefing.toml: cannot be used"),
    "no TOML": ("lang", 2, "briefing.toml: cannot be used"),
}


@pytest.mark.parametrize(("content", "code", "words"), SETTINGS.values(), ids=SETTINGS)
def test_settings_of_any_kind(desk: Path, content: str, code: int, words: str) -> None:
    (desk / "briefing.toml").write_text(content, encoding="utf-8")
    ended = briefing("build", cwd=desk)
    assert (ended.code, "Traceback" in ended.err) == (code, False), ended.err
    assert words in ended.err


def test_settings_that_are_not_utf_8(desk: Path) -> None:
    (desk / "briefing.toml").write_bytes(b"compiled_by = '\xff'")
    ended = briefing("build", cwd=desk)
    assert (ended.code, "briefing.toml: cannot be used" in ended.err) == (2, True)


@POSIX
def test_settings_that_are_a_pipe(desk: Path) -> None:
    os.mkfifo(desk / "briefing.toml")
    assert briefing("build", cwd=desk, patience=20).code == 2


def test_what_nobody_expected_names_the_sentence_and_how_to_report_it(desk: Path) -> None:
    program = (
        "import briefing.translation.drafting as d\n"
        "d.repaired = lambda *_: 1 / 0\n"
        "from briefing.cli import main; main()"
    )
    ended = briefing("build", cwd=desk, launcher=(sys.executable, "-c", program))
    assert (ended.code, "Traceback" in ended.err) == (1, False)
    problem, remedy = ended.err.splitlines()[-2:]
    assert problem.startswith("Error: ZeroDivisionError in ")
    assert "while repairing the translation of “" in problem
    assert "report" in remedy
