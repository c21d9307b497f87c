"""Chats and channels that Telegram Desktop exports, ``messages.html``: all posts, each under its date and time."""

from collections.abc import Iterator

from lxml.html import HtmlElement

from briefing.readers.dates import find_date
from briefing.readers.findings import FURNITURE, left_out
from briefing.readers.html.blocks import PageBlock, text_of
from briefing.readers.html.furniture import is_furniture_by_words
from briefing.readers.html.visibility import Unseen
from briefing.readers.metadata import Metadata
from briefing.readers.parsed import ParsedArticle, from_blocks
from briefing.readers.structure import Block
from briefing.records import ParagraphKind


def is_export(page: HtmlElement) -> bool:
    """Tell whether a page is such an export."""
    return page.find(".//div[@class='page_body chat_page']/div[@class='history']") is not None


def read_posts(page: HtmlElement, encoding: str, unseen: Unseen) -> ParsedArticle:
    """Return the posts as one article of the last post's date; calls to subscribe are left out."""
    blocks: list[Block] = []
    passed: list[str] = []
    stamps: list[str] = []
    for post in _posts(page):
        text = _inside(post, "text")
        if text is None:
            continue
        shown = text_of(text, unseen).blocks
        stamps.append(_stamp(post))
        kept = [block for block in shown if not is_furniture_by_words(block)]
        passed += [block.text for block in shown if is_furniture_by_words(block)]
        blocks += [*([Block(_stamp_text(stamps[-1]), ParagraphKind.HEADING)] if kept else []), *map(_block, kept)]
    channel = page.find(".//div[@class='page_header']//div[@class='text bold']")
    metadata = Metadata(
        outlet=" ".join(channel.text_content().split()) if channel is not None else None,
        date=next((date for date in map(find_date, reversed(stamps)) if date), None),
    )
    return from_blocks(blocks, encoding, metadata, left_out(FURNITURE, passed))


def _posts(page: HtmlElement) -> Iterator[HtmlElement]:
    return (each for each in page.iter("div") if "message" in each.get("class", "").split())


def _inside(post: HtmlElement, name: str) -> HtmlElement | None:
    return next((each for each in post.iter("div") if name in each.get("class", "").split()), None)


def _stamp(post: HtmlElement) -> str:
    date = _inside(post, "date")
    return date.get("title", "") if date is not None else ""


def _stamp_text(stamp: str) -> str:
    """«10.03.2026 09:15:00 UTC+04:00» → «10.03.2026 09:15»."""
    return stamp[:16]


def _block(block: PageBlock) -> Block:
    return Block(block.text, block.kind, block.marker)
