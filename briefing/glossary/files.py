"""The glossary on disk: a folder of term files that people edit, or one such file."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from briefing.errors import InputError, OutputError
from briefing.glossary import (
    SUFFIXES,
    TERM_BASES,
    WORKBOOK,
    Glossary,
    Parsed,
    finding_at,
    merge,
    parse,
    refuse_known,
    with_term,
)
from briefing.glossary.editing import with_cells
from briefing.glossary.entries import cells_of
from briefing.records import LanguagePair, Term
from briefing.workspace.locking import locked
from briefing.workspace.reading import read_bounded
from briefing.workspace.writing import write_together

_PAIR = re.compile(r"([a-z]{2,3})-([a-z]{2,3})(?:\..+)?", re.IGNORECASE)
"""The name, without its ending, of a file for a language pair: ``ru-en``, ``ru-en.ports``."""

_LARGEST = 64 << 20
"""Bytes of a file; a termbase in XML takes some hundred an entry."""

_OTHER_SPREADSHEETS = frozenset({".xls", ".xlsb", ".ods", ".numbers"})

_PLACE = "Close the file if it is open in Excel, or choose another place."

DEFAULT = Path("glossary")
"""Where a glossary is looked for if none is named."""


def read_glossary(path: Path, source: str, target: str) -> Glossary:
    """Return the glossary for a language pair: every ``<source>-<target>[.anything]`` file in a folder, or one file.

    Files are read in the order of their names, ``ru-en.csv`` before ``ru-en.ports.csv``, and later ones win. If the
    folder :data:`DEFAULT` does not exist, the glossary is empty.

    Raises:
        InputError: the folder or a file cannot be read, or does not exist.
    """
    if _is_file(path):
        return merge([_parsed(path, source, target)])
    entries = _entries(path)
    listed = [entry for entry in entries if not _ignored(entry) and _pair(entry) == (source.lower(), target.lower())]
    return merge([*(_parsed(file, source, target) for file in listed), *_not_read(entries)])


def _is_file(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES and not path.is_dir()


def _pair(path: Path) -> LanguagePair | None:
    match = _PAIR.fullmatch(path.stem)
    return (match.group(1).lower(), match.group(2).lower()) if match else None


def _entries(folder: Path) -> list[Path]:
    """Return what is in the folder, in the order of reading, without hidden files and those that Excel has open."""
    try:
        found = [path for path in folder.iterdir() if not path.name.startswith((".", "~$"))]
    except FileNotFoundError as error:
        if folder == DEFAULT:
            return []
        raise InputError(f"{folder}: there is no such glossary.", "Name a folder or file that exists.") from error
    except OSError as error:
        raise _unreadable(folder, error) from error
    return sorted(found, key=lambda path: (_folded(path.stem), _folded(path.suffix)))


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _not_read(entries: Iterable[Path]) -> Iterator[Parsed]:
    """Name what someone may take for part of the glossary."""
    for path in entries:
        if reason := _ignored(path):
            yield Parsed((), (finding_at("not-read", path.as_posix(), 1, reason=reason),))


def _ignored(path: Path) -> str:
    """Return why a file is not read whatever the languages, or nothing."""
    suffix = path.suffix.lower()
    if not path.is_file():
        return "it is no ordinary file: put term files into the glossary folder itself"
    if suffix in _OTHER_SPREADSHEETS:
        return "save it as .xlsx or as “CSV UTF-8”"
    if suffix not in SUFFIXES:
        return f"the names of term files end in {', '.join(SUFFIXES)}"
    return "" if _pair(path) else "name it after its languages, such as ru-en.csv or ru-en.ports.csv"


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

    In a folder the file is ``<source>-<target>.csv``, created with a header if need be. Programs that add at the same
    time wait for each other.

    Raises:
        InputError: the glossary already has the term, or the file cannot hold it.
        OutputError: the file cannot be written.
    """
    file = path if _is_file(path) else path / f"{source}-{target}.csv"
    if file.suffix.lower() in {*TERM_BASES, WORKBOOK}:
        raise InputError(f"{file}: a line can be added to a table only.", "Name a .csv file, or the folder.")
    written = file.resolve()  # a symbolic link stays one
    with _locked(written.parent):
        refuse_known(read_glossary(path if path.exists() else file.parent, source, target), term)
        content = _content(file) if file.exists() else b""
        save(written, with_term(content, file.as_posix(), term, source, target))
    return file


def change_term(
    path: Path, seen: Mapping[str, str], cells: Mapping[str, str], source: str, target: str
) -> tuple[Term, ...]:
    """Write other ``cells`` (by column) into a line of the glossary ``path``; return the terms that it then gives.

    ``seen`` are the cells of a term (see :func:`~briefing.glossary.entries.cells_of`) as whoever changes it was shown
    them; lines around it may have come or gone since.

    Raises:
        InputError: no line has these cells any more, or it cannot be changed.
        OutputError: the file cannot be written.
    """
    with _locked((path.parent if _is_file(path) else path).resolve()):
        file, content, changed = changed_file(path, seen, cells, source, target)
        save(file.resolve(), content)
    return changed


def changed_file(
    path: Path, seen: Mapping[str, str], cells: Mapping[str, str], source: str, target: str
) -> tuple[Path, bytes, tuple[Term, ...]]:
    """Return the file that :func:`change_term` would write, its content, and the terms that the line would give.

    Raises:
        InputError: see :func:`change_term`.
    """
    terms = [each for each in read_glossary(path, source, target).terms if each.source == seen["source"]]
    current = next((each for each in reversed(terms) if cells_of(each) == seen), None)
    if not current:
        now = f"It is “{cells_of(terms[-1])['target']}” now." if terms else "It is gone."
        raise InputError(f"{path}: somebody has changed “{seen['source']}” since it was shown here.", now)
    file = Path(current.file)
    if file.suffix.lower() in {*TERM_BASES, WORKBOOK}:
        raise InputError(f"{file}: can be changed only in the program it comes from.", "Change it there, and save it.")
    return (file, *with_cells(_content(file), current, cells, source, target))


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold the right to write term files in ``folder``, which is created; the system releases that of a dead program.

    Raises:
        OutputError: nothing can be written there.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with locked(folder):
            yield
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written ({error.strerror}).", _PLACE) from error


def save(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path``, all of it or nothing.

    Raises:
        OutputError: it cannot be written.
    """
    try:
        write_together(path.parent, {path.name: content})
    except OutputError as error:
        raise OutputError(error.problem, _PLACE) from error
