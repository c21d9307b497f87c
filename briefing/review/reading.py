"""The bytes of a reviewed document → its tables, as if every tracked change were accepted."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from briefing.compose.docx.recorded_provenance import EDITION
from briefing.compose.review import edition_wording
from briefing.compose.review.document import AUTHOR
from briefing.errors import InputError
from briefing.glossary.normalisation import normalised
from briefing.ooxml import tracked_changes
from briefing.ooxml.package import WordPackage
from briefing.ooxml.tree import Element, local_name, value

SEGMENT_ID = re.compile("[0-9a-f]{10}-[0-9a-f]{8}")

_EDITION = re.compile(r"[0-9a-f]{16}")
_EDITION_MARK = re.compile(rf"\bEdition ({_EDITION.pattern})\b")

_DASHES = re.compile("[\u2010-\u2015\u2212]")

_SEND = "Import a file that “briefing build --edition review” wrote and a reviewer edited, its first page included."

_PROGRAMS = re.compile(r"(briefing|libreoffice|openoffice|python-docx)\b.*|unknown( author)?", re.IGNORECASE)
"""Names that programs put where a person's belongs."""


_NOTES = {"commentReference": "comments", "footnoteReference": "footnotes", "endnoteReference": "endnotes"}
"""What refers to a note, and the part that holds notes of this kind."""


@dataclass(frozen=True, slots=True)
class ReviewNote:
    """What somebody wrote about a text rather than in it; ``person`` is empty if unknown."""

    text: str
    person: str = ""


@dataclass(frozen=True, slots=True)
class ReviewedCell:
    """A cell as it came back; ``persons`` made the changes that are pending in it."""

    text: str
    persons: str = ""
    notes: tuple[ReviewNote, ...] = ()
    merged: bool = False


_Notes: TypeAlias = Mapping[str, Mapping[str, ReviewNote]]
"""Notes by what refers to them, and by their ids."""

ReviewedLine: TypeAlias = Mapping[int, ReviewedCell]
"""The cells of a table's row by the column of its grid that they begin in."""


@dataclass(frozen=True, slots=True)
class ReviewedTable:
    """A table with sentences: what stands at the top of each of its columns, if anything does, and its rows."""

    headings: Mapping[int, str]
    lines: tuple[ReviewedLine, ...]


@dataclass(frozen=True, slots=True)
class ReviewedDocument:
    """What came back; ``reviewer`` is who saved it last, empty if unknown. ``notes`` are on none of the tables."""

    edition: str
    reviewer: str
    tables: tuple[ReviewedTable, ...]
    notes: tuple[ReviewNote, ...] = ()


def read(data: bytes, path: str) -> ReviewedDocument:
    """Return the tables of a review edition that was edited in Word or LibreOffice; ``path`` is for messages.

    All texts are normalised: in NFC, on one line.

    Raises:
        InputError: it is not a Word document, is damaged, unpacks to more than a document can hold, or is not a review
            edition.
    """
    with WordPackage.opened(data, path) as parts:
        document = parts.main()
        reviewer = _reviewer(parts.of_package("core-properties"))
        notes = {name: _notes(parts.related(kind)) for name, kind in _NOTES.items()}
        found = (_table(table, notes) for table in tracked_changes.tables(document))
        tables = tuple(table for table in found if _has_ids(table))
        loose = tuple(_loose(document, notes, tables))
        edition = _property(parts.of_package("custom-properties")) or _mark(document)
    if not tables:
        raise InputError(f"{path}: is not a review edition: none of its tables has a sentence's ID.", _SEND)
    if not edition:
        raise InputError(f"{path}: does not say which edition it is.", _SEND)
    return ReviewedDocument(edition, reviewer, tables, loose)


def segment_id(text: str) -> str:
    """Return the segment's id in a cell, without what word processors do to it; ``""`` if it is something else."""
    plain = _DASHES.sub("-", "".join(text.split())).lower()
    return plain if SEGMENT_ID.fullmatch(plain) else ""


def _table(table: Element, notes: _Notes) -> ReviewedTable:
    rows = [*tracked_changes.rows(table)]
    headers = [index for index, row in enumerate(rows) if tracked_changes.is_header(row)]
    lines = [_line(row, notes) for row in rows]
    # A header may no longer be marked as one, and be sorted in among the rows.
    found = next((line for line in lines if any(cell.text == edition_wording.ID for cell in line.values())), None)
    headings = {start: cell.text for start, cell in found.items()} if found else {}
    kept = (line for index, line in enumerate(lines) if index not in headers and line is not found)
    return ReviewedTable(headings, tuple(kept))


def _line(row: Element, notes: _Notes) -> ReviewedLine:
    return {start: _cell(cell, notes) for start, cell in tracked_changes.cells(row).items()}


def _cell(cell: Element, notes: _Notes) -> ReviewedCell:
    return ReviewedCell(
        normalised(tracked_changes.text(cell)),
        ", ".join(filter(None, map(_person, tracked_changes.authors(cell)))),
        tuple(_notes_in(cell, notes)),
        tracked_changes.is_merged(cell),
    )


def _has_ids(table: ReviewedTable) -> bool:
    return any(segment_id(cell.text) for line in table.lines for cell in line.values())


def _notes(part: Element | None) -> Mapping[str, ReviewNote]:
    """Return the notes of a part by their ids, except those that the edition was sent with."""
    signed = ((note, normalised(value(note, "author"))) for note in (part if part is not None else ()))
    return {
        value(note, "id"): ReviewNote(normalised(tracked_changes.text(note)), _person(author))
        for note, author in signed
        if author != AUTHOR
    }


def _notes_in(element: Element, notes: _Notes) -> Iterator[ReviewNote]:
    for name, known in notes.items():
        found = (known.get(id_) for id_ in tracked_changes.references(element, name))
        yield from (note for note in found if note and note.text)


def _loose(document: Element, notes: _Notes, tables: Iterable[ReviewedTable]) -> Iterator[ReviewNote]:
    lines = (line for table in tables for line in table.lines)
    placed = {id(note) for line in lines for cell in line.values() for note in cell.notes}
    return (note for note in _notes_in(document, notes) if id(note) not in placed)


def _person(name: str) -> str:
    name = normalised(name)
    return "" if _PROGRAMS.fullmatch(name) else name


def _reviewer(properties: Element | None) -> str:
    """Return who saved the document last (ECMA-376, part 2, section 8.3)."""
    found = _named(properties, "lastModifiedBy")
    return _person(found.text or "") if found is not None else ""


def _named(root: Element | None, name: str) -> Element | None:
    return next((each for each in root if local_name(each) == name), None) if root is not None else None


def _property(properties: Element | None) -> str:
    named = [each for each in properties if value(each, "name") == EDITION] if properties is not None else []
    texts = ("".join(map(str, each.itertext())).strip() for each in named)
    return next((text for text in texts if _EDITION.fullmatch(text)), "")


def _mark(document: Element) -> str:
    """Return the edition named on the first page: not every program keeps a document's properties."""
    found = _EDITION_MARK.search(normalised(tracked_changes.text(document)))
    return found[1] if found else ""
