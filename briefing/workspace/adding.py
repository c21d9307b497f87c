"""Puts new files into a folder under safe names; nothing that is there is ever replaced."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import count
from pathlib import Path, PurePosixPath

from briefing.errors import OutputError
from briefing.workspace.locking import locked
from briefing.workspace.writing import write_together

_UNSAFE = re.compile('[\x00-\x1f\x7f-\x9f<>:"|?*\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]')
"""What a name on Windows may not have, and what makes a name look like another."""

_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
"""Names that Windows takes for devices."""

_LONGEST = 150
"""Bytes of a name: file systems take 255, and a number and ``.meta.toml`` may be added."""


def safe_name(given: str) -> str:
    """Return a name for a file of the folder itself, made of the last part of the path ``given``.

    Empty if nothing is left of it but the suffix.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", given))[-1]
    name = _UNSAFE.sub("", last).strip(" .").removeprefix("~$")
    stem, suffix = PurePosixPath(name).stem.rstrip(" ."), PurePosixPath(name).suffix
    stem = stem.encode()[: _LONGEST - len(suffix.encode())].decode(errors="ignore")
    return f"{'_' if _DEVICES.fullmatch(name) else ''}{stem}{suffix}" if stem and suffix else ""


def add_file(folder: Path, name: str, content: bytes) -> str:
    """Write ``content`` into ``folder`` and return the name it got: ``name``, or that with a number.

    A file of that name which has the same content is taken for this one.

    Raises:
        OutputError: it cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with locked(folder):
            chosen = next(each for each in _names(name) if _is_free(folder / each, content))
            if not (folder / chosen).exists():
                write_together(folder, {chosen: content})
    except OSError as error:
        raise OutputError(
            f"{folder / name}: cannot be written ({error.strerror}).", "Choose another folder."
        ) from error
    return chosen


def _names(name: str) -> Iterator[str]:
    yield name
    stem, suffix = PurePosixPath(name).stem, PurePosixPath(name).suffix
    yield from (f"{stem} ({number}){suffix}" for number in count(2))


def _is_free(path: Path, content: bytes) -> bool:
    return not path.exists() or (path.is_file() and path.read_bytes() == content)
