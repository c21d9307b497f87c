"""Web pages that a browser saved as one file (``.mhtml``, ``.mht``): a message of which page and pictures are parts."""

import re
from dataclasses import replace
from email.message import EmailMessage

from briefing.errors import InputError
from briefing.readers import html, messages
from briefing.readers.html.page import SAVE_AS_TEXT
from briefing.readers.metadata import Metadata
from briefing.readers.parsed import ParsedArticle

_FRAME = re.compile(r"<iframe\b[^<>]{0,4000}>", re.IGNORECASE)
_SOURCE = re.compile(r"\bsrc\s*=\s*[\"']?cid:([^\"'>\s]{1,300})", re.IGNORECASE)


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
    decoded = html.decoded_page(messages.declared_page(page), path)
    framed = {_id(frame): frame for frame in frames}

    def with_frame(tag: re.Match[str]) -> str:
        source = _SOURCE.search(tag[0])
        frame = framed.pop(source[1], None) if source else None  # once: thousands of tags may name one frame
        inside = _body(html.decoded_page(messages.declared_page(frame), path).text) if frame else ""
        return f"<div>{inside}</div>{tag[0]}"

    article = html.read_page(replace(decoded, text=_FRAME.sub(with_frame, decoded.text)), path)
    return replace(article, metadata=article.metadata.over(Metadata(url=_address(page))))


def _id(part: EmailMessage) -> str:
    return messages.header(part, "Content-ID").strip("<>")


def _body(page: str) -> str:
    """Return what is between the first ``<body …>`` and the last ``</body>`` of a page."""
    start = page.lower().find("<body")
    stop = page.lower().rfind("</body")
    return page[page.find(">", start) + 1 : stop] if 0 <= start < stop else page


def _address(page: EmailMessage) -> str | None:
    address = messages.header(page, "Content-Location")
    return address if address.startswith(("http://", "https://")) else None
