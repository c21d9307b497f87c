"""The styles that a review edition has beside those of every pack."""

from lxml import etree

from briefing.compose.docx.styles import CELL_PADDING, GREY, NAVY, RULE, SHADE, TERM_SIZE, Side, StyleName
from briefing.ooxml.styles import (
    DEFAULT_FONT,
    Font,
    ParagraphFormat,
    Style,
    StyleNames,
    TableStyle,
    character_style,
    paragraph_style,
    table_style,
)

LOCKED_SHADE = "EFEFEF"
TERM_SHADE = "DAE8F6"


class ReviewStyle(StyleNames):
    """The styles by name."""

    STEP = "Review step"
    SEGMENT_ID = "Segment ID"
    SOURCE_CELL_HEADING = "Source cell heading"
    TARGET_CELL_HEADING = "Target cell heading"
    REMARK = "Review remark"
    COMMENT = "annotation text"
    TERM_MARK = "Term mark"
    DOUBTFUL_TERM = "Doubtful term"
    COMMENT_REFERENCE = "annotation reference"
    TABLE = "Review table"


_PARAGRAPH_STYLES = (
    Style(ReviewStyle.STEP, layout=ParagraphFormat(after=4), based_on=StyleName.ENTRY),
    Style(
        ReviewStyle.SEGMENT_ID,
        Font(size=7, colour=GREY, proofread=False),
        ParagraphFormat(before=1.5, after=0, line=1.0),
    ),
    # Bold only: the space above other headings would set the texts of a row at different heights.
    Style(ReviewStyle.SOURCE_CELL_HEADING, Font(colour=NAVY, bold=True), based_on=f"{Side.SOURCE} text"),
    Style(ReviewStyle.TARGET_CELL_HEADING, Font(colour=NAVY, bold=True), based_on=f"{Side.TARGET} text"),
    Style(ReviewStyle.REMARK, Font(size=TERM_SIZE), ParagraphFormat(after=0, line=1.05)),
    Style(ReviewStyle.COMMENT, Font(size=TERM_SIZE), ParagraphFormat(after=2, line=1.0)),
)

_CHARACTER_STYLES = (
    Style(ReviewStyle.TERM_MARK, Font(shade=TERM_SHADE), based_on=DEFAULT_FONT),
    Style(ReviewStyle.DOUBTFUL_TERM, Font(shade=TERM_SHADE), based_on=StyleName.DOUBTFUL),
    Style(ReviewStyle.COMMENT_REFERENCE, Font(size=8), based_on=DEFAULT_FONT),
)

_TABLE = TableStyle(ReviewStyle.TABLE, ("top", "bottom", "insideH", "insideV"), CELL_PADDING, RULE, SHADE)


def review_styles() -> list[etree._Element]:
    """Return what the review edition adds to the content of the styles part."""
    return [
        *map(paragraph_style, _PARAGRAPH_STYLES),
        *map(character_style, _CHARACTER_STYLES),
        table_style(_TABLE),
    ]
