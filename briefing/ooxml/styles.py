"""Styles (ECMA-376, part 1, section 17.7), described in points and written as the parts of a document that hold them.

Word insists on the order of the schema within every element (annex A).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from lxml import etree

from briefing.ooxml.elements import w
from briefing.ooxml.language_tags import language_tag

NORMAL, DEFAULT_FONT, PLAIN_TABLE = "Normal", "Default Paragraph Font", "Normal Table"
"""What the styles of each kind are based on, by Word's names for them."""

_RUSSIAN_CHARSET = "CC"
"""The character set that a substitute font must have."""


class StyleNames(StrEnum):
    """Names of styles. Those that Word has built in are spelt as Word spells them (``heading 1``)."""

    @property
    def id(self) -> str:
        """The style's id in the document."""
        return style_id(self)


@dataclass(frozen=True, slots=True)
class Font:
    """How characters look; what is not given stays as it is in the style this one is based on."""

    size: float | None = None
    colour: str = ""
    bold: bool = False
    underline: str = ""
    underline_colour: str = ""
    shade: str = ""
    superscript: bool = False
    proofread: bool = True


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """How a paragraph is laid out; what is not given stays as it is in the style this one is based on.

    ``line`` is the line spacing in lines, ``outline`` a heading's level (0 for the highest), ``aligned`` is "center" or
    "right", ``edge`` the side with a rule ``edge_width`` wide.
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
    layout: ParagraphFormat = field(default_factory=ParagraphFormat)
    based_on: str = NORMAL
    followed_by: str = ""


@dataclass(frozen=True, slots=True)
class TableStyle:
    """A table style with rules at ``sides`` and a shaded first row; ``padding`` is that of its cells, by side."""

    name: str
    sides: Sequence[str]
    padding: Mapping[str, float]
    rule: str
    shade: str


@dataclass(frozen=True, slots=True)
class SubstituteFonts:
    """What replaces a font that is missing: Word looks for one like its ``panose`` number, others take the names."""

    panose: str
    names: Sequence[str]


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """The content of the styles part, and the fonts the styles name.

    ``accents`` are the colours a template replaces, each with the id of the style that has its colour instead.
    """

    styles: Sequence[etree._Element]
    fonts: Mapping[str, SubstituteFonts]
    accents: Mapping[str, str]


def style_id(name: str) -> str:
    """Return the id of the style with that name."""
    return name.title().replace(" ", "")


def document_defaults(
    font: str, complex_font: str, run: Font, layout: ParagraphFormat, language: str
) -> etree._Element:
    """Return what all styles are based on; ``complex_font`` is that of scripts like Arabic and Hebrew."""
    fonts = dict.fromkeys(("ascii", "hAnsi", "eastAsia"), font) | {"cs": complex_font}
    tag = language_tag(language)
    properties = w("rPr", w("rFonts", **fonts), *_run_properties(run), w("lang", val=tag, eastAsia=tag, bidi="ar-SA"))
    paragraph = w("pPr", w("widowControl"), *_spacing(layout))
    return w("docDefaults", w("rPrDefault", properties), w("pPrDefault", paragraph))


def paragraph_style(style: Style) -> etree._Element:
    """Return a paragraph style."""
    paragraph, run = w("pPr", *_paragraph_properties(style.layout)), w("rPr", *_run_properties(style.font))
    return _style("paragraph", style, paragraph, run)


def character_style(style: Style) -> etree._Element:
    """Return a character style."""
    return _style("character", style, w("rPr", *_run_properties(style.font)))


def plain_table_style(padding: Mapping[str, float]) -> etree._Element:
    """Return the default table style."""
    properties = w("tblPr", w("tblInd", w="0", type="dxa"), _padding(padding))
    return _style("table", Style(PLAIN_TABLE, based_on=""), properties)


def table_style(style: TableStyle) -> etree._Element:
    """Return a table style in full: LibreOffice does not inherit a header's shade from the style it is based on."""
    rules = w("tblBorders", *(_rule(side, 0.5, style.rule) for side in style.sides))
    shade = w("tcPr", w("shd", val="clear", color="auto", fill=style.shade))
    first_row = w("tblStylePr", shade, type="firstRow")
    properties = w("tblPr", rules, _padding(style.padding))
    return _style("table", Style(style.name, based_on=PLAIN_TABLE), properties, first_row)


def font_table(fonts: Mapping[str, SubstituteFonts]) -> bytes:
    """Return the font table part, which names the substitutes of each font."""
    table = w("fonts", *(_font(name, substitutes) for name, substitutes in fonts.items()))
    return etree.tostring(table, xml_declaration=True, encoding="UTF-8", standalone=True)


def _font(name: str, substitutes: SubstituteFonts) -> etree._Element:
    return w(
        "font",
        w("altName", val=",".join(substitutes.names)),
        w("panose1", val=substitutes.panose),
        w("charset", val=_RUSSIAN_CHARSET),
        w("family", val="swiss"),
        w("pitch", val="variable"),
        name=name,
    )


def _padding(sides: Mapping[str, float]) -> etree._Element:
    return w("tblCellMar", *(w(side, w=_twips(width), type="dxa") for side, width in sides.items()))


def _style(kind: str, style: Style, *properties: etree._Element) -> etree._Element:
    """Return a style; the one of its kind that is based on no other is the default."""
    relatives = {"basedOn": style.based_on, "next": style.followed_by}
    return w(
        "style",
        w("name", val=style.name),
        *(w(role, val=style_id(name)) for role, name in relatives.items() if name),
        w("qFormat"),
        *(part for part in properties if len(part)),
        type=kind,
        styleId=style_id(style.name),
        **({} if style.based_on else {"default": "1"}),
    )


def _paragraph_properties(layout: ParagraphFormat) -> Iterator[etree._Element]:
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


def _spacing(layout: ParagraphFormat) -> Iterator[etree._Element]:
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
        yield w("u", val=font.underline, color=font.underline_colour or "auto")
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
