"""WordprocessingML (ECMA-376, part 1, section 17), element by element: the constructs that packs use.

Pure: it knows neither packs nor files. Elements are built directly with lxml, because python-docx's table interface
takes time that grows with the square of the number of rows. They are copies of cached empty ones: lxml copies a whole
run with its properties faster than it makes a single element.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from functools import cache

from lxml import etree

from briefing.languages.scripts import is_right_to_left
from briefing.ooxml.language_tags import language_tag
from briefing.ooxml.streaming import StreamedElement

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
"""The namespace of the attributes by which a part names what it relates to, and the start of the kinds of these."""

_NAMESPACES = {"w": WORD, "r": RELATIONSHIPS}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

# What XML 1.0 (production 2, Char) cannot hold, lone surrogates among it.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_BREAK = re.compile("(?<![ \t])[ \t]*[\n\r\v\f\x85\u2028\u2029]+[ \t]*|\t")


def w(tag_name: str, *children: etree._Element, **attributes: str) -> etree._Element:
    """Return an element of the main namespace, all its attributes in that namespace too."""
    element = copy(_empty(tag_name))
    for name, value in attributes.items():
        element.set(f"{{{WORD}}}{name}", value)
    element.extend(children)
    return element


@cache
def _empty(tag_name: str) -> etree._Element:
    return etree.Element(f"{{{WORD}}}{tag_name}", nsmap=_NAMESPACES)


def legible(text: str) -> str:
    """Return ``text`` on one line and without the characters that no XML document may hold."""
    return _ILLEGAL.sub("", _LINE_BREAK.sub(" ", text))


def run(text: str, language: str, style: str = "") -> etree._Element:
    """Return a run to be proofread in ``language``, an ISO 639-1 code; ``style`` is a character style's id."""
    made = copy(_empty_run(language, style))
    made[-1].text = legible(text)
    return made


def tab() -> etree._Element:
    """Return a run that goes to the next tab stop."""
    return w("r", w("tab"))


def line_break() -> etree._Element:
    """Return a run that starts a new line of the same paragraph."""
    return w("r", w("br"))


def paragraph(style: str, *content: etree._Element, language: str = "") -> etree._Element:
    """Return a paragraph of the paragraph style with that id, written in the direction of ``language``."""
    made = copy(_empty_paragraph(style, is_right_to_left(language)))
    made.extend(content)
    return made


def bookmark(name: str, *content: etree._Element) -> tuple[etree._Element, ...]:
    """Return ``content`` as the target of links to ``name``, at most 40 letters, digits and underscores.

    :func:`number_bookmarks` gives all bookmarks of a document their ids.
    """
    return w("bookmarkStart", id="", name=name), *content, w("bookmarkEnd", id="")


def number_bookmarks(root: etree._Element, last: int = 0) -> int:
    """Give each bookmark below ``root`` an id of its own, counted on from ``last``; return the last that was given.

    Bookmarks may not overlap, and each is whole within ``root``.
    """
    number = last
    for edge in ("bookmarkStart", "bookmarkEnd"):
        for number, element in enumerate(root.iter(f"{{{WORD}}}{edge}"), start=last + 1):
            element.set(f"{{{WORD}}}id", str(number))
    return number


def link_within(bookmark_name: str, *content: etree._Element) -> etree._Element:
    """Return a link to a bookmark."""
    return w("hyperlink", *content, anchor=bookmark_name, history="1")


def link_out(relationship: str, *content: etree._Element) -> etree._Element:
    """Return a link to the address that the document's part knows by the id ``relationship``."""
    element = w("hyperlink", *content, history="1")
    element.set(f"{{{RELATIONSHIPS}}}id", relationship)
    return element


def field(code: str, shown: str, language: str) -> etree._Element:
    """Return a field like ``PAGE``, which ``shown`` stands for until it is laid out."""
    return w("fldSimple", run(shown, language), instr=f" {code} ")


def commented(identifier: str, reference_style: str, *content: etree._Element) -> list[etree._Element]:
    """Return ``content`` as what the comment with that id is about."""
    return [
        w("commentRangeStart", id=identifier),
        *content,
        w("commentRangeEnd", id=identifier),
        w("r", w("rPr", w("rStyle", val=reference_style)), w("commentReference", id=identifier)),
    ]


def comment_mark(style: str) -> etree._Element:
    """Return the run that stands for its mark at the beginning of a comment."""
    return w("r", w("rPr", w("rStyle", val=style)), w("annotationRef"))


def table(
    style: str, caption: str, description: str, widths: Sequence[int], rows: Sequence[etree._Element]
) -> etree._Element:
    """Return a table over the full width of the text, whatever the paper, its first row a header.

    ``widths`` are the columns' on the paper the document is set up for, in twips (twentieths of a point);
    ``caption`` and ``description`` are for readers who cannot see it.
    """
    made = long_table(style, caption, description, widths, rows)
    made.shell.extend(made.content)
    return made.shell


def long_table(
    style: str, caption: str, description: str, widths: Sequence[int], rows: Iterable[etree._Element]
) -> StreamedElement:
    """Return such a table as one whose rows are made one by one."""
    properties = w(
        "tblPr",
        w("tblStyle", val=style),
        w("tblW", w="5000", type="pct"),
        w("tblLayout", type="fixed"),
        w("tblLook", val="0620", firstRow="1", lastRow="0", firstColumn="0", lastColumn="0", noHBand="1", noVBand="1"),
        w("tblCaption", val=legible(caption)),
        w("tblDescription", val=legible(description)),
    )
    grid = w("tblGrid", *(w("gridCol", w=str(width)) for width in widths))
    return StreamedElement(
        w("tbl", properties, grid), _with_widths(rows, [5000 * width // sum(widths) for width in widths])
    )


def header_row(*paragraphs: etree._Element) -> etree._Element:
    """Return a row, one paragraph a cell, that is repeated at the top of every page of its table."""
    return _row(paragraphs, "cantSplit", "tblHeader")


def row(*paragraphs: etree._Element, may_split: bool) -> etree._Element:
    """Return a row, one paragraph a cell, that a page break may or may not divide."""
    return _row(paragraphs, *([] if may_split else ["cantSplit"]))


def keep_with_next(table_row: etree._Element) -> None:
    """Let no page break come between a row and the next."""
    for properties in table_row.iter(f"{{{WORD}}}pPr"):
        properties.insert(1, w("keepNext"))  # the schema has it right behind the style


def shade(table_row: etree._Element, fills: Sequence[str]) -> None:
    """Give the cells of a row their colours (``"EDEDED"``), from the left; the rest and the empty ones have none."""
    for properties, fill in zip(table_row.iter(f"{{{WORD}}}tcPr"), fills, strict=False):
        if fill:
            properties.append(w("shd", val="clear", color="auto", fill=fill))


def _row(paragraphs: tuple[etree._Element, ...], *properties: str) -> etree._Element:
    cells = [w("tc", w("tcPr"), content) for content in paragraphs]
    return w("tr", *([w("trPr", *map(w, properties))] if properties else []), *cells)


def _with_widths(rows: Iterable[etree._Element], widths: Sequence[int]) -> Iterator[etree._Element]:
    """Yield rows whose cells have their columns' ``widths``, in fiftieths of a per cent of the table's."""
    for table_row in rows:
        for properties, width in zip(table_row.iter(f"{{{WORD}}}tcPr"), widths, strict=True):
            properties.insert(0, w("tcW", w=str(width), type="pct"))  # the schema has it before all others
        yield table_row


@cache
def _empty_run(language: str, style: str) -> etree._Element:
    text = w("t")
    text.set(_SPACE, "preserve")
    return w("r", _run_properties(language, style), text)


@cache
def _empty_paragraph(style: str, right_to_left: bool) -> etree._Element:
    direction = [w("bidi")] if right_to_left else []
    return w("p", w("pPr", w("pStyle", val=style), *direction))


def _run_properties(language: str, style: str) -> etree._Element:
    named = [w("rStyle", val=style)] if style else []
    if is_right_to_left(language):
        # Word proofreads what runs from right to left in a language of its own.
        return w("rPr", *named, w("rtl"), w("lang", val=language_tag(language), bidi=language_tag(language)))
    return w("rPr", *named, w("lang", val=language_tag(language)))
