"""Saved web pages: the article by trafilatura, and what the page states about it."""

import datetime
import logging
import re
from collections.abc import Iterable, Iterator

import lxml.html
import trafilatura
from lxml import etree
from lxml.html import HtmlElement
from trafilatura.settings import Document

from briefing.errors import InputError
from briefing.readers import parsed
from briefing.readers.bounds import MOST_ELEMENTS, refuse_beyond
from briefing.readers.encoding import decode
from briefing.readers.metadata import Metadata
from briefing.readers.numbering import written
from briefing.readers.parsed import ParsedArticle
from briefing.readers.structure import Block, item_marker
from briefing.records import ParagraphKind

logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # what it warns of is reported as an InputError

_TAG = re.compile("<[A-Za-z]")

_SAVE_AS_TEXT = "Save the article's text as a .txt file."

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]{1,40})|<\?xml[^>]{0,80}encoding=[\"']([\w-]{1,40})", re.IGNORECASE)
_HEAD = 4096

_DATES = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//time[@itemprop='datePublished' or @pubdate]/@datetime",
    "//*[@itemprop='datePublished']/@content",
    "//meta[@name='pubdate' or @name='publish-date' or @name='DC.date.issued' or @name='date']/@content",
)
"""Where pages state the day they were published. Dates in the text, addresses and footers are no statements."""

_JSON_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{10,40})')

_NUMBERS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
"""Values of ``<ol type>``."""

_INLINE = frozenset({"hi", "ref", "del", "code", "graphic", "span"})
"""Elements of trafilatura's result that do not part text."""

_COLLAPSING = re.compile(r"[ \t\r\n]+")
"""Blanks that HTML shows as one; the no-break space is not among them."""


def read(data: bytes, path: str) -> ParsedArticle:
    """Parse the article in a web page, without the page's menus, comments and recommendations.

    Raises:
        InputError: it is no text or too much of it, or no article is found in it.
    """
    decoded = decode(data, path, _declared_charset(data))
    page = _page(decoded.text, path)
    article = _article(page) if page is not None else None
    if page is None or article is None:
        raise InputError(f"{path}: no article is found in this page.", _SAVE_AS_TEXT)
    blocks = _headline_first(_blocks(article.body))
    has_headline = bool(blocks) and blocks[0].kind is ParagraphKind.HEADLINE
    return parsed.from_blocks(blocks, decoded.encoding, _metadata(page, article, has_headline))


def _declared_charset(data: bytes) -> str:
    match = _CHARSET.search(data, 0, _HEAD)
    return (match[1] or match[2]).decode("ascii", "replace") if match else ""


def _page(text: str, path: str) -> HtmlElement | None:
    refuse_beyond(MOST_ELEMENTS, len(_TAG.findall(text)), "elements", path)
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        page: HtmlElement = lxml.html.document_fromstring(text.encode("utf-8"), parser=parser)
    except etree.ParserError:  # nothing but comments
        return None
    if fatal := parser.error_log.filter_from_fatals():  # the parser stopped there, and would drop the rest
        line = fatal[0].line
        raise InputError(f"{path}: is too long or too deep to be read beyond line {line}.", _SAVE_AS_TEXT)
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


def _article(page: HtmlElement) -> Document | None:
    """Return trafilatura's result.

    Where it finds little, it falls back to all the text of the page, menus included: a single paragraph with line
    ends, which no other way of its makes. Its stricter mode has no such fallback.
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
    except (AttributeError, LookupError, RecursionError, etree.LxmlError):  # broken pages find its faults
        return None
    return found if isinstance(found, Document) and found.body is not None else None


_NO_SEARCH = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}
"""Its guess at the date is not used; this keeps it short."""


def _is_whole_page(article: Document) -> bool:
    return len(article.body) == 1 and not len(article.body[0]) and "\n" in (article.body[0].text or "").strip()


def _metadata(page: HtmlElement, article: Document, has_headline: bool) -> Metadata:
    return Metadata(
        title=None if has_headline else _title(page, article.title),
        outlet=article.sitename,
        url=article.url,
        author=article.author,
        date=_date(page),
    )


def _title(page: HtmlElement, stated: str | None) -> str | None:
    """Return the stated title, without the name of the site where a heading of the page shows it without."""
    headings = (" ".join(heading.text_content().split()) for heading in page.iter("h1"))
    return next((heading for heading in headings if heading and (stated or "").startswith(heading)), stated)


def _date(page: HtmlElement) -> datetime.date | None:
    stated = [value for path in _DATES for value in page.xpath(path)]
    scripts = page.xpath("//script[@type='application/ld+json']/text()")
    stated += [match[1] for script in scripts if (match := _JSON_DATE.search(script))]
    return next((date for date in map(_day, stated) if date), None)


def _day(value: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(value.strip()[:10])
    except ValueError:
        return None


def _blocks(element: HtmlElement, kind: ParagraphKind = ParagraphKind.TEXT) -> Iterator[Block]:
    """Yield a block for each stretch of text between line breaks and the bounds of elements."""
    pending = element.text or ""
    for child in element:
        if child.tag in _INLINE:
            pending += "".join(child.itertext())
        else:
            yield from _block(pending, kind)
            yield from _inner(child, kind)
            pending = ""
        pending += child.tail or ""
    yield from _block(pending, kind)


def _headline_first(blocks: Iterable[Block]) -> list[Block]:
    """Where text stands outside paragraphs, trafilatura puts the headline behind it."""
    return sorted(blocks, key=lambda block: block.kind is not ParagraphKind.HEADLINE)


def _inner(element: HtmlElement, outer: ParagraphKind) -> Iterator[Block]:
    if element.tag == "head":
        headline = element.get("rend") == "h1"
        return _blocks(element, ParagraphKind.HEADLINE if headline else ParagraphKind.HEADING)
    return _item(element) if element.tag == "item" else _blocks(element, outer)


def _item(element: HtmlElement) -> Iterator[Block]:
    """The first paragraph of a list item carries its number, which opens the text, or a bullet."""
    parent = element.getparent()
    numbered = parent is not None and parent.get("rend") == "ol"
    for number, block in enumerate(_blocks(element)):
        if number > 0 or block.kind is not ParagraphKind.TEXT:
            yield block
            continue
        marker = item_marker(block.text) or (block.text.partition(" ")[0] if numbered else "")
        yield Block(block.text.removeprefix(marker), ParagraphKind.ITEM, marker or "•")


def _block(text: str, kind: ParagraphKind) -> Iterator[Block]:
    text = _COLLAPSING.sub(" ", text).strip()
    if text:
        yield Block(text, kind)
