"""No command opens a socket but those that are for the network: proven for every command there is, and by strace.

``build --cluster`` is for the network, too; test_cluster.py shows that it asks nobody where there is nothing to do.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer.main
from typer.core import TyperGroup

from briefing.cli.app import app
from briefing.memory import memory_path, open_memory
from tests.factories.command import LAUNCHER, Ended, briefing, command
from tests.factories.killed_builds import write_article
from tests.factories.memories import fill
from tests.tiny_model import PACKAGE

RUSSIAN = "Президент Азербайджана прибыл в Баку. Министры обсудили развитие портов и дорог в регионе."
PACK = "out/briefing-2026-03-10.en.docx"
REVIEW = "out/briefing-2026-03-10.en.review.docx"

NETWORKED = {"setup"}
"""What is for the network as a whole; ``model install`` and ``email`` are in one form of theirs only, not the tried."""

ELSEWHERE = {"desk", "kit make", "kit install"}
"""What serves this machine only (tests/desk), and what test_kit.py runs where there is no network at all."""

CASES: dict[str, list[str]] = {
    "build": ["--edition", "both", "--format", "docx,html,eml"],
    "watch": [],
    "import": [REVIEW, "--add"],
    "read": ["seeds/a.txt"],
    "verify": [PACK],
    "email": ["--to", "desk@example.org"],
    "doctor": [],
    "terms": [],
    "model list": [],
    "model install": [str(PACKAGE)],
    "model remove": ["translate-ru_en"],
    "model verify": [],
    "model compare": ["ours.tsv"],
    "glossary check": [],
    "glossary add": ["Порт Алят", "Port of Alat"],
    "glossary impact": [],
    "glossary export": ["--format", "tbx"],
    "memory stats": [],
    "memory export": ["desk.tmx"],
    "memory import": ["agency.tmx"],
    "memory forget": ["--everything", "--yes"],
}
"""What each command is run with to do what it is for."""

TOLD = {0, 5}
"""Exit codes of a command that did its work."""

GUARDED = """
import sys
import threading

def refuse(event, _arguments):
    if event.startswith("socket."):
        print("opened a socket:", event, file=sys.stderr, flush=True)
        import os
        os._exit(99)

sys.addaudithook(refuse)
if sys.argv[1] == "watch":  # ends when it is told to
    import _thread
    threading.Timer(6, _thread.interrupt_main).start()
from briefing.cli import main
main()
"""

TMX = """<tmx version="1.4"><header/><body><tu><tuv xml:lang="ru"><seg>Да.</seg></tuv><tuv xml:lang="en"><seg>Yes.</seg>
</tuv></tu></body></tmx>"""


def names(command: object, path: tuple[str, ...] = ()) -> Iterator[str]:
    if not isinstance(command, TyperGroup):
        yield " ".join(path)
        return
    for name, inner in command.commands.items():
        yield from names(inner, (*path, name))


COMMANDS = set(names(typer.main.get_command(app)))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with a home, a pack, a review edition and a glossary; the module's tests work on copies."""
    desk = tmp_path_factory.mktemp("built")
    (desk / "seeds").mkdir()
    (desk / "seeds" / "a.txt").write_text(f" date 2026-03-10 {RUSSIAN}", encoding="utf-8")
    (desk / "glossary").mkdir()
    (desk / "glossary" / "ru-en.csv").write_text("source,target\nпорт,port\n", encoding="utf-8")
    (desk / "agency.tmx").write_text(TMX, encoding="utf-8")
    (desk / "ours.tsv").write_text("Порт открыт.\tThe port is open.\n", encoding="utf-8")
    for arguments in (["model", "install", str(PACKAGE)], ["build", "--edition", "both"]):
        ended = briefing(*arguments, cwd=desk, BRIEFING_HOME=str(desk / "home"))
        assert ended.code == 0, ended.err
    with open_memory(memory_path(desk / "home")) as memory:
        fill(memory)
    return desk


@pytest.fixture
def desk(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copied = tmp_path / "desk"
    shutil.copytree(built, copied)
    monkeypatch.setenv("BRIEFING_HOME", str(copied / "home"))
    return copied


def guarded(*arguments: str, cwd: Path) -> Ended:
    return briefing(*arguments, cwd=cwd, launcher=(sys.executable, "-c", GUARDED))


def test_the_guard_notices_a_socket(desk: Path) -> None:
    ended = guarded("setup", "--engine", "argos", "--from", "kk", cwd=desk)
    assert (ended.code, "opened a socket" in ended.err) == (99, True)


def test_no_command_is_forgotten() -> None:
    assert sorted(COMMANDS) == sorted({*CASES, *NETWORKED, *ELSEWHERE}), (
        "say in CASES how it is run, or that it is NETWORKED"
    )


@pytest.mark.parametrize("name", CASES)
def test_no_command_opens_a_socket(name: str, desk: Path) -> None:
    if name == "model install":
        shutil.rmtree(desk / "home" / "models")
    ended = guarded(*name.split(), *CASES[name], cwd=desk)
    assert "opened a socket" not in ended.err
    assert ended.code in TOLD, ended.err
    assert "Traceback" not in ended.err


@pytest.mark.parametrize("arguments", [[], ["--from", "kk"]], ids=["installed", "not there"])
def test_not_even_setup_does_if_it_must_not(arguments: list[str], desk: Path) -> None:
    ended = guarded("setup", "--engine", "argos", "--offline", *arguments, cwd=desk)
    assert ended.code in {0, 4}, ended.err


def test_a_build_without_a_model_does_not_if_it_must_not(desk: Path) -> None:
    shutil.rmtree(desk / "home" / "models")
    assert guarded("build", "--engine", "argos", "--offline", cwd=desk).code == 4


def traced(desk: Path, *launched: str) -> list[str]:
    """Return the calls by which the processes of a command connect or bind to, or send to, an address."""
    log = desk / "strace.txt"
    ended = subprocess.run(
        ["strace", "-f", "-qq", "-e", "trace=network", "-o", str(log), *launched],
        cwd=desk,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    if not log.exists() or "ptrace" in ended.stderr:
        pytest.skip(f"strace may not trace here: {ended.stderr.strip()[:200]}")
    assert ended.returncode == 0, ended.stderr
    return [line for line in log.read_text().splitlines() if re.search(r"\bAF_(?!UNIX\b|LOCAL\b)\w+", line)]


needs_strace = pytest.mark.skipif(not shutil.which("strace"), reason="needs strace")


@needs_strace
@pytest.mark.parametrize(("sentences", "workers"), [(1, "1"), (300, "2")])
def test_the_system_sees_no_build_use_the_network(sentences: int, workers: str, desk: Path) -> None:
    write_article(desk / "seeds", sentences)
    arguments = ("build", "--edition", "both", "--format", "docx,html,eml", "--workers", workers)
    assert traced(desk, *command(*arguments, launcher=LAUNCHER)) == []


@needs_strace
def test_strace_notices_a_connection(desk: Path) -> None:
    program = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(('127.0.0.1', 9))"
    assert any("AF_INET" in line for line in traced(desk, sys.executable, "-c", program))


def test_offline_and_a_cluster_contradict_each_other(desk: Path) -> None:
    ended = guarded("build", "--offline", "--cluster", "tcp://127.0.0.1:9", cwd=desk)
    assert (ended.code, "--offline forbids the network" in ended.err) == (2, True)


@pytest.mark.parametrize("options", [[], ["--offline"]])
@pytest.mark.parametrize("name", ["build", "watch"])
def test_a_cluster_that_only_the_settings_name_is_not_asked(name: str, options: list[str], desk: Path) -> None:
    (desk / "briefing.toml").write_text('cluster = "tcp://127.0.0.1:9"\n', encoding="utf-8")
    write_article(desk / "seeds", 10)
    ended = guarded(name, *options, cwd=desk)
    assert ended.code == 2
    assert "briefing.toml names the cluster tcp://127.0.0.1:9" in ended.err
    assert "--cluster tcp://127.0.0.1:9" in ended.err
