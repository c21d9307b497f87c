"""What the parts of a DOCX pack are built of: bookmarks, widths of columns, and text that knows its language."""

from collections.abc import Iterable, Iterator

from lxml import etree

from briefing.compose.content import wording
from briefing.compose.docx.styles import StyleName
from briefing.ooxml.elements import bookmark, header_row, line_break, link_within, paragraph, run
from briefing.ooxml.styles import StyleNames
from briefing.records import TranslatedArticle

CONTENTS_BOOKMARK = "contents"
"""The article list."""

GLOSSARY_BOOKMARK = "glossary"
PROVENANCE_BOOKMARK = "provenance"
"""The annexes."""


def article_bookmark(number: int) -> str:
    """Return the bookmark of the article with that number, counted from 1."""
    return f"article_{number}"


def note_mark(article: int, note: int) -> etree._Element:
    """Return the mark of a doubtful sentence, a link to the note on it; both numbers count from 1."""
    return link_within(note_bookmark(article, note), english(wording.note_mark(note), StyleName.NOTE_MARK.id))


def note_bookmark(article: int, note: int) -> str:
    """Return the bookmark of a note."""
    return f"{article_bookmark(article)}_note_{note}"


def annex_head(number: int, place: str, heading: str) -> Iterator[etree._Element]:
    """Yield what an annex opens with: its ``number``, from 1, and its heading, whose bookmark is ``place``."""
    yield position(wording.annex(number))
    yield paragraph(StyleName.ARTICLE_TITLE.id, *bookmark(place, english(heading)))


def position(said: str) -> etree._Element:
    """Return the paragraph above the title of an article or annex: which one it is, and the way back to the list."""
    back = link_within(CONTENTS_BOOKMARK, english(wording.TO_CONTENTS, StyleName.QUIET_LINK.id))
    return paragraph(StyleName.ARTICLE_NUMBER.id, english(said), english(wording.SEPARATOR), back)


def columns(width: int, *shares: int) -> list[int]:
    """Return ``width`` shared out among columns, whatever unit it is in."""
    return [width * share // sum(shares) for share in shares]


def english(text: str, style: str = "") -> etree._Element:
    """Return a run of the pack's own words."""
    return run(text, wording.LANGUAGE, style)


def line(style: StyleNames, text: str) -> etree._Element:
    """Return a paragraph of the pack's own words."""
    return paragraph(style.id, english(text))


def table_head(*headings: str) -> etree._Element:
    """Return the header row of a table, in the pack's own words."""
    return header_row(*(line(StyleName.COLUMN_HEADING, heading) for heading in headings))


def lines(style: StyleNames, texts: Iterable[str]) -> etree._Element:
    """Return a paragraph of the pack's own words, each text on a line of its own."""
    content: list[etree._Element] = []
    for text in texts:
        content += [*([line_break()] if content else []), english(text)]
    return paragraph(style.id, *content)


def title(translated: TranslatedArticle, target_language: str, style: str = "") -> etree._Element:
    """Return the title as displayed, in the article's own language where it could not be translated."""
    language = target_language if translated.title.target else translated.article.language
    return run(wording.title(translated), language, style)


def facts(*known: tuple[str, str], style: str = "") -> Iterator[etree._Element]:
    """Yield ``(text, language)`` pairs as runs with separators between, the empty ones left out."""
    for index, (text, language) in enumerate(pair for pair in known if pair[0]):
        if index:
            yield english(wording.SEPARATOR, style)
        yield run(text, language, style)
