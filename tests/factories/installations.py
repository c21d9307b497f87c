"""Installations of a model in a process of their own, to be stopped or killed."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

from briefing import models
from briefing.progress import Step, ignore
from tests.factories.paths import PROJECT


def python(call: str, *arguments: str | Path) -> subprocess.Popen[str]:
    """Start a new process that calls one of this module's functions."""
    code = f"import sys; from tests.factories.installations import *; {call}(*sys.argv[1:])"
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")


def install_and_wait(file: str, home: str) -> None:
    """Install, and stop at the first sign of progress until a line comes in."""

    def stop(step: Step) -> None:
        print(step.stage, flush=True)  # noqa: T201 - tells the parent process
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
