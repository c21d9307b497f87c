"""The styles of a pack as the parts of a Word document that hold them.

Word insists on the order of the schema within every element (ECMA-376, part 1, annex A).
"""

from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from briefing.compose.docx import styles
from briefing.compose.docx.styles import Font, Layout, Name, Style, identifier
from briefing.ooxml.elements import w
from briefing.ooxml.proofing import tag

_ACROSS = ("top", "bottom", "insideH")
"""The rules of a table without any between its columns."""

_RUSSIAN_CHARSET = "CC"
"""The character set that a font must have to be taken."""


def style_sheet(language: str) -> list[etree._Element]:
    """Return the content of the styles part; ``language`` (ISO 639-1) is what the document is written in."""
    return [
        _defaults(language),
        *map(_paragraph_style, styles.paragraph_styles()),
        *map(_character_style, styles.CHARACTER_STYLES),
        _plain_table(),
        _ruled_table(Name.SIDE_BY_SIDE, styles.CELL_PADDING),
        _ruled_table(Name.TERM_TABLE, styles.TERM_PADDING),
    ]


def review_styles() -> list[etree._Element]:
    """Return what the review edition adds to the content of the styles part."""
    return [
        *map(_paragraph_style, styles.REVIEW_PARAGRAPH_STYLES),
        *map(_character_style, styles.REVIEW_CHARACTER_STYLES),
        _ruled_table(Name.REVIEW_TABLE, styles.CELL_PADDING, (*_ACROSS, "insideV")),
    ]


def settings(language: str) -> list[etree._Element]:
    """Return the content of the settings part: laid out as Word 2013 and later do, not as in older modes."""
    mode = w("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val="15")
    return [
        w("zoom", percent="100"),
        w("defaultTabStop", val="720"),
        w("characterSpacingControl", val="doNotCompress"),
        w("compat", mode),
        w("themeFontLang", val=tag(language)),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    ]


def font_table() -> bytes:
    """Return the font table part, which names the substitutes for where a font is missing."""
    fonts = w("fonts", *(_font(name, *likeness) for name, likeness in styles.SUBSTITUTES.items()))
    return etree.tostring(fonts, xml_declaration=True, encoding="UTF-8", standalone=True)


def _font(name: str, panose: str, substitutes: Sequence[str]) -> etree._Element:
    return w(
        "font",
        w("altName", val=",".join(substitutes)),
        w("panose1", val=panose),
        w("charset", val=_RUSSIAN_CHARSET),
        w("family", val="swiss"),
        w("pitch", val="variable"),
        name=name,
    )


def _defaults(language: str) -> etree._Element:
    font = dict.fromkeys(("ascii", "hAnsi", "eastAsia"), styles.FONT) | {"cs": styles.COMPLEX_FONT}
    run = w(
        "rPr",
        w("rFonts", **font),
        *_run_properties(Font(size=styles.BODY_SIZE)),
        w("lang", val=tag(language), eastAsia=tag(language), bidi="ar-SA"),
    )
    paragraph = w("pPr", w("widowControl"), *_spacing(Layout(after=6, line=1.1)))
    return w("docDefaults", w("rPrDefault", run), w("pPrDefault", paragraph))


def _paragraph_style(style: Style) -> etree._Element:
    paragraph, run = w("pPr", *_paragraph_properties(style.layout)), w("rPr", *_run_properties(style.font))
    return _style("paragraph", style, paragraph, run)


def _character_style(style: Style) -> etree._Element:
    return _style("character", style, w("rPr", *_run_properties(style.font)))


def _plain_table() -> etree._Element:
    properties = w("tblPr", w("tblInd", w="0", type="dxa"), _padding(styles.CELL_PADDING))
    return _style("table", Style(Name.PLAIN_TABLE, based_on=""), properties)


def _ruled_table(name: Name, padding: Mapping[str, float], sides: Sequence[str] = _ACROSS) -> etree._Element:
    """Return a table style in full: LibreOffice does not take a header's shade over from the style it is based on."""
    rules = w("tblBorders", *(_rule(side, 0.5, styles.RULE) for side in sides))
    shade = w("tcPr", w("shd", val="clear", color="auto", fill=styles.SHADE))
    properties = w("tblPr", rules, _padding(padding))
    return _style("table", Style(name, based_on=Name.PLAIN_TABLE), properties, w("tblStylePr", shade, type="firstRow"))


def _padding(sides: Mapping[str, float]) -> etree._Element:
    return w("tblCellMar", *(w(side, w=_twips(width), type="dxa") for side, width in sides.items()))


def _style(kind: str, style: Style, *properties: etree._Element) -> etree._Element:
    """Return a style; the one of its kind that is based on no other is the default."""
    relatives = {"basedOn": style.based_on, "next": style.followed_by}
    return w(
        "style",
        w("name", val=style.name),
        *(w(role, val=identifier(name)) for role, name in relatives.items() if name),
        w("qFormat"),
        *(part for part in properties if len(part)),
        type=kind,
        styleId=identifier(style.name),
        **({} if style.based_on else {"default": "1"}),
    )


def _paragraph_properties(layout: Layout) -> Iterator[etree._Element]:
    flags = {"keepNext": layout.keep_with_next, "keepLines": layout.keep_together, "pageBreakBefore": layout.new_page}
    yield from (w(name) for name, wanted in flags.items() if wanted)
    if layout.edge:
        yield w("pBdr", _rule(layout.edge, layout.edge_width, layout.edge_colour, space="6"))
    yield from _spacing(layout)
    if layout.left or layout.right:
        yield w("ind", left=_twips(layout.left), right=_twips(layout.right), hanging=_twips(layout.hanging))
    if layout.aligned:
        yield w("jc", val=layout.aligned)
    if layout.outline is not None:
        yield w("outlineLvl", val=str(layout.outline))


def _spacing(layout: Layout) -> Iterator[etree._Element]:
    lengths = {"before": layout.before, "after": layout.after}
    attributes = {name: _twips(length) for name, length in lengths.items() if length is not None}
    if layout.line is not None:
        attributes |= {"line": str(round(240 * layout.line)), "lineRule": "auto"}
    if attributes:
        yield w("spacing", **attributes)


def _run_properties(font: Font) -> Iterator[etree._Element]:
    flags = {"b": font.bold, "bCs": font.bold, "noProof": not font.proofread}
    yield from (w(name) for name, wanted in flags.items() if wanted)
    if font.colour:
        yield w("color", val=font.colour)
    if font.size:
        yield from (w("sz", val=_half_points(font.size)), w("szCs", val=_half_points(font.size)))
    if font.underline:
        yield w("u", val=font.underline, color=styles.GREY)
    if font.shade:
        yield w("shd", val="clear", color="auto", fill=font.shade)
    if font.superscript:
        yield w("vertAlign", val="superscript")


def _rule(side: str, width: float, colour: str, space: str = "0") -> etree._Element:
    return w(side, val="single", sz=str(round(8 * width)), space=space, color=colour)


def _twips(points: float) -> str:
    return str(round(20 * points))


def _half_points(points: float) -> str:
    return str(round(2 * points))
