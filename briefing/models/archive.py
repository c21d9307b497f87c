"""Unpacks archives from unknown sources.

A package is a zip of one folder. It comes from the network or a stranger's disk, so names are judged before
anything is written, by the strictest rules of any system, and sizes are counted while writing: a zip's header
states whatever its author likes.
"""

import re
import stat
import unicodedata
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from briefing.errors import ModelError
from briefing.zip_files import DAMAGED

_CHUNK = 1 << 20
_ENCRYPTED = 0x1 | 0x40  # general purpose flag bits 0 and 6: traditional and strong encryption
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # the others let an archive claim gigabytes of memory


@dataclass(frozen=True, slots=True)
class Limits:
    """What an archive may hold. Sizes in bytes; ``ratio`` is unpacked size to archive size.

    One that is ``loose`` need not consist of one folder; the folder it is unpacked into is returned. Argos packages
    have 100 to 300 MB, some dozen files and a ratio below 2.
    """

    entries: int = 2_000
    size: int = 4 << 30
    ratio: int = 100
    name_length: int = 200
    loose: bool = False


def unpack(
    archive: Path,
    destination: Path,
    advance: Callable[[int, int], None],
    limits: Limits | None = None,
    below: str = "",
) -> Path:
    """Unpack ``archive`` into the empty folder ``destination`` and return the one folder it holds.

    ``advance`` is called with the bytes written so far and the total the archive claims. ``below`` limits all of this
    to entries whose names begin with it, as if there were no others.

    Raises:
        ModelError: the archive is damaged, or is built to write elsewhere or too much.
    """
    limits = limits or Limits()
    try:
        with zipfile.ZipFile(archive) as opened:
            entries = [entry for entry in opened.infolist() if entry.filename.startswith(below)]
            for problem in _problems(entries, limits):
                raise _refused(archive, problem)
            limit = _SizeLimit(archive, limits, sum(entry.file_size for entry in entries), advance)
            _extract(opened, entries, destination, limit)
    except DAMAGED as error:
        raise ModelError(
            f"{archive.name} is not a zip archive or is damaged: {str(error).rstrip('.')}.",
            "Get the file again, from its publisher.",
        ) from error
    return destination if limits.loose else destination / PurePosixPath(entries[0].filename).parts[0]


class _SizeLimit:
    """Counts what is written and stops an archive that grows beyond its limits."""

    def __init__(self, archive: Path, limits: Limits, claimed: int, advance: Callable[[int, int], None]) -> None:
        self._archive = archive
        self._most = min(limits.size, limits.ratio * archive.stat().st_size)
        self._claimed = claimed
        self._advance = advance
        self._written = 0

    def add(self, count: int) -> None:
        self._written += count
        if self._written > self._most:
            raise _refused(self._archive, f"it unpacks to more than {self._most:,} bytes")
        self._advance(self._written, self._claimed)


def _extract(opened: zipfile.ZipFile, entries: Sequence[zipfile.ZipInfo], destination: Path, limit: _SizeLimit) -> None:
    for entry in entries:
        target = destination / entry.filename
        if entry.is_dir():
            target.mkdir(parents=True, exist_ok=True)
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        with opened.open(entry) as source, target.open("xb") as sink:
            _copy(source, sink, limit)


def _copy(source: IO[bytes], sink: IO[bytes], limit: _SizeLimit) -> None:
    while chunk := source.read(_CHUNK):
        limit.add(len(chunk))
        sink.write(chunk)


def _refused(archive: Path, problem: str) -> ModelError:
    return ModelError(
        f"{archive.name} is refused: {problem}.", "Do not use this file; get the package from its publisher."
    )


def _problems(entries: Sequence[zipfile.ZipInfo], limits: Limits) -> Iterator[str]:
    """Yield what speaks against unpacking the entries."""
    if not entries:
        yield "it is empty"
    if len(entries) > limits.entries:
        yield f"it has {len(entries):,} entries, more than {limits.entries:,}"
    for entry in entries:
        yield from (f"{reason}: {entry.orig_filename!r}" for reason in _entry_problems(entry, limits))
    yield from _tree_problems([PurePosixPath(_folded(entry.filename)) for entry in entries], entries, limits.loose)


def _entry_problems(entry: zipfile.ZipInfo, limits: Limits) -> Iterator[str]:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    # zipfile cleans `filename` up (it cuts at NUL, say); what other programs would see is in `orig_filename`.
    name = entry.orig_filename
    if len(name) > limits.name_length:
        yield "an entry's name is too long"
    for pattern, reason in _BAD_NAMES:
        if pattern.search(name):
            yield reason
    if kind not in (0, stat.S_IFDIR if entry.is_dir() else stat.S_IFREG):
        yield "an entry is a link or a special file"
    if entry.flag_bits & _ENCRYPTED:
        yield "an entry is encrypted"
    if entry.compress_type not in _METHODS:
        yield "an entry is compressed in an unusual way"


_BAD_NAMES = tuple(
    (re.compile(pattern, re.IGNORECASE), reason)
    for pattern, reason in (
        (r"^$", "an entry has no name"),
        (r"^/", "an entry has an absolute path"),
        (r"\\", "an entry's name has a backslash"),
        (r":", "an entry's name has a colon (a Windows drive or stream)"),
        (r"(^|/)\.{1,2}(/|$)", "an entry's path has a dot part"),
        (r"//", "an entry's path has an empty part"),
        (r"[\x00-\x1f\x7f<>\"|?*]", "an entry's name has a character that some system forbids"),
        (r"[ .](/|$)", "a name ends in a dot or a space, which Windows drops"),
        (r"(^|/)(con|prn|aux|nul|com\d|lpt\d)([./]|$)", "a name is a device on Windows"),
    )
)


def _tree_problems(paths: Sequence[PurePosixPath], entries: Sequence[zipfile.ZipInfo], loose: bool) -> Iterator[str]:
    """Yield what is wrong with the entries taken together; ``paths`` are theirs, folded."""
    files = {path for path, entry in zip(paths, entries, strict=True) if not entry.is_dir()}
    if len(set(paths)) < len(paths):
        yield "two entries have the same name"
    if any(parent in files for path in paths for parent in path.parents):
        yield "an entry is both a file and a folder"
    is_one = len({path.parts[0] for path in paths}) == 1 and not any(len(path.parts) == 1 for path in files)
    if not (loose or is_one):
        yield "it does not consist of one folder"


def _folded(name: str) -> str:
    """Return a name as a file system blind to case and to Unicode forms sees it."""
    return unicodedata.normalize("NFC", name).casefold()
