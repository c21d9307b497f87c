"""Every command in surroundings that programs are seldom tried in: a right result or words, never a traceback.

None runs a program that lies in one of its folders.
"""

import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
import typer

from briefing.cli.app import app
from tests.factories.command import Ended, briefing, command
from tests.tiny_model import PACKAGE

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a shell of Unix")

RUSSIAN = "Президент Азербайджана прибыл в Баку. Министры обсудили развитие портов и дорог в регионе."
PACK = "out/briefing-2026-03-10.en.docx"

COMMANDS = {
    "build": "--no-progress",
    "watch": "",
    "desk": "--no-open",
    "import": "out/briefing-2026-03-10.en.review.docx",
    "email": "--to desk@example.org",
    "verify": PACK,
    "setup": "",
    "doctor": "",
    "terms": "",
    "read": "seeds/порт.txt",
    "model list": "",
    "model install": str(PACKAGE),
    "model remove": "translate-ru_en",
    "model verify": "",
    "model compare": "sentences.tsv",
    "glossary check": "",
    "glossary add": "Алят Alat",
    "glossary impact": "",
    "glossary export": "--format deepl",
    "memory stats": "",
    "memory export": "again.tmx",
    "memory import": "memory.tmx",
    "memory forget": "--yes",
    "kit make": "no-such-folder/kit.zip --without-model",
    "kit install": PACK,
}
"""What each command is given; ``kit install`` something that is no kit."""

TRAPS = ("lxml.py", "yaml.py", "json.py", "docx.py", "ctranslate2.py", "sitecustomize.py", "pack.py", "start.pth")
"""Programs that lie about in folders, called like those that this one imports."""

ENDLESS = ("watch", "desk")
TOO_LONG = ("kit make",)  # packs everything that is installed: tests/offline_kit does

SURROUNDINGS = {
    "no streams": "{} <&- >&- 2>&-",
    "a full disk behind the output": "{} > /dev/full",
    "a reader that has gone": "{} | true",
    "few files and an ASCII terminal": (
        "ulimit -n 64; LC_ALL=C PYTHONUTF8=0 PYTHONCOERCECLOCALE=0 PYTHONIOENCODING=ascii {}"
    ),
    "no home": "env -u BRIEFING_HOME -u XDG_DATA_HOME HOME=/proc/no-home {}",
}


TRIED = [
    (name, surroundings)
    for number, name in enumerate(name for name in COMMANDS if name not in TOO_LONG)
    for other, surroundings in enumerate(SURROUNDINGS)
    if (number + other) % len(SURROUNDINGS)
]
"""Each command in all surroundings but one, which is another for the next command."""


def test_no_command_is_left_out() -> None:
    found = typer.main.get_command(app)
    names = [
        f"{name} {inner}".strip()
        for name, one in found.commands.items()  # type: ignore[attr-defined]
        for inner in getattr(one, "commands", {"": one})
    ]
    assert sorted(names) == sorted(COMMANDS)


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with an article, a glossary, a model, both editions of a pack, and an exported memory."""
    desk = tmp_path_factory.mktemp("furnished")
    (desk / "seeds").mkdir()
    (desk / "seeds" / "порт.txt").write_text(f" date 2026-03-10 {RUSSIAN}", encoding="utf-8")
    (desk / "glossary").mkdir()
    (desk / "glossary" / "ru-en.csv").write_text("source,target\nпорт,harbour\n", encoding="utf-8")
    (desk / "sentences.tsv").write_text(f"{RUSSIAN}\tThe president has arrived in Baku.\n", encoding="utf-8")
    for folder in ("", "seeds", "glossary", "out"):
        for name in TRAPS:
            (desk / folder).mkdir(exist_ok=True)
            (desk / folder / name).write_text(f"open({str(desk / 'sprung')!r}, 'w')", encoding="utf-8")
    for line in (
        ("model", "install", PACKAGE),
        ("build", "--edition", "both", "--no-progress"),
        ("memory", "export", "memory.tmx"),
    ):
        ended = briefing(*line, cwd=desk, BRIEFING_HOME=str(desk / "home"))
        assert ended.code == 0, ended.err
    return desk


@pytest.fixture
def desk(furnished: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(furnished, tmp_path / "desk")
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path / "desk" / "home"))
    return tmp_path / "desk"


def run(line: str, desk: Path) -> Ended:
    environment = {**os.environ, "PYTHONUTF8": "1"}
    ended = subprocess.run(
        ["/bin/bash", "-o", "pipefail", "-c", line],
        cwd=desk, env=environment, capture_output=True, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip
    return Ended(ended.returncode, ended.stdout, ended.stderr)


def test_what_holds_articles_or_corrections_is_for_its_owner_only(furnished: Path, tmp_path: Path) -> None:
    """Packs are not: they are made to be handed on."""
    shutil.copytree(furnished, tmp_path / "desk")
    ended = run(f"umask 0; {' '.join(command())} email --to desk@example.org --output mail.eml", tmp_path / "desk")
    assert ended.code == 0, ended.err
    private = ["mail.eml", "memory.tmx", "home/memory.sqlite3", PACK.replace(".docx", ".json")]
    modes = {name: stat.S_IMODE((tmp_path / "desk" / name).stat().st_mode) for name in private}
    assert modes == dict.fromkeys(private, 0o600)


@pytest.mark.parametrize(("name", "surroundings"), TRIED)
def test_a_command_ends_well_or_in_words(name: str, surroundings: str, furnished: Path, desk: Path) -> None:
    called = f"{' '.join(command())} {name} {COMMANDS[name]}"
    limit = "timeout -s TERM 5 " if name in ENDLESS else ""
    words = "env " if "ulimit" in surroundings else ""
    ended = run(SURROUNDINGS[surroundings].format(f"{limit}{words}{called}"), desk)
    assert not (furnished / "sprung").exists()
    assert "Traceback" not in ended.err, ended.err
    assert "Exception ignored" not in ended.err, ended.err
    assert ended.code in (0, 1, 2, 3, 4, 5) or (name in ENDLESS and ended.code in (124, 130)), ended
    if ended.code not in (0, 5, 124, 130) and surroundings != "no streams":
        assert "Error: " in ended.err, ended
        assert "This is a fault of the program" not in ended.err, ended.err


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in TOO_LONG])
def test_sigterm_ends_a_command_quietly(name: str, desk: Path) -> None:
    process = subprocess.Popen(
        [*command(), *name.split(), *COMMANDS[name].split()],
        cwd=desk, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    time.sleep(0.7)
    process.send_signal(signal.SIGTERM)
    _, said = process.communicate(timeout=60)
    assert "Traceback" not in said
    assert "Exception ignored" not in said
    # By the signal itself: before the program had begun, or when it was over and Python was ending.
    assert process.returncode in (0, 1, 2, 3, 4, 5, 130, -signal.SIGTERM, -signal.SIGINT), said


def test_builds_of_one_folder_at_once_wait_for_each_other(desk: Path) -> None:
    lines = [("build", "--no-progress", "--rows", rows) for rows in ("paragraph", "sentence")]
    lines += [("glossary", "add", f"Алят {number}", "Alat") for number in range(2)]
    running = [subprocess.Popen(command(*line), cwd=desk, stderr=subprocess.PIPE, text=True) for line in lines]
    said = [process.communicate(timeout=300)[1] for process in running]
    assert [process.returncode for process in running] == [0] * len(lines), said
    assert briefing("verify", PACK, cwd=desk).out.splitlines()[1].startswith("text      unchanged")
    assert (desk / "glossary" / "ru-en.csv").read_text(encoding="utf-8").count("Алят") == 2
    assert not [*(desk / "out").glob(".briefing-*.tmp"), *(desk / "out").glob(".briefing-*.json")]
