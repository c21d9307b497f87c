"""Web pages that a browser saved as one file (``.mhtml``, ``.mht``): a message of which page and pictures are parts."""

import re
from dataclasses import replace
from email.message import EmailMessage

from briefing.errors import InputError
from briefing.readers import html, messages
from briefing.readers.html.page import SAVE_AS_TEXT
from briefing.readers.metadata import Metadata
from briefing.readers.parsed import ParsedArticle

_FRAME = re.compile(rb"<iframe\b[^>]{0,2000}?\bsrc\s*=\s*[\"']?cid:([^\"'>\s]{1,300})[^>]{0,2000}>", re.IGNORECASE)


def read(data: bytes, path: str) -> ParsedArticle:
    """Parse the article in a page; the frames in it are read where they stand.

    Raises:
        InputError: it is no such file, or no article is found in its page.
    """
    leaves = messages.leaves(messages.parsed(data, path))
    pages = [part for part in leaves if part.get_content_type() == "text/html"]
    if not pages:
        raise InputError(f"{path}: holds no web page.", SAVE_AS_TEXT)
    page, *frames = pages
    framed = {_id(frame): messages.content(frame) for frame in frames}
    whole = _FRAME.sub(
        lambda found: b"<div>" + _body(framed.get(found[1], b"")) + b"</div>" + found[0], messages.declared_page(page)
    )
    article = html.read(whole, path)
    return replace(article, metadata=article.metadata.over(Metadata(url=_address(page))))


def _id(part: EmailMessage) -> bytes:
    return messages.header(part, "Content-ID").strip("<>").encode("utf-8", "replace")


def _body(page: bytes) -> bytes:
    """Return what is between the first ``<body …>`` and the last ``</body>`` of a page."""
    start = page.lower().find(b"<body")
    stop = page.lower().rfind(b"</body")
    return page[page.find(b">", start) + 1 : stop] if 0 <= start < stop else page


def _address(page: EmailMessage) -> str | None:
    address = messages.header(page, "Content-Location")
    return address if address.startswith(("http://", "https://")) else None
