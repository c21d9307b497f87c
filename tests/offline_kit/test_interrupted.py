"""A kit that is killed while it installs is completed by running it again, and leaves nothing behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.factories.kits import PACKAGES, small_kit

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills as Unix does")


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_kit(tmp_path_factory.mktemp("kit"))


def started(kit: Path, desk: Path) -> "subprocess.Popen[str]":
    (desk / "tmp").mkdir(exist_ok=True)
    return subprocess.Popen(
        [sys.executable, "-S", str(kit)],
        cwd=desk,
        env={"PATH": os.environ["PATH"], "HOME": str(desk), "TMPDIR": str(desk / "tmp")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def completed(kit: Path, desk: Path) -> str:
    """Run the kit to its end, and return what it said; see that all of it is there, and nothing else."""
    running = started(kit, desk)
    out, said = running.communicate(timeout=120)
    assert (running.returncode, out) == (0, "installed\n"), said
    python = desk / ".venv" / "bin" / "python"
    listing = "import importlib.metadata as m; print(*sorted(d.name for d in m.distributions()))"
    ended = subprocess.run([python, "-c", listing], capture_output=True, text=True, check=True)
    assert ended.stdout.split() == sorted([*PACKAGES[:-1], "briefing", "typing_extensions"])
    assert not list((desk / "tmp").iterdir())
    assert not [path.name for path in (desk / ".venv").rglob("*") if path.name.startswith(("briefing-kit", "~"))]
    return said


def killed(kit: Path, desk: Path, moment: Callable[[Path], bool], kill: "Kill") -> None:
    """Run the kit until its environment is in some state, and kill it there."""
    running = started(kit, desk)
    until = time.monotonic() + 60
    while not moment(desk / ".venv"):
        assert running.poll() is None, running.communicate()
        assert time.monotonic() < until
    kill(running.pid, signal.SIGKILL)
    running.communicate(timeout=30)
    assert running.returncode == -signal.SIGKILL


def holds(pattern: str) -> Callable[[Path], bool]:
    return lambda folder: any(folder.glob(pattern))


SITE = "lib/*/site-packages"
Kill = Callable[[int, int], None]

MOMENTS: dict[str, tuple[Callable[[Path], bool], Kill]] = {
    "a folder": (lambda folder: folder.is_dir(), os.kill),
    "an environment begun": (holds("pyvenv.cfg"), os.killpg),
    "wheels": (holds("briefing-kit-work/*"), os.kill),
    "the first package": (holds(f"{SITE}/*"), os.killpg),
    "half of a package": (holds(f"{SITE}/pip"), os.kill),
    "half of a package, and pip too": (holds(f"{SITE}/pip"), os.killpg),
}


@pytest.mark.parametrize(("moment", "kill"), MOMENTS.values(), ids=MOMENTS)
def test_a_killed_kit_can_be_run_again(kit: Path, tmp_path: Path, moment: Callable[[Path], bool], kill: Kill) -> None:
    killed(kit, tmp_path, moment, kill)
    is_half = (tmp_path / ".venv" / "briefing-kit-unfinished").exists()
    assert ("Removing what an interrupted installation left in .venv" in completed(kit, tmp_path)) is is_half


@pytest.mark.parametrize("kill", [os.kill, os.killpg], ids=["it", "it and pip"])
def test_an_environment_that_was_there_before_is_completed_and_what_else_it_has_stays(
    kit: Path, tmp_path: Path, kill: Kill
) -> None:
    completed(kit, tmp_path)
    site = next((tmp_path / ".venv").glob(SITE))
    (site / "own.py").touch()
    listed = next(site.glob("pip-*.dist-info/RECORD"))
    killed(kit, tmp_path, lambda _: not listed.exists(), kill)
    # What pip leaves elsewhere when it is killed at other moments.
    for record in site.glob("razdel-*.dist-info/RECORD"):
        record.unlink()
    (site / "~azdel").mkdir(exist_ok=True)
    completed(kit, tmp_path)
    assert (site / "own.py").is_file()
