"""The folders a build reads from and writes to."""

import errno
import os
import re
import stat
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import BinaryIO, TypeAlias

from briefing.errors import BriefingError, InputError, OutputError
from briefing.readers import SUFFIXES, read_article
from briefing.records import Article, Skipped

Writer: TypeAlias = Callable[[BinaryIO], object]
"""Writes a file's content to it, piece by piece."""

SIDECAR_SUFFIX = ".meta.toml"


_LARGEST_TEXT = 20 << 20
_LARGEST_DOCUMENT = 100 << 20
"""Bytes of an article: War and Peace has 6 MB, and documents hold pictures."""

_LARGEST_SIDECAR = 1 << 20

_SAME_NAME = "another file has this name too, its letters composed in another way: rename one of them"

_UNSHOWABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")

MOST_NAMED = 256 << 20
"""Bytes of a pack, a template or a record; a pack of 200 articles has less than one million."""


def read_seeds(folder: Path) -> Iterator[Article | Skipped]:
    """Yield an article for each file below ``folder``, by path, or why it is none. ``folder`` may be one file.

    Hidden files, office lock files (``~$…``) and the sidecars of articles are passed over without a word. Links to
    files are followed; links to folders, which may lead in a circle, are named.

    Raises:
        InputError: there is no such folder, or it cannot be listed.
    """
    if os.path.isfile(folder):  # noqa: PTH113 - Path.is_file raises in a folder that must not be searched
        yield _read(folder, shown(folder.name))
        return
    earlier = ""
    for path, relative in _listed(folder):
        # Only Linux has two files for «й» of one character and «й» of two; they would share one id.
        yield Skipped(relative, _SAME_NAME) if relative == earlier else _read(path, relative)
        earlier = relative


def shown(name: str) -> str:
    r"""Return a file's name in NFC, and with escapes (``\n``) for what no line, no XML and no UTF-8 can hold."""
    escaped = _UNSHOWABLE.sub(lambda match: match[0].encode("unicode_escape").decode(), name)
    return unicodedata.normalize("NFC", escaped)


def read_bounded(path: Path, name: str, most: int, kind: str) -> bytes:
    """Return the content of a file of at most ``most`` bytes; ``name`` and ``kind`` ("an article") are for messages.

    Raises:
        InputError: it is larger, or is a pipe, a socket or a device, which may never end.
        OSError: it cannot be read.
    """
    refuse_endless(path, name)
    with path.open("rb") as file:
        stated = os.fstat(file.fileno()).st_size
        content = file.read(most + 1) if stated <= most else b""  # it may be growing
    if (size := max(stated, len(content))) > most:
        problem = f"{name}: has {size / (1 << 20):,.0f} MB, which is larger than {kind} can be ({most >> 20} MB)."
        raise InputError(problem, "Cut it into smaller files, if it is what it should be.")
    return content


def read_named(path: Path, kind: str, remedy: str) -> bytes:
    """Return the content of a file that the user named, of at most :data:`MOST_NAMED` bytes.

    Raises:
        InputError: it cannot be read, or is none that :func:`read_bounded` reads.
    """
    try:
        return read_bounded(path, str(path), MOST_NAMED, kind)
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}).", remedy) from error


def refuse_endless(path: Path, name: str) -> None:
    """Raise :class:`InputError` for what may never end; whoever opens a pipe waits for who writes to it."""
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise InputError(f"{name}: is a pipe, a socket or a device, not a file.", "Put a file in its place.")


def _listed(folder: Path) -> list[tuple[Path, str]]:
    faults: list[OSError] = []
    walked = os.walk(folder, onerror=faults.append)
    files = [Path(parent, name) for parent, folders, names in walked for name in (*names, *_links(parent, folders))]
    if faults and Path(faults[0].filename) == folder:
        problem = f"{folder}: cannot be listed ({faults[0].strerror})."
        raise InputError(problem, "Name another folder with --seeds.")
    files += [Path(fault.filename) for fault in faults]
    named = ((path, shown(path.relative_to(folder).as_posix())) for path in files)
    return sorted(((path, name) for path, name in named if _is_input(name)), key=lambda item: item[1])


def _links(parent: str, folders: Iterable[str]) -> Iterator[str]:
    return (name for name in folders if Path(parent, name).is_symlink())


def _is_input(relative: str) -> bool:
    hidden = any(part.startswith((".", "~$")) for part in relative.split("/"))
    return not hidden and not relative.lower().endswith(SIDECAR_SUFFIX)


def _read(path: Path, relative: str) -> Article | Skipped:
    suffix = path.suffix.lower()
    try:
        if path.is_dir():
            return Skipped(relative, _of_folder(path))
        if suffix not in SUFFIXES:
            known = ", ".join(sorted(SUFFIXES))
            return Skipped(relative, f"files of this kind are not read (only {known})")
        most = _LARGEST_DOCUMENT if suffix == ".docx" else _LARGEST_TEXT
        return read_article(read_bounded(path, relative, most, "an article"), relative, _sidecar(path))
    except BriefingError as error:
        return Skipped(relative, str(error))
    except OSError as error:
        return Skipped(relative, f"cannot be read: {error.strerror}")


def _of_folder(path: Path) -> str:
    """Return why there are no articles of a folder that was not walked."""
    if path.is_symlink():
        return "is a link to a folder, which is not followed: put the folder itself there"
    return "is a folder that cannot be listed: allow reading it, or move it away"


def _sidecar(path: Path) -> str | None:
    sidecar = path.with_suffix(SIDECAR_SUFFIX)
    name = shown(sidecar.name)
    try:
        return read_bounded(sidecar, name, _LARGEST_SIDECAR, "a sidecar").decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{name}: is not UTF-8.", "Save it as UTF-8.") from error
    except OSError as error:
        if error.errno in _NO_SUCH_FILE:
            return None
        raise InputError(f"{name}: cannot be read ({error.strerror}).", "Mend it, or move it away.") from error


_NO_SUCH_FILE = (errno.ENOENT, errno.ENAMETOOLONG)
"""The latter where the article's own name is so long that no sidecar's can be."""


def write_together(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write ``files`` (name: content) into ``folder`` as :func:`stream_together` does."""
    stream_together(folder, {name: partial(_write_whole, content) for name, content in files.items()})


def stream_together(folder: Path, writers: Mapping[str, Writer]) -> None:
    """Have the files named in ``writers`` written into ``folder``: either all appear, complete, or none changes.

    Raises:
        OutputError: the folder or a file in it cannot be written. What else a writer raises passes through.
    """
    temporary = {name: folder / f".{name}.{os.getpid()}.tmp" for name in writers}
    is_new = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, write in writers.items():
            _write_durably(temporary[name], write)
        for name, path in temporary.items():
            path.replace(folder / name)
    except OSError as error:
        raise OutputError(
            f"{error.filename or folder}: cannot be written ({error.strerror}).", _remedy(error)
        ) from error
    finally:
        for path in temporary.values():
            with suppress(OSError):  # what stood in the way of writing may stand in the way of this
                path.unlink(missing_ok=True)
        if is_new:
            with suppress(OSError):  # something is in it
                folder.rmdir()


def _remedy(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return "Free some space on the disk, or choose another folder with --out."
    return "Close the file if it is open in Word, or choose another folder with --out."


def _write_whole(content: bytes, file: BinaryIO) -> None:
    file.write(content)


def _write_durably(path: Path, write: Writer) -> None:
    with path.open("wb") as file:
        write(file)
        file.flush()
        os.fsync(file.fileno())
