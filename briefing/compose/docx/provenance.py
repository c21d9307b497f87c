"""The annex of a DOCX pack that says what it was made from and by."""

from collections.abc import Iterator
from itertools import chain

from lxml import etree

from briefing.compose.content import provenance as content
from briefing.compose.content.provenance import rungs
from briefing.compose.content.tally import sentence_counts
from briefing.compose.docx.building_blocks import (
    PROVENANCE_BOOKMARK,
    annex_head,
    columns,
    english,
    line,
    lines,
    table_head,
)
from briefing.compose.docx.styles import StyleName
from briefing.ooxml.elements import line_break, long_table, paragraph, row
from briefing.ooxml.streaming import Block
from briefing.records import Pack, Signature, TranslatedArticle

_SHARES = (6, 52, 20, 22)
"""How the width of a page is shared out among number, source, sentences and terms: a SHA-256 is on one line."""


def provenance(pack: Pack, number: int, width: int) -> Iterator[Block]:
    """Yield the annex, on a page of its own; ``number`` is which annex it is, from 1, ``width`` is in twips."""
    yield from annex_head(number, PROVENANCE_BOOKMARK, content.PROVENANCE)
    yield from (_particular(name, value) for name, value in content.particulars(pack.signature))
    yield line(StyleName.REMARK, content.REMARK)
    head = table_head(content.NUMBER, content.SOURCE, content.SENTENCES, content.TERMS)
    rows = (_article(place, article, pack.signature) for place, article in enumerate(pack.articles, start=1))
    yield long_table(
        StyleName.TERM_TABLE.id, content.PROVENANCE, content.DESCRIPTION, columns(width, *_SHARES), chain([head], rows)
    )


def _particular(name: str, value: str) -> etree._Element:
    return paragraph(StyleName.PARTICULAR.id, english(f"{name}: ", StyleName.PATH.id), english(value))


def _article(number: int, translated: TranslatedArticle, signature: Signature) -> etree._Element:
    brought = [content.brought(rung, times) for rung, times in rungs(translated)]
    return row(
        line(StyleName.TERM, str(number)),
        _source(translated, signature),
        lines(StyleName.TERM, content.by_origin(sentence_counts(translated))),
        lines(StyleName.TERM, brought or [content.NO_TERMS]),
        may_split=False,
    )


def _source(translated: TranslatedArticle, signature: Signature) -> etree._Element:
    return paragraph(
        StyleName.TERM.id,
        english(translated.article.path, StyleName.PATH.id),
        line_break(),
        english(content.made_from(translated, signature)),
        line_break(),
        english(translated.article.sha256, StyleName.DIGEST.id),
    )
