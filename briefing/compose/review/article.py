"""One article of a review edition: its titles, where it comes from, and its sentences in a table to be edited."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from briefing import languages
from briefing.compose.content import phrases, wording
from briefing.compose.content.edition import reviewed
from briefing.compose.content.rows import HEADINGS, ArticleContext, may_split
from briefing.compose.content.term_marks import cut, source_marks, target_marks
from briefing.compose.docx.building_blocks import article_bookmark, columns, english, facts, line, position, title
from briefing.compose.docx.styles import Side, StyleName, text_style
from briefing.compose.review import edition_wording
from briefing.compose.review.styles import LOCKED_SHADE, ReviewStyle
from briefing.ooxml.comments import CommentParagraph, Comments
from briefing.ooxml.elements import bookmark, header_row, paragraph, row, run, shade, table
from briefing.records import Article, Origin, ParagraphKind, Rung, Segment, TermUse, TranslatedArticle, Translation

_SHARES = (28, 88, 98, 53)
"""How the width of a page is shared out among ID, source, target and comment: an ID is on one line."""

_LOCKED = (LOCKED_SHADE, LOCKED_SHADE)
"""The cells that are not for editing: ID and source."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """The languages of an article's two columns and where the comments on them go."""

    source: str
    target: str
    comments: Comments


def article(
    translated: TranslatedArticle, context: ArticleContext, width: int, comments: Comments
) -> Iterator[etree._Element]:
    """Yield an article from its number to its last sentence; ``width`` is the text's, in twips."""
    original = translated.article
    heading = bookmark(article_bookmark(context.number), title(translated, context.target_language))
    yield position(wording.position(context.number, context.total))
    yield paragraph(StyleName.ARTICLE_TITLE.id, *heading)
    yield paragraph(StyleName.SOURCE_TITLE.id, run(wording.headline(original.title), original.language))
    yield paragraph(StyleName.FACTS.id, *_facts(original))
    yield from (line(StyleName.REMARK, remark) for remark in wording.reading_remarks(original))
    yield _table(translated, _Columns(original.language, context.target_language, comments), width)


def _facts(original: Article) -> Iterator[etree._Element]:
    return facts(
        (original.path, wording.LANGUAGE),
        (original.outlet, original.language),
        (wording.when(original), wording.LANGUAGE),
    )


def _table(translated: TranslatedArticle, texts: _Columns, width: int) -> etree._Element:
    headings = edition_wording.ID, languages.name(texts.source), languages.name(texts.target), edition_wording.COMMENT
    return table(
        ReviewStyle.TABLE.id,
        wording.title(translated),
        edition_wording.review_table_description(texts.source, texts.target),
        columns(width, *_SHARES),
        [
            header_row(*(line(StyleName.COLUMN_HEADING, heading) for heading in headings)),
            *(_row(translation, translated, texts) for translation in reviewed(translated)),
        ],
    )


def _row(translation: Translation, translated: TranslatedArticle, texts: _Columns) -> etree._Element:
    segment = translation.segment
    source_style, target_style = _text_styles(segment, translated)
    made = row(
        line(ReviewStyle.SEGMENT_ID, segment.id),
        paragraph(source_style, *_source(translation, texts)),
        paragraph(target_style, *_target(translation, texts)),
        paragraph(ReviewStyle.REMARK.id),
        may_split=may_split(len(segment.source), len(translation.target)),
    )
    shade(made, _LOCKED)
    return made


def _text_styles(segment: Segment, translated: TranslatedArticle) -> tuple[str, str]:
    """Return the styles of source and target."""
    if segment.id == translated.title.segment.id or _kind(segment, translated.article) in HEADINGS:
        return ReviewStyle.SOURCE_CELL_HEADING.id, ReviewStyle.TARGET_CELL_HEADING.id
    # List items too: their markers are not translated, so they are not here to be edited.
    return text_style(Side.SOURCE, ParagraphKind.TEXT, ""), text_style(Side.TARGET, ParagraphKind.TEXT, "")


def _kind(segment: Segment, original: Article) -> ParagraphKind:
    return ParagraphKind.TEXT if segment.paragraph is None else original.paragraphs[segment.paragraph].kind


def _source(translation: Translation, texts: _Columns) -> Iterator[etree._Element]:
    """Yield the source, with what became of its terms as a comment on the first of them."""
    remarks = _on_terms(translation.terms, texts)
    for text, is_term in cut(translation.segment.source, source_marks(translation)):
        if is_term:
            yield from texts.comments.around([run(text, texts.source, ReviewStyle.TERM_MARK.id)], remarks)
            remarks = []
        else:
            yield run(text, texts.source)


def _target(translation: Translation, texts: _Columns) -> list[etree._Element]:
    """Return the target, with what is to be known about it as a comment on the whole."""
    plain, term = (
        (StyleName.DOUBTFUL.id, ReviewStyle.DOUBTFUL_TERM.id)
        if translation.findings
        else ("", ReviewStyle.TERM_MARK.id)
    )
    pieces = cut(translation.target, target_marks(translation, texts.target))
    runs = [run(text, texts.target, term if is_term else plain) for text, is_term in pieces]
    return texts.comments.around(runs, _on_sentence(translation))


def _on_terms(uses: Sequence[TermUse], texts: _Columns) -> list[CommentParagraph]:
    different = dict.fromkeys((use.source, use.target, use.rung) for use in uses)
    return [
        [
            run(source, texts.source),
            english(edition_wording.COMES_OUT_AS),
            run(target, texts.target),
            english(": "),
            english(wording.how(rung, 1, 1), StyleName.MISSING_TERM.id if rung is Rung.MISSING else ""),
        ]
        for source, target, rung in different
    ]


def _on_sentence(translation: Translation) -> list[CommentParagraph]:
    corrected = [edition_wording.corrected_by(translation.person)] if translation.origin is Origin.PERSON else []
    reasons = dict.fromkeys(phrases.as_sentence(finding.message) for finding in translation.findings)
    offers = map(edition_wording.offer, translation.offered)
    return [[english(remark)] for remark in (*corrected, *reasons, *offers)]
