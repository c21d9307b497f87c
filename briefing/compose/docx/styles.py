"""Every style of a DOCX pack. Nothing is formatted but by these, so a pack is restyled by changing them.

All lengths are points. Names that Word has built in are written as Word writes them (``heading 1``), so that its
navigation, house styles and other programs know what they are.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from briefing.records import ParagraphKind

FONT, COMPLEX_FONT = "Calibri", "Arial"
"""The font of Latin and Cyrillic letters, and that of scripts that Calibri lacks, Arabic and Hebrew among them."""

SUBSTITUTES = {
    # Calibri comes with Word on Windows and macOS, Carlito, of the same widths, with LibreOffice; Arial with both
    # systems; the others with Linux. All have Cyrillic.
    FONT: ("020F0502020204030204", ("Carlito", "Arial", "Liberation Sans", "DejaVu Sans")),
    COMPLEX_FONT: ("020B0604020202020204", ("Liberation Sans", "DejaVu Sans")),
}
"""For each font its PANOSE number, from which Word finds one like it, and what to take where it is missing."""

INK = "1A1A1A"
SOFT_INK = "404040"
GREY = "595959"
NAVY = "1F3864"
BLUE = "1F4E79"
RED = "9C1C1C"
RULE = "C9CED6"
SHADE = "F1F4F8"
LOCKED_SHADE = "EFEFEF"
TERM_SHADE = "DAE8F6"

BODY_SIZE = 10.5
CELL_SIZE = 10.0
TERM_SIZE = 9.0
ID_SIZE = 7.0
DIGEST_SIZE = 7.0
CELL_PADDING = {"top": 3.0, "left": 7.0, "bottom": 3.5, "right": 7.0}
TERM_PADDING = {"top": 1.5, "left": 7.0, "bottom": 2.0, "right": 7.0}

# Hanging indents are as wide as the marker and its space, which stay in the text as they were written.
_NUMBER_INDENT, _BULLET_INDENT = 10.2, 7.4


class Name(StrEnum):
    """The styles that have one use; :func:`text_style` names those of the articles' text."""

    NORMAL = "Normal"
    TITLE = "Title"
    SUBTITLE = "Subtitle"
    COVERAGE = "Coverage"
    NOTICE = "Notice"
    MADE_BY = "Made by"
    HANDLING = "Handling"
    HANDLING_LINE = "Handling line"
    FRONT_HEADING = "Front heading"
    ENTRY = "List entry"
    ANNEX_ENTRY = "Annex entry"
    SKIPPED = "Skipped entry"
    ARTICLE_NUMBER = "Article number"
    ARTICLE_TITLE = "heading 1"
    SECTION_TITLE = "heading 2"
    SOURCE_TITLE = "Source title"
    FACTS = "Facts"
    REMARK = "Remark"
    COLUMN_HEADING = "Column heading"
    PARTICULAR = "Particular"
    NOTE = "Note"
    TERM = "Term"
    TERM_SOURCE = "Term source"
    TERM_NOTE = "Term note"
    END = "End mark"
    SEGMENT_ID = "Segment ID"
    SOURCE_CELL_HEADING = "Source cell heading"
    TARGET_CELL_HEADING = "Target cell heading"
    REVIEW_REMARK = "Review remark"
    COMMENT = "annotation text"
    HEADER = "header"
    FOOTER = "footer"
    DEFAULT_FONT = "Default Paragraph Font"
    LINK = "Hyperlink"
    QUIET_LINK = "Quiet link"
    ENTRY_LINK = "Entry link"
    DETAIL = "Detail"
    PATH = "Path"
    DIGEST = "Digest"
    DOUBTFUL = "Doubtful"
    NOTE_MARK = "Note mark"
    MISSING_TERM = "Missing term"
    TERM_MARK = "Term mark"
    DOUBTFUL_TERM = "Doubtful term"
    COMMENT_REFERENCE = "annotation reference"
    PLAIN_TABLE = "Normal Table"
    SIDE_BY_SIDE = "Side by side"
    TERM_TABLE = "Term table"
    REVIEW_TABLE = "Review table"

    @property
    def id(self) -> str:
        """The style's id in the document."""
        return identifier(self)


class Side(StrEnum):
    """Where the text of an article stands: in the left or the right column, or alone because nobody translated it."""

    SOURCE = "Source"
    TARGET = "Target"
    PUBLISHED = "Published"


@dataclass(frozen=True, slots=True)
class Font:
    """How characters look; what is not given stays as it is in the style this one is based on."""

    size: float | None = None
    colour: str = ""
    bold: bool = False
    underline: str = ""
    shade: str = ""
    superscript: bool = False
    proofread: bool = True


@dataclass(frozen=True, slots=True)
class Layout:
    """How a paragraph stands; what is not given stays as it is in the style this one is based on.

    ``line`` is in lines, ``outline`` is a heading's level (0 for the highest), ``aligned`` where its lines
    stand ("center", "right"), ``edge`` the side with a rule
    ``edge_width`` wide.
    """

    before: float | None = None
    after: float | None = None
    line: float | None = None
    left: float = 0
    right: float = 0
    hanging: float = 0
    keep_with_next: bool = False
    keep_together: bool = False
    new_page: bool = False
    aligned: str = ""
    outline: int | None = None
    edge: str = ""
    edge_width: float = 0
    edge_colour: str = ""


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph or character style; ``followed_by`` is the style of the paragraph a person types after it."""

    name: str
    font: Font = field(default_factory=Font)
    layout: Layout = field(default_factory=Layout)
    based_on: str = Name.NORMAL
    followed_by: str = ""


_BAR = Layout(left=8, after=2, keep_together=True, edge="left", edge_width=2.25, edge_colour=NAVY)

_SINGLE_USE = (
    # Not among the defaults of the document: in tables LibreOffice puts those above the colours of character styles.
    Style(Name.NORMAL, Font(colour=INK), based_on=""),
    Style(
        Name.TITLE,
        Font(size=28, colour=NAVY, bold=True),
        Layout(after=0, line=1.0, keep_with_next=True),
        followed_by=Name.SUBTITLE,
    ),
    Style(Name.SUBTITLE, Font(size=14, colour=SOFT_INK), Layout(after=3, line=1.0, keep_with_next=True)),
    Style(Name.COVERAGE, Font(colour=GREY), Layout(after=3)),
    Style(Name.HANDLING, Font(colour=RED, bold=True), Layout(after=3)),
    Style(Name.NOTICE, layout=replace(_BAR, before=13, keep_with_next=True)),
    Style(Name.MADE_BY, Font(size=8.5, colour=GREY, proofread=False), replace(_BAR, after=0)),
    Style(
        Name.ARTICLE_TITLE,
        Font(size=17, colour=NAVY, bold=True),
        Layout(after=4, line=1.0, keep_with_next=True, keep_together=True, outline=0),
        followed_by=Name.SOURCE_TITLE,
    ),
    Style(
        Name.SECTION_TITLE,
        Font(size=12, colour=NAVY, bold=True),
        Layout(before=14, after=4, keep_with_next=True, keep_together=True, outline=1),
    ),
    Style(
        Name.FRONT_HEADING,
        Font(size=13),
        Layout(before=22, after=7, edge="bottom", edge_width=0.5, edge_colour=RULE),
        based_on=Name.ARTICLE_TITLE,
    ),
    Style(Name.ENTRY, layout=Layout(left=20, hanging=20, after=9, keep_together=True)),
    # There are two at most, and below them a short list: all stay on one page.
    Style(Name.ANNEX_ENTRY, layout=Layout(after=4, keep_with_next=True), based_on=Name.ENTRY),
    Style(Name.SKIPPED, layout=Layout(after=4)),
    Style(
        Name.ARTICLE_NUMBER,
        Font(size=9, colour=GREY),
        Layout(after=4, keep_with_next=True, new_page=True),
        followed_by=Name.ARTICLE_TITLE,
    ),
    Style(
        Name.SOURCE_TITLE,
        Font(size=12, colour=SOFT_INK),
        Layout(after=6, line=1.0, keep_with_next=True, keep_together=True),
        followed_by=Name.FACTS,
    ),
    Style(Name.FACTS, Font(size=9, colour=GREY, proofread=False), Layout(after=10, keep_with_next=True)),
    Style(Name.REMARK, Font(colour=GREY), Layout(before=4, after=10, keep_with_next=True)),
    Style(Name.COLUMN_HEADING, Font(size=9, colour=NAVY, bold=True), Layout(after=0, line=1.0, keep_with_next=True)),
    # Digests and names of models; a long one hangs from its name.
    Style(Name.PARTICULAR, Font(size=TERM_SIZE, proofread=False), Layout(left=14, hanging=14, after=2)),
    Style(Name.NOTE, Font(size=9.5), Layout(left=22, hanging=22, after=3, keep_together=True)),
    Style(Name.TERM, Font(size=TERM_SIZE), Layout(after=0, line=1.0)),
    Style(Name.TERM_SOURCE, Font(colour=SOFT_INK), based_on=Name.TERM),
    # People write notes in any language, and fill them with names.
    Style(Name.TERM_NOTE, Font(colour=GREY, proofread=False), based_on=Name.TERM),
    Style(Name.END, Font(size=9, colour=GREY), Layout(before=14, after=0)),
    Style(Name.HANDLING_LINE, Font(size=9, colour=RED, bold=True), Layout(after=1, line=1.0, aligned="center")),
    Style(Name.HEADER, Font(size=8.5, colour=GREY), Layout(after=0)),
    Style(Name.FOOTER, Font(size=8.5, colour=GREY), Layout(after=0, aligned="right")),
)

CHARACTER_STYLES = (
    Style(Name.DEFAULT_FONT, based_on=""),
    Style(Name.LINK, Font(colour=BLUE, underline="single"), based_on=Name.DEFAULT_FONT),
    Style(Name.QUIET_LINK, Font(colour=BLUE), based_on=Name.DEFAULT_FONT),
    Style(Name.ENTRY_LINK, Font(colour=BLUE, bold=True), based_on=Name.DEFAULT_FONT),
    Style(Name.DETAIL, Font(size=9, colour=GREY, proofread=False), based_on=Name.DEFAULT_FONT),
    Style(Name.PATH, Font(bold=True, proofread=False), based_on=Name.DEFAULT_FONT),
    Style(Name.DIGEST, Font(size=DIGEST_SIZE, colour=GREY, proofread=False), based_on=Name.DEFAULT_FONT),
    Style(Name.DOUBTFUL, Font(underline="dotted"), based_on=Name.DEFAULT_FONT),
    Style(Name.NOTE_MARK, Font(size=10.5, colour=BLUE, bold=True, superscript=True), based_on=Name.DEFAULT_FONT),
    Style(Name.MISSING_TERM, Font(colour=RED, bold=True), based_on=Name.DEFAULT_FONT),
)

REVIEW_PARAGRAPH_STYLES = (
    Style(Name.SEGMENT_ID, Font(size=ID_SIZE, colour=GREY, proofread=False), Layout(before=1.5, after=0, line=1.0)),
    # Bold only: the space above other headings would set the texts of a row at different heights.
    Style(Name.SOURCE_CELL_HEADING, Font(colour=NAVY, bold=True), based_on=f"{Side.SOURCE} text"),
    Style(Name.TARGET_CELL_HEADING, Font(colour=NAVY, bold=True), based_on=f"{Side.TARGET} text"),
    Style(Name.REVIEW_REMARK, Font(size=TERM_SIZE), Layout(after=0, line=1.05)),
    Style(Name.COMMENT, Font(size=TERM_SIZE), Layout(after=2, line=1.0)),
)
"""What only the review edition has."""

REVIEW_CHARACTER_STYLES = (
    Style(Name.TERM_MARK, Font(shade=TERM_SHADE), based_on=Name.DEFAULT_FONT),
    Style(Name.DOUBTFUL_TERM, Font(shade=TERM_SHADE), based_on=Name.DOUBTFUL),
    Style(Name.COMMENT_REFERENCE, Font(size=8), based_on=Name.DEFAULT_FONT),
)

_SIDES = {
    Side.SOURCE: Style("", Font(size=CELL_SIZE, colour=SOFT_INK), Layout(after=0, line=1.05)),
    Side.TARGET: Style("", Font(size=CELL_SIZE), Layout(after=0, line=1.05)),
    Side.PUBLISHED: Style("", layout=Layout(after=7, right=90)),
}


def paragraph_styles() -> Iterator[Style]:
    """Yield every paragraph style, those first that others are based on."""
    yield from _SINGLE_USE
    for side, style in _SIDES.items():
        yield from _text_styles(side, style)


def text_style(side: Side, kind: ParagraphKind, marker: str) -> str:
    """Return the id of the paragraph style for a paragraph of an article."""
    return identifier(f"{side} {_shape(kind, marker)}")


def identifier(name: str) -> str:
    """Return the id of the style with that name."""
    return name.title().replace(" ", "")


def _shape(kind: ParagraphKind, marker: str) -> str:
    if kind in (ParagraphKind.HEADLINE, ParagraphKind.HEADING):
        return "heading"
    if kind is ParagraphKind.ITEM:
        return "item" if any(map(str.isalnum, marker)) else "bullet"
    return "text"


def _text_styles(side: Side, style: Style) -> Iterator[Style]:
    text = f"{side} text"
    # Only one of two parallel headings is a level of the outline, or each would be listed twice.
    outline = None if side is Side.SOURCE else 1
    heading = Layout(before=6, keep_with_next=True, outline=outline)
    yield replace(style, name=text)
    yield Style(f"{side} heading", Font(colour=NAVY, bold=True), heading, text)
    for shape, indent in {"item": _NUMBER_INDENT, "bullet": _BULLET_INDENT}.items():
        yield Style(
            f"{side} {shape}", layout=Layout(left=indent, hanging=indent, right=style.layout.right), based_on=text
        )
