"""How the glossary was applied, in a DOCX pack: a table of terms in each article, and the annex."""

from collections.abc import Iterator

from lxml import etree

from briefing import languages
from briefing.compose.content import phrases, wording
from briefing.compose.content.tally import Tally
from briefing.compose.content.terms import GlossaryEntry, TermGroup, entries, groups
from briefing.compose.docx.building_blocks import GLOSSARY_BOOKMARK, annex_head, columns, english, line, table_head
from briefing.compose.docx.styles import StyleName
from briefing.ooxml.elements import paragraph, row, run, table
from briefing.records import Pack, Rung, TranslatedArticle

# How the width of a page is shared out among the columns.
_ARTICLE_SHARES = (34, 30, 8, 28)
_ANNEX_SHARES = (30, 36, 34)


def article_terms(translated: TranslatedArticle, target_language: str, width: int) -> Iterator[etree._Element]:
    """Yield the heading and the table of an article's terms, nothing if it has none; ``width`` is in twips."""
    if not (found := groups(translated)):
        return
    source = translated.article.language
    headings = wording.found_in(source), languages.name(target_language), wording.TIMES, wording.HOW
    yield line(StyleName.SECTION_TITLE, wording.TERMS)
    yield table(
        StyleName.TERM_TABLE.id,
        wording.TERMS,
        wording.TERMS_DESCRIPTION,
        columns(width, *_ARTICLE_SHARES),
        [table_head(*headings), *(_group(group, source, target_language) for group in found)],
    )


def glossary(pack: Pack, counted: Tally, number: int, width: int) -> Iterator[etree._Element]:
    """Yield the glossary of a pack on a page of its own.

    ``number`` is which annex it is, from 1, ``width`` is in twips.
    """
    listed, target = entries(pack.glossary, counted.term_languages), pack.target_language
    yield from annex_head(number, GLOSSARY_BOOKMARK, wording.GLOSSARY)
    yield line(StyleName.REMARK, wording.GLOSSARY_REMARK)
    yield table(
        StyleName.TERM_TABLE.id,
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
