"""``.docx`` files, read from their XML: python-docx gives neither text boxes nor footnotes nor list numbers."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from briefing.ooxml.package import WordPackage
from briefing.ooxml.tree import Element, child, local_name, texts, value
from briefing.readers import parsed
from briefing.readers.bounds import MOST_PARAGRAPHS, MOST_TEXT, refuse_beyond
from briefing.readers.docx.lists import Lists
from briefing.readers.docx.styles import Styles
from briefing.readers.metadata import Metadata
from briefing.readers.parsed import ParsedArticle
from briefing.readers.structure import Block
from briefing.records import ParagraphKind

_PASSED_OVER = frozenset({"del", "moveFrom", "Fallback", "pPr", "rPr", "instrText", "delText"})
"""Elements whose text is not the document's: deleted, moved away, shown twice, or a setting."""

_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}

_WORD = re.compile(r"[^\W\d_]{5}")  # longer than any number in letters

_NOTES = ("footnotes", "endnotes")


def read(data: bytes, path: str) -> ParsedArticle:
    """Parse a Word document; footnotes follow the text, tracked changes count as accepted.

    The title and author among the document's properties are not used: Word fills them in by itself.

    Raises:
        InputError: it is not a Word document, is damaged, or unpacks to more than a document can hold.
    """
    with WordPackage.opened(data, path) as parts:
        document = parts.main()
        styles = Styles.of(parts.related("styles"))
        lists = Lists.of(parts.related("numbering"))
        notes = chain.from_iterable(_notes(parts.related(kind)) for kind in _NOTES)
        paragraphs = [*_paragraphs(document), *chain.from_iterable(map(_paragraphs, notes))]
        refuse_beyond(MOST_PARAGRAPHS, len(paragraphs), "paragraphs", path)
        blocks = _with_headline(_bounded(_blocks(paragraphs, styles, lists), path))
        return parsed.from_blocks(blocks, parts.encoding, Metadata())


def _notes(root: Element | None) -> Iterator[Element]:
    """The first two notes are not notes but the lines drawn above them."""
    return (note for note in root if value(note, "type") in ("", "normal")) if root is not None else iter(())


def _paragraphs(element: Element) -> Iterator[Element]:
    """Yield paragraphs in reading order; those of a text box follow the paragraph it is anchored in."""
    for inner in element:
        if local_name(inner) in _PASSED_OVER:
            continue
        if local_name(inner) == "p":
            yield inner
        yield from _paragraphs(inner)


def _text(element: Element) -> str:
    return "".join(texts(element, _PASSED_OVER, _CHARACTERS))


def _blocks(paragraphs: list[Element], styles: Styles, lists: Lists) -> Iterator[Block]:
    settings = [child(paragraph, "pPr") for paragraph in paragraphs]
    markers = lists.markers(map(styles.list_position, settings))
    for paragraph, setting, marker in zip(paragraphs, settings, markers, strict=True):
        yield from _lines(_text(paragraph), styles.kind(setting), marker)


def _bounded(blocks: Iterable[Block], path: str) -> list[Block]:
    """Return the blocks, if their text and numbers come to no more than an article can have."""
    kept, size = [], 0
    for block in blocks:
        size += len(block.text) + len(block.marker)
        refuse_beyond(MOST_TEXT, size, "characters", path)
        kept.append(block)
    return kept


def _lines(text: str, kind: ParagraphKind, marker: str) -> Iterator[Block]:
    """Yield a block a line; a list's number that has words in it («Статья 5.») is text like any other."""
    if _WORD.search(marker) and text:
        text, marker = f"{marker} {text}", ""
    if marker and kind is ParagraphKind.TEXT:
        kind = ParagraphKind.ITEM
    first, *rest = text.strip().split("\n")
    yield Block(first, kind, marker)
    for line in rest:
        yield Block(line, ParagraphKind.TEXT if kind is ParagraphKind.ITEM else kind)


def _with_headline(blocks: Iterable[Block]) -> list[Block]:
    filled = [block for block in blocks if block.text.strip()]
    if filled and filled[0].kind is ParagraphKind.HEADING:
        filled[0] = replace(filled[0], kind=ParagraphKind.HEADLINE)
    return filled
