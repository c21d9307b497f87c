"""One article of a review edition: its titles, where it comes from, and its sentences in a table to be edited."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from briefing import languages
from briefing.compose.content import wording
from briefing.compose.content.edition import reviewed
from briefing.compose.content.term_marks import cut, source_marks, target_marks
from briefing.compose.docx.pieces import article_bookmark, columns, facts, line, position, title, words
from briefing.compose.docx.styles import LOCKED_SHADE, Name, Side, text_style
from briefing.ooxml.comments import Comments, Line
from briefing.ooxml.elements import bookmark, header_row, paragraph, row, run, shade, table
from briefing.records import Article, Origin, ParagraphKind, Rung, Segment, TermUse, TranslatedArticle, Translation

_SHARES = (28, 88, 98, 53)
"""How the width of a page is shared out among ID, source, target and comment: an ID is on one line."""

_LOCKED = (LOCKED_SHADE, LOCKED_SHADE)
"""The cells that are not for editing: ID and source."""

_UNDIVIDED = 700
"""A row with no more characters than this in either column stays on one page."""

_HEADINGS = (ParagraphKind.HEADLINE, ParagraphKind.HEADING)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article stands in its edition, and what all articles share; ``width`` is the text's, in twips."""

    number: int
    total: int
    target_language: str
    width: int
    comments: Comments


@dataclass(frozen=True, slots=True)
class _Sides:
    """The languages of an article's two columns and the styles of one row's."""

    source: str
    target: str
    source_style: str
    target_style: str


def article(translated: TranslatedArticle, place: Place) -> Iterator[etree._Element]:
    """Yield an article from its number to its last sentence."""
    original = translated.article
    heading = bookmark(article_bookmark(place.number), title(translated, place.target_language))
    yield position(wording.position(place.number, place.total))
    yield paragraph(Name.ARTICLE_TITLE.id, *heading)
    yield paragraph(Name.SOURCE_TITLE.id, run(wording.headline(original.title), original.language))
    yield paragraph(Name.FACTS.id, *_facts(original))
    yield _table(translated, place)


def _facts(original: Article) -> Iterator[etree._Element]:
    return facts(
        (original.path, wording.LANGUAGE),
        (original.outlet, original.language),
        (wording.when(original), wording.LANGUAGE),
    )


def _table(translated: TranslatedArticle, place: Place) -> etree._Element:
    source, target = translated.article.language, place.target_language
    headings = wording.ID, languages.name(source), languages.name(target), wording.COMMENT
    return table(
        Name.REVIEW_TABLE.id,
        wording.title(translated),
        wording.review_table_description(source, target),
        columns(place.width, *_SHARES),
        [
            header_row(*(line(Name.COLUMN_HEADING, heading) for heading in headings)),
            *(_row(translation, translated, place) for translation in reviewed(translated)),
        ],
    )


def _row(translation: Translation, translated: TranslatedArticle, place: Place) -> etree._Element:
    segment, target = translation.segment, translation.target
    sides = _Sides(translated.article.language, place.target_language, *_text_styles(segment, translated))
    made = row(
        line(Name.SEGMENT_ID, segment.id),
        paragraph(sides.source_style, *_source(translation, sides, place.comments)),
        paragraph(sides.target_style, *_target(translation, sides, place.comments)),
        paragraph(Name.REVIEW_REMARK.id),
        may_split=max(len(segment.source), len(target)) > _UNDIVIDED,
    )
    shade(made, _LOCKED)
    return made


def _text_styles(segment: Segment, translated: TranslatedArticle) -> tuple[str, str]:
    """Return the styles of source and target."""
    if segment.id == translated.title.segment.id or _kind(segment, translated.article) in _HEADINGS:
        return Name.SOURCE_CELL_HEADING.id, Name.TARGET_CELL_HEADING.id
    # List items too: their markers are not translated, so they are not here to be edited.
    return text_style(Side.SOURCE, ParagraphKind.TEXT, ""), text_style(Side.TARGET, ParagraphKind.TEXT, "")


def _kind(segment: Segment, original: Article) -> ParagraphKind:
    return ParagraphKind.TEXT if segment.paragraph is None else original.paragraphs[segment.paragraph].kind


def _source(translation: Translation, sides: _Sides, comments: Comments) -> Iterator[etree._Element]:
    """Yield the source, with what became of its terms as a comment on the first of them."""
    remarks = _on_terms(translation.terms, sides)
    for text, is_term in cut(translation.segment.source, source_marks(translation)):
        if is_term:
            yield from comments.around([run(text, sides.source, Name.TERM_MARK.id)], remarks)
            remarks = []
        else:
            yield run(text, sides.source)


def _target(translation: Translation, sides: _Sides, comments: Comments) -> list[etree._Element]:
    """Return the target, with what is to be known about it as a comment on the whole."""
    plain, term = (Name.DOUBTFUL.id, Name.DOUBTFUL_TERM.id) if translation.findings else ("", Name.TERM_MARK.id)
    pieces = cut(translation.target, target_marks(translation, sides.target))
    runs = [run(text, sides.target, term if is_term else plain) for text, is_term in pieces]
    return comments.around(runs, _on_sentence(translation))


def _on_terms(uses: Sequence[TermUse], sides: _Sides) -> list[Line]:
    different = dict.fromkeys((use.source, use.target, use.rung) for use in uses)
    return [
        [
            run(source, sides.source),
            words(wording.COMES_OUT_AS),
            run(target, sides.target),
            words(": "),
            words(wording.how(rung, 1, 1), Name.MISSING_TERM.id if rung is Rung.MISSING else ""),
        ]
        for source, target, rung in different
    ]


def _on_sentence(translation: Translation) -> list[Line]:
    corrected = [wording.corrected_by(translation.person)] if translation.origin is Origin.PERSON else []
    reasons = dict.fromkeys(wording.as_sentence(finding.message) for finding in translation.findings)
    return [[words(remark)] for remark in (*corrected, *reasons)]
