"""An installation that dies, at whatever moment, leaves what was there before; two at once both end well."""

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from briefing import models
from tests.factories.argos_packages import package
from tests.factories.paths import PROJECT


def ignore(_stage: str, _done: int, _total: int | None) -> None:
    pass


def python(call: str, *arguments: str | Path) -> subprocess.Popen[str]:
    """Start a new process that calls one of this module's functions."""
    code = f"import sys; from tests.models.test_interrupted import *; {call}(*sys.argv[1:])"
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")


def install_and_wait(file: str, home: str) -> None:
    """Install, and stop at the first sign of progress until a line comes in."""

    def stop(stage: str, _done: int, _total: int | None) -> None:
        print(stage, flush=True)  # noqa: T201 - tells the parent process
        sys.stdin.readline()

    models.install(file, Path(home), stop)


def die_everywhere(file: str, home: str) -> None:
    """Install in a forked process that kills itself at the first, second, … operation on a file of the home.

    Prints, a line each, the versions installed after such a death and what is wrong with them.
    """
    import ctranslate2  # noqa: F401 - so that each fork need not

    killed = True
    step = 0
    while killed:
        if (child := os.fork()) == 0:
            kill_at(step, home)
            models.install(file, Path(home), ignore)
            os._exit(0)
        killed = os.waitpid(child, 0)[1] != 0
        state = [(model.version, problems) for model, problems in models.verify(Path(home))]
        print(json.dumps(state), flush=True)  # noqa: T201 - tells the parent process
        step += 1


def kill_at(step: int, home: str) -> None:
    left = step

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if event in ("open", "os.rename", "os.mkdir", "os.remove", "os.rmdir") and str(arguments[0]).startswith(home):
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            left -= 1

    sys.addaudithook(hook)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork, to try every moment in little time")
def test_killed_at_any_operation_the_old_version_or_the_new_is_whole(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.argosmodel"
    file.write_bytes(package(version="1.8"))
    models.install(file, home, ignore)
    file.write_bytes(package(version="1.9"))
    with python("die_everywhere", file, home) as process:
        out, _ = process.communicate(timeout=60)
    states = [json.loads(line) for line in out.splitlines()]
    assert len(states) > 30, "so many operations there are"
    assert {json.dumps(state) for state in states} == {'[["1.8", []]]', '[["1.9", []]]'}
    assert states[0] == [["1.8", []]]
    assert states[-1] == [["1.9", []]]
    assert len(list((home / "models").iterdir())) == 1
    assert list((home / "work").iterdir()) == []


def test_a_killed_installation_leaves_nothing_and_the_next_one_clears_up(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.argosmodel"
    file.write_bytes(package())
    with python("install_and_wait", file, home) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == f"{models.Stage.CHECK}\n"
        process.kill()
    assert models.installed(home) == models.broken(home) == []
    assert len(list((home / "work").iterdir())) == 1, "what was being prepared is still there"
    model = models.install(file, home, ignore)
    assert models.verify(home) == [(model, [])]
    assert list((home / "work").iterdir()) == []


def test_a_second_installation_waits_for_the_first(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.argosmodel"
    file.write_bytes(package())
    stages: list[str] = []
    waits = threading.Event()

    def watch(stage: str, _done: int, _total: int | None) -> None:
        stages.append(stage)
        waits.set()

    with python("install_and_wait", file, home) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        process.stdout.readline()
        second = threading.Thread(target=models.install, args=(file, home, watch))
        second.start()
        assert waits.wait(10)
        assert stages == [models.Stage.WAIT]
        process.stdin.write("\n" * 100)
        process.stdin.close()
        process.stdout.read()
        second.join(10)
    assert process.returncode == 0
    assert stages[-1] == models.Stage.CHECK
    ((model, problems),) = models.verify(home)
    assert problems == []
    assert model.path.name == "translate-ru_en.2"


def test_an_exception_in_progress_stops_and_leaves_nothing(home: Path, tmp_path: Path) -> None:
    def interrupt(_stage: str, _done: int, _total: int | None) -> None:
        raise KeyboardInterrupt

    file = tmp_path / "x.argosmodel"
    file.write_bytes(package())
    with pytest.raises(KeyboardInterrupt):
        models.install(file, home, interrupt)
    assert models.installed(home) == []
    assert list((home / "work").iterdir()) == []
