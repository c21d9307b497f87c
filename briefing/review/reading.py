"""The bytes of a reviewed document → its rows, as if every tracked change were accepted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.compose.docx.recorded_provenance import EDITION
from briefing.compose.review import edition_wording
from briefing.errors import InputError
from briefing.glossary.normalisation import normalised
from briefing.ooxml import tracked_changes
from briefing.ooxml.package import WordPackage
from briefing.ooxml.tree import Element, local_name, value

SEGMENT_ID = re.compile("[0-9a-f]{10}-[0-9a-f]{8}")

_EDITION = re.compile(r"[0-9a-f]{16}")
_EDITION_MARK = re.compile(rf"\bEdition ({_EDITION.pattern})\b")

_DASHES = re.compile("[\u2010-\u2015\u2212]")

_COLUMNS = 4

_SEND = "Import a file that “briefing build --edition review” wrote and a reviewer edited, its first page included."

_PROGRAMS = re.compile(r"(briefing|libreoffice|openoffice|python-docx)\b.*|unknown( author)?", re.IGNORECASE)
"""Names that programs put where a person's belongs."""


@dataclass(frozen=True, slots=True)
class ReviewedRow:
    """A row as it came back: ``id`` is a segment's, or whatever else is in the first cell.

    ``source``, ``target`` and ``remark`` are normalised: in NFC, on one line. ``author`` is empty if unknown.
    """

    id: str
    source: str
    target: str
    remark: str
    author: str


@dataclass(frozen=True, slots=True)
class ReviewedDocument:
    """What came back; ``reviewer`` is who saved it last, empty if unknown."""

    edition: str
    reviewer: str
    rows: tuple[ReviewedRow, ...]


def read(data: bytes, path: str) -> ReviewedDocument:
    """Return the rows of a review edition that was edited in Word or LibreOffice; ``path`` is for messages.

    Raises:
        InputError: it is not a Word document, is damaged, unpacks to more than a document can hold, or is not a review
            edition.
    """
    with WordPackage.opened(data, path) as parts:
        document = parts.main()
        reviewer = _reviewer(parts.of_package("core-properties"))
        rows = tuple(row for table in tracked_changes.tables(document) for row in _rows(table, reviewer))
        edition = _property(parts.of_package("custom-properties")) or _mark(document)
    if not rows:
        raise InputError(f"{path}: is not a review edition: none of its tables has a sentence's ID.", _SEND)
    if not edition:
        raise InputError(f"{path}: does not say which edition it is.", _SEND)
    return ReviewedDocument(edition, reviewer, rows)


def _rows(table: Element, reviewer: str) -> Iterator[ReviewedRow]:
    """Yield the rows that are not empty, if any of them has a segment's id: other tables have none."""
    rows = [_row(row, reviewer) for row in tracked_changes.rows(table)]
    if any(SEGMENT_ID.fullmatch(row.id) for row in rows):
        said = (row for row in rows if row.id or row.source or row.target)
        yield from (row for row in said if row.id != edition_wording.ID)  # a header that is no longer marked as one


def _row(row: Element, reviewer: str) -> ReviewedRow:
    cells = tracked_changes.cells(row)
    id_, source, target, remark, *_ = *(normalised(tracked_changes.text(cell)) for cell in cells), *[""] * _COLUMNS
    # The English cell's author first: another may only have remarked on it.
    author = next((found for element in (*cells[2:3], row) if (found := _persons(element))), reviewer)
    return ReviewedRow(_id(id_), source, target, remark, author)


def _id(text: str) -> str:
    """Return the id in a cell, without what word processors do to it."""
    plain = _DASHES.sub("-", "".join(text.split())).lower()
    return plain if SEGMENT_ID.fullmatch(plain) else text


def _persons(element: Element) -> str:
    return ", ".join(filter(None, map(_person, tracked_changes.authors(element))))


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
