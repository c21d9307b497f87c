"""The first page of a review edition: what it is, what its reviewer is to do, and what is in it."""

from collections.abc import Iterator

from lxml import etree

from briefing.compose.content import cover, wording
from briefing.compose.content.edition import reviewed, translated
from briefing.compose.content.rows import as_published
from briefing.compose.docx.building_blocks import CONTENTS_BOOKMARK, article_bookmark, english, facts, line, title
from briefing.compose.docx.styles import StyleName
from briefing.compose.review import edition_wording
from briefing.compose.review.styles import ReviewStyle
from briefing.ooxml.elements import bookmark, line_break, link_within, paragraph, tab
from briefing.records import Edition, Pack, TranslatedArticle


def front(pack: Pack, edition: Edition) -> Iterator[etree._Element]:
    """Yield what stands before the first article."""
    yield line(StyleName.TITLE, wording.PACK)
    yield line(StyleName.SUBTITLE, edition_wording.review_date(pack))
    yield line(
        StyleName.COVERAGE,
        edition_wording.to_review([row for article in translated(pack) for row in reviewed(article)]),
    )
    yield line(StyleName.NOTICE, edition_wording.edition_mark(edition.id))
    yield line(StyleName.MADE_BY, cover.made_by(pack))
    yield line(StyleName.FRONT_HEADING, edition_wording.TO_DO)
    yield from _steps(pack.target_language)
    yield paragraph(StyleName.FRONT_HEADING.id, *bookmark(CONTENTS_BOOKMARK, english(edition_wording.IN_EDITION)))
    listed = translated(pack)
    for number, article in enumerate(listed, start=1):
        # The last entry takes the one before it along, should it not fit on the page.
        style = StyleName.KEPT_ENTRY if number == len(listed) - 1 else StyleName.ENTRY
        yield _entry(number, article, pack.target_language, style)
    if untranslated := [article.article.path for article in pack.articles if as_published(article)]:
        yield line(StyleName.FACTS, edition_wording.left_out(untranslated, pack.target_language))


def _steps(target_language: str) -> Iterator[etree._Element]:
    *steps, last = edition_wording.review_steps(target_language)
    for number, step in enumerate(steps, start=1):
        yield _step(number, step)
    yield _step(len(steps) + 1, last, english(edition_wording.IMPORT, StyleName.PATH.id))


def _step(number: int, step: str, *more: etree._Element) -> etree._Element:
    return paragraph(ReviewStyle.STEP.id, english(f"{number}."), tab(), english(step), *more)


def _entry(number: int, article: TranslatedArticle, target_language: str, style: StyleName) -> etree._Element:
    return paragraph(
        style.id,
        english(str(number)),
        tab(),
        link_within(article_bookmark(number), title(article, target_language, StyleName.QUIET_LINK.id)),
        line_break(),
        *facts(
            (article.article.path, wording.LANGUAGE),
            (edition_wording.to_review(reviewed(article)), wording.LANGUAGE),
            style=StyleName.DETAIL.id,
        ),
    )
