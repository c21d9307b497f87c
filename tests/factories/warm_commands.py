"""The `briefing` command in a process forked from one that has imported it: most of a run's time is imports.

From its first line on it does what the command does; its system calls can be traced from there.
"""

import atexit
import multiprocessing
import os
import pkgutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from multiprocessing import forkserver
from pathlib import Path
from unittest.mock import patch

import briefing
from tests.factories.command import Ended
from tests.factories.paths import PROJECT

_PATIENCE = 300
STEADY = {"PYTHONUTF8": "1", "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
"""Neither the order of sets nor compiled modules may change the number of a call."""

_IMPORTED_LATE = (
    *("briefing.cli", "docx", "lxml.html", "numpy", "ctranslate2", "sentencepiece", "trafilatura"),
    *("pydantic.main", "pydantic.type_adapter", "pydantic._internal._generate_schema", "typer._click.decorators"),
)
"""Modules that a run imports when it needs them, besides those of the package."""


def run_warm(
    arguments: Sequence[str], folder: Path, environment: Mapping[str, str], tracer: Sequence[str] = ()
) -> Ended:
    """Run ``briefing`` with these arguments in ``folder``; ``tracer`` is a command that takes the process's number."""
    with tempfile.TemporaryDirectory() as said:
        given = tuple(arguments), folder, dict(environment), said, bool(tracer)
        process = _forking().Process(target=_run, args=given)
        process.start()
        assert process.pid
        tracing = _traced(process.pid, tracer) if tracer else None
        process.join(_PATIENCE)
        assert process.exitcode is not None
        if tracing:
            tracing.wait(_PATIENCE)
        out, err = ((Path(said) / name).read_text(encoding="utf-8", errors="replace") for name in ("out", "err"))
        return Ended(process.exitcode, out, err)


@cache
def _forking() -> multiprocessing.context.ForkServerContext:
    """Return what forks processes from one that has imported the package and what it needs."""
    context = multiprocessing.get_context("forkserver")
    modules = pkgutil.walk_packages(briefing.__path__, "briefing.")
    context.set_forkserver_preload([*(each.name for each in modules if "__main__" not in each.name), *_IMPORTED_LATE])
    with patch.dict(os.environ, STEADY):
        forkserver.ensure_running()
    return context


def _traced(process: int, tracer: Sequence[str]) -> subprocess.Popen[bytes]:
    """Let a process that has stopped itself go on once it is traced."""
    _wait_for(process, lambda state: state["State"].startswith(("T", "t")))
    tracing = subprocess.Popen([*tracer, str(process)])
    _wait_for(process, lambda state: state["TracerPid"] != "0")
    os.kill(process, signal.SIGCONT)
    return tracing


def _wait_for(process: int, is_so: Callable[[Mapping[str, str]], bool]) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
        if is_so({name: value.strip() for name, _, value in (line.partition(":") for line in lines)}):
            return
        time.sleep(0.002)
    raise TimeoutError(process)


def _run(arguments: Sequence[str], folder: Path, environment: Mapping[str, str], said: str, is_traced: bool) -> None:
    for number, name in enumerate(("out", "err"), start=1):
        os.dup2(os.open(Path(said) / name, os.O_WRONLY | os.O_CREAT), number)
    os.chdir(folder)
    os.environ.update(environment)
    sys.path[:] = [str(PROJECT), *filter(None, sys.path)]
    sys.argv = ["briefing", *arguments]
    if is_traced:
        os.kill(os.getpid(), signal.SIGSTOP)
    from briefing.cli import main

    try:
        main()
    finally:
        atexit._run_exitfuncs()
