"""``.docx`` files, read from their XML: python-docx gives neither text boxes nor footnotes nor list numbers."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain, groupby

from briefing.ooxml.package import WordPackage
from briefing.readers import parsed, tables
from briefing.readers.bounds import MOST_PARAGRAPHS, MOST_TEXT, refuse_beyond
from briefing.readers.dates import only_date
from briefing.readers.docx import notes
from briefing.readers.docx.embedded import Embedded, Reader, embedded
from briefing.readers.docx.lists import Lists
from briefing.readers.docx.paragraphs import Place, WordParagraph, paragraphs
from briefing.readers.docx.runs import RunReader
from briefing.readers.docx.styles import Styles
from briefing.readers.docx.surroundings import left_out_beside, letterheads
from briefing.readers.findings import left_out
from briefing.readers.metadata import Metadata
from briefing.readers.parsed import ParsedArticle
from briefing.readers.pieces import shown
from briefing.readers.structure import Block, rejoined, with_headline
from briefing.records import Finding, ParagraphKind

_WORD = re.compile(r"[^\W\d_]{5}")  # longer than any number in letters

_Placed = tuple[Place | None, Block]


def read(data: bytes, path: str) -> ParsedArticle:
    """Parse a Word document; notes follow the text, tracked changes count as accepted.

    The title and author among the document's properties are not used: Word fills them in by itself.

    Raises:
        InputError: it is not a Word document, is damaged, or unpacks to more than a document can hold.
    """
    return _read(data, path, partial(_read, read_document=None))


def _read(data: bytes, path: str, read_document: Reader | None) -> ParsedArticle:
    with WordPackage.opened(data, path) as parts:
        document = parts.main()
        refuse_beyond(MOST_PARAGRAPHS, sum(1 for _ in document.iterdescendants("{*}p")), "paragraphs", path)
        styles = Styles.of(parts.related("styles"))
        reader = RunReader(styles, notes.marks(document, parts.related("settings")))
        found = [*paragraphs(document, reader), *_notes(parts, reader)]
        others = embedded(parts, path, [each.embedded for each in found if each.embedded], read_document)
        lists = Lists.of(parts.related("numbering"), styles.numbered)
        kept = with_headline(rejoined(_tabulated(_bounded(_blocks(found, styles, lists, others), path))))
        findings = chain(_findings(found, kept), others.findings, left_out_beside(parts, document, reader, kept))
        letterhead = only_date(letterheads(parts, reader))
        return parsed.from_blocks(kept, parts.encoding, Metadata(), findings, letterhead)


def _notes(parts: WordPackage, reader: RunReader) -> Iterator[WordParagraph]:
    for mark, note in notes.notes(parts, reader.marks):
        first, *rest = [each for each in paragraphs(note, reader) if each.pieces] or [WordParagraph()]
        yield replace(first, mark=mark)
        yield from rest


def _blocks(found: Sequence[WordParagraph], styles: Styles, lists: Lists, others: Embedded) -> Iterator[_Placed]:
    markers = lists.markers(None if each.is_gone else styles.list_position(each.settings) for each in found)
    for each, marker in zip(found, markers, strict=True):
        lines = _lines(shown(each.pieces), styles.kind(each.settings), each.mark or marker)
        for block in others.blocks.get(each.embedded, ()) if each.embedded else lines:
            yield each.place, block


def _bounded(placed: Iterable[_Placed], path: str) -> Iterator[_Placed]:
    """Yield the blocks, if their text and numbers come to no more than an article can have."""
    size = 0
    for place, block in placed:
        size += len(block.text) + len(block.marker)
        refuse_beyond(MOST_TEXT, size, "characters", path)
        yield place, block


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


def _tabulated(placed: Iterable[_Placed]) -> Iterator[Block]:
    """Yield the blocks, with those of the cells of a table in rows."""
    for table, group in groupby(placed, key=lambda each: each[0] and each[0].table):
        if table is None:
            yield from (block for _, block in group)
        else:
            yield from tables.blocks(_rows(group))


def _rows(table: Iterable[_Placed]) -> Iterator[list[list[Block]]]:
    for _, row in groupby(table, key=lambda each: each[0] and each[0].row):
        yield [[block for _, block in cell] for _, cell in groupby(row, key=lambda each: each[0] and each[0].cell)]


def _findings(found: Sequence[WordParagraph], kept: Sequence[Block]) -> Iterator[Finding]:
    """Yield a finding for each reason for which text is left out; a paragraph that was moved is not."""
    standing = {block.text for block in kept}
    for code in dict.fromkeys(piece.code for each in found for piece in each.pieces if piece.code):
        texts = ("".join(piece.text for piece in each.pieces if piece.code == code) for each in found)
        yield from left_out(code, [text for text in texts if text.strip() not in standing])
