"""Saved web pages: the article in them, and what the page states about it."""

import re

from briefing.errors import InputError
from briefing.readers import parsed
from briefing.readers.encoding import Decoded, decode
from briefing.readers.html import telegram
from briefing.readers.html.blocks import PageText, text_of, unseen_findings
from briefing.readers.html.page import SAVE_AS_TEXT, parse_page
from briefing.readers.html.selection import select
from briefing.readers.html.statements import Statements
from briefing.readers.html.visibility import unseen_in
from briefing.readers.metadata import Metadata
from briefing.readers.parsed import ParsedArticle
from briefing.readers.structure import Block

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]{1,40})|<\?xml[^>]{0,80}encoding=[\"']([\w-]{1,40})", re.IGNORECASE)
_HEAD = 4096


def read(data: bytes, path: str) -> ParsedArticle:
    """Parse the article in a web page, without the page's menus, comments and recommendations.

    Raises:
        InputError: it is not text or too much of it, or no article is found in it.
    """
    return read_page(decoded_page(data, path), path)


def read_page(decoded: Decoded, path: str) -> ParsedArticle:
    """Parse the article in a page that is decoded already, as :func:`read` does it."""
    page = parse_page(decoded.text, path)
    if page is not None and telegram.is_export(page):
        return telegram.read_posts(page, decoded)
    stated = Statements.of(page) if page is not None else None
    article = select(page, stated.titles, stated.own_title) if page is not None and stated else None
    if page is None or stated is None or article is None:
        raise InputError(f"{path}: no article is found in this page.", SAVE_AS_TEXT)
    findings = (*decoded.findings, *article.findings)
    return parsed.from_blocks(article.blocks, decoded.encoding, stated.metadata(page, article), findings)


def read_all(data: bytes, path: str) -> ParsedArticle:
    """Parse a page that is all text, without looking for an article in it.

    Raises:
        InputError: it is not text or too much of it.
    """
    decoded = decoded_page(data, path)
    text = text_of_fragment(decoded.text, path)
    blocks = [Block(block.text, block.kind, block.marker) for block in text.blocks]
    return parsed.from_blocks(blocks, decoded.encoding, Metadata(), (*decoded.findings, *unseen_findings(text.unseen)))


def text_of_fragment(content: str, path: str) -> PageText:
    """Return the text of a page, or of a piece of one.

    Raises:
        InputError: it is too much.
    """
    page = parse_page(content, path)
    return text_of(page, unseen_in(page)) if page is not None else PageText()


def decoded_page(data: bytes, path: str) -> Decoded:
    """Return the text of a page.

    Raises:
        InputError: it is not text.
    """
    return decode(data, path, _declared_charset(data))


def _declared_charset(data: bytes) -> str:
    match = _CHARSET.search(data, 0, _HEAD)
    return (match[1] or match[2]).decode("ascii", "replace") if match else ""
