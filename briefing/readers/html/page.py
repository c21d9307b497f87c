"""The page as a tree."""

import re

import lxml.html
from lxml import etree
from lxml.html import HtmlElement

from briefing.errors import InputError
from briefing.readers.bounds import MOST_ELEMENTS, refuse_beyond

SAVE_AS_TEXT = "Save the article's text as a .txt file."

_TAG = re.compile("<[A-Za-z]")


def parse_page(text: str, path: str) -> HtmlElement | None:
    """Return the page, ``None`` if it is empty.

    Raises:
        InputError: it has more elements than an article can have, or cannot be parsed to its end.
    """
    refuse_beyond(MOST_ELEMENTS, len(_TAG.findall(text)), "elements", path)
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        page: HtmlElement = lxml.html.document_fromstring(text.encode("utf-8"), parser=parser)
    except etree.ParserError:  # nothing but comments
        return None
    if fatal := parser.error_log.filter_from_fatals():  # the parser stopped there, and dropped the rest
        line = fatal[0].line
        raise InputError(f"{path}: is too long or too deep to be read beyond line {line}.", SAVE_AS_TEXT)
    return page
