"""The glossary on disk: a folder of term files that people edit, or one such file."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from briefing.errors import InputError, OutputError
from briefing.glossary import SUFFIXES, Glossary, Parsed, finding_at, merge, parse, refuse_known, with_term
from briefing.records import LanguagePair, Term
from briefing.workspace.reading import read_bounded
from briefing.workspace.writing import write_together

_PAIR = re.compile(r"([a-z]{2,3})-([a-z]{2,3})(?:\..+)?", re.IGNORECASE)
"""The name, without its ending, of a file for a language pair: ``ru-en``, ``ru-en.ports``."""

_LARGEST = 64 << 20
"""Bytes of a file; a termbase in XML takes some hundred an entry."""

_SPREADSHEETS = frozenset({".xlsx", ".xls", ".ods"})


def read_glossary(path: Path, source: str, target: str) -> Glossary:
    """Return the glossary for a language pair: every ``<source>-<target>[.anything]`` table in a folder, or one file.

    Files are read in the order of their names, ``ru-en.csv`` before ``ru-en.ports.csv``, and later ones win. A folder
    that does not exist is an empty glossary.

    Raises:
        InputError: a file or the folder cannot be read, or the file does not exist.
    """
    if path.suffix.lower() in SUFFIXES and not path.is_dir():
        return merge([_parsed(path, source, target)])
    return merge([_parsed(file, source, target) for file in _listed(path, source, target)] + list(_ignored(path)))


def _listed(folder: Path, source: str, target: str) -> list[Path]:
    wanted = (source.lower(), target.lower())
    return [path for path in _files(folder) if path.suffix.lower() in SUFFIXES and _pair(path) == wanted]


def _pair(path: Path) -> LanguagePair | None:
    match = _PAIR.fullmatch(path.stem)
    return (match.group(1).lower(), match.group(2).lower()) if match else None


def _files(folder: Path) -> list[Path]:
    try:
        found = [path for path in folder.iterdir() if path.is_file() and not path.name.startswith((".", "~$"))]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise _unreadable(folder, error) from error
    return sorted(found, key=lambda path: (_folded(path.stem), _folded(path.suffix)))


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _ignored(folder: Path) -> Iterator[Parsed]:
    """Name the files that someone may take for part of the glossary."""
    for path in _files(folder):
        reason = ""
        if path.suffix.lower() in _SPREADSHEETS:
            reason = "save it as “CSV UTF-8”"
        elif path.suffix.lower() in SUFFIXES and not _pair(path):
            reason = "name it after its languages, such as ru-en.csv or ru-en.ports.csv"
        if reason:
            yield Parsed((), (finding_at("not-read", path.as_posix(), 1, reason=reason),))


def _parsed(path: Path, source: str, target: str) -> Parsed:
    return parse(_content(path), path.as_posix(), source, target)


def _content(path: Path) -> bytes:
    try:
        return read_bounded(path, path.as_posix(), _LARGEST, "a glossary")
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError) -> InputError:
    reason = error.strerror or "unknown reason"
    return InputError(f"{path}: cannot be read ({reason}).", "Name another glossary with --glossary.")


def add_term(path: Path, term: Term, source: str, target: str) -> Path:
    """Append ``term`` to the glossary ``path``, a folder or a file, and return the file; nothing else in it changes.

    In a folder the file is ``<source>-<target>.csv``, created with a header if need be.

    Raises:
        InputError: the glossary already has the term, or the file cannot hold it.
        OutputError: the file cannot be written.
    """
    file = path if path.suffix.lower() in SUFFIXES and not path.is_dir() else path / f"{source}-{target}.csv"
    if file.suffix.lower() == ".tbx":
        raise InputError(f"{file}: a line can be added to a table only.", "Name a .csv file, or the folder.")
    refuse_known(read_glossary(path if path.exists() else file.parent, source, target), term)
    content = _content(file) if file.exists() else b""
    # A symbolic link stays one: the file it points to is written.
    save(file.resolve(), with_term(content, file.as_posix(), term, source, target))
    return file


def save(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path``, all of it or nothing.

    Raises:
        OutputError: it cannot be written.
    """
    try:
        write_together(path.parent, {path.name: content})
    except OutputError as error:
        raise OutputError(error.problem, "Close the file if it is open in Excel, or choose another place.") from error
