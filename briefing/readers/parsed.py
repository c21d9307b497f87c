"""An article as its file's format gives it, before anything is concluded from the text."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from briefing.readers import stamp, structure, wrapping
from briefing.readers.findings import WRAPPED
from briefing.readers.metadata import Metadata
from briefing.readers.structure import Block
from briefing.records import Finding, Paragraph


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """The text of one file, its paragraphs, what the file states about itself, and findings on how it was read.

    ``letterhead`` is the date in the head of the pages: the article's, if nothing else says one.
    """

    encoding: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    metadata: Metadata
    findings: tuple[Finding, ...] = ()
    letterhead: datetime.date | None = None


def from_text(text: str, encoding: str, metadata: Metadata, findings: Iterable[Finding] = ()) -> ParsedArticle:
    """Return the article in plain ``text``, kept as it is but for the crawl's stamp and words that a line end broke."""
    date, text = stamp.take(text)
    text = wrapping.with_whole_words(text)
    found = structure.paragraphs(text)
    doubts = [WRAPPED] if found and wrapping.hides_headline(found[0].body.of(text)) else []
    return ParsedArticle(encoding, text, found, metadata.over(Metadata(date=date)), (*findings, *doubts))


def from_blocks(
    blocks: Iterable[Block],
    encoding: str,
    metadata: Metadata,
    findings: Iterable[Finding] = (),
    letterhead: datetime.date | None = None,
) -> ParsedArticle:
    """Return the article made of ``blocks``, of which the first may carry the crawl's stamp."""
    first, *rest = [*blocks] or [Block("")]
    date, opening = stamp.take(first.text)
    text, paragraphs = structure.assemble([Block(opening, first.kind, first.marker), *rest])
    return ParsedArticle(encoding, text, paragraphs, metadata.over(Metadata(date=date)), (*findings,), letterhead)
