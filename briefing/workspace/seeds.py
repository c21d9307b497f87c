"""Reads the articles in ``seeds/``, each with its sidecar, and says why a file is not one."""

import errno
import os
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from briefing.errors import BriefingError, InputError
from briefing.readers import read_article
from briefing.readers.formats import format_of, not_read
from briefing.records import Article, Skipped
from briefing.workspace.arrangement import ARRANGEMENT_FILE, read_arrangement
from briefing.workspace.budget import budget
from briefing.workspace.links import is_link, leads_out
from briefing.workspace.reading import read_bounded

SIDECAR_SUFFIX = ".meta.toml"

_LARGEST_SIDECAR = 1 << 20

_NO_SUCH_FILE = (errno.ENOENT, errno.ENAMETOOLONG)
"""The latter where the article's own name is so long that no sidecar can have it."""

_SAME_NAME = "another file has this name too, its letters composed in another way: rename one of them"
_LINK = "is a link to a folder, which is not followed: put the folder itself there"
_FOLLOW = "put the file itself there, or add --follow-links"
_LEADS_OUT = f"is a link that leads out of the folder: {_FOLLOW}"
_SIDECAR_LEADS_OUT = f"has a sidecar ({SIDECAR_SUFFIX}) that is a link out of the folder: {_FOLLOW}"
_UNLISTABLE = "is a folder that cannot be listed: allow reading it, or move it away"

_UNSHOWABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class SeedFile:
    """A file of the seeds folder: ``path`` is where it is, ``name`` its path in the folder, with forward slashes.

    ``repeated``: an earlier file has this name too. ``within`` is the folder that it must not lead out of, if any.
    """

    path: Path
    name: str
    repeated: bool = False
    within: Path | None = None

    @property
    def sidecar(self) -> Path:
        """Where the article's sidecar is, if it has one."""
        return self.path.with_suffix(SIDECAR_SUFFIX)

    def read(self) -> Article | Skipped:
        """Return the article, or why the file is not one."""
        reason = self._passed_over
        return Skipped(self.name, reason) if reason else _read(self)

    @property
    def _passed_over(self) -> str:
        if self.repeated:
            return _SAME_NAME
        if self.within and leads_out(self.path, self.within):
            return _LINK if self.path.is_dir() else _LEADS_OUT
        if self.within and leads_out(self.sidecar, self.within):
            return _SIDECAR_LEADS_OUT
        return ""


def read_seeds(folder: Path, *, follow_links: bool = False) -> Iterator[Article | Skipped]:
    """Yield, by path, an article for each file of :func:`seed_files`, or why it is not one.

    Raises:
        InputError: there is no such folder, or it cannot be listed.
    """
    return (file.read() for file in seed_files(folder, follow_links=follow_links))


def arranged_seeds(folder: Path, *, follow_links: bool = False) -> Iterator[Article | Skipped]:
    """Yield what :func:`read_seeds` does, as ``pack.toml`` in the folder arranges it: in its order, without some.

    Raises:
        InputError: there is no such folder, or it cannot be listed, or ``pack.toml`` cannot be used.
    """
    arrangement, files = read_arrangement(folder), seed_files(folder, follow_links=follow_links)
    place = {name: index for index, name in enumerate(arrangement.sorted({file.name for file in files}))}
    kept = (file for file in files if file.name not in arrangement.left_out)
    return (file.read() for file in sorted(kept, key=lambda file: place[file.name]))


def seed_files(folder: Path, *, follow_links: bool = False) -> list[SeedFile]:
    """Return the files below ``folder`` that should be articles, by name. ``folder`` may be one file.

    Hidden files, office lock files (``~$…``), sidecars and ``pack.toml`` are not listed. Links to files in the folder
    are followed, and others with ``follow_links``; links to folders, which may lead in a circle, are listed.

    Raises:
        InputError: there is no such folder, or it cannot be listed.
    """
    if os.path.isfile(folder):  # noqa: PTH113 - Path.is_file raises if the folder around it may not be searched
        return [SeedFile(folder, shown(folder.name))]
    listed, previous = [], ""
    for path, name in _listed(folder):
        # Only Linux allows two files for «й» as one character and «й» as two; they would share one id.
        listed.append(SeedFile(path, name, repeated=name == previous, within=None if follow_links else folder))
        previous = name
    return listed


def shown(name: str) -> str:
    r"""Return a file's name in NFC, with escapes (``\n``) for what no line, no XML and no UTF-8 can hold."""
    escaped = _UNSHOWABLE.sub(lambda match: match[0].encode("unicode_escape").decode(), name)
    return unicodedata.normalize("NFC", escaped)


def _listed(folder: Path) -> list[tuple[Path, str]]:
    errors: list[OSError] = []
    files = list(_walked(folder, errors.append))
    if errors and Path(errors[0].filename) == folder:
        problem = f"{folder}: cannot be listed ({errors[0].strerror})."
        raise InputError(problem, "Name another folder with --seeds.")
    files += [Path(error.filename) for error in errors]
    named = ((path, shown(path.relative_to(folder).as_posix())) for path in files)
    return sorted(((path, name) for path, name in named if _is_input(name)), key=lambda item: item[1])


def _walked(folder: Path, on_error: Callable[[OSError], None]) -> Iterator[Path]:
    """Yield all files below ``folder``, and the links to folders."""
    for parent, folders, names in os.walk(folder, onerror=on_error):
        links = [name for name in folders if is_link(Path(parent, name))]
        folders[:] = [name for name in folders if name not in links]  # os.walk itself would follow a junction
        yield from (Path(parent, name) for name in (*names, *links))


def _is_input(relative: str) -> bool:
    hidden = any(part.startswith((".", "~$")) for part in relative.split("/"))
    return not hidden and not relative.lower().endswith(SIDECAR_SUFFIX) and relative != ARRANGEMENT_FILE


def _read(file: SeedFile) -> Article | Skipped:
    path, relative = file.path, file.name
    try:
        if path.is_dir():
            return Skipped(relative, _LINK if is_link(path) else _UNLISTABLE)
        input_format = format_of(path.name)
        if not input_format:
            return Skipped(relative, not_read(path.name))
        content = read_bounded(path, relative, input_format.largest, "an article")
        sidecar = _sidecar(file.sidecar)
        with budget(relative, len(content)):
            return read_article(content, relative, sidecar)
    except BriefingError as error:
        return Skipped(relative, str(error))
    except OSError as error:
        return Skipped(relative, f"cannot be read: {error.strerror}")


def _sidecar(sidecar: Path) -> str | None:
    name = shown(sidecar.name)
    try:
        return read_bounded(sidecar, name, _LARGEST_SIDECAR, "a sidecar").decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{name}: is not UTF-8.", "Save it as UTF-8.") from error
    except OSError as error:
        if error.errno in _NO_SUCH_FILE:
            return None
        raise InputError(f"{name}: cannot be read ({error.strerror}).", "Fix it, or move it away.") from error
