"""``.md`` files: the text without its markup, headings and lists kept."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from briefing.errors import InputError
from briefing.readers import front_matter, html, parsed, tables
from briefing.readers.bounds import MOST_MARKS, refuse_beyond
from briefing.readers.encoding import decode
from briefing.readers.html.blocks import UnseenText, unseen_findings
from briefing.readers.parsed import ParsedArticle
from briefing.readers.structure import Block
from briefing.readers.wrapping import with_whole_words
from briefing.records import Finding, ParagraphKind

_BULLET = "•"
_DEEPEST = 19
"""Nesting level (a list takes two) at which the parser drops text."""

_MARK = re.compile(r"[\n\\\[\]*_`<&!|~]")

_HEADING = ParagraphKind.HEADING

_WIKI_LINK = re.compile(r"(?<!!)\[\[(?:[^\[\]|\n]{1,200}\|)?([^\[\]|\n]{1,200})\]\]")
"""«[[Казахстан|Казахстана]]», as Obsidian writes links."""

_DEFINITION = re.compile(r"^ {0,3}\[((?:[^\[\]\\\n]|\\.){1,200})\]:[ \t]*(.*)$", re.MULTILINE)
_USE = re.compile(r"\[((?:[^\[\]\\\n]|\\.){1,200})\](?!:)")
_NOTE = re.compile(r"^ {0,3}\[\^([^\]\s]{1,40})\]:[ \t]*", re.MULTILINE)
_NOTE_MARK = re.compile(r"(\S?)\[\^([^\]\s]{1,40})\](?!:)")


def read(data: bytes, path: str) -> ParsedArticle:
    """Parse a Markdown file; a heading at the top is its headline.

    Raises:
        InputError: it is not text or too much of it, or lists are nested nine deep.
    """
    decoded = decode(data, path)
    refuse_beyond(MOST_MARKS, len(_MARK.findall(decoded.text)), "lines and characters of markup", path)
    stated = front_matter.take(decoded.text)
    rules = ["table", "strikethrough"] if "~~" in stated.text else ["table"]
    parser = MarkdownIt("commonmark").enable(rules).disable("code")
    tokens = parser.parse(_prepared(stated.text))
    if any(token.level >= _DEEPEST for token in tokens):
        raise InputError(f"{path}: its lists are nested too deeply to be read.", "Save the text as a .txt file.")
    reading = _Reading(parser, path)
    first, *rest = [*reading.blocks(tokens)] or [Block("")]
    if first.kind is _HEADING:
        first = replace(first, kind=ParagraphKind.HEADLINE)
    findings = (*decoded.findings, *stated.findings, *reading.findings())
    return parsed.from_blocks([first, *rest], decoded.encoding, stated.metadata, findings)


def _prepared(text: str) -> str:
    """Return the text with notes as lines of their own, and with definitions as text that no link refers to.

    The parser takes every line like «[10:35]: https://…» for the definition of a link, and drops it.
    """
    text = _WIKI_LINK.sub(r"\1", with_whole_words(text))
    noted = {match[1] for match in _NOTE.finditer(text)}
    text = _NOTE_MARK.sub(lambda match: _mark(match) if match[2] in noted else match[0], text)
    text = _NOTE.sub(lambda match: f"\n\\[{match[1]}\\] ", text)
    used = {normalizeReference(match[1]) for match in _USE.finditer(text)}
    return _DEFINITION.sub(lambda match: match[0] if normalizeReference(match[1]) in used else _line(match), text)


def _mark(match: re.Match[str]) -> str:
    before = f"{match[1]} " if match[1] else ""
    return f"{before}\\[{match[2]}\\]"


def _line(match: re.Match[str]) -> str:
    return f"\n\\[{match[1]}\\]: {match[2]}\n"


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


class _Reading:
    """Goes through the tokens of a file once, collecting what of its text is not read."""

    def __init__(self, parser: MarkdownIt, path: str) -> None:
        self._parser = parser
        self._path = path
        self._unseen: list[UnseenText] = []

    def blocks(self, tokens: Sequence[Token]) -> Iterator[Block]:
        """Yield the blocks of the file, those of a table by rows."""
        state, rows = _State(), list[list[list[Block]]]()
        for token in tokens:
            state.opened(token)
            match token.type:
                case "tr_open":
                    rows.append([])
                case "th_open" | "td_open":
                    rows[-1].append([])
                case "table_close":
                    yield from tables.blocks(rows)
                    rows = []
                case "html_block":
                    yield from self._page(token.content)
                case _:
                    found = [state.block(text) for text in self._texts(token) if text.strip()]
                    if rows:
                        rows[-1][-1] += found
                    else:
                        yield from found

    def findings(self) -> Iterator[Finding]:
        """Yield findings on the text that was not read so far."""
        return unseen_findings(self._unseen)

    def _texts(self, token: Token) -> list[str]:
        if token.type == "fence":
            return token.content.split("\n")
        if token.type != "inline":
            return []
        inner = token.children or []
        if any(each.type == "s_open" or (each.type == "html_inline" and not _is_break(each)) for each in inner):
            rendered = self._parser.renderer.render([token], self._parser.options, {})
            return [block.text for block in self._page(rendered)]
        return "".join(map(_inline, inner)).split("\n")

    def _page(self, content: str) -> list[Block]:
        """Return the blocks of a piece of HTML."""
        text = html.text_of_fragment(content, self._path)
        self._unseen += text.unseen
        return [Block(block.text, block.kind, block.marker) for block in text.blocks]


def _is_break(token: Token) -> bool:
    return token.content.lower().startswith("<br")


def _inline(token: Token) -> str:
    match token.type:
        case "softbreak":
            return " "
        case "hardbreak" | "html_inline":
            return "\n"
        case _:
            return token.content
