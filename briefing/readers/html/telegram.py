"""Chats and channels that Telegram Desktop exports, ``messages.html``: all posts, each under its date and time."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from briefing.readers.dates import find_date
from briefing.readers.encoding import Decoded
from briefing.readers.findings import FURNITURE, left_out
from briefing.readers.html.blocks import PageText, text_of, unseen_findings
from briefing.readers.html.furniture import is_furniture_by_words
from briefing.readers.html.visibility import unseen_in
from briefing.readers.metadata import Metadata
from briefing.readers.parsed import ParsedArticle, from_blocks
from briefing.readers.structure import Block
from briefing.records import ParagraphKind

_TO_THE_MINUTE = 16
"""Characters of «10.03.2026 09:15:00 UTC+04:00» that a post is headed by."""


@dataclass(frozen=True, slots=True)
class _Post:
    stamp: str
    text: PageText

    def blocks(self) -> Iterator[Block]:
        kept = [block for block in self.text.blocks if not is_furniture_by_words(block)]
        if kept:
            yield Block(self.stamp[:_TO_THE_MINUTE], ParagraphKind.HEADING)
        yield from (Block(block.text, block.kind, block.marker) for block in kept)

    def furniture(self) -> list[str]:
        return [block.text for block in self.text.blocks if is_furniture_by_words(block)]


def is_export(page: HtmlElement) -> bool:
    """Tell whether a page is such an export."""
    return page.find(".//div[@class='page_body chat_page']/div[@class='history']") is not None


def read_posts(page: HtmlElement, decoded: Decoded) -> ParsedArticle:
    """Return the posts as one article, of the last post's date; calls to subscribe are left out."""
    posts = [*_posts(page)]
    dates = (find_date(post.stamp) for post in reversed(posts))
    channel = page.find(".//div[@class='page_header']//div[@class='text bold']")
    stated = Metadata(
        outlet=" ".join(channel.text_content().split()) if channel is not None else None,
        date=next((date for date in dates if date), None),
    )
    passed_over = [text for post in posts for text in post.furniture()]
    unseen = [each for post in posts for each in post.text.unseen]
    findings = [*decoded.findings, *left_out(FURNITURE, passed_over), *unseen_findings(unseen)]
    return from_blocks((block for post in posts for block in post.blocks()), decoded.encoding, stated, findings)


def _posts(page: HtmlElement) -> Iterator[_Post]:
    unseen = unseen_in(page)
    for message in page.iter("div"):
        if _is_named(message, "message") and (text := _inside(message, "text")) is not None:
            date = _inside(message, "date")
            yield _Post(date.get("title", "") if date is not None else "", text_of(text, unseen))


def _inside(message: HtmlElement, name: str) -> HtmlElement | None:
    return next((each for each in message.iter("div") if _is_named(each, name)), None)


def _is_named(element: HtmlElement, name: str) -> bool:
    return name in element.get("class", "").split()
