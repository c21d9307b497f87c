"""What stands at the head and the foot of every page, ours or a template's.

A template that has anything at the head of its pages keeps it, and likewise at the foot; where it has nothing, ours
stands. Two things are never lost: the handling line is above all at the head and below all at the foot, and the page
number is at the foot unless the template counts pages itself, wherever it does.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from briefing.compose.docx import running
from briefing.compose.docx.styles import Name
from briefing.compose.docx.template import Piece, Template, field_codes, serialised
from briefing.ooxml.elements import WORD, paragraph, w
from briefing.ooxml.reading import child, local_name, value

_W = f"{{{WORD}}}"

_NO_HEADER, _NO_FOOTER = Piece(etree.tostring(w("hdr"))), Piece(etree.tostring(w("ftr")))

_VISIBLE = tuple(f"{_W}{name}" for name in ("t", "drawing", "pict", "fldSimple", "instrText", "sym"))
"""Elements with something in them to see."""

_PAGE = re.compile(r"\bPAGE\b", re.IGNORECASE)

_FIRST, _OTHERS, _EVEN = "first", "default", "even"
"""The pages that can have a head and foot of their own, as documents name them."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """The heads and feet, by the pages they are for: ``first``, ``default``, ``even``."""

    headers: Mapping[str, Piece]
    footers: Mapping[str, Piece]


def furniture(title: str, handling: str, template: Template | None) -> Furniture:
    """Return what stands at the head and the foot of the pages; ``handling`` may be empty."""
    theirs = _shown(template)
    numbered = any(map(_numbers_pages, (*theirs.headers.values(), *theirs.footers.values())))
    pages = tuple(_pages(template))
    return Furniture(
        headers={page: _header(theirs.headers, page, title, handling) for page in pages},
        footers={page: _footer(theirs.footers, page, handling, numbered=numbered) for page in pages},
    )


def differs_on_first_page(template: Template | None) -> bool:
    """Tell whether the first page has a head and foot of its own, as with ours: it opens with the title itself."""
    theirs = _shown(template)
    if template and (theirs.headers or theirs.footers):
        return _is_on(template.section, "titlePg")
    return True


def _pages(template: Template | None) -> Iterator[str]:
    if differs_on_first_page(template):
        yield _FIRST
    yield _OTHERS
    if template and _is_on(template.settings, "evenAndOddHeaders"):
        yield _EVEN


def _header(theirs: Mapping[str, Piece], page: str, title: str, handling: str) -> Piece:
    if not theirs:
        return _with(_NO_HEADER, running.header("" if page == _FIRST else title, handling))
    return _with(theirs.get(page, _NO_HEADER), list(running.handling_line(handling)), above=True)


def _footer(theirs: Mapping[str, Piece], page: str, handling: str, *, numbered: bool) -> Piece:
    own = list(running.handling_line(handling)) if numbered else running.footer(handling)
    return _with(theirs.get(page, _NO_FOOTER), own)


def _with(piece: Piece, own: list[etree._Element], *, above: bool = False) -> Piece:
    """Return a part with paragraphs of ours ``above`` or below what it has."""
    root = etree.fromstring(piece.xml)
    root[:] = [*own, *root] if above else [*root, *own]
    if not len(root):
        root.append(paragraph(Name.HEADER.id))  # without any paragraph it is not valid
    return replace(piece, xml=serialised(root))


def _shown(template: Template | None) -> Furniture:
    return Furniture(_speaking(template.headers), _speaking(template.footers)) if template else Furniture({}, {})


def _speaking(pieces: Mapping[str, Piece]) -> Mapping[str, Piece]:
    """Return the pieces if there is something to see in any of them: Word writes empty ones of its own accord."""
    roots = (etree.fromstring(piece.xml) for piece in pieces.values())
    return pieces if any(_is_seen(element) for root in roots for element in root.iter(*_VISIBLE)) else {}


def _is_seen(element: etree._Element) -> bool:
    return local_name(element) != "t" or bool((element.text or "").strip())


def _numbers_pages(piece: Piece) -> bool:
    return any(map(_PAGE.search, field_codes(etree.fromstring(piece.xml))))


def _is_on(part: bytes, name: str) -> bool:
    """Tell whether a part has a switch on: one without a value is."""
    switch = child(etree.fromstring(part), name)
    return switch is not None and value(switch) not in ("0", "false", "off")
