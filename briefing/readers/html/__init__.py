"""Saved web pages: the article in them, and what the page states about it."""

import re

from briefing.errors import InputError
from briefing.readers import parsed
from briefing.readers.encoding import decode
from briefing.readers.html.blocks import blocks_of
from briefing.readers.html.extraction import extract
from briefing.readers.html.page import SAVE_AS_TEXT, parse_page
from briefing.readers.html.statements import statements
from briefing.readers.parsed import ParsedArticle
from briefing.records import ParagraphKind

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]{1,40})|<\?xml[^>]{0,80}encoding=[\"']([\w-]{1,40})", re.IGNORECASE)
_HEAD = 4096


def read(data: bytes, path: str) -> ParsedArticle:
    """Parse the article in a web page, without the page's menus, comments and recommendations.

    Raises:
        InputError: it is not text or too much of it, or no article is found in it.
    """
    decoded = decode(data, path, _declared_charset(data))
    page = parse_page(decoded.text, path)
    article = extract(page) if page is not None else None
    if page is None or article is None:
        raise InputError(f"{path}: no article is found in this page.", SAVE_AS_TEXT)
    blocks = blocks_of(article.body)
    has_headline = bool(blocks) and blocks[0].kind is ParagraphKind.HEADLINE
    return parsed.from_blocks(blocks, decoded.encoding, statements(page, article, has_headline))


def _declared_charset(data: bytes) -> str:
    match = _CHARSET.search(data, 0, _HEAD)
    return (match[1] or match[2]).decode("ascii", "replace") if match else ""
