"""The `briefing` command as a user runs it: its own process, real folders, real exit codes."""

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Ended:
    code: int
    out: str
    err: str


LAUNCHER = (sys.executable, "-m", "briefing")


def command(*arguments: str | Path, launcher: Sequence[str] = LAUNCHER) -> list[str]:
    return [*launcher, *map(str, arguments)]


def briefing(
    *arguments: str | Path, cwd: Path, patience: float = 60, launcher: Sequence[str] = LAUNCHER, **environment: str
) -> Ended:
    """Run the command in ``cwd`` and return how it ended; no more than ``patience`` seconds are waited."""
    ended = subprocess.run(
        command(*arguments, launcher=launcher),
        cwd=cwd,
        env={**os.environ, "PYTHONUTF8": "1", **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=patience,
        check=False,
    )
    return Ended(ended.returncode, ended.stdout, ended.stderr)
