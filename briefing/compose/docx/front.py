"""The first pages of a DOCX pack: what it is, how it was made, the list of its articles, and what is not in it."""

from collections.abc import Iterator, Sequence

from lxml import etree

from briefing.compose.content import cover, phrases, provenance, wording
from briefing.compose.content.contents import ContentsEntry, contents
from briefing.compose.content.rows import as_published, notes
from briefing.compose.content.tally import Tally
from briefing.compose.docx.building_blocks import (
    CONTENTS_BOOKMARK,
    GLOSSARY_BOOKMARK,
    PROVENANCE_BOOKMARK,
    article_bookmark,
    english,
    facts,
    line,
    note_mark,
    title,
)
from briefing.compose.docx.styles import StyleName
from briefing.ooxml.elements import bookmark, line_break, link_within, paragraph, run, tab
from briefing.records import Pack, Skipped

_MANY = 40
"""With more articles than this, leads are shortened: two hundred then take fifteen pages, not thirty."""

_START = 90
"""Characters of a shortened lead, about a line."""


def front(pack: Pack, counted: Tally) -> Iterator[etree._Element]:
    """Yield what stands before the first article."""
    yield from _cover(pack, counted)
    yield paragraph(StyleName.FRONT_HEADING.id, *bookmark(CONTENTS_BOOKMARK, english(wording.AT_A_GLANCE)))
    for entry in contents(pack.articles):
        # The annexes take the last entry along, should they not fit on its page.
        yield _entry(entry, pack, StyleName.KEPT_ENTRY if entry.number == len(pack.articles) else StyleName.ENTRY)
    yield line(StyleName.FRONT_HEADING, wording.ANNEXES)
    yield from _annexes(pack)
    if pack.skipped:
        yield line(StyleName.FRONT_HEADING, wording.SKIPPED)
        yield from map(_skipped, pack.skipped)


def _cover(pack: Pack, counted: Tally) -> Iterator[etree._Element]:
    yield line(StyleName.TITLE, wording.PACK)
    yield line(StyleName.SUBTITLE, cover.compiled(pack))
    yield line(StyleName.COVERAGE, cover.coverage(counted))
    if pack.handling:
        yield line(StyleName.HANDLING, cover.handling(pack))
    yield line(StyleName.NOTICE, cover.notice(pack, counted))
    yield line(StyleName.MADE_BY, cover.how_made(pack, counted))


def _entry(entry: ContentsEntry, pack: Pack, style: StyleName) -> etree._Element:
    article = entry.translated.article
    return paragraph(
        style.id,
        english(str(entry.number)),
        tab(),
        link_within(
            article_bookmark(entry.number), title(entry.translated, pack.target_language, StyleName.ENTRY_LINK.id)
        ),
        *_marks(entry.number, _title_note(entry)),
        line_break(),
        *facts(
            (article.outlet, article.language),
            (wording.when(article), wording.LANGUAGE),
            (wording.published_in(article) if as_published(entry.translated) else "", wording.LANGUAGE),
            style=StyleName.DETAIL.id,
        ),
        *_lead(entry, pack),
    )


def _lead(entry: ContentsEntry, pack: Pack) -> Sequence[etree._Element]:
    if not entry.lead:
        return ()
    shown = phrases.start(entry.lead, _START) if len(pack.articles) > _MANY else entry.lead
    return line_break(), run(shown, pack.target_language), *_marks(entry.number, entry.note)


def _marks(article: int, note: int) -> Iterator[etree._Element]:
    if note:
        yield note_mark(article, note)


def _title_note(entry: ContentsEntry) -> int:
    """Return the number of the note on the article's title, 0 if there is none."""
    title_id = entry.translated.title.segment.id
    return next((note.number for note in notes(entry.translated) if note.translation.segment.id == title_id), 0)


def _annexes(pack: Pack) -> Iterator[etree._Element]:
    annexes = [(PROVENANCE_BOOKMARK, provenance.PROVENANCE, provenance.SUMMARY)]
    if pack.glossary:
        annexes.insert(0, (GLOSSARY_BOOKMARK, wording.GLOSSARY, phrases.term_count(len(pack.glossary))))
    for number, (place, heading, summary) in enumerate(annexes, start=1):
        yield paragraph(
            StyleName.ANNEX_ENTRY.id,
            english(wording.annex_letter(number)),
            tab(),
            link_within(place, english(heading, StyleName.ENTRY_LINK.id)),
            english(wording.SEPARATOR, StyleName.DETAIL.id),
            english(summary, StyleName.DETAIL.id),
        )


def _skipped(skipped: Skipped) -> etree._Element:
    return paragraph(
        StyleName.SKIPPED.id, english(skipped.path, StyleName.PATH.id), english(f" – {wording.why_skipped(skipped)}")
    )
