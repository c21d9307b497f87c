"""The first pages of a DOCX pack: what it is, how it was made, what is in it and what is not."""

from collections.abc import Iterator

from lxml import etree

from briefing.compose import wording
from briefing.compose.markup import bookmark, line_break, link_within, paragraph, tab
from briefing.compose.pieces import CONTENTS_BOOKMARK, GLOSSARY_BOOKMARK, article_bookmark, facts, line, title, words
from briefing.compose.rows import as_published
from briefing.compose.styles import Name
from briefing.records import Pack, Skipped, TranslatedArticle


def front(pack: Pack) -> Iterator[etree._Element]:
    """Yield what stands before the first article."""
    yield line(Name.TITLE, wording.PACK)
    yield line(Name.SUBTITLE, wording.written_date(pack.date))
    yield line(Name.COVERAGE, wording.coverage(pack))
    yield line(Name.NOTICE, wording.notice(pack))
    yield line(Name.MADE_BY, wording.made_by(pack))
    yield paragraph(Name.FRONT_HEADING.id, *bookmark(CONTENTS_BOOKMARK, words(wording.CONTENTS)))
    for number, translated in enumerate(pack.articles, start=1):
        yield _entry(number, translated, pack.target_language)
    if pack.glossary:
        yield _annex_entry(len(pack.glossary))
    if pack.skipped:
        yield line(Name.FRONT_HEADING, wording.SKIPPED)
        yield from map(_skipped, pack.skipped)


def _entry(number: int, translated: TranslatedArticle, target_language: str) -> etree._Element:
    article = translated.article
    return paragraph(
        Name.ENTRY.id,
        words(str(number)),
        tab(),
        link_within(article_bookmark(number), title(translated, target_language, Name.QUIET_LINK.id)),
        line_break(),
        *facts(
            (article.outlet, article.language),
            (wording.when(article), wording.LANGUAGE),
            (wording.published_in(article) if as_published(translated) else "", wording.LANGUAGE),
            style=Name.DETAIL.id,
        ),
    )


def _annex_entry(terms: int) -> etree._Element:
    return paragraph(
        Name.ENTRY.id,
        tab(),
        link_within(GLOSSARY_BOOKMARK, words(wording.GLOSSARY, Name.QUIET_LINK.id)),
        line_break(),
        words(wording.term_count(terms), Name.DETAIL.id),
    )


def _skipped(skipped: Skipped) -> etree._Element:
    return paragraph(
        Name.SKIPPED.id, words(skipped.path, Name.PATH.id), words(f" – {wording.as_sentence(skipped.reason)}")
    )
