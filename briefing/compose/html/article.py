"""One article of an HTML pack: its titles, where it comes from, its text in two columns, the notes on it, its terms."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefing import languages
from briefing.compose.content import wording
from briefing.compose.content.links import link_address
from briefing.compose.content.rows import ArticleContext, Note, Row, RowUnit, as_published, notes, rows, shape
from briefing.compose.html.annexes import article_terms
from briefing.compose.html.building_blocks import (
    article_id,
    fact,
    facts,
    note_id,
    note_mark,
    row,
    sentence_id,
    table,
    title,
    to_contents,
    when,
    words_link,
)
from briefing.compose.html.elements import Content, HtmlElement, english, h, run
from briefing.compose.html.term_marks import TextLanguages, first_mentions, highlighted, in_source, in_target
from briefing.records import ParagraphKind, TranslatedArticle, Translation


@dataclass(frozen=True, slots=True)
class _MarkedText:
    """An article with what all its sentences need: notes by segment id, the first sentence of each term."""

    translated: TranslatedArticle
    source: TextLanguages
    target: TextLanguages
    number: int
    notes: Mapping[str, Note]
    first: Mapping[str, str]


def article(translated: TranslatedArticle, context: ArticleContext, unit: RowUnit) -> HtmlElement:
    """Return an article from its number to the table of its terms."""
    source, target = translated.article.language, context.target_language
    remarks = {note.translation.segment.id: note for note in notes(translated)}
    first = first_mentions(translated)
    text = _MarkedText(
        translated, TextLanguages(source, target), TextLanguages(target, source), context.number, remarks, first
    )
    name = article_id(context.number)
    return h(
        "article",
        _head(text, context),
        *(_published(translated) if as_published(translated) else [_side_by_side(text, unit)]),
        *_notes(text),
        *article_terms(translated, target),
        id=name,
        aria_labelledby=f"{name}-title",
    )


def _head(text: _MarkedText, context: ArticleContext) -> HtmlElement:
    original = text.translated.article
    heading = title(text.translated, text.target.own)
    mark = _mark(text.translated.title, text, first=True)
    if as_published(text.translated):
        below = h("p", wording.published_notice(text.target.own), language=wording.LANGUAGE, class_="remark")
    else:
        below = h("p", wording.headline(original.title), language=original.language, class_="original")
    return h(
        "header",
        to_contents(wording.position(context.number, context.total)),
        h("h2", heading, *mark, id=f"{article_id(context.number)}-title"),
        below,
        *_provenance(text.translated),
    )


def _provenance(translated: TranslatedArticle) -> Iterator[HtmlElement]:
    original = translated.article
    known = facts(
        fact(original.outlet, original.language),
        h("span", english(wording.BY), run(original.author, original.language)) if original.author else None,
        when(translated),
        english(wording.published_in(original)),
    )
    path = h("code", original.path, language=languages.UNDETERMINED)
    yield h("p", *known, class_="facts")
    yield h("p", wording.SOURCE_FILE, path, language=wording.LANGUAGE, class_="facts")
    if original.url:
        yield h("p", wording.LINK, _url(original.url), language=wording.LANGUAGE, class_="facts")
    for remark in wording.reading_remarks(original):
        yield h("p", run(remark, wording.LANGUAGE, original.language), language=wording.LANGUAGE, class_="remark")


def _url(url: str) -> HtmlElement:
    safe, shown = link_address(url), h("span", url, language=languages.UNDETERMINED)
    return h("a", shown, href=safe, rel="noreferrer") if safe else shown


def _published(translated: TranslatedArticle) -> Iterator[HtmlElement]:
    original = translated.article
    heading = wording.headline(original.title)
    parts = [
        _paragraph(part, part.language, part.source, outline=True)
        for part in rows(translated, RowUnit.PARAGRAPH)
        if part.kind is not ParagraphKind.HEADLINE or wording.headline(part.source) != heading
    ]
    yield h("div", *parts, class_="published text")


def _side_by_side(text: _MarkedText, unit: RowUnit) -> HtmlElement:
    source, target = text.source.own, text.target.own
    return table(
        "pair text",
        wording.table_description(source, target),
        (languages.name(source), languages.name(target)),
        [_row(part, text) for part in rows(text.translated, unit)],
    )


def _row(part: Row, text: _MarkedText) -> HtmlElement:
    source = highlighted(part.source, in_source(part.source, part.translations, text.first), text.source)
    return row(
        _paragraph(part, part.language, *source, outline=False),
        _paragraph(part, text.target.own, *_target(part, text), outline=True),
        class_="long" if part.may_split else "",
    )


def _paragraph(part: Row, code: str, *content: Content, outline: bool) -> HtmlElement:
    """Return a paragraph; of two parallel headings only one is in the page's outline, or each would be there twice."""
    if (shown := shape(part.kind, part.marker)) == "text":
        return h("p", *content, language=code)
    return h("h3" if outline and shown == "heading" else "p", *content, language=code, class_=shown)


def _target(part: Row, text: _MarkedText) -> Iterator[Content]:
    if part.is_untranslated:
        yield english(wording.untranslated(part.language))
        return
    for piece in part.target():
        yield from [piece] if isinstance(piece, str) else _sentence(piece, text)


def _sentence(translation: Translation, text: _MarkedText) -> Iterator[Content]:
    if translation.target:
        shown = [*highlighted(translation.target, in_target(translation, text.target.own, text.first), text.target)]
    else:
        shown = [english(wording.UNTRANSLATED)]
    yield from [h("span", *shown, class_="doubtful")] if translation.findings else shown
    yield from _mark(translation, text, first=translation is not text.translated.title)


def _mark(translation: Translation, text: _MarkedText, *, first: bool) -> Iterator[HtmlElement]:
    """Yield a link to the note on a sentence, if there is one; a note leads back to the first of its sentences."""
    if translation.findings:
        note = text.notes[translation.segment.id]
        back = {"id": sentence_id(text.number, note.number)} if first and note.translation is translation else {}
        yield note_mark(text.number, note, **back)


def _notes(text: _MarkedText) -> Iterator[HtmlElement]:
    if text.notes:
        yield h("h3", wording.NOTES, language=wording.LANGUAGE, class_="section")
        yield h("ul", *(_note(note, text) for note in text.notes.values()), class_="notes")


def _note(note: Note, text: _MarkedText) -> HtmlElement:
    quoted = text.target if note.translation.target else text.source
    back = words_link(
        sentence_id(text.number, note.number),
        wording.note_mark(note.number),
        class_="mark",
        title=wording.TO_SENTENCE,
    )
    return h(
        "li",
        back,
        " ",
        run(wording.note_quote(note), quoted.own, quoted.other),
        " ",
        run(wording.note_reasons(note), wording.LANGUAGE, text.source.own),
        id=note_id(text.number, note.number),
    )
