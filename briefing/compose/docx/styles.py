"""Every style of a DOCX pack: ``styles.toml``, and what repeats. Nothing is formatted in any other way.

Word's own styles keep the names Word gives them (``heading 1``), so that its navigation, house styles and other
programs know what they are. All lengths are points.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from enum import StrEnum
from importlib import resources
from typing import Any

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

_TABLE = tomllib.loads(resources.files(__package__).joinpath("styles.toml").read_text(encoding="utf-8"))
INK, SOFT_INK, GREY, NAVY, BLUE, RED, RULE, SHADE = _TABLE["colours"].values()

BODY_SIZE = 10.5
TERM_SIZE = 9.0
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
    KEPT_ENTRY = "List entry kept with next"
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


def _style(name: str, row: Mapping[str, Any], based_on: str) -> Style:
    given = {key: _TABLE["colours"][value] if "colour" in key else value for key, value in row.items()}
    parts = ({f.name: given[f.name] for f in fields(kind) if f.name in given} for kind in (Font, ParagraphFormat))
    font, layout = next(parts), next(parts)
    return Style(
        name,
        Font(**font),
        ParagraphFormat(**layout),
        based_on=given.get("based_on", based_on),
        followed_by=given.get("followed_by", ""),
    )


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
        *(character_style(_style(name, row, DEFAULT_FONT)) for name, row in _TABLE["characters"].items()),
        plain_table_style(CELL_PADDING),
        *map(table_style, _TABLE_STYLES),
        *further,
    )
    return StyleSheet(styles, _SUBSTITUTES, _ACCENTS)


def _paragraph_styles() -> Iterator[Style]:
    """Yield every paragraph style, those first that others are based on."""
    yield from (_style(name, row, NORMAL) for name, row in _TABLE["paragraphs"].items())
    for side in Side:
        yield from _text_styles(side, _style(side, _TABLE["sides"][side], NORMAL))


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
        layout = ParagraphFormat(left=indent, hanging=indent, right=style.layout.right)
        yield Style(f"{side} {marked}", layout=layout, based_on=text)
