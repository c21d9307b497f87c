"""Cells and rows of Word tables as they are once all tracked changes are accepted (ECMA-376, part 1, 17.13.5)."""

from collections.abc import Iterator

from briefing.ooxml.tree import Element, child, is_on, local_name, value

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


def tables(element: Element) -> Iterator[Element]:
    """Yield all tables below ``element``, at whatever depth, in the order of the text."""
    return (inner for inner in _kept(element) if local_name(inner) == "tbl")


def rows(table: Element) -> Iterator[Element]:
    """Yield a table's own rows, without headers and without those that were deleted."""
    return (row for row in _own(table, "tr") if not _has_setting(row, "trPr", "del", "tblHeader"))


def cells(row: Element) -> tuple[Element, ...]:
    """Return a row's own cells, without those that were deleted."""
    return tuple(cell for cell in _own(row, "tc") if not _has_setting(cell, "tcPr", "cellDel"))


def text(element: Element) -> str:
    """Return the text of a cell, or of the whole body, without that of tables in it.

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
        if local_name(inner) not in _PASSED_OVER and not _is_placeholder(inner):
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
