"""Text, or the blocks of a format that has paragraphs, to the paragraphs of an article."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from briefing.readers.encoding import clean
from briefing.readers.shapes import Shape, shapes
from briefing.readers.wrapping import LINE, Line, continuations, paragraph_spans, with_whole_words
from briefing.records import Paragraph, ParagraphKind, Span


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a format that has paragraphs. ``marker`` is the list's, and not in ``text``.

    A block of kind ``TEXT`` may still be a heading or an item by how it reads.
    """

    text: str
    kind: ParagraphKind = ParagraphKind.TEXT
    marker: str = ""


def with_headline(blocks: Iterable[Block]) -> list[Block]:
    """Return the blocks that have text; a heading at the top is the headline."""
    filled = [block for block in blocks if block.text.strip()]
    if filled and filled[0].kind is ParagraphKind.HEADING:
        filled[0] = replace(filled[0], kind=ParagraphKind.HEADLINE)
    return filled


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of plain ``text``."""
    spans = paragraph_spans(text)
    read_as = shapes([span.of(text) for span in spans])
    return tuple(_paragraph(text, span, shape) for span, shape in zip(spans, read_as, strict=True))


def rejoined(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks, those that are but lines of a paragraph in one: text of a PDF has been pasted line by line."""
    for is_text, group in groupby(blocks, key=lambda block: block.kind is ParagraphKind.TEXT and not block.marker):
        filled = [block for block in group if block.text.strip()]
        lines = [Line(block.text.strip()) for block in filled] if is_text else []
        if not any(goes_on := continuations(lines)):
            yield from filled
            continue
        paragraphs: list[list[str]] = []
        for line, joined in zip(lines, [False, *goes_on], strict=True):
            if not joined:
                paragraphs.append([])
            paragraphs[-1].append(line.text)
        yield from (Block(with_whole_words("\n".join(each))) for each in paragraphs)


def assemble(blocks: Iterable[Block]) -> tuple[str, tuple[Paragraph, ...]]:
    """Return the text of an article made of ``blocks``, markers included, and its paragraphs; empty blocks vanish."""
    kept = [block for block in map(_tidy, blocks) if block.text]
    pieces = [f"{block.marker} {block.text}" if block.marker else block.text for block in kept]
    text, spans = _laid_out(pieces)
    merged = map(_merged, kept, shapes(pieces))
    return text, tuple(_paragraph(text, span, shape) for span, shape in zip(spans, merged, strict=True))


def _tidy(block: Block) -> Block:
    found = LINE.search(clean(block.text).replace("\n", " "))
    return Block(found[0] if found else "", block.kind, block.marker)


def _laid_out(pieces: Sequence[str]) -> tuple[str, list[Span]]:
    separator, spans, start = "\n\n", [], 0
    for piece in pieces:
        spans.append(Span(start, start + len(piece)))
        start += len(piece) + len(separator)
    return separator.join(pieces), spans


def _merged(block: Block, shape: Shape) -> Shape:
    if block.marker:
        return Shape(block.kind, block.marker)
    return shape if block.kind in (ParagraphKind.TEXT, shape.kind) else Shape(block.kind)


def _paragraph(text: str, span: Span, shape: Shape) -> Paragraph:
    body = LINE.search(text, span.start + len(shape.marker))
    start = body.start() if body else span.start
    return Paragraph(span, Span(start, span.stop), shape.kind, shape.marker)
