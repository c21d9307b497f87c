"""An article as segments: sentences with exact offsets and identifiers that survive edits elsewhere."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence

from briefing.records import CELL_BAR, Article, Paragraph, ParagraphKind, Segment, Span
from briefing.segment.sentences import sentence_spans

__all__ = ["segments", "title_segment"]

_CELL = re.compile(f"[^{CELL_BAR.strip()}]+")

ID_DIGITS = 8
"""Hexadecimal digits of a segment's own part of its id."""


def segments(article: Article) -> tuple[Segment, ...]:
    """Return the sentences of all paragraphs' bodies, in the order of the text.

    A dateline («БАКУ/Trend/ -») in front of the sentence that serves as title is a segment of its own, so that title
    and sentence are the same. No segment is blank or reaches beyond its paragraph's body, or its cell in the row of a
    table; together they contain all of every body except what is between them: white space, bars and wordless cells.
    """
    found = [
        (index, span)
        for index, paragraph in enumerate(article.paragraphs)
        for part in _parts(article, paragraph)
        for span in sentence_spans(article.text, part, article.language_of(index))
    ]
    sources = [span.of(article.text) for _, span in found]
    return tuple(
        Segment(id_, source, span, index)
        for id_, source, (index, span) in zip(_ids(article.id, sources), sources, found, strict=True)
    )


def _parts(article: Article, paragraph: Paragraph) -> list[Span]:
    """Return a paragraph's body cut into cells, if it is the row of a table, and where the title begins within it."""
    body, title = paragraph.body, article.title_span
    if paragraph.kind is ParagraphKind.ROW:
        return _cells(article.text, body)
    if not title or not body.start < title.start < title.stop <= body.stop:
        return [body]
    return [Span(body.start, title.start), Span(title.start, body.stop)]


def _cells(text: str, row: Span) -> list[Span]:
    cells = (Span(row.start + cell.start(), row.start + cell.end()) for cell in _CELL.finditer(row.of(text)))
    worded = [cell for cell in cells if any(map(str.isalnum, cell.of(text)))]
    return worded or [row]


def title_segment(article: Article, body: Sequence[Segment]) -> Segment:
    """Return the segment of ``body`` that is exactly where the title is, else one for the title alone."""
    span = article.title_span
    for segment in body:
        if span is not None and segment.span == span:
            return segment
    source = span.of(article.text) if span else article.title
    *_, id_ = _ids(article.id, [*(segment.source for segment in body), source])
    return Segment(id_, source, span, None)


def _ids(article_id: str, sources: Iterable[str]) -> Iterator[str]:
    """Yield an id for each source, from its words and from how many equal ones (rarely: digests) precede it."""
    occurrences: dict[str, int] = {}
    taken: set[str] = set()
    for source in sources:
        words = " ".join(source.split())
        occurrence = occurrences.get(words, 0)
        while (digest := _digest(words, occurrence)) in taken:
            occurrence += 1
        occurrences[words] = occurrence + 1
        taken.add(digest)
        yield f"{article_id}-{digest}"


def _digest(words: str, occurrence: int) -> str:
    return hashlib.sha256(f"{words}\n{occurrence}".encode()).hexdigest()[:ID_DIGITS]
