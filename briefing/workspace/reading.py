"""Reads files that the user named, with a bound on their size."""

import os
import stat
from pathlib import Path

from briefing.errors import InputError

LARGEST_NAMED = 256 << 20
"""Bytes of a pack, a template or a build record; a pack of 200 articles has less than one million."""


def read_bounded(path: Path, name: str, limit: int, kind: str) -> bytes:
    """Return the content of a file of at most ``limit`` bytes; ``name`` and ``kind`` ("an article") are for messages.

    Raises:
        InputError: it is larger, or is a pipe, a socket or a device, which may never end.
        OSError: it cannot be read.
    """
    refuse_endless(path, name)
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        content = file.read(limit + 1) if size <= limit else b""  # it may be growing
    if (size := max(size, len(content))) > limit:
        problem = f"{name}: has {size / (1 << 20):,.0f} MB, which is larger than {kind} can be ({limit >> 20} MB)."
        raise InputError(problem, "If the file is right, split it into smaller ones.")
    return content


def read_named(path: Path, kind: str, remedy: str) -> bytes:
    """Return the content of a file that the user named, of at most :data:`LARGEST_NAMED` bytes.

    Raises:
        InputError: it cannot be read, or :func:`read_bounded` refuses it.
    """
    try:
        return read_bounded(path, str(path), LARGEST_NAMED, kind)
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}).", remedy) from error


def refuse_endless(path: Path, name: str) -> None:
    """Raise :class:`InputError` for a pipe, a socket or a device: opening one may block, reading one may never end."""
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise InputError(f"{name}: is a pipe, a socket or a device, not a file.", "Put a file in its place.")
