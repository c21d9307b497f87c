"""One article of a DOCX pack: its titles, where it comes from, its text in two columns, the notes on it, its terms."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from briefing import languages
from briefing.compose.content import wording
from briefing.compose.content.links import link_address
from briefing.compose.content.rows import ArticleContext, Note, Row, RowUnit, as_published, notes, rows
from briefing.compose.docx.annexes import article_terms
from briefing.compose.docx.building_blocks import (
    article_bookmark,
    columns,
    english,
    facts,
    line,
    note_bookmark,
    note_mark,
    position,
    table_head,
    title,
)
from briefing.compose.docx.styles import Side, StyleName, text_style
from briefing.ooxml.elements import bookmark, line_break, link_out, paragraph, row, run, tab, table
from briefing.ooxml.writing import AddLink
from briefing.records import Article, ParagraphKind, TranslatedArticle, Translation


@dataclass(frozen=True, slots=True)
class _ArticleText:
    """An article's number, the languages of its two columns, and its notes by segment id."""

    number: int
    source: str
    target: str
    notes: Mapping[str, Note]


def article(
    translated: TranslatedArticle, context: ArticleContext, unit: RowUnit, width: int, add_link: AddLink
) -> Iterator[etree._Element]:
    """Yield an article from its number to the table of its terms; ``width`` is the text's, in twips."""
    remarks = {note.translation.segment.id: note for note in notes(translated)}
    text = _ArticleText(context.number, translated.article.language, context.target_language, remarks)
    yield position(wording.position(context.number, context.total))
    yield _heading(translated, text)
    if as_published(translated):
        yield from _facts(translated.article, add_link)
        yield line(StyleName.REMARK, wording.published_notice(text.target))
        yield from _published(translated)
    else:
        heading = run(wording.headline(translated.article.title), text.source)
        yield paragraph(StyleName.SOURCE_TITLE.id, heading, language=text.source)
        yield from _facts(translated.article, add_link)
        yield _side_by_side(translated, text, unit, width)
    if remarks:
        yield line(StyleName.SECTION_TITLE, wording.NOTES)
        yield from (_note(note, text) for note in remarks.values())
    yield from article_terms(translated, text.target, width)


def _heading(translated: TranslatedArticle, text: _ArticleText) -> etree._Element:
    heading = bookmark(article_bookmark(text.number), title(translated, text.target))
    return paragraph(StyleName.ARTICLE_TITLE.id, *heading, *_mark(translated.title, text))


def _facts(original: Article, add_link: AddLink) -> Iterator[etree._Element]:
    """Yield where an article comes from, and what a reader must know about how it was read."""
    yield _provenance(original, add_link)
    yield from (line(StyleName.REMARK, remark) for remark in wording.reading_remarks(original))


def _provenance(original: Article, add_link: AddLink) -> etree._Element:
    known = facts(
        (original.outlet, original.language),
        (wording.byline(original), original.language),
        (wording.when(original), wording.LANGUAGE),
        (wording.published_in(original), wording.LANGUAGE),
    )
    link = [line_break(), english(wording.LINK), _url(original.url, add_link)] if original.url else []
    return paragraph(StyleName.FACTS.id, *known, line_break(), english(wording.source_file(original)), *link)


def _url(url: str, add_link: AddLink) -> etree._Element:
    safe = link_address(url)
    return link_out(add_link(safe), english(url, StyleName.LINK.id)) if safe else english(url)


def _published(translated: TranslatedArticle) -> Iterator[etree._Element]:
    original = translated.article
    heading = wording.headline(original.title)
    for part in rows(translated, RowUnit.PARAGRAPH):
        if part.kind is not ParagraphKind.HEADLINE or wording.headline(part.source) != heading:
            style = text_style(Side.PUBLISHED, part.kind, part.marker)
            yield paragraph(style, run(part.source, part.language), language=part.language)


def _side_by_side(translated: TranslatedArticle, text: _ArticleText, unit: RowUnit, width: int) -> etree._Element:
    head = table_head(*(languages.name(code) for code in (text.source, text.target)))
    return table(
        StyleName.SIDE_BY_SIDE.id,
        wording.title(translated),
        wording.table_description(text.source, text.target),
        columns(width, 1, 1),
        [head, *(_row(part, text) for part in rows(translated, unit))],
    )


def _row(part: Row, text: _ArticleText) -> etree._Element:
    left, right = (text_style(side, part.kind, part.marker) for side in (Side.SOURCE, Side.TARGET))
    return row(
        paragraph(left, run(part.source, part.language), language=part.language),
        paragraph(right, *_target(part, text), language=text.target),
        may_split=part.may_split,
    )


def _target(part: Row, text: _ArticleText) -> Iterator[etree._Element]:
    if part.is_untranslated:
        yield english(wording.untranslated(part.language))
        return
    for piece in part.target():
        yield from [run(piece, text.target)] if isinstance(piece, str) else _sentence(piece, text)


def _sentence(translation: Translation, text: _ArticleText) -> Iterator[etree._Element]:
    style = StyleName.DOUBTFUL.id if translation.findings else ""
    if translation.target:
        yield run(translation.target, text.target, style)
    else:
        yield english(wording.UNTRANSLATED, style)
    yield from _mark(translation, text)


def _mark(translation: Translation, text: _ArticleText) -> Iterator[etree._Element]:
    """Yield a link to the note on a sentence, if there is one."""
    if translation.findings:
        yield note_mark(text.number, text.notes[translation.segment.id].number)


def _note(note: Note, text: _ArticleText) -> etree._Element:
    return paragraph(
        StyleName.NOTE.id,
        *bookmark(note_bookmark(text.number, note.number), english(wording.note_mark(note.number))),
        tab(),
        run(wording.note_quote(note), text.target if note.translation.target else text.source),
        english(f" {wording.note_reasons(note)}"),
    )
