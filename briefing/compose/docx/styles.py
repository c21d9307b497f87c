"""Every style of a DOCX pack. Nothing is formatted in any other way, so changing these restyles a pack.

All lengths are points. Word's own styles keep the names Word gives them (``heading 1``), so that its navigation, house
styles and other programs know what they are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum

from lxml import etree

from briefing.compose.content.rows import shape
from briefing.ooxml.styles import (
    DEFAULT_FONT,
    NORMAL,
    Font,
    ParagraphFormat,
    Style,
    StyleNames,
    StyleSheet,
    SubstituteFonts,
    TableStyle,
    character_style,
    document_defaults,
    paragraph_style,
    plain_table_style,
    style_id,
    table_style,
)
from briefing.records import ParagraphKind

FONT, COMPLEX_FONT = "Calibri", "Arial"
"""The font of Latin and Cyrillic letters, and that of scripts that Calibri lacks, Arabic and Hebrew among them."""

_SUBSTITUTES = {
    # Calibri comes with Word on Windows and macOS, Carlito, of the same widths, with LibreOffice; Arial with both
    # systems; the others with Linux. All have Cyrillic.
    FONT: SubstituteFonts("020F0502020204030204", ("Carlito", "Arial", "Liberation Sans", "DejaVu Sans")),
    COMPLEX_FONT: SubstituteFonts("020B0604020202020204", ("Liberation Sans", "DejaVu Sans")),
}

INK = "1A1A1A"
SOFT_INK = "404040"
GREY = "595959"
NAVY = "1F3864"
BLUE = "1F4E79"
RED = "9C1C1C"
RULE = "C9CED6"
SHADE = "F1F4F8"

BODY_SIZE = 10.5
CELL_SIZE = 10.0
TERM_SIZE = 9.0
DIGEST_SIZE = 7.0
CELL_PADDING = {"top": 3.0, "left": 7.0, "bottom": 3.5, "right": 7.0}
TERM_PADDING = {"top": 1.5, "left": 7.0, "bottom": 2.0, "right": 7.0}

# Hanging indents are as wide as the marker and its space, which stay in the text as they were written.
_NUMBER_INDENT, _BULLET_INDENT = 10.2, 7.4


class StyleName(StyleNames):
    """The styles that have one use; :func:`text_style` names those of the articles' text."""

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
    HEADER = "header"
    FOOTER = "footer"
    LINK = "Hyperlink"
    QUIET_LINK = "Quiet link"
    ENTRY_LINK = "Entry link"
    DETAIL = "Detail"
    PATH = "Path"
    DIGEST = "Digest"
    DOUBTFUL = "Doubtful"
    NOTE_MARK = "Note mark"
    MISSING_TERM = "Missing term"
    SIDE_BY_SIDE = "Side by side"
    TERM_TABLE = "Term table"


class Side(StrEnum):
    """Where the text of an article stands: in the left or the right column, or alone because nobody translated it."""

    SOURCE = "Source"
    TARGET = "Target"
    PUBLISHED = "Published"


_BAR = ParagraphFormat(left=8, after=2, keep_together=True, edge="left", edge_width=2.25, edge_colour=NAVY)

_SINGLE_USE = (
    # Not among the defaults of the document: in tables LibreOffice puts those above the colours of character styles.
    Style(NORMAL, Font(colour=INK), based_on=""),
    Style(
        StyleName.TITLE,
        Font(size=28, colour=NAVY, bold=True),
        ParagraphFormat(after=0, line=1.0, keep_with_next=True),
        followed_by=StyleName.SUBTITLE,
    ),
    Style(StyleName.SUBTITLE, Font(size=14, colour=SOFT_INK), ParagraphFormat(after=3, line=1.0, keep_with_next=True)),
    Style(StyleName.COVERAGE, Font(colour=GREY), ParagraphFormat(after=3)),
    Style(StyleName.HANDLING, Font(colour=RED, bold=True), ParagraphFormat(after=3)),
    Style(StyleName.NOTICE, layout=replace(_BAR, before=13, keep_with_next=True)),
    Style(StyleName.MADE_BY, Font(size=8.5, colour=GREY, proofread=False), replace(_BAR, after=0)),
    Style(
        StyleName.ARTICLE_TITLE,
        Font(size=17, colour=NAVY, bold=True),
        ParagraphFormat(after=4, line=1.0, keep_with_next=True, keep_together=True, outline=0),
        followed_by=StyleName.SOURCE_TITLE,
    ),
    Style(
        StyleName.SECTION_TITLE,
        Font(size=12, colour=NAVY, bold=True),
        ParagraphFormat(before=14, after=4, keep_with_next=True, keep_together=True, outline=1),
    ),
    Style(
        StyleName.FRONT_HEADING,
        Font(size=13),
        ParagraphFormat(before=22, after=7, edge="bottom", edge_width=0.5, edge_colour=RULE),
        based_on=StyleName.ARTICLE_TITLE,
    ),
    Style(StyleName.ENTRY, layout=ParagraphFormat(left=20, hanging=20, after=9, keep_together=True)),
    # There are two at most, and below them a short list: all stay on one page.
    Style(StyleName.ANNEX_ENTRY, layout=ParagraphFormat(after=4, keep_with_next=True), based_on=StyleName.ENTRY),
    Style(StyleName.SKIPPED, layout=ParagraphFormat(after=4)),
    Style(
        StyleName.ARTICLE_NUMBER,
        Font(size=9, colour=GREY),
        ParagraphFormat(after=4, keep_with_next=True, new_page=True),
        followed_by=StyleName.ARTICLE_TITLE,
    ),
    Style(
        StyleName.SOURCE_TITLE,
        Font(size=12, colour=SOFT_INK),
        ParagraphFormat(after=6, line=1.0, keep_with_next=True, keep_together=True),
        followed_by=StyleName.FACTS,
    ),
    Style(StyleName.FACTS, Font(size=9, colour=GREY, proofread=False), ParagraphFormat(after=10, keep_with_next=True)),
    Style(StyleName.REMARK, Font(colour=GREY), ParagraphFormat(before=4, after=10, keep_with_next=True)),
    Style(
        StyleName.COLUMN_HEADING,
        Font(size=9, colour=NAVY, bold=True),
        ParagraphFormat(after=0, line=1.0, keep_with_next=True),
    ),
    # Digests and names of models; a long one hangs from its name.
    Style(StyleName.PARTICULAR, Font(size=TERM_SIZE, proofread=False), ParagraphFormat(left=14, hanging=14, after=2)),
    Style(StyleName.NOTE, Font(size=9.5), ParagraphFormat(left=22, hanging=22, after=3, keep_together=True)),
    Style(StyleName.TERM, Font(size=TERM_SIZE), ParagraphFormat(after=0, line=1.0)),
    Style(StyleName.TERM_SOURCE, Font(colour=SOFT_INK), based_on=StyleName.TERM),
    # People write notes in any language, and fill them with names.
    Style(StyleName.TERM_NOTE, Font(colour=GREY, proofread=False), based_on=StyleName.TERM),
    Style(StyleName.END, Font(size=9, colour=GREY), ParagraphFormat(before=14, after=0)),
    Style(
        StyleName.HANDLING_LINE,
        Font(size=9, colour=RED, bold=True),
        ParagraphFormat(after=1, line=1.0, aligned="center"),
    ),
    Style(StyleName.HEADER, Font(size=8.5, colour=GREY), ParagraphFormat(after=0)),
    Style(StyleName.FOOTER, Font(size=8.5, colour=GREY), ParagraphFormat(after=0, aligned="right")),
)

_CHARACTER_STYLES = (
    Style(DEFAULT_FONT, based_on=""),
    Style(StyleName.LINK, Font(colour=BLUE, underline="single", underline_colour=GREY), based_on=DEFAULT_FONT),
    Style(StyleName.QUIET_LINK, Font(colour=BLUE), based_on=DEFAULT_FONT),
    Style(StyleName.ENTRY_LINK, Font(colour=BLUE, bold=True), based_on=DEFAULT_FONT),
    Style(StyleName.DETAIL, Font(size=9, colour=GREY, proofread=False), based_on=DEFAULT_FONT),
    Style(StyleName.PATH, Font(bold=True, proofread=False), based_on=DEFAULT_FONT),
    Style(StyleName.DIGEST, Font(size=DIGEST_SIZE, colour=GREY, proofread=False), based_on=DEFAULT_FONT),
    Style(StyleName.DOUBTFUL, Font(underline="dotted", underline_colour=GREY), based_on=DEFAULT_FONT),
    Style(StyleName.NOTE_MARK, Font(size=10.5, colour=BLUE, bold=True, superscript=True), based_on=DEFAULT_FONT),
    Style(StyleName.MISSING_TERM, Font(colour=RED, bold=True), based_on=DEFAULT_FONT),
)

_SIDES = {
    Side.SOURCE: Style("", Font(size=CELL_SIZE, colour=SOFT_INK), ParagraphFormat(after=0, line=1.05)),
    Side.TARGET: Style("", Font(size=CELL_SIZE), ParagraphFormat(after=0, line=1.05)),
    Side.PUBLISHED: Style("", layout=ParagraphFormat(after=7, right=90)),
}


_TABLE_RULES = ("top", "bottom", "insideH")
"""None between columns."""

_TABLE_STYLES = (
    TableStyle(StyleName.SIDE_BY_SIDE, _TABLE_RULES, CELL_PADDING, RULE, SHADE),
    TableStyle(StyleName.TERM_TABLE, _TABLE_RULES, TERM_PADDING, RULE, SHADE),
)

_ACCENTS = {NAVY: StyleName.ARTICLE_TITLE.id, BLUE: StyleName.LINK.id}
"""The colours that a house template replaces, and the styles whose colours it replaces them with."""


def style_sheet(language: str, further: Sequence[etree._Element] = ()) -> StyleSheet:
    """Return the styles of a pack; ``language`` (ISO 639-1) is what the document is written in."""
    body, layout = Font(size=BODY_SIZE), ParagraphFormat(after=6, line=1.1)
    styles = (
        document_defaults(FONT, COMPLEX_FONT, body, layout, language),
        *map(paragraph_style, _paragraph_styles()),
        *map(character_style, _CHARACTER_STYLES),
        plain_table_style(CELL_PADDING),
        *map(table_style, _TABLE_STYLES),
        *further,
    )
    return StyleSheet(styles, _SUBSTITUTES, _ACCENTS)


def _paragraph_styles() -> Iterator[Style]:
    """Yield every paragraph style, those first that others are based on."""
    yield from _SINGLE_USE
    for side, style in _SIDES.items():
        yield from _text_styles(side, style)


def text_style(side: Side, kind: ParagraphKind, marker: str) -> str:
    """Return the id of the paragraph style for a paragraph of an article."""
    return style_id(f"{side} {shape(kind, marker)}")


def _text_styles(side: Side, style: Style) -> Iterator[Style]:
    text = f"{side} text"
    # Only one of two parallel headings is a level of the outline, or each would be listed twice.
    outline = None if side is Side.SOURCE else 1
    heading = ParagraphFormat(before=6, keep_with_next=True, outline=outline)
    yield replace(style, name=text)
    yield Style(f"{side} heading", Font(colour=NAVY, bold=True), heading, text)
    for marked, indent in {"item": _NUMBER_INDENT, "bullet": _BULLET_INDENT}.items():
        yield Style(
            f"{side} {marked}",
            layout=ParagraphFormat(left=indent, hanging=indent, right=style.layout.right),
            based_on=text,
        )
