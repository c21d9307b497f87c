"""A command's system calls that change files, as strace sees them, and the same command stopped at one of them."""

import os
import re
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.factories.command import Ended

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
    ended = _traced(["--seccomp-bpf", "-y", "-s", "0", "-o", str(trace)], command, folder, environment)
    return ended, list(_changes(trace.read_text(encoding="utf-8", errors="replace").splitlines(), str(folder)))


def stopped(command: Sequence[str], folder: Path, call: SystemCall, how: str, **environment: str) -> Ended:
    """Run a command in ``folder``; ``how`` is what comes of the call (``signal=KILL``, ``error=EIO``).

    Without ``--seccomp-bpf``, which is faster, but with which strace 6.1 sends no signals.
    """
    options = ["-o", os.devnull, "-e", f"inject={call.name}:{how}:when={call.number}"]
    return _traced(options, command, folder, environment)


def _traced(options: Sequence[str], command: Sequence[str], folder: Path, environment: dict[str, str]) -> Ended:
    ended = subprocess.run(
        ["strace", "--follow-forks", "-qq", "-e", f"trace={','.join(CHANGING)}", *options, *command],
        cwd=folder,
        # Neither the order of sets nor compiled modules may change the number of a call.
        env={**os.environ, "PYTHONUTF8": "1", "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1", **environment},
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
