"""Standard output and error, wherever they lead: a terminal, a pipe that is closed, a full disk, or nowhere."""

import os
import sys
from contextlib import suppress

_STDERR = 2
"""The number of the last standard stream."""


def open_streams() -> None:
    """Give the command an output where it was started without one, and have no character end it."""
    # Services start programs without streams. Left closed, their numbers would go to the next files that are opened.
    while (opened := os.open(os.devnull, os.O_RDWR)) <= _STDERR:
        pass
    os.close(opened)
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - open to the end
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    for stream in (sys.stdout, sys.stderr):
        # A console that cannot show Cyrillic must not end a build.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # TextIO in name only


def discard_output() -> None:
    """Send what is still to be written to standard output nowhere, so that the end of the process is quiet."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def report(problem: str, remedy: str, code: int) -> int:
    """Say what is wrong and what to do about it, as far as anything can be said, and return the exit code."""
    say(f"Error: {problem}")
    if remedy:
        say(remedy)
    with suppress(OSError, ValueError):
        sys.stdout.flush()
        return code
    discard_output()
    return code


def say(line: str) -> None:
    """Write a line to standard error, without characters that steer a terminal; a full disk is no reason to fail."""
    with suppress(OSError, ValueError):
        sys.stderr.write("".join(c if c.isprintable() or c == "\n" else ascii(c)[1:-1] for c in line) + "\n")
        sys.stderr.flush()
