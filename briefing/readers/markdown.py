"""``.md`` files: the text without its markup, headings and lists kept."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import lxml.html
from lxml.html import HtmlElement
from markdown_it import MarkdownIt
from markdown_it.token import Token

from briefing.errors import InputError
from briefing.readers import metadata, parsed
from briefing.readers.bounds import MOST_MARKS, refuse_beyond
from briefing.readers.encoding import decode
from briefing.readers.parsed import ParsedArticle
from briefing.readers.structure import Block
from briefing.records import ParagraphKind

_BULLET = "•"
_DEEPEST = 19
"""Nesting level (a list takes two) at which the parser drops text."""

_MARK = re.compile(r"[\n\\\[\]*_`<&!|~]")

_HEADING = ParagraphKind.HEADING


def read(data: bytes, path: str) -> ParsedArticle:
    """Parse a Markdown file; a heading at the top is its headline.

    Raises:
        InputError: it is not text or too much of it, its front matter is wrong, or lists are nested nine deep.
    """
    decoded = decode(data, path)
    refuse_beyond(MOST_MARKS, len(_MARK.findall(decoded.text)), "lines and characters of markup", path)
    stated, text = metadata.from_front_matter(decoded.text, path)
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    if any(token.level >= _DEEPEST for token in tokens):
        raise InputError(f"{path}: its lists are nested too deeply to be read.", "Save the text as a .txt file.")
    first, *rest = [*_blocks(tokens)] or [Block("")]
    if first.kind is _HEADING:
        first = replace(first, kind=ParagraphKind.HEADLINE)
    return parsed.from_blocks([first, *rest], decoded.encoding, stated)


@dataclass(slots=True)
class _State:
    """What the next block is, as set by opening tokens."""

    kind: ParagraphKind = ParagraphKind.TEXT
    marker: str = ""

    def opened(self, token: Token) -> None:
        if token.type == "heading_open":
            self.kind = _HEADING
        elif token.type == "list_item_open":
            self.kind = ParagraphKind.ITEM
            self.marker = f"{token.info}{token.markup}" if token.info else _BULLET

    def block(self, text: str) -> Block:
        """Return a block of ``text``; what follows it in the same heading or item is plain."""
        block = Block(text, self.kind, self.marker)
        self.kind, self.marker = ParagraphKind.TEXT, ""
        return block


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    state = _State()
    for token in tokens:
        state.opened(token)
        for text in _texts(token):
            if text.strip():
                yield state.block(text)


def _texts(token: Token) -> list[str]:
    if token.type == "inline":
        return "".join(map(_inline, token.children or ())).split("\n")
    if token.type in ("fence", "code_block"):
        return token.content.split("\n")
    if token.type == "html_block":
        page: HtmlElement = lxml.html.document_fromstring(f"<div>{token.content}")
        return str(page.text_content()).split("\n")
    return []


def _inline(token: Token) -> str:
    match token.type:
        case "softbreak":
            return " "
        case "hardbreak":
            return "\n"
        case "html_inline":
            return "\n" if token.content.lower().startswith("<br") else ""
        case _:
            return token.content
