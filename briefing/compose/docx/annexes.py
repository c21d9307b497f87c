"""The annexes of a DOCX pack, its glossary and its provenance; and the table of terms in each article."""

from collections.abc import Iterator, Sequence
from itertools import chain

from lxml import etree

from briefing import languages
from briefing.compose.content import phrases, wording
from briefing.compose.content import provenance as content
from briefing.compose.content.provenance import rungs
from briefing.compose.content.tally import Tally, sentence_counts
from briefing.compose.content.terms import GlossaryEntry, TermGroup, entries, groups
from briefing.compose.docx.building_blocks import (
    GLOSSARY_BOOKMARK,
    PROVENANCE_BOOKMARK,
    annex_head,
    columns,
    english,
    line,
    lines,
    table_head,
)
from briefing.compose.docx.styles import StyleName
from briefing.ooxml.elements import keep_with_next, line_break, long_table, paragraph, row, run, table
from briefing.ooxml.streaming import Block
from briefing.records import Pack, Rung, Signature, TranslatedArticle

# How the width of a page is shared out among the columns.
_ARTICLE_SHARES = (33, 30, 10, 27)
_ANNEX_SHARES = (30, 36, 34)


def article_terms(translated: TranslatedArticle, target_language: str, width: int) -> Iterator[etree._Element]:
    """Yield the heading and the table of an article's terms, nothing if it has none; ``width`` is in twips."""
    if not (found := groups(translated)):
        return
    source = translated.article.language
    headings = wording.found_in(source), languages.name(target_language), wording.TIMES, wording.HOW
    yield line(StyleName.SECTION_TITLE, wording.TERMS)
    yield _term_table(
        wording.TERMS,
        wording.TERMS_DESCRIPTION,
        columns(width, *_ARTICLE_SHARES),
        [table_head(*headings), *(_group(group, source, target_language) for group in found)],
    )


def glossary(pack: Pack, counted: Tally, number: int, width: int) -> Iterator[etree._Element]:
    """Yield the glossary of a pack as annex ``number``, from 1, on a page of its own; ``width`` is in twips."""
    listed, target = entries(pack.glossary, counted.term_languages), pack.target_language
    yield from annex_head(number, GLOSSARY_BOOKMARK, wording.GLOSSARY)
    yield line(StyleName.REMARK, wording.GLOSSARY_REMARK)
    yield _term_table(
        wording.GLOSSARY,
        wording.GLOSSARY_DESCRIPTION,
        columns(width, *_ANNEX_SHARES),
        [
            table_head(
                phrases.language_names(entry.language for entry in listed), languages.name(target), wording.NOTE
            ),
            *(_entry(entry, target) for entry in listed),
        ],
    )


def _term_table(
    caption: str, description: str, widths: Sequence[int], rows: Sequence[etree._Element]
) -> etree._Element:
    """Return a table whose last row is not alone on a page; these rows are short."""
    for last_but_one in rows[-2:-1]:
        keep_with_next(last_but_one)
    return table(StyleName.TERM_TABLE.id, caption, description, widths, rows)


def _group(group: TermGroup, source: str, target: str) -> etree._Element:
    return row(
        paragraph(StyleName.TERM_SOURCE.id, run(", ".join(group.found), source), language=source),
        paragraph(StyleName.TERM.id, run(group.target, target), language=target),
        line(StyleName.TERM, str(group.times)),
        paragraph(StyleName.TERM.id, *_how(group)),
        may_split=False,
    )


def _how(group: TermGroup) -> Iterator[etree._Element]:
    for index, (rung, times) in enumerate(group.rungs):
        if index:
            yield english("; ")
        style = StyleName.MISSING_TERM.id if rung is Rung.MISSING else ""
        yield english(wording.how(rung, times, group.times), style)


def _entry(entry: GlossaryEntry, target: str) -> etree._Element:
    term = entry.term
    short = [english(wording.THEN), run(term.short, target)] if term.short else []
    return row(
        paragraph(StyleName.TERM_SOURCE.id, run(term.source, entry.language), language=entry.language),
        paragraph(StyleName.TERM.id, run(term.target, target), *short, language=target),
        line(StyleName.TERM_NOTE, term.note),
        may_split=False,
    )


_SHARES = (8, 52, 19, 21)
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
