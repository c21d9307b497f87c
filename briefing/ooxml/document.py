"""A Word document as a package of parts, from a blank document to a file. The only module that knows python-docx."""

import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import BinaryIO, NamedTuple

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.rel import Relationships
from lxml import etree

from briefing.ooxml.elements import RELATIONSHIPS, w
from briefing.ooxml.language_tags import language_tag
from briefing.ooxml.settings import settings
from briefing.ooxml.styles import StyleSheet, font_table
from briefing.ooxml.template import HeadersAndFooters, Template, TemplatePart
from briefing.ooxml.template.merging import merged_section, merged_settings, merged_styles
from briefing.ooxml.template.parts import FIRST_PAGE, Media, serialised
from briefing.ooxml.tree import child, number
from briefing.ooxml.writing import COMMENTS, PROPERTIES, DocumentContent, fill

__all__ = ["DocumentProperties", "PageSetup", "WordDocument", "blank", "text_width", "write"]

_MEDIA = "/word/media/taken"
"""How the names of a template's pictures and fonts begin."""


class _PartKind(NamedTuple):
    """A kind of part: where it is in the package, and what it is called there."""

    name: str
    content_type: str
    relationship: str


_STYLES = _PartKind("/word/styles.xml", CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES)
_FONT_TABLE = _PartKind("/word/fontTable.xml", CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE)
_THEME = _PartKind("/word/theme/theme1.xml", CONTENT_TYPE.OFC_THEME, RELATIONSHIP_TYPE.THEME)
_NUMBERING = _PartKind("/word/numbering.xml", CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING)
_COMMENTS = _PartKind(f"/{COMMENTS}", CONTENT_TYPE.WML_COMMENTS, RELATIONSHIP_TYPE.COMMENTS)
_CUSTOM_PROPERTIES = _PartKind(
    f"/{PROPERTIES}",
    "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    f"{RELATIONSHIPS}/custom-properties",
)


def _header(number: int) -> _PartKind:
    return _PartKind(f"/word/header{number}.xml", CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER)


def _footer(number: int) -> _PartKind:
    return _PartKind(f"/word/footer{number}.xml", CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER)


@dataclass(frozen=True, slots=True)
class PageSetup:
    """The paper and its margins, in millimetres; ``edge`` is from the paper's edge to header and footer."""

    width: int
    height: int
    side: int
    top: int
    bottom: int
    edge: int


@dataclass(frozen=True, slots=True)
class DocumentProperties:
    """What file managers, search and screen readers show of a document; ``language`` is an ISO 639-1 code."""

    title: str
    subject: str
    author: str
    language: str
    day: date


def blank(
    properties: DocumentProperties,
    page: PageSetup,
    style_sheet: StyleSheet,
    headers_and_footers: HeadersAndFooters,
    template: Template | None = None,
) -> WordDocument:
    """Return an empty document with our styles and pages, or a template's, and nothing else.

    Of python-docx's own template nothing is left but the theme. With a ``template`` the pages are as wide and as high
    as its own, turned if ``page`` lies on its side and they do not.
    """
    document = Document()
    package = document.part.package
    _keep_only({RELATIONSHIP_TYPE.SETTINGS, RELATIONSHIP_TYPE.THEME}, document.part.rels)
    _keep_only({RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES}, package.rels)
    if template:
        _add_template_styles(document, style_sheet, properties.language, template)
    else:
        _add_styles(document, style_sheet, properties.language)
    _set_core_properties(document, properties)
    _set_up_pages(document, page, template, first_differs=FIRST_PAGE in headers_and_footers.headers)
    _add_headers_and_footers(document, headers_and_footers)
    return document


def text_width(document: WordDocument) -> int:
    """Return the width of the text in twips, twentieths of a point."""
    section = document.element.body.sectPr
    size, margins = child(section, "pgSz"), child(section, "pgMar")
    return (number(size, "w") or 0) - sum(number(margins, side) or 0 for side in ("left", "right", "gutter"))


def write(document: WordDocument, content: DocumentContent, file: BinaryIO) -> None:
    """Write a blank document, filled, to ``file``, which is empty and seekable: the same bytes for the same content."""
    blank = io.BytesIO()
    if content.comments:
        _add(document.part, _COMMENTS, b"")
    _add(document.part.package, _CUSTOM_PROPERTIES, b"")
    document.save(blank)
    fill(blank.getvalue(), content, file)


def _keep_only(kinds: set[str], relationships: Relationships) -> None:
    for identifier, relationship in list(relationships.items()):
        if relationship.reltype not in kinds:
            del relationships[identifier]


def _replace(root: etree._Element, content: Iterable[etree._Element]) -> None:
    root[:] = list(content)


def _add(owner: Part | OpcPackage, kind: _PartKind, blob: bytes) -> str:
    return owner.relate_to(Part(PackURI(kind.name), kind.content_type, blob), kind.relationship)


def _add_template_part(document: WordDocument, kind: _PartKind, taken: TemplatePart) -> str:
    """Add a part with the pictures it shows, each of them once in the whole document, and return its id."""
    part = Part(PackURI(kind.name), kind.content_type, taken.xml)
    identifier = document.part.relate_to(part, kind.relationship)
    for own, relation, target in taken.relationships:
        related = target if isinstance(target, str) else _media_part(document, target)
        part.load_rel(f"{RELATIONSHIPS}/{relation}", related, own, is_external=isinstance(target, str))
    return identifier


def _media_part(document: WordDocument, media: Media) -> Part:
    taken = [part for part in document.part.package.iter_parts() if part.partname.startswith(_MEDIA)]
    known = (part for part in taken if part.blob == media.content)
    name = PackURI(f"{_MEDIA}{len(taken) + 1}.{media.suffix}")
    return next(known, None) or Part(name, media.content_type, media.content)


def _set_core_properties(document: WordDocument, given: DocumentProperties) -> None:
    """Set the core properties; neither the clock nor the user's name is among them."""
    properties = document.core_properties
    properties.title = given.title
    properties.subject = given.subject
    properties.author = properties.last_modified_by = given.author
    properties.comments = ""
    properties.language = language_tag(given.language)
    properties.created = properties.modified = datetime.combine(given.day, time())


def _add_styles(document: WordDocument, sheet: StyleSheet, language: str) -> None:
    _add(document.part, _STYLES, serialised(w("styles", *sheet.styles)))
    _replace(document.settings.element, settings(language))
    _add(document.part, _FONT_TABLE, font_table(sheet.fonts))


def _add_template_styles(document: WordDocument, sheet: StyleSheet, language: str, template: Template) -> None:
    if template.theme:
        _keep_only({RELATIONSHIP_TYPE.SETTINGS}, document.part.rels)
        _add_template_part(document, _THEME, template.theme)
    _add(document.part, _STYLES, merged_styles(template, sheet.styles, sheet.accents, language))
    _replace(document.settings.element, merged_settings(template, settings(language)))
    _add_template_part(document, _FONT_TABLE, template.fonts or TemplatePart(font_table(sheet.fonts)))
    if template.numbering:
        _add_template_part(document, _NUMBERING, template.numbering)


def _set_up_pages(document: WordDocument, page: PageSetup, template: Template | None, *, first_differs: bool) -> None:
    ours = [_size(page), _margins(page), *([w("titlePg")] if first_differs else [])]
    properties = merged_section(template, ours, landscape=page.width > page.height) if template else ours
    _replace(document.element.body.sectPr, properties)


def _size(page: PageSetup) -> etree._Element:
    turned = {"orient": "landscape"} if page.width > page.height else {}
    return w("pgSz", w=_twips(page.width), h=_twips(page.height), **turned)


def _margins(page: PageSetup) -> etree._Element:
    sides = {"top": page.top, "right": page.side, "bottom": page.bottom, "left": page.side}
    edges = {"header": page.edge, "footer": page.edge, "gutter": 0}
    return w("pgMar", **{name: _twips(width) for name, width in (sides | edges).items()})


def _twips(millimetres: float) -> str:
    return str(round(millimetres * 1440 / 25.4))


def _add_headers_and_footers(document: WordDocument, given: HeadersAndFooters) -> None:
    """Add headers and footers; the schema has the references to them before all other properties of the section."""
    section = document.element.body.sectPr
    references = [
        *_references(document, "headerReference", _header, given.headers),
        *_references(document, "footerReference", _footer, given.footers),
    ]
    _replace(section, [*references, *section])


def _references(
    document: WordDocument, name: str, kind: Callable[[int], _PartKind], parts: Mapping[str, TemplatePart]
) -> Iterator[etree._Element]:
    for serial, (pages, part) in enumerate(parts.items(), start=1):
        reference = w(name, type=pages)
        reference.set(f"{{{RELATIONSHIPS}}}id", _add_template_part(document, kind(serial), part))
        yield reference
