"""A template's styles, settings and pages merged with ours by one rule: what the template has, wins.

A style of ours is added where the template has none of that name and kind. Added styles are based on the template's:
they have its fonts, and where ours have an accent colour they have the colour of the style that accent belongs to.
"""

from collections.abc import Iterable, Mapping, Sequence

from lxml import etree

from briefing.ooxml.elements import WORD, w
from briefing.ooxml.language_tags import language_tag
from briefing.ooxml.template.parts import Template, serialised
from briefing.ooxml.tree import child, local_name, value

_W = f"{{{WORD}}}"

# In the order of the schema (ECMA-376, part 1, sections 17.15.1.78 and 17.6.17).
_SETTINGS = (
    *("zoom", "mirrorMargins", "gutterAtTop", "defaultTabStop", "evenAndOddHeaders", "characterSpacingControl"),
    *("compat", "themeFontLang", "clrSchemeMapping", "decimalSymbol", "listSeparator"),
)
_TAKEN_SETTINGS = ("mirrorMargins", "gutterAtTop", "evenAndOddHeaders", "clrSchemeMapping")
_SECTION = ("pgSz", "pgMar", "pgBorders", "pgNumType", "titlePg", "rtlGutter")
_TAKEN_OF_SECTION = tuple(name for name in _SECTION if name != "titlePg")
"""Whether the first page differs depends on the headers and footers that the document ends up with."""


def merged_styles(
    template: Template, ours: Iterable[etree._Element], accents: Mapping[str, str], language: str
) -> bytes:
    """Return the styles part: all of the template's and what it lacks of ``ours``, in ``language`` (ISO 639-1).

    ``accents`` are our colours that the template replaces, each with the id of the style that has its colour instead.
    """
    root = etree.fromstring(template.styles)
    colours = {ours: _colour(root, style) for ours, style in accents.items()}
    there = {value(style, "styleId") for style in root}
    defaults = {value(style, "type"): value(style, "styleId") for style in root if _is_default(style)}
    for element in ours:
        if local_name(element) == "docDefaults":
            if root.find(f"{_W}docDefaults") is None:
                root.insert(0, element)
        elif value(element, "styleId") not in there:
            _recolour(element, colours)
            _base_on_default(element, defaults)
            root.append(element)
    _set_language(root, language)
    return serialised(root)


def merged_settings(template: Template, ours: Iterable[etree._Element]) -> list[etree._Element]:
    """Return the content of the settings part: ours, with what the template's pages and colours need to look right."""
    return _merged(ours, etree.fromstring(template.settings), _TAKEN_SETTINGS, _SETTINGS)


def merged_section(template: Template, ours: Iterable[etree._Element], *, landscape: bool) -> list[etree._Element]:
    """Return the properties of the pages but for headers and footers.

    ``landscape`` pages are the template's, turned; the margins stay at their sides, since the header is as high as
    before.
    """
    properties = _merged(ours, etree.fromstring(template.section), _TAKEN_OF_SECTION, _SECTION)
    size = properties[0]
    width, height = size.get(f"{_W}w", ""), size.get(f"{_W}h", "")
    if landscape and int(width) < int(height):
        properties[0] = w("pgSz", w=height, h=width, orient="landscape")
    return properties


def _merged(
    ours: Iterable[etree._Element], theirs: etree._Element, taken: Sequence[str], order: Sequence[str]
) -> list[etree._Element]:
    merged = {local_name(element): element for element in ours}
    merged |= {local_name(element): element for element in theirs if local_name(element) in taken}
    return sorted(merged.values(), key=lambda element: order.index(local_name(element)))


def _is_default(style: etree._Element) -> bool:
    return value(style, "default") in ("1", "true", "on")


def _base_on_default(style: etree._Element, defaults: dict[str, str]) -> None:
    """Base a style that is the default of its kind on the template's default, if it has one by another name."""
    if _is_default(style) and (default := defaults.get(value(style, "type"))):
        del style.attrib[f"{_W}default"]
        style.insert(1, w("basedOn", val=default))


def _colour(styles: etree._Element, style_id: str) -> str:
    """Return the colour of a style or of what it is based on; nothing if there is no such style."""
    by_id = {value(style, "styleId"): style for style in styles if local_name(style) == "style"}
    if style_id not in by_id:
        return ""
    style, seen = by_id.get(style_id), set()
    while style is not None and style not in seen:
        if colour := value(child(style, "rPr", "color")):
            return colour
        seen.add(style)
        style = by_id.get(value(child(style, "basedOn")))
    return "auto"


def _recolour(style: etree._Element, colours: dict[str, str]) -> None:
    for element in style.iter():
        for key, text in element.items():
            if etree.QName(key).localname in ("color", "val") and (colour := colours.get(str(text))):
                element.set(key, colour)


def _set_language(styles: etree._Element, language: str) -> None:
    """Say what the text is written in: the template was made for another."""
    run = child(styles, "docDefaults", "rPrDefault", "rPr")
    given = child(run, "lang")
    if run is not None and given is None:
        run.append(w("lang", val=language_tag(language)))
    elif given is not None:
        given.set(f"{_W}val", language_tag(language))
