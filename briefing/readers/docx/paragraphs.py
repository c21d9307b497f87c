"""The paragraphs of a document in reading order, with the cells they stand in."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count

from briefing.ooxml.tree import Element, child, is_on, local_name, value
from briefing.readers.docx.runs import RunReader, is_passed_over, reason_to_leave_out
from briefing.readers.pieces import Piece, shown


@dataclass(frozen=True, slots=True)
class Place:
    """The cell of a table that holds no other table: the numbers of the table, the row and the cell."""

    table: int
    row: int
    cell: int


@dataclass(frozen=True, slots=True)
class WordParagraph:
    """A paragraph with its settings (``w:pPr``), or what stands for it: the relation of an ``embedded`` document.

    ``mark`` is that of the note which it opens.
    """

    settings: Element | None = None
    pieces: list[Piece] = field(default_factory=list)
    place: Place | None = None
    embedded: str = ""
    mark: str = ""

    @property
    def is_gone(self) -> bool:
        """Whether all of it is left out, with its mark, so that a list does not count it."""
        mark = child(self.settings, "rPr")
        is_hidden = is_on(child(mark, "vanish")) or is_on(child(mark, "del"))
        return is_hidden and not shown(self.pieces)


def paragraphs(root: Element, reader: RunReader) -> Iterator[WordParagraph]:
    """Yield the paragraphs below ``root``; those of a text box follow the paragraph it is anchored in.

    Paragraphs whose mark is deleted are one with the next.
    """
    pending: WordParagraph | None = None
    for each in _Walk(reader).below(root, "", None):
        is_same_line = pending is not None and pending.place == each.place and not each.embedded
        if pending and not is_same_line:
            yield pending
        whole = _joined(pending, each) if pending and is_same_line else each
        pending = whole if _goes_on(each) else None
        if not pending:
            yield whole
    if pending:
        yield pending


def _goes_on(paragraph: WordParagraph) -> bool:
    mark = child(paragraph.settings, "rPr")
    return child(mark, "del") is not None or child(mark, "moveFrom") is not None


def _joined(upper: WordParagraph, lower: WordParagraph) -> WordParagraph:
    """The settings are the last paragraph's that has text; whether they go on is always the lower one's."""
    settings = lower.settings if shown(lower.pieces).strip() or not shown(upper.pieces).strip() else upper.settings
    return replace(lower, settings=settings, pieces=[*upper.pieces, *lower.pieces])


class _Walk:
    def __init__(self, reader: RunReader) -> None:
        self._reader = reader
        self._tables = count()

    def below(self, element: Element, code: str, place: Place | None) -> Iterator[WordParagraph]:
        """Yield the paragraphs in ``element``, none of which is read if there is a ``code``."""
        for inner in element.iterchildren("{*}*"):
            name = local_name(inner)
            if is_passed_over(inner, name):
                continue
            own = code or reason_to_leave_out(inner, name)
            if name == "p":
                yield WordParagraph(child(inner, "pPr"), list(self._reader.pieces(inner, own)), place)
                if next(inner.iterdescendants("{*}p"), None) is not None:
                    yield from self.below(inner, own, place)
            elif name == "altChunk":
                yield WordParagraph(embedded=value(inner, "id"))
            elif name == "tbl" and next(inner.iterdescendants("{*}tbl"), None) is None:
                yield from self._table(inner, own)
            else:
                yield from self.below(inner, own, place)

    def _table(self, table: Element, code: str) -> Iterator[WordParagraph]:
        number = next(self._tables)
        for row_number, row in enumerate(table.iterdescendants("{*}tr")):
            for cell_number, cell in enumerate(row.iterdescendants("{*}tc")):
                own = code or reason_to_leave_out(row, "tr") or reason_to_leave_out(cell, "tc")
                yield from self.below(cell, own, Place(number, row_number, cell_number))
