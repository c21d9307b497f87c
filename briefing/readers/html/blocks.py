"""Trafilatura's result as blocks."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from briefing.readers.shapes import item_marker
from briefing.readers.structure import Block
from briefing.records import ParagraphKind

_INLINE = frozenset({"hi", "ref", "del", "code", "graphic", "span"})
"""Elements of trafilatura's result that do not part text."""

_COLLAPSING = re.compile(r"[ \t\r\n]+")
"""Blanks that HTML shows as one; the no-break space is not among them."""


def blocks_of(body: HtmlElement) -> list[Block]:
    """Return the blocks of an article's ``body``, the headline first.

    Where text stands outside paragraphs, trafilatura puts the headline behind it.
    """
    return sorted(_blocks(body), key=lambda block: block.kind is not ParagraphKind.HEADLINE)


def _blocks(element: HtmlElement, kind: ParagraphKind = ParagraphKind.TEXT) -> Iterator[Block]:
    """Yield a block for each stretch of text between line breaks and element boundaries."""
    pending = element.text or ""
    for child in element:
        if child.tag in _INLINE:
            pending += "".join(child.itertext())
        else:
            yield from _block(pending, kind)
            yield from _inner(child, kind)
            pending = ""
        pending += child.tail or ""
    yield from _block(pending, kind)


def _inner(element: HtmlElement, outer: ParagraphKind) -> Iterator[Block]:
    if element.tag == "head":
        headline = element.get("rend") == "h1"
        return _blocks(element, ParagraphKind.HEADLINE if headline else ParagraphKind.HEADING)
    return _item(element) if element.tag == "item" else _blocks(element, outer)


def _item(element: HtmlElement) -> Iterator[Block]:
    """The first paragraph of a list item carries its number, which opens the text, or a bullet."""
    parent = element.getparent()
    numbered = parent is not None and parent.get("rend") == "ol"
    for number, block in enumerate(_blocks(element)):
        if number > 0 or block.kind is not ParagraphKind.TEXT:
            yield block
            continue
        marker = item_marker(block.text) or (block.text.partition(" ")[0] if numbered else "")
        yield Block(block.text.removeprefix(marker), ParagraphKind.ITEM, marker or "•")


def _block(text: str, kind: ParagraphKind) -> Iterator[Block]:
    text = _COLLAPSING.sub(" ", text).strip()
    if text:
        yield Block(text, kind)
