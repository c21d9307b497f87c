"""The rows of a reviewed document, whose columns are found by their headings, wherever they stand. Pure."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import chain

from briefing import languages
from briefing.compose.review import edition_wording
from briefing.records import Edition
from briefing.review.reading import ReviewedDocument, ReviewedLine, ReviewedTable, ReviewNote, segment_id

_ID, _SOURCE, _TARGET, _REMARK = AS_SENT = range(4)
"""The columns of an edition, from the left."""


class UnclearError(Exception):
    """It is unclear what a row is meant to say."""


@dataclass(frozen=True, slots=True)
class ReviewedRow:
    """A row as it came back: ``id`` is a segment's, or whatever else stands in that column.

    ``author`` is empty if unknown. ``problem`` says why the cells cannot be told apart, if they cannot.
    """

    id: str
    source: str = ""
    target: str = ""
    remark: str = ""
    author: str = ""
    notes: tuple[ReviewNote, ...] = ()
    problem: str = ""


def reviewed_rows(document: ReviewedDocument, edition: Edition) -> tuple[ReviewedRow, ...]:
    """Return the rows of all tables that are not blank."""
    names = _Names(
        frozenset(languages.name(row.source_language) for row in edition.rows), languages.name(edition.target_language)
    )
    return tuple(chain.from_iterable(_rows(table, names, document.reviewer) for table in document.tables))


def unread_columns(document: ReviewedDocument, edition: Edition) -> tuple[str, ...]:
    """Return the headings of the columns that a reviewer added."""
    sent = {edition_wording.ID, edition_wording.COMMENT, languages.name(edition.target_language)}
    sent |= {languages.name(row.source_language) for row in edition.rows}
    headings = (heading for table in document.tables for heading in table.headings.values())
    return tuple(dict.fromkeys(heading for heading in headings if heading and heading not in sent))


@dataclass(frozen=True, slots=True)
class _Names:
    """The languages by which the columns of the original and of the translation are called."""

    sources: Set[str]
    target: str

    def column(self, heading: str) -> int | None:
        if heading in self.sources:
            return _SOURCE
        return {edition_wording.ID: _ID, self.target: _TARGET, edition_wording.COMMENT: _REMARK}.get(heading)

    def of(self, column: int) -> str:
        named = {_ID: edition_wording.ID, _SOURCE: " or ".join(sorted(self.sources)), _TARGET: self.target}
        return named[column]


def _rows(table: ReviewedTable, names: _Names, reviewer: str) -> Iterator[ReviewedRow]:
    try:
        places = _places(table.headings, names)
    except UnclearError as error:
        yield from (_unclear(line, str(error)) for line in table.lines if any(cell.text for cell in line.values()))
        return
    for line in table.lines:
        row = _row(line, places, frozenset(table.headings), reviewer)
        if row.id or row.source or row.target:
            yield row


def _places(headings: Mapping[int, str], names: _Names) -> dict[int, int]:
    """Return where each column of the edition begins; where no heading tells, that is where it was sent.

    Raises:
        UnclearError: a column that is needed is not there, or there are two of it.
    """
    if not headings:
        return {column: column for column in AS_SENT}
    known = [(names.column(heading), start) for start, heading in headings.items()]
    places = {column: start for column, start in known if column is not None}
    if set(headings) == set(AS_SENT):  # a heading that was only edited
        places = {start: start for column, start in known if column is None} | places
    for column in (_ID, _SOURCE, _TARGET):
        if sum(each == column for each, _ in known) > 1:
            raise UnclearError(f"The table has two columns “{names.of(column)}”.")
        if column not in places:
            raise UnclearError(f"The table has no column “{names.of(column)}”.")
    return places


def _row(line: ReviewedLine, places: Mapping[int, int], starts: Set[int], reviewer: str) -> ReviewedRow:
    if line.keys() != starts if starts else not line.keys() <= {*AS_SENT}:
        return _unclear(line, "Its cells are not those below the headings: some were merged, split, added or deleted.")
    cells = {column: line[start] for column, start in places.items() if start in line}
    if any(cells[column].merged for column in (_ID, _SOURCE, _TARGET) if column in cells):
        return _unclear(line, "A cell of it is merged with that of another row.")
    id_, source, target, remark = (cells[column].text if column in cells else "" for column in AS_SENT)
    # The author of the translation first: another may only have remarked on it.
    persons = (cell.persons for cell in (*([cells[_TARGET]] if _TARGET in cells else []), *line.values()))
    author = next(filter(None, persons), reviewer)
    return ReviewedRow(segment_id(id_) or id_, source, target, remark, author, _notes(line))


def _unclear(line: ReviewedLine, problem: str) -> ReviewedRow:
    texts = [cell.text for cell in line.values()]
    id_ = next(filter(None, map(segment_id, texts)), "") or next(iter(texts), "")
    return ReviewedRow(id_, notes=_notes(line), problem=problem)


def _notes(line: ReviewedLine) -> tuple[ReviewNote, ...]:
    return tuple(note for cell in line.values() for note in cell.notes)
