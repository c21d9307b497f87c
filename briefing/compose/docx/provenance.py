"""The annex of a DOCX pack that says what it was made from and by."""

from collections.abc import Iterator
from itertools import chain

from lxml import etree

from briefing.compose.content import provenance_wording as wording
from briefing.compose.content.provenance import rungs, sentences
from briefing.compose.docx.pieces import PROVENANCE_BOOKMARK, annex_head, columns, line, lines, table_head, words
from briefing.compose.docx.styles import Name
from briefing.ooxml.elements import line_break, long_table, paragraph, row
from briefing.ooxml.streaming import Block
from briefing.records import Pack, Signature, TranslatedArticle

_SHARES = (6, 52, 20, 22)
"""How the width of a page is shared out among number, source, sentences and terms: a SHA-256 is on one line."""


def provenance(pack: Pack, number: int, width: int) -> Iterator[Block]:
    """Yield the annex, on a page of its own; ``number`` is which annex it is, from 1, ``width`` is in twips."""
    yield from annex_head(number, PROVENANCE_BOOKMARK, wording.PROVENANCE)
    yield from (_particular(name, value) for name, value in wording.particulars(pack.signature))
    yield line(Name.REMARK, wording.REMARK)
    head = table_head(wording.NUMBER, wording.SOURCE, wording.SENTENCES, wording.TERMS)
    rows = (_article(place, article, pack.signature) for place, article in enumerate(pack.articles, start=1))
    yield long_table(
        Name.TERM_TABLE.id, wording.PROVENANCE, wording.DESCRIPTION, columns(width, *_SHARES), chain([head], rows)
    )


def _particular(name: str, value: str) -> etree._Element:
    return paragraph(Name.PARTICULAR.id, words(f"{name}: ", Name.PATH.id), words(value))


def _article(number: int, translated: TranslatedArticle, signature: Signature) -> etree._Element:
    brought = [wording.brought(rung, times) for rung, times in rungs(translated)]
    return row(
        line(Name.TERM, str(number)),
        _source(translated, signature),
        lines(Name.TERM, wording.by_origin(sentences(translated))),
        lines(Name.TERM, brought or [wording.NO_TERMS]),
        may_split=False,
    )


def _source(translated: TranslatedArticle, signature: Signature) -> etree._Element:
    return paragraph(
        Name.TERM.id,
        words(translated.article.path, Name.PATH.id),
        line_break(),
        words(wording.made_from(translated, signature)),
        line_break(),
        words(translated.article.sha256, Name.DIGEST.id),
    )
