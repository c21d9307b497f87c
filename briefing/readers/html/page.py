"""The page as a tree, with the numbers of its lists written out."""

import re

import lxml.html
from lxml import etree
from lxml.html import HtmlElement

from briefing.errors import InputError
from briefing.readers.bounds import MOST_ELEMENTS, refuse_beyond
from briefing.readers.numbering import written
from briefing.readers.shapes import item_marker

SAVE_AS_TEXT = "Save the article's text as a .txt file."

_TAG = re.compile("<[A-Za-z]")

_NUMBERS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
"""Values of ``<ol type>``."""


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
    _write_numbers(page)
    return page


def _write_numbers(page: HtmlElement) -> None:
    """Put the numbers browsers show before list items into the text, where extraction keeps them."""
    for numbers in page.iter("ol"):
        style = _NUMBERS.get(numbers.get("type", ""), "decimal")
        number = _integer(numbers.get("start"), 1)
        for item in numbers.iterchildren("li"):
            number = _integer(item.get("value"), number)
            _open_with(item, f"{written(number, style)}. ")
            number += 1


def _integer(value: str | None, default: int) -> int:
    return int(value) if value and re.fullmatch(r"\d{1,6}", value.strip()) else default


def _open_with(item: HtmlElement, marker: str) -> None:
    if item_marker(item.text_content().strip()):
        return
    while not (item.text or "").strip() and len(item) and item[0].tag in ("p", "div"):
        item = item[0]
    item.text = marker + (item.text or "").lstrip()
