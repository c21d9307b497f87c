"""An article as its file's format gives it, before anything is concluded from the text."""

from collections.abc import Iterable
from dataclasses import dataclass

from briefing.readers import stamp, structure
from briefing.readers.metadata import Metadata
from briefing.readers.structure import Block
from briefing.records import Finding, Paragraph


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """The text of one file, its paragraphs, what the file states about itself, and findings on how it was read."""

    encoding: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    metadata: Metadata
    findings: tuple[Finding, ...] = ()


def from_text(text: str, encoding: str, metadata: Metadata, findings: Iterable[Finding] = ()) -> ParsedArticle:
    """Return the article in plain ``text``, which is kept as it is except for the crawl's stamp."""
    date, text = stamp.take(text)
    return ParsedArticle(encoding, text, structure.paragraphs(text), metadata.over(Metadata(date=date)), (*findings,))


def from_blocks(
    blocks: Iterable[Block], encoding: str, metadata: Metadata, findings: Iterable[Finding] = ()
) -> ParsedArticle:
    """Return the article made of ``blocks``, of which the first may carry the crawl's stamp."""
    first, *rest = [*blocks] or [Block("")]
    date, opening = stamp.take(first.text)
    text, paragraphs = structure.assemble([Block(opening, first.kind, first.marker), *rest])
    return ParsedArticle(encoding, text, paragraphs, metadata.over(Metadata(date=date)), (*findings,))
