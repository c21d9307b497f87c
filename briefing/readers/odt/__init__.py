"""OpenDocument texts (``.odt``, ``.fodt``), read from their XML as Word documents are.

odfpy and odfdo build trees of their own on minidom and lxml, of which a reader of text needs little.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from briefing.errors import InputError
from briefing.file_kinds import kind_of
from briefing.ooxml.package import WordPackage, parsed_xml
from briefing.ooxml.tree import Element, child, local_name, number, value
from briefing.readers import parsed, tables
from briefing.readers.bounds import MOST_PARAGRAPHS, MOST_TEXT, refuse_beyond
from briefing.readers.dates import only_date
from briefing.readers.findings import COMMENT, DELETED, HIDDEN, LEFT_OUT, MARGIN
from briefing.readers.metadata import Metadata
from briefing.readers.odt.lists import OdtLists
from briefing.readers.odt.styles import OdtStyles
from briefing.readers.parsed import ParsedArticle
from briefing.readers.pieces import Piece, findings_on, shown
from briefing.readers.structure import Block, rejoined, with_headline
from briefing.records import ParagraphKind

_SAVE_AGAIN = "Open it in LibreOffice or Word and save it as .docx."
_MOST_SPACES = 100
_BLANKS = re.compile(" {2,}")

_PARAGRAPHS = ("p", "h")
_CONTAINERS = frozenset("list-item list-header section index-body numbered-paragraph text-box".split())
_NOT_TEXT = frozenset(
    "sequence-decls forms variable-decls user-field-decls dde-connection-decls alphabetical-index-auto-mark-file "
    "table-of-content-source index-title-template change-start change-end bookmark".split()
)
_UNREAD = {"annotation": COMMENT, "hidden-text": HIDDEN, "hidden-paragraph": HIDDEN, "ruby-text": LEFT_OUT}
"""Elements in a paragraph that are not read, with the code of the finding on them."""


def read(data: bytes, path: str) -> ParsedArticle:
    """Parse an OpenDocument text; notes follow the text, tracked changes count as accepted.

    The title and author among the document's properties are not used: programs fill them in by themselves.

    Raises:
        InputError: it is no such document, is damaged, or unpacks to more than a document can hold.
    """
    content, styles = _parts(data, path)
    text = child(content, "body", "text")
    if text is None:
        raise InputError(f"{path}: holds no text document.", _SAVE_AGAIN)
    refuse_beyond(MOST_PARAGRAPHS, sum(1 for _ in text.iterdescendants("{*}p", "{*}h")), "paragraphs", path)
    document = _Document(OdtStyles.of(styles, content), path)
    blocks = with_headline(rejoined([*document.blocks(text), *document.notes]))
    unread = [*document.unread, *_beside(content), *(_beside(styles) if styles is not None else ())]
    letterhead = only_date(_letterheads(content if styles is None else styles))
    return parsed.from_blocks(blocks, "utf-8", Metadata(), findings_on(unread), letterhead)


def _parts(data: bytes, path: str) -> tuple[Element, Element | None]:
    """Return the content and the styles; a flat document has both in one."""
    if data.lstrip().startswith(b"<"):
        return parsed_xml(data, path), None
    if not data.startswith(b"PK"):
        raise InputError(f"{path}: is no .odt document but {kind_of(data) or 'something else'}.", _SAVE_AGAIN)
    with WordPackage.opened(data, path) as package:
        content = package.part("content.xml")
        if content is None:
            raise InputError(f"{path}: is a ZIP archive, but holds no OpenDocument text.", _SAVE_AGAIN)
        return content, package.part("styles.xml")


def _beside(root: Element) -> Iterator[list[Piece]]:
    """Yield what is not part of the running text: headers and footers, and what tracked changes delete."""
    for page in root.iterdescendants("{*}master-page"):
        for each in page:
            if local_name(each).startswith(("header", "footer")):
                yield [Piece(_words(each), MARGIN)]
    for deletion in root.iterdescendants("{*}deletion"):
        yield [Piece(" ".join(_words(each) for each in deletion if local_name(each) != "change-info"), DELETED)]


def _letterheads(root: Element) -> Iterator[str]:
    """Yield the lines of page headers, but for those that show the day on which they are looked at."""
    for page in root.iterdescendants("{*}master-page"):
        for line in (line for each in page if local_name(each).startswith("header") for line in each.iter("{*}p")):
            if all(value(field, "fixed") == "true" for field in line.iterdescendants("{*}date", "{*}time")):
                yield _words(line)


def _words(element: Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


class _Item(NamedTuple):
    """Where a list is: its style's name and its level; the first paragraph of an item takes its ``marker``."""

    style: str = ""
    depth: int = 0


@dataclass(slots=True)
class _Paragraph:
    pieces: list[Piece] = field(default_factory=list)
    boxes: list[Block] = field(default_factory=list)


class _Document:
    """Reads the elements of a text in their order."""

    def __init__(self, styles: OdtStyles, path: str) -> None:
        self.notes: list[Block] = []
        self.unread: list[list[Piece]] = []
        self._styles, self._path = styles, path
        self._lists, self._marker, self._size = OdtLists(styles.lists), "", 0

    def blocks(self, element: Element, item: "_Item | None" = None, code: str = "") -> Iterator[Block]:
        """Yield the blocks in an element; with a ``code``, what is in it is left out."""
        for inner in element.iterchildren("{*}*"):
            name = local_name(inner)
            own = code or self._hides(inner, name)
            if name in _PARAGRAPHS:
                yield from self._paragraph(inner, name, own)
            elif name == "list":
                yield from self._list(inner, item or _Item(), own)
            elif name == "table":
                yield from tables.blocks(self._rows(inner, own))
            elif name in _CONTAINERS or name.endswith(("-index", "table-of-content", "bibliography")):
                if name in ("list-item", "list-header"):
                    self._marker = self._next_marker(inner, name, item or _Item())
                yield from self.blocks(inner, item, own)
            elif name not in _NOT_TEXT and name != "tracked-changes":
                yield from self._drawn(inner, own)

    def _hides(self, element: Element, name: str) -> str:
        if name == "section" and value(element, "display") in ("none", "condition"):
            return HIDDEN
        return self._styles.code("paragraph", value(element, "style-name")) if name in _PARAGRAPHS else ""

    def _list(self, element: Element, outer: _Item, code: str) -> Iterator[Block]:
        style = value(element, "style-name") or outer.style
        if not outer.depth:
            goes_on = value(element, "continue-numbering") == "true" or value(element, "continue-list")
            self._lists.begin(style, continued=bool(goes_on))
        yield from self.blocks(element, _Item(style, outer.depth + 1), code)
        self._marker = ""

    def _next_marker(self, element: Element, name: str, item: _Item) -> str:
        if name == "list-header" or not any(local_name(inner) in _PARAGRAPHS for inner in element):
            return ""
        return self._lists.marker(item.style, item.depth, number(element, "start-value"))

    def _rows(self, table: Element, code: str) -> Iterator[list[list[Block]]]:
        for row in table.iterdescendants("{*}table-row"):
            if next(row.iterancestors("{*}table")) is table:
                yield [list(self.blocks(cell, code=code)) for cell in row.iterchildren("{*}table-cell")]

    def _paragraph(self, element: Element, name: str, code: str) -> Iterator[Block]:
        marker, self._marker = self._marker, ""
        paragraph = _Paragraph()
        self._into(element, paragraph, code, is_raised=False)
        if any(piece.code for piece in paragraph.pieces):
            self.unread.append(paragraph.pieces)
        first, *rest = _BLANKS.sub(" ", shown(paragraph.pieces)).strip().split("\n")
        self._size += len(first) + sum(map(len, rest))
        refuse_beyond(MOST_TEXT, self._size, "characters", self._path)
        kind = ParagraphKind.HEADING if name == "h" else ParagraphKind.ITEM if marker else ParagraphKind.TEXT
        yield Block(first, kind, marker)
        yield from (Block(line, ParagraphKind.TEXT if marker else kind) for line in rest)
        yield from paragraph.boxes

    def _into(self, element: Element, paragraph: _Paragraph, code: str, *, is_raised: bool) -> None:
        def add(text: str | None) -> None:
            if text:
                paragraph.pieces.append(Piece(" ".join(text.split("\n")), code, is_raised))

        add(element.text)
        for inner in element.iterchildren("{*}*"):
            self._inline(inner, paragraph, code, is_raised=is_raised)
            add(inner.tail)

    def _inline(self, inner: Element, paragraph: _Paragraph, code: str, *, is_raised: bool) -> None:
        match local_name(inner):
            case "s":
                paragraph.pieces.append(Piece(" " * min(number(inner, "c") or 1, _MOST_SPACES), code))
            case "tab":
                paragraph.pieces.append(Piece("\t", code))
            case "line-break":
                paragraph.pieces.append(Piece("\n", code))
            case "note":
                self._note(inner, paragraph, code)
            case "frame" | "custom-shape" | "text-box" | "g" | "rect" | "ellipse":
                paragraph.boxes += self._drawn(inner, code)
            case "ruby-text" | "annotation" | "hidden-text" | "hidden-paragraph" as name:
                paragraph.pieces.append(Piece(value(inner, "string-value") or _noted(inner), _UNREAD[name]))
            case name if name not in _NOT_TEXT:
                style = value(inner, "style-name") if name in ("span", "a") else ""
                own = code or (self._styles.code("text", style) if style else "")
                self._into(inner, paragraph, own, is_raised=is_raised or bool(style and self._styles.is_raised(style)))

    def _note(self, note: Element, paragraph: _Paragraph, code: str) -> None:
        mark = f"[{_words(citation) if (citation := child(note, 'note-citation')) is not None else '*'}]"
        paragraph.pieces.append(Piece(mark, code, raised=True))
        if (body := child(note, "note-body")) is not None:
            first, *rest = [*self.blocks(body, code=code)] or [Block("")]
            self.notes += [replace(first, marker=mark, kind=ParagraphKind.ITEM), *rest]

    def _drawn(self, element: Element, code: str) -> Iterator[Block]:
        """Yield the blocks of the text in a drawing."""
        for inner in element.iterchildren("{*}*"):
            if local_name(inner) in (*_PARAGRAPHS, "list", "table"):
                yield from self.blocks(element, code=code)
                return
            if local_name(inner) not in ("desc", "title", "image"):
                yield from self._drawn(inner, code)


def _noted(element: Element) -> str:
    return " ".join(_words(each) for each in element if local_name(each) not in ("creator", "date", "date-string")) or (
        element.text or ""
    )
