"""Cells and rows of Word tables as they are once all tracked changes are accepted (ECMA-376, part 1, 17.13.5).

What a person struck through or hid is not text either.
"""

from collections.abc import Iterator, Mapping

from briefing.ooxml.tree import Element, child, is_on, local_name, number, value

_DELETED = frozenset({"del", "moveFrom"})

_PASSED_OVER = _DELETED | frozenset(
    {
        *("pPr", "rPr", "tblPr", "trPr", "tcPr", "sdtPr"),  # settings
        *("delText", "instrText", "delInstrText"),  # deleted, or what a field is computed from
        *("Fallback", "drawing", "pict", "object", "rt"),  # shown twice, pictures, and what is read above a word
    }
)
"""Elements with no text of their cell's in them."""

_CHARACTERS = {"tab": " ", "ptab": " ", "br": " ", "cr": " ", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}

_CHANGES = _DELETED | {"ins", "moveTo"}

_GONE = ("strike", "dstrike", "vanish")
"""How a run says that it is struck through or hidden."""


def tables(element: Element) -> Iterator[Element]:
    """Yield all tables below ``element``, at whatever depth, in the order of the text."""
    return (inner for inner in _kept(element) if local_name(inner) == "tbl")


def rows(table: Element) -> Iterator[Element]:
    """Yield a table's own rows, without those that were deleted."""
    return (row for row in _own(table, "tr") if not _has_setting(row, "trPr", "del"))


def is_header(row: Element) -> bool:
    """Tell whether a row is repeated at the top of every page."""
    return _has_setting(row, "trPr", "tblHeader")


def cells(row: Element) -> Mapping[int, Element]:
    """Return a row's own cells, without those that were deleted, by the column of the table's grid they begin in."""
    start = number(child(row, "trPr", "gridBefore")) or 0
    placed = {}
    for cell in _own(row, "tc"):
        if not _has_setting(cell, "tcPr", "cellDel"):
            placed[start] = cell
            start += number(child(cell, "tcPr", "gridSpan")) or 1
    return placed


def is_merged(cell: Element) -> bool:
    """Tell whether a cell is merged with the one above or below it."""
    return child(cell, "tcPr", "vMerge") is not None


def references(element: Element, name: str) -> tuple[str, ...]:
    """Return the ids of the notes or comments that ``element`` refers to with elements called ``name``."""
    return tuple(value(inner, "id") for inner in _kept(element) if local_name(inner) == name)


def text(element: Element) -> str:
    """Return the text of a cell, a note, or the whole body, without that of tables in it.

    A space stands between two paragraphs, unless the mark between them was deleted.
    """
    return "".join(_paragraph(paragraph) for paragraph in _own(element, "p")).strip()


def authors(element: Element) -> tuple[str, ...]:
    """Return who made the changes that are pending in ``element``, each once, in its order."""
    changes = (inner for inner in element.iter() if local_name(inner) in _CHANGES)
    return tuple(dict.fromkeys(author for change in changes if (author := value(change, "author").strip())))


def _kept(element: Element) -> Iterator[Element]:
    """Yield what is below ``element`` and is neither passed over nor in what is."""
    for inner in element:
        if local_name(inner) not in _PASSED_OVER and not _is_placeholder(inner) and not _is_gone(inner):
            yield inner
            yield from _kept(inner)


def _own(element: Element, name: str) -> Iterator[Element]:
    """Yield the elements called ``name`` in ``element``, in content controls too, but not those in tables within it."""
    for inner in element:
        if local_name(inner) == name:
            yield inner
        elif local_name(inner) not in _PASSED_OVER | {"tbl"} and not _is_placeholder(inner):
            yield from _own(inner, name)


def _is_placeholder(element: Element) -> bool:
    """Tell whether a content control is empty, and shows “Click here to enter text”."""
    return local_name(element) == "sdt" and _has_setting(element, "sdtPr", "showingPlcHdr")


def _is_gone(element: Element) -> bool:
    return local_name(element) == "r" and _has_setting(element, "rPr", *_GONE)


def _has_setting(element: Element, properties: str, *names: str) -> bool:
    settings = child(element, properties)
    return settings is not None and any(is_on(inner) for inner in settings if local_name(inner) in names)


def _paragraph(paragraph: Element) -> str:
    mark = child(child(paragraph, "pPr"), "rPr")
    joined = mark is not None and any(local_name(inner) in _DELETED for inner in mark)
    return "".join(map(_piece, _kept(paragraph))) + ("" if joined else " ")


def _piece(element: Element) -> str:
    name = local_name(element)
    return (element.text or "") if name == "t" else _CHARACTERS.get(name, "")
