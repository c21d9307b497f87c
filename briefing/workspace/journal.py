"""Several files of a folder replaced together, so that a run that dies half-way leaves all of them old or all new.

Before the first file is replaced, a journal in the folder lists the drafts and where the old files are kept. Whoever
locks the folder next reads it: the replacement is completed or, if that fails, undone. The journal's name says which,
so that the decision is one renaming, and either can be repeated any number of times. All functions need the folder's
:func:`~briefing.workspace.locking.locked`; without it, they would sweep away the drafts of a run that is still writing.
"""

import errno
import json
import os
import secrets
import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from briefing.workspace.locking import LOCK_FILE

_PREFIX = ".briefing-"
_REPLACING, _RESTORING = f"{_PREFIX}replacing.json", f"{_PREFIX}restoring.json"

_LONGEST = 1 << 20
"""Bytes of a journal; a line for each of a pack's files takes some hundred."""


@dataclass(frozen=True, slots=True)
class _Replacement:
    """The file ``name`` gets the content of ``draft``; ``kept`` has its old content, and is empty if it is new."""

    name: str
    draft: str
    kept: str


def temporary(folder: Path) -> Path:
    """Return a name in ``folder`` that no other run uses, on whatever machine, and that :func:`settle` removes."""
    return folder / f"{_PREFIX}{secrets.token_hex(8)}.tmp"


def replace_together(folder: Path, drafts: Mapping[str, Path]) -> None:
    """Rename each draft to the name it is given for, all of them or none.

    Raises:
        OSError: one cannot be replaced; the folder is as it was.
    """
    if len(drafts) == 1:
        for name, draft in drafts.items():
            draft.replace(folder / name)
        return
    replacements = [_Replacement(name, draft.name, _kept(folder / name)) for name, draft in drafts.items()]
    _write(folder, replacements)
    _complete(folder, replacements)


def settle(folder: Path) -> None:
    """Complete or undo what a dead run began in ``folder``, and remove what it left.

    Raises:
        OSError: a file cannot be replaced or removed.
    """
    if (replacements := _read(folder / _RESTORING)) is not None:
        _restore(folder, replacements)
    elif (replacements := _read(folder / _REPLACING)) is not None:
        _complete(folder, [each for each in replacements if (folder / each.draft).exists()])
    for leftover in folder.glob(f"{_PREFIX}*.tmp"):
        if not leftover.is_dir():
            leftover.unlink(missing_ok=True)


def is_unsettled(folder: Path) -> bool:
    """Tell whether a dead run left a journal in ``folder``."""
    return (folder / _REPLACING).exists() or (folder / _RESTORING).exists()


def _kept(file: Path) -> str:
    """Give the content of a file a second name in its folder and return that, or nothing if there is no file."""
    if file.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(file))
    if not file.exists():
        return ""
    copy = temporary(file.parent)
    try:
        os.link(file, copy)
    except OSError:  # a file system without links
        shutil.copy2(file, copy)
    return copy.name


def _complete(folder: Path, replacements: Sequence[_Replacement]) -> None:
    try:
        for each in replacements:
            (folder / each.draft).replace(folder / each.name)
    except BaseException:
        (folder / _REPLACING).replace(folder / _RESTORING)
        _restore(folder, _read(folder / _RESTORING) or [])
        raise
    _sync(folder)
    (folder / _REPLACING).unlink()


def _restore(folder: Path, replacements: Sequence[_Replacement]) -> None:
    for each in replacements:
        if each.kept:
            with suppress(FileNotFoundError):  # it was restored before
                (folder / each.kept).replace(folder / each.name)
        else:
            (folder / each.name).unlink(missing_ok=True)
    _sync(folder)
    (folder / _RESTORING).unlink()


def _write(folder: Path, replacements: Sequence[_Replacement]) -> None:
    draft = temporary(folder)
    with draft.open("x", encoding="utf-8") as file:
        json.dump([asdict(each) for each in replacements], file)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(folder / _REPLACING)
    _sync(folder)


def _read(journal: Path) -> list[_Replacement] | None:
    """Return what a journal lists, ``None`` if there is none; one that is not ours lists nothing.

    A folder may come from a stranger: only names in the folder itself are believed.
    """
    if not journal.is_file():
        return None
    try:
        with journal.open("rb") as file:
            listed = [_Replacement(**entry) for entry in json.loads(file.read(_LONGEST))]
    except (ValueError, TypeError, RecursionError):
        return []
    return listed if all(map(_is_inside, listed)) else []


def _is_inside(replacement: _Replacement) -> bool:
    names = (replacement.name, replacement.draft, replacement.kept or _PREFIX)
    return all(isinstance(name, str) and name == Path(name).name and name != LOCK_FILE for name in names) and all(
        name.startswith(_PREFIX) for name in names[1:]
    )


def _sync(folder: Path) -> None:
    """Have the disk remember the names in a folder, where the system can do that."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some file systems have nothing to remember
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
