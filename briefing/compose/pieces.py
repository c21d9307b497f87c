"""What the parts of a DOCX pack share: names of bookmarks, widths of columns, and text that knows its language."""

from collections.abc import Iterator

from lxml import etree

from briefing.compose import wording
from briefing.compose.markup import paragraph, run
from briefing.compose.styles import Name
from briefing.records import TranslatedArticle

CONTENTS_BOOKMARK = "contents"
"""The article list."""

GLOSSARY_BOOKMARK = "glossary"
"""The annex."""


def article_bookmark(number: int) -> str:
    """Return the bookmark of the article with that number, counted from 1."""
    return f"article_{number}"


def columns(width: int, *shares: int) -> list[int]:
    """Return ``width`` shared out among columns, whatever unit it is in."""
    return [width * share // sum(shares) for share in shares]


def words(text: str, style: str = "") -> etree._Element:
    """Return a run of the pack's own words."""
    return run(text, wording.LANGUAGE, style)


def line(style: Name, text: str) -> etree._Element:
    """Return a paragraph of the pack's own words."""
    return paragraph(style.id, words(text))


def title(translated: TranslatedArticle, target_language: str, style: str = "") -> etree._Element:
    """Return the title as displayed, in the article's own language where it could not be translated."""
    language = target_language if translated.title.target else translated.article.language
    return run(wording.title(translated), language, style)


def facts(*known: tuple[str, str], style: str = "") -> Iterator[etree._Element]:
    """Yield ``(text, language)`` pairs as runs with separators between, the empty ones left out."""
    for index, (text, language) in enumerate(pair for pair in known if pair[0]):
        if index:
            yield words(wording.SEPARATOR, style)
        yield run(text, language, style)
