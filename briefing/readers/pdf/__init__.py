"""PDF documents that have text; a scan without any is named as such."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median, mode

from briefing.errors import InputError
from briefing.file_kinds import kind_of
from briefing.readers import parsed
from briefing.readers.dates import only_date
from briefing.readers.findings import LEFT_OUT, MARGIN, left_out
from briefing.readers.metadata import Metadata
from briefing.readers.parsed import ParsedArticle
from briefing.readers.pdf.extraction import Page, Word, pages
from briefing.readers.pdf.layout import PageLine, gutters, leadings, lines
from briefing.readers.pdf.margins import margins
from briefing.readers.pdf.notes import NumberedLine, note_block, parted
from briefing.readers.shapes import item_marker
from briefing.readers.structure import Block, with_headline
from briefing.readers.superscripts import raised
from briefing.readers.wrapping import with_whole_words
from briefing.records import CELL_BAR, Finding, ParagraphKind

_NO_TEXT = "Have its text recognised (OCR) and save that as .docx or .txt."
_LARGE = 1.15
"""Times the usual size: larger lines are headings."""

_MOST_GUTTERS = 20
"""Places at which columns part, in a document; each is tried on pages without one of their own."""

_MOST_HEADING_LINES = 4
_INDENT = 0.8
_LEADING, _EVEN_LEADING = 1.3, 1.12
_USUAL_LEADING = 1.2
_SHORT = 0.85
"""Times the size of the letters, the usual leading, and the width of the column, by which a new paragraph shows."""

_EVEN, _MOSTLY = 0.03, 0.6
"""The share by which the leading of even lines differs, and the share of the lines that are so in an even text."""

_TITLE_NEAR = 4
"""Blocks at the top among which the headline may stand: a head that one page alone does not tell from text."""

_TIGHT_NUMBER = re.compile(r"\A(\d{1,3}(?:\.\d{1,3}){0,4}[.)])(?=[^\W\d_])")
"""«1.Построить»: the gap is narrower than a blank."""

_LABEL = re.compile(r"[•●▪■–*-]|\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[а-яa-z])[.)]{0,2}")
_FEWEST_LETTERS = 20
_ENDS = re.compile(r"[.!?…:;»\"”)\]]\s*\Z")
_CLOSING = ".,;:!?…»)”"
"""What may stand right behind the mark of a note."""

_UNMAPPED = re.compile("[\x00-\x08\ufffd\ue000-\uf8ff]")
_MOST_UNMAPPED = 0.1


def read(data: bytes, path: str) -> ParsedArticle:
    """Parse a PDF document: its columns in turn, its lines joined to paragraphs, without running heads.

    What the document states of itself is not used: programs fill it in by themselves.

    Raises:
        InputError: it is no PDF document, damaged, too large or protected, or has no text.
    """
    if b"%PDF-" not in data[:1024]:
        raise InputError(f"{path}: is no .pdf document but {kind_of(data) or 'something else'}.", _NO_TEXT)
    return read_pages(pages(data, path), path)


def read_pages(found: Sequence[Page], path: str) -> ParsedArticle:
    """Return the article on the pages of a document.

    Raises:
        InputError: they have no text, or none that can be read.
    """
    _refuse_without_text(found, path)
    parting = Counter(round(gutter) for page in found for gutter in gutters(page.words))
    known = sorted(gutter for gutter, _ in parting.most_common(_MOST_GUTTERS))
    of_pages = [lines(page.words, known) for page in found]
    passed = margins(found, of_pages)
    kept = [
        (number, line)
        for number, page in enumerate(of_pages)
        for place, line in enumerate(page)
        if (number, place) not in passed
    ]
    heads = [of_pages[number][place].text for number, place in sorted(passed)]
    findings = [*left_out(MARGIN, heads), *_pictures(found), *_cut_lines(found)]
    margin = ((found[number], of_pages[number][place]) for number, place in passed)
    letterhead = only_date(line.text for page, line in margin if 2 * line.height > page.height)
    return parsed.from_blocks(_titled([*_blocks(kept)]), "pdf", Metadata(), findings, letterhead)


def _refuse_without_text(found: Sequence[Page], path: str) -> None:
    text = "".join(word.text for page in found for word in page.words)
    if len(_UNMAPPED.findall(text)) > _MOST_UNMAPPED * len(text):
        raise InputError(f"{path}: its fonts do not say which letters its text has.", _NO_TEXT)
    if sum(map(str.isalnum, text)) < _FEWEST_LETTERS:
        seems = "is a scan: its pages are pictures" if any(page.has_pictures for page in found) else "holds no text"
        raise InputError(f"{path}: {seems}.", _NO_TEXT)


def _pictures(found: Sequence[Page]) -> Iterator[Finding]:
    numbers = [str(number) for number, page in enumerate(found, start=1) if page.has_pictures and not page.words]
    if numbers:
        which = f"page {numbers[0]} is a picture" if len(numbers) == 1 else f"pages {', '.join(numbers)} are pictures"
        yield Finding(LEFT_OUT, f"Part of the document is not read: {which} without text.")


def _cut_lines(found: Sequence[Page]) -> Iterator[Finding]:
    numbers = [str(number) for number, page in enumerate(found, start=1) if page.may_be_cut]
    if numbers:
        yield Finding(LEFT_OUT, f"Part of a very long line may not be read, on page {', '.join(numbers)}.")


def _titled(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks; where no heading opens the text, one near the top is the headline."""
    found = with_headline(blocks)
    if any(block.kind is ParagraphKind.HEADLINE for block in found[:1]):
        return found
    near = next((place for place, block in enumerate(found[:_TITLE_NEAR]) if block.kind is ParagraphKind.HEADING), None)
    if near is not None:
        found[near] = replace(found[near], kind=ParagraphKind.HEADLINE)
    return found


def _blocks(kept: Sequence[NumberedLine]) -> Iterator[Block]:
    """Yield the paragraphs of the text, and then the notes, which interrupt it at the foot of a page."""
    if not kept:
        return
    body = mode(round(line.size, 1) for _, line in kept for _ in range(len(line.text) // 10 + 1))
    text, notes = parted(kept, body)
    yield from (_block(paragraph, body) for paragraph in _paragraphs(text))
    yield from (note_block(_text(note)) for note in notes)


def _paragraphs(text: Sequence[NumberedLine]) -> Iterator[list[PageLine]]:
    gap = _gap([line for _, line in text])
    paragraph = [line for _, line in text[:1]]
    for (page, upper), (next_page, lower) in pairwise(text):
        if _goes_on(paragraph, upper, lower, gap, is_apart=page != next_page or lower.height > upper.height):
            paragraph.append(lower)
        else:
            yield paragraph
            paragraph = [lower]
    if paragraph:
        yield paragraph


def _gap(text: Sequence[PageLine]) -> float:
    """Return the distance of lines, in sizes of their letters, beyond which they are of two paragraphs."""
    steps = leadings(text)
    usual = median(steps) if steps else _USUAL_LEADING
    even = sum(abs(step - usual) <= _EVEN * usual for step in steps)
    return usual * (_EVEN_LEADING if even >= _MOSTLY * len(steps) > 0 else _LEADING)


def _goes_on(paragraph: Sequence[PageLine], upper: PageLine, lower: PageLine, gap: float, *, is_apart: bool) -> bool:
    """Tell whether a line belongs to the paragraph of the one before; ``is_apart``: on another page or column."""
    if _is_row(lower) or _is_row(upper) or item_marker(f"{lower.text} ") or abs(upper.size - lower.size) > 1:
        return False
    if is_apart:
        return lower.text[:1].islower() or not _ENDS.search(upper.text)
    if upper.height - lower.height > gap * upper.size:
        return False
    indent = lower.words[0].left - upper.words[0].left
    if indent > _INDENT * lower.size and len(paragraph) > 1:
        return False
    is_short = upper.words[-1].right - upper.left < _SHORT * (upper.right - upper.left)
    return not (is_short and _ENDS.search(upper.text)) and not (
        indent > _INDENT * lower.size and _ENDS.search(upper.text)
    )


def _is_row(line: PageLine) -> bool:
    """«Актау   1,2» is a row of a table; «1.   Построить порт» is an item."""
    first, *rest = line.cells
    return len(rest) > bool(_LABEL.fullmatch(" ".join(word.text for word in first)))


def _block(paragraph: Sequence[PageLine], body: float) -> Block:
    text = _text(paragraph)
    if _is_row(paragraph[0]):
        return Block(text, ParagraphKind.ROW)
    text = _TIGHT_NUMBER.sub(r"\1 ", text, count=1)
    marker = item_marker(text)
    if marker:
        return Block(text[len(marker) :].strip(), ParagraphKind.ITEM, marker)
    is_heading = paragraph[0].size >= _LARGE * body and len(paragraph) <= _MOST_HEADING_LINES
    return Block(text, ParagraphKind.HEADING if is_heading else ParagraphKind.TEXT)


def _text(paragraph: Sequence[PageLine]) -> str:
    written = ((CELL_BAR if _is_row(line) else " ").join(map(_written, line.cells)) for line in paragraph)
    return with_whole_words("\n".join(written)).replace("\n", " ")


def _written(cell: Sequence[Word]) -> str:
    text = ""
    for word in cell:
        start, stop = word.raised
        plain, mark = (word.text[:start], word.text[start:stop]) if stop else (word.text, "")
        is_apart = plain and text and not (text.endswith("]") and plain[0] in _CLOSING)
        text += f" {plain}" if is_apart else plain
        text += raised(mark, text[-20:])
    return text
