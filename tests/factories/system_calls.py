"""A command's system calls that change files, as strace sees them, and the same command stopped at one of them."""

import os
import re
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.factories.command import LAUNCHER, Ended
from tests.factories.warm_commands import STEADY, run_warm

CHANGING = (
    "openat write writev pwrite64 ftruncate fallocate copy_file_range sendfile fsync fdatasync rename renameat "
    "renameat2 link linkat symlink symlinkat unlink unlinkat mkdir mkdirat rmdir chmod fchmod fchmodat utimensat"
).split()

_LINE = re.compile(r"\d+ +(\w+)\((.*)")
_NEW_NAMES = re.compile(r"\b(?:\d{3,}|[0-9a-f]{8,})\b|\.\d+\b|tmp\w{8}")


@dataclass(frozen=True, slots=True)
class SystemCall:
    """The ``number``-th call of its ``name`` in its process, from 1; ``subject`` is the same in every run."""

    name: str
    number: int
    subject: str

    @property
    def error(self) -> str:
        """What a full disk, or a failing one, answers."""
        return "EIO" if self.name.startswith(("f", "unlink", "rmdir")) else "ENOSPC"


def record(command: Sequence[str], folder: Path, trace: Path, **environment: str) -> tuple[Ended, list[SystemCall]]:
    """Run a command and return its calls that change something below ``folder``, where it runs, in their order."""
    ended = _run(command, folder, environment, ["-y", "-s", "0", "-o", str(trace)])
    return ended, list(_changes(trace.read_text(encoding="utf-8", errors="replace").splitlines(), str(folder)))


def stopped(command: Sequence[str], folder: Path, call: SystemCall, how: str, **environment: str) -> Ended:
    """Run a command in ``folder``; ``how`` is what comes of the call (``signal=KILL``, ``error=EIO``)."""
    return _run(command, folder, environment, ["-o", os.devnull, "-e", f"inject={call.name}:{how}:when={call.number}"])


def run(command: Sequence[str], folder: Path, **environment: str) -> Ended:
    """Run a command to its end."""
    return _run(command, folder, environment)


def _run(
    command: Sequence[str], folder: Path, environment: dict[str, str], options: Sequence[str] | None = None
) -> Ended:
    """Run a command, under strace with ``options`` if there are any."""
    tracer = ["strace", "--follow-forks", "-qq", "-e", f"trace={','.join(CHANGING)}", *options] if options else []
    if tuple(command[: len(LAUNCHER)]) == LAUNCHER:
        return run_warm(command[len(LAUNCHER) :], folder, environment, [*tracer, "--attach"] if tracer else ())
    ended = subprocess.run(
        [*tracer, *command],
        cwd=folder,
        env={**os.environ, **STEADY, **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    return Ended(ended.returncode, ended.stdout, ended.stderr)


def _changes(lines: Sequence[str], folder: str) -> Iterator[SystemCall]:
    numbers: Counter[tuple[str, str]] = Counter()
    for line in lines:
        if not (match := _LINE.match(line)):
            continue
        name, arguments = match[1], match[2].replace(f"AT_FDCWD<{folder}>, ", "")
        process = line.split(" ", 1)[0]
        numbers[process, name] += 1
        if _changes_something(name, arguments, folder):
            yield SystemCall(name, numbers[process, name], _subject(arguments, folder))


def _changes_something(name: str, arguments: str, folder: str) -> bool:
    reads = name == "openat" and not re.search(r"O_WRONLY|O_RDWR|O_CREAT", arguments)
    return (
        (folder in arguments or (arguments.startswith('"') and arguments[1] != "/"))
        and not reads
        and " = -1 " not in arguments
    )


def _subject(arguments: str, folder: str) -> str:
    """Return what a call is about, without what differs from run to run."""
    paths = re.findall(r'"([^"]*)"|<([^>]*)>', arguments.partition(") = ")[0])
    named = [quoted or opened for quoted, opened in paths if (quoted or opened) not in ("", folder)]
    return " ".join(_NEW_NAMES.sub("*", path.removeprefix(f"{folder}/")) for path in named)
