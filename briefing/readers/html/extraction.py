"""The article among the menus and advertisements of a page, by trafilatura."""

import logging

import trafilatura
from lxml import etree
from lxml.html import HtmlElement
from trafilatura.settings import Document

logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # its warnings become an InputError

_NO_SEARCH = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}
"""Its guess at the date is not used; this keeps it short."""


def extract(page: HtmlElement) -> Document | None:
    """Return the article, ``None`` if there is none.

    Where trafilatura finds little, it falls back to all the text of the page, menus included, as a single paragraph
    with line ends, which it never returns otherwise. Its stricter mode has no such fallback.
    """
    article = _extracted(page, strict=False)
    if article is not None and _is_whole_page(article):
        article = _extracted(page, strict=True)
    return article


def _extracted(page: HtmlElement, *, strict: bool) -> Document | None:
    try:
        found = trafilatura.bare_extraction(
            page, favor_precision=strict, include_comments=False, with_metadata=True, date_extraction_params=_NO_SEARCH
        )
    except (AttributeError, LookupError, RecursionError, etree.LxmlError):  # its bugs, found by broken pages
        return None
    return found if isinstance(found, Document) and found.body is not None else None


def _is_whole_page(article: Document) -> bool:
    return len(article.body) == 1 and not len(article.body[0]) and "\n" in (article.body[0].text or "").strip()
