"""``.rtf`` files, read by hand: striprtf tells neither struck, hidden and deleted text nor notes from the rest."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from briefing.errors import InputError
from briefing.file_kinds import kind_of
from briefing.readers import parsed, tables
from briefing.readers.bounds import MOST_PARAGRAPHS, MOST_TEXT, refuse_beyond
from briefing.readers.findings import COMMENT, DELETED, HIDDEN, MARGIN, STRUCK
from briefing.readers.metadata import Metadata
from briefing.readers.parsed import ParsedArticle
from briefing.readers.pieces import Piece, findings_on, shown
from briefing.readers.structure import Block, rejoined, with_headline
from briefing.records import ParagraphKind

_TOKEN = re.compile(
    r"\\(?:(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|'(?P<byte>[0-9a-fA-F]{2})|(?P<sign>[^a-zA-Z]))"
    r"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|.",
    re.DOTALL,
)

_CHARACTERS = {
    "tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ",
    "~": "\xa0", "_": "\u2011", "-": "\u00ad", "\\": "\\", "{": "{", "}": "}",
}  # fmt: skip

_PASSED_OVER = frozenset(
    "colortbl stylesheet listtable listoverridetable rsidtbl revtbl filetbl latentstyles info pict nonshppict fldinst "
    "sp sn sv datafield falt panose fname nonesttables atnid atnauthor tc xe bkmkstart bkmkend template".split()
)
"""Destinations whose text is no text of the document: settings, pictures, the names of fields."""

_STARRED = frozenset("shpinst shptxt footnote annotation pntext listtext".split())
"""Destinations that are read although they are marked as ones that a reader need not know."""

_ASIDE = {"annotation": COMMENT} | dict.fromkeys(
    "header headerl headerr headerf footer footerl footerr footerf".split(), MARGIN
)
"""Destinations that are not part of the running text, with the code of the finding on them."""

_CODECS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254", 163: "cp1258",
    177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
"""By the character set of a font. The others are in the encoding of the document."""

_DOCUMENT_CODECS = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_CODE_PAGES = frozenset((437, 850, 852, 855, 857, 866, 874, 932, 936, 949, 950, *range(1250, 1259)))

_SYMBOLS = range(0xF000, 0xF100)
"""The private characters that Word writes for those of its symbol fonts; in lists they are bullets."""

_DEEPEST = 1_000
"""Groups within groups; Word writes a dozen."""

_SAVE_AGAIN = "Open it in Word or LibreOffice and save it as .docx."


def read(data: bytes, path: str) -> ParsedArticle:
    """Parse an RTF document; notes follow the text, tracked changes count as accepted.

    Raises:
        InputError: it is not an RTF document or too large.
    """
    if not data.lstrip().startswith(b"{\\rtf"):
        raise InputError(f"{path}: is no .rtf document but {kind_of(data) or 'something else'}.", _SAVE_AGAIN)
    document = _RtfDocument(path)
    document.read(data.decode("latin-1"))
    blocks = with_headline(rejoined([*tables_joined(document.main.paragraphs), *tables_joined(document.notes)]))
    aside = [[piece._replace(code=code)] for code, texts in document.aside.items() for piece in map(Piece, texts)]
    pieces = [each.pieces for each in (*document.main.paragraphs, *document.notes)]
    return parsed.from_blocks(blocks, document.encoding, Metadata(), findings_on([*pieces, *aside]))


@dataclass(frozen=True, slots=True)
class _Look:
    """What the text of a group is: of a ``destination`` that is passed over if it is ``None``."""

    destination: str | None = ""
    starred: bool = False
    hidden: bool = False
    struck: bool = False
    deleted: bool = False
    raised: bool = False
    font: int = -1
    fallbacks: int = 1

    @property
    def code(self) -> str:
        """The code of the finding on such text if it is not read."""
        return DELETED if self.deleted else HIDDEN if self.hidden else STRUCK if self.struck else ""


@dataclass(slots=True)
class _RtfParagraph:
    """``cell`` numbers the cells of a table as they come, ``row`` their rows; 0 is outside of tables."""

    pieces: list[Piece] = field(default_factory=list)
    kind: ParagraphKind = ParagraphKind.TEXT
    marker: str = ""
    row: int = 0
    cell: int = 0


@dataclass(slots=True)
class _Flow:
    """A text with paragraphs of its own: the document, a text box, a note; those of a box follow its anchor."""

    paragraphs: list[_RtfParagraph] = field(default_factory=list)
    current: _RtfParagraph = field(default_factory=_RtfParagraph)
    boxes: list[_RtfParagraph] = field(default_factory=list)

    def end_paragraph(self, row: int, cell: int) -> None:
        self.current.row, self.current.cell = row, cell
        self.paragraphs += [self.current, *self.boxes]
        self.current, self.boxes = _RtfParagraph(kind=self.current.kind), []


def tables_joined(paragraphs: Iterable[_RtfParagraph]) -> Iterator[Block]:
    """Yield the blocks of paragraphs, with those of the cells of tables in rows."""
    rows: list[list[list[Block]]] = []
    last = (0, 0)
    for paragraph in paragraphs:
        lines = _lines(paragraph)
        if not paragraph.row:
            yield from tables.blocks(rows)
            yield from lines
            rows, last = [], (0, 0)
            continue
        if paragraph.row != last[0]:
            rows.append([])
        if (paragraph.row, paragraph.cell) != last:
            rows[-1].append([])
        rows[-1][-1] += lines
        last = paragraph.row, paragraph.cell
    yield from tables.blocks(rows)


def _lines(paragraph: _RtfParagraph) -> list[Block]:
    first, *rest = shown(paragraph.pieces).strip().split("\n")
    kind = ParagraphKind.ITEM if paragraph.marker and paragraph.kind is ParagraphKind.TEXT else paragraph.kind
    others = ParagraphKind.TEXT if kind is ParagraphKind.ITEM else kind
    return [Block(first, kind, paragraph.marker), *(Block(line, others) for line in rest)]


class _RtfDocument:
    """Reads a document token by token. The groups that are open are on a stack, each with its look and its flow."""

    def __init__(self, path: str) -> None:
        self.main, self.notes, self.aside = _Flow(), list[_RtfParagraph](), dict[str, list[str]]()
        self.encoding = "windows-1252"
        self._path = path
        self._codec, self._codecs = "cp1252", dict[int, str]()
        self._look, self._flow = _Look(), self.main
        self._stack: list[tuple[_Look, _Flow]] = []
        self._bytes = bytearray()
        self._to_skip = self._size = self._marks = 0
        self._row, self._cell, self._in_table = 1, 1, False
        self._label = ""

    def read(self, text: str) -> None:
        """Read the whole document."""
        place = 0
        while match := _TOKEN.match(text, place):
            place = match.end()
            if match["word"] == "bin" and match["number"]:
                place += max(0, int(match["number"]))
            elif match["byte"]:
                self._encoded(bytes.fromhex(match["byte"]))
            elif match["text"]:
                self._encoded(match["text"].encode("latin-1"))
            else:
                self._decode()
                self._token(match)
        self._decode()
        while self._stack:
            self._close()
        self._end_paragraph()

    def _token(self, match: re.Match[str]) -> None:
        if match["brace"] == "{":
            refuse_beyond(_DEEPEST, len(self._stack), "groups within groups", self._path)
            self._stack.append((self._look, self._flow))
            self._look = replace(self._look, starred=False)
        elif match["brace"] == "}":
            self._close()
        elif match["sign"] == "*":
            self._look = replace(self._look, starred=True)
        elif word := match["word"] or match["sign"]:
            self._control(word, int(match["number"]) if match["number"] else None)

    def _close(self) -> None:
        look, flow = self._look, self._flow
        if not self._stack:
            return
        self._look, self._flow = self._stack.pop()
        if flow is not self._flow:
            if flow.current.pieces:
                flow.end_paragraph(0, 0)
            self._leave(look.destination or "", flow.paragraphs)
        elif look.destination in ("listtext", "pntext") and look.destination != self._look.destination:
            self._flow.current.marker, self._label = _marker(self._label), ""

    def _leave(self, destination: str, paragraphs: list[_RtfParagraph]) -> None:
        """Put the paragraphs of a flow that ends where they belong."""
        if code := _ASIDE.get(destination):
            self.aside.setdefault(code, []).append(" ".join(shown(each.pieces) for each in paragraphs))
        elif destination == "footnote":
            if paragraphs:
                paragraphs[0].marker = f"[{self._marks}]"
            self.notes += paragraphs
        else:
            self._flow.boxes += paragraphs

    def _control(self, word: str, number: int | None) -> None:
        if self._look.destination == "fonttbl" and word in ("f", "fcharset"):
            self._font(word, number or 0)
        elif word in _CHARACTERS:
            self._text(_CHARACTERS[word])
        elif word in _LOOKS:
            self._look = replace(self._look, **_LOOKS[word](number))
        elif word in _ACTIONS:
            _ACTIONS[word](self, word, number)
        else:
            self._enter(word)

    def _escaped(self, _: str, number: int | None) -> None:
        self._text(_character((number or 0) % 0x10000))
        self._to_skip = self._look.fallbacks

    def _code_page(self, word: str, number: int | None) -> None:
        if word in _DOCUMENT_CODECS:
            self._codec = self.encoding = _DOCUMENT_CODECS[word]
        elif number in _CODE_PAGES:
            self._codec, self.encoding = f"cp{number}", f"windows-{number}"

    def _enter(self, word: str) -> None:
        """Begin a destination, if ``word`` is one."""
        if self._look.destination is None:
            return
        if word in _ASIDE or word in ("footnote", "shptxt"):
            self._look, self._flow = _Look(word, font=self._look.font, fallbacks=self._look.fallbacks), _Flow()
        elif word in ("listtext", "pntext", "fonttbl"):
            self._look = replace(self._look, destination=word)
        elif word in _PASSED_OVER or (self._look.starred and word not in _STARRED):
            self._look = replace(self._look, destination=None)
        self._look = replace(self._look, starred=False)

    def _font(self, word: str, number: int) -> None:
        if word == "f":
            self._look = replace(self._look, font=number)
        elif number in _CODECS:
            self._codecs[self._look.font] = _CODECS[number]

    def _set_paragraph(self, word: str, _: int | None) -> None:
        if self._look.destination is None:
            return
        if word == "pard":
            self._in_table, self._flow.current.kind = False, ParagraphKind.TEXT
        elif word == "intbl":
            self._in_table = True
        else:
            self._flow.current.kind = ParagraphKind.HEADING

    def _note_mark(self, _word: str, _number: int | None) -> None:
        if self._flow is self.main:
            self._marks += 1
            self._flow.current.pieces.append(Piece(f"[{self._marks}]", self._look.code, raised=True))

    def _end_paragraph(self, _word: str = "", _number: int | None = None) -> None:
        in_table = self._in_table and self._flow is self.main
        self._flow.end_paragraph(*((self._row, self._cell) if in_table else (0, 0)))
        refuse_beyond(MOST_PARAGRAPHS, len(self._flow.paragraphs), "paragraphs", self._path)

    def _end_cell(self, word: str, _: int | None) -> None:
        if word == "row":
            self._row += 1
        elif self._look.destination is not None:
            self._in_table = True
            self._end_paragraph()
            self._cell += word == "cell"

    def _encoded(self, data: bytes) -> None:
        skipped = min(self._to_skip, len(data))
        self._to_skip -= skipped
        self._bytes += data[skipped:]

    def _decode(self) -> None:
        if self._bytes:
            codec = self._codecs.get(self._look.font, self._codec)
            self._text(self._bytes.decode(codec, "replace"))
            self._bytes.clear()

    def _text(self, text: str) -> None:
        self._to_skip = 0
        match self._look.destination:
            case None | "fonttbl":
                return
            case "listtext" | "pntext":
                self._label += text
            case _:
                self._size += len(text)
                refuse_beyond(MOST_TEXT, self._size, "characters", self._path)
                self._flow.current.pieces.append(Piece(text, self._look.code, self._look.raised))


_ACTIONS: Mapping[str, Callable[[_RtfDocument, str, int | None], None]] = (
    {"u": _RtfDocument._escaped, "chftn": _RtfDocument._note_mark, "ansicpg": _RtfDocument._code_page}
    | dict.fromkeys(_DOCUMENT_CODECS, _RtfDocument._code_page)
    | dict.fromkeys(("par", "sect", "page", "column"), _RtfDocument._end_paragraph)
    | dict.fromkeys(("cell", "nestcell", "row"), _RtfDocument._end_cell)
    | dict.fromkeys(("pard", "intbl", "outlinelevel"), _RtfDocument._set_paragraph)
)
"""What a control word does to the document."""

_LOOKS: dict[str, Callable[[int | None], dict[str, Any]]] = {
    "plain": lambda _: {"hidden": False, "struck": False, "raised": False, "deleted": False},
    "v": lambda number: {"hidden": number != 0},
    "strike": lambda number: {"struck": number != 0},
    "striked": lambda number: {"struck": number != 0},
    "deleted": lambda number: {"deleted": number != 0},
    "super": lambda number: {"raised": number != 0},
    "nosupersub": lambda _: {"raised": False},
    "f": lambda number: {"font": number or 0},
    "uc": lambda number: {"fallbacks": min(max(number or 0, 0), 100)},
}
"""What a control word changes of a look, given its number: 0 switches off."""


def _character(code: int) -> str:
    return "•" if code in _SYMBOLS else chr(code)


def _marker(label: str) -> str:
    words = label.strip()
    return words if any(map(str.isalnum, words)) else "•" if words else ""
