"""Whether a kit is, byte for byte, what was made: its members by the manifest, the rest by its last bytes.

This finds damage by copying, disks and accidents. Whoever means to deceive can make another kit with another manifest:
against that helps only the SHA-256 of the whole file, which is printed when it is made and compared by a person.
"""

import hashlib
import os
import stat
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import IO, BinaryIO

from briefing.errors import InputError
from briefing.offline_kit import kit_manifest
from briefing.offline_kit.kit_manifest import KitManifest, Member
from briefing.progress import Progress, Stage, Step
from briefing.zip_files import DAMAGED

SEAL_LENGTH = 64  # a SHA-256 in hexadecimal digits, the last bytes of a kit

_CHUNK = 1 << 20
_MANIFEST_BYTES = 16 << 20


def verified(kit: Path, progress: Progress) -> KitManifest:
    """Return the manifest of a kit all of whose bytes are as they were made.

    Raises:
        InputError: the file cannot be read, is not a kit, or has a changed, missing or additional byte or member.
    """
    try:
        with zipfile.ZipFile(kit) as opened:
            listed = _manifest(kit, opened)
            done = _ByteCounter(progress, sum(each.size for each in listed.members.values()) + kit.stat().st_size)
            for problem in _problems(opened, listed.members, done):
                raise refused(kit, problem)
        _check_seal(kit, done)
    except DAMAGED as error:
        raise refused(kit, f"it is not a zip file, or was cut short ({str(error).rstrip('.')})") from error
    except OSError as error:
        raise InputError(f"{kit}: cannot be read ({error.strerror or error}).", "Check the path.") from error
    return listed


def require_machine(kit: Path, machine: kit_manifest.Machine) -> None:
    """Raise :class:`InputError` unless the kit was made for interpreters and machines like this one."""
    here = kit_manifest.here()
    if machine != here:
        raise InputError(
            f"{kit.name} is for {machine}; this is {here}.",
            f"Run it with Python {machine.python} on such a machine, or make a kit on a machine like this one.",
        )


def seals(kit: BinaryIO, advance: Callable[[int], None]) -> tuple[str, str]:
    """Return the SHA-256 of all but the last :data:`SEAL_LENGTH` bytes, and what those bytes are."""
    content = hashlib.sha256()
    left = kit.seek(0, os.SEEK_END) - SEAL_LENGTH
    kit.seek(0)
    while left > 0 and (chunk := kit.read(min(_CHUNK, left))):
        content.update(chunk)
        advance(len(chunk))
        left -= len(chunk)
    return content.hexdigest(), kit.read().decode("ascii", errors="replace")


def refused(kit: Path, problem: str) -> InputError:
    """Return the error for a kit that has changed since it was made."""
    return InputError(
        f"{kit.name} is refused: {problem}.",
        "Nothing was installed. Copy the kit again, or make a new one with: briefing kit make",
    )


class _ByteCounter:
    """Adds up the bytes read."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress = progress
        self._total = total
        self._done = 0

    def add(self, count: int) -> None:
        self._done += count
        self._progress(Step(Stage.CHECK_KIT, self._done, self._total))


def _manifest(kit: Path, opened: zipfile.ZipFile) -> KitManifest:
    try:
        entry = opened.getinfo(kit_manifest.NAME)
        if entry.file_size > _MANIFEST_BYTES:
            raise ValueError("it is too big")
        return kit_manifest.parse(opened.read(entry))
    except KeyError as error:
        raise refused(kit, f"it has no {kit_manifest.NAME}, so it is not a kit") from error
    except DAMAGED as error:
        raise refused(kit, f"{kit_manifest.NAME} has changed or is not a kit's ({error})") from error


def _problems(opened: zipfile.ZipFile, members: Mapping[str, Member], done: _ByteCounter) -> Iterator[str]:
    """Yield how the members differ from what is listed, cheap comparisons first."""
    entries = opened.infolist()
    names = Counter(entry.orig_filename for entry in entries)
    yield from (f"{name!r} is not in it" for name in members if name not in names)
    yield from (
        f"{name!r} does not belong in it" for name in names if name not in members and name != kit_manifest.NAME
    )
    yield from (f"{name!r} is in it twice" for name, count in names.items() if count > 1)
    for entry in entries:
        if entry.compress_type != zipfile.ZIP_STORED or stat.S_IFMT(entry.external_attr >> 16) != stat.S_IFREG:
            yield f"{entry.filename!r} is not stored as a kit stores files"
    for entry in entries:
        if entry.filename != kit_manifest.NAME and not _is_as_listed(opened, entry, members[entry.filename], done):
            yield f"{entry.filename!r} has changed"


def _is_as_listed(opened: zipfile.ZipFile, entry: zipfile.ZipInfo, member: Member, done: _ByteCounter) -> bool:
    if entry.file_size != member.size:
        return False
    try:
        with opened.open(entry) as stream:
            return _sha256(stream, done) == member.sha256
    except DAMAGED:  # its header or its checksum
        return False


def _sha256(stream: IO[bytes], done: _ByteCounter) -> str:
    content = hashlib.sha256()
    while chunk := stream.read(_CHUNK):
        content.update(chunk)
        done.add(len(chunk))
    return content.hexdigest()


def _check_seal(kit: Path, done: _ByteCounter) -> None:
    with kit.open("rb") as opened:
        due, found = seals(opened, done.add)
    if due != found:
        raise refused(kit, "bytes between or after its members have changed")
