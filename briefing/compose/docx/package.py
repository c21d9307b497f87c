"""A Word document as a package of parts, from blank pages to a file. The only module that knows python-docx."""

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

from briefing.compose.docx import house_style
from briefing.compose.docx.filling import COMMENTS, PROPERTIES, Filling, fill
from briefing.compose.docx.headers_and_footers import differs_on_first_page, furniture
from briefing.compose.docx.style_sheet import font_table, settings, style_sheet
from briefing.compose.docx.template import REFERENCE, Piece, Resource, Template, serialised
from briefing.ooxml.elements import w
from briefing.ooxml.proofing import tag
from briefing.ooxml.reading import child, number
from briefing.records import Pack

_MEDIA = "/word/media/taken"
"""How the names of a template's pictures and fonts begin."""


class _Kind(NamedTuple):
    """A kind of part: where it is in the package, and what it is called there."""

    name: str
    content_type: str
    relationship: str


_STYLES = _Kind("/word/styles.xml", CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES)
_FONT_TABLE = _Kind("/word/fontTable.xml", CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE)
_THEME = _Kind("/word/theme/theme1.xml", CONTENT_TYPE.OFC_THEME, RELATIONSHIP_TYPE.THEME)
_NUMBERING = _Kind("/word/numbering.xml", CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING)
_COMMENTS = _Kind(f"/{COMMENTS}", CONTENT_TYPE.WML_COMMENTS, RELATIONSHIP_TYPE.COMMENTS)
_CUSTOM_PROPERTIES = _Kind(
    f"/{PROPERTIES}",
    "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties",
)


def _header(number: int) -> _Kind:
    return _Kind(f"/word/header{number}.xml", CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER)


def _footer(number: int) -> _Kind:
    return _Kind(f"/word/footer{number}.xml", CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER)


@dataclass(frozen=True, slots=True)
class Page:
    """The paper and its margins, in millimetres; ``edge`` is from the paper's edge to header and footer."""

    width: int
    height: int
    side: int
    top: int
    bottom: int
    edge: int


@dataclass(frozen=True, slots=True)
class Description:
    """What file managers, search and screen readers show of a document; ``language`` is an ISO 639-1 code.

    ``handling`` is the line at the head and the foot of every page, empty for none.
    """

    title: str
    subject: str
    author: str
    language: str
    day: date
    handling: str = ""

    @classmethod
    def of(cls, pack: Pack, title: str, subject: str) -> "Description":
        """Return that of a document that shows ``pack``."""
        return cls(
            title=title,
            subject=subject,
            author=pack.signature.program,
            language=pack.target_language,
            day=pack.date,
            handling=pack.handling,
        )


def blank(
    description: Description,
    page: Page,
    further_styles: Iterable[etree._Element] = (),
    template: Template | None = None,
) -> WordDocument:
    """Return an empty document with our styles and pages, or a template's, and nothing else.

    Of python-docx's own template nothing is left but the theme. With a ``template`` the pages are as wide and as high
    as its own, turned if ``page`` lies on its side and they do not.
    """
    document = Document()
    package = document.part.package
    _keep(document.part.rels, {RELATIONSHIP_TYPE.SETTINGS, RELATIONSHIP_TYPE.THEME})
    _keep(package.rels, {RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES})
    _dress(document, [*style_sheet(description.language), *further_styles], description.language, template)
    _describe(document, description)
    _set_up_pages(document, page, template)
    _furnish(document, description, template)
    return document


def text_width(document: WordDocument) -> int:
    """Return the width of the text in twips, twentieths of a point."""
    section = document.element.body.sectPr
    size, margins = child(section, "pgSz"), child(section, "pgMar")
    return (number(size, "w") or 0) - sum(number(margins, side) or 0 for side in ("left", "right", "gutter"))


def write(document: WordDocument, filling: Filling, file: BinaryIO) -> None:
    """Write the document, filled, to ``file``, which is empty and seekable: the same bytes for the same content."""
    blank = io.BytesIO()
    if filling.comments:
        _add(document.part, _COMMENTS, b"")
    _add(document.part.package, _CUSTOM_PROPERTIES, b"")
    document.save(blank)
    fill(blank.getvalue(), filling, file)


def _keep(relationships: Relationships, kinds: set[str]) -> None:
    for identifier, relationship in list(relationships.items()):
        if relationship.reltype not in kinds:
            del relationships[identifier]


def _replace(root: etree._Element, content: Iterable[etree._Element]) -> None:
    root[:] = list(content)


def _add(owner: Part | OpcPackage, kind: _Kind, blob: bytes) -> str:
    return owner.relate_to(Part(PackURI(kind.name), kind.content_type, blob), kind.relationship)


def _add_piece(document: WordDocument, kind: _Kind, piece: Piece) -> str:
    """Add a part with the pictures it shows, each of them once in the whole document, and return its id."""
    part = Part(PackURI(kind.name), kind.content_type, piece.xml)
    identifier = document.part.relate_to(part, kind.relationship)
    for own, relation, target in piece.relationships:
        related = target if isinstance(target, str) else _resource(document, target)
        part.load_rel(f"{REFERENCE}/{relation}", related, own, is_external=isinstance(target, str))
    return identifier


def _resource(document: WordDocument, resource: Resource) -> Part:
    media = [part for part in document.part.package.iter_parts() if part.partname.startswith(_MEDIA)]
    known = (part for part in media if part.blob == resource.content)
    name = PackURI(f"{_MEDIA}{len(media) + 1}.{resource.suffix}")
    return next(known, None) or Part(name, resource.content_type, resource.content)


def _describe(document: WordDocument, description: Description) -> None:
    """Fill in the core properties; no clock and no user name goes in."""
    properties = document.core_properties
    properties.title = description.title
    properties.subject = description.subject
    properties.author = properties.last_modified_by = description.author
    properties.comments = ""
    properties.language = tag(description.language)
    properties.created = properties.modified = datetime.combine(description.day, time())


def _dress(document: WordDocument, ours: list[etree._Element], language: str, template: Template | None) -> None:
    """Give the document its styles and what they need."""
    if template is None:
        _add(document.part, _STYLES, serialised(w("styles", *ours)))
        _replace(document.settings.element, settings(language))
        _add(document.part, _FONT_TABLE, font_table())
        return
    if template.theme:
        _keep(document.part.rels, {RELATIONSHIP_TYPE.SETTINGS})
        _add_piece(document, _THEME, template.theme)
    _add(document.part, _STYLES, house_style.style_sheet(template, ours, language))
    _replace(document.settings.element, house_style.settings(template, settings(language)))
    _add_piece(document, _FONT_TABLE, template.fonts or Piece(font_table()))
    if template.numbering:
        _add_piece(document, _NUMBERING, template.numbering)


def _set_up_pages(document: WordDocument, page: Page, template: Template | None) -> None:
    ours = [_size(page), _margins(page), *([w("titlePg")] if differs_on_first_page(template) else [])]
    properties = house_style.section(template, ours, landscape=page.width > page.height) if template else ours
    _replace(document.element.body.sectPr, properties)


def _size(page: Page) -> etree._Element:
    turned = {"orient": "landscape"} if page.width > page.height else {}
    return w("pgSz", w=_twips(page.width), h=_twips(page.height), **turned)


def _margins(page: Page) -> etree._Element:
    sides = {"top": page.top, "right": page.side, "bottom": page.bottom, "left": page.side}
    edges = {"header": page.edge, "footer": page.edge, "gutter": 0}
    return w("pgMar", **{name: _twips(width) for name, width in (sides | edges).items()})


def _twips(millimetres: float) -> str:
    return str(round(millimetres * 1440 / 25.4))


def _furnish(document: WordDocument, description: Description, template: Template | None) -> None:
    """Add heads and feet; the schema has the references to them before all other properties of the section."""
    stands = furniture(description.title, description.handling, template)
    section = document.element.body.sectPr
    references = [
        *_references(document, "headerReference", _header, stands.headers),
        *_references(document, "footerReference", _footer, stands.footers),
    ]
    _replace(section, [*references, *section])


def _references(
    document: WordDocument, name: str, kind: Callable[[int], _Kind], pieces: Mapping[str, Piece]
) -> Iterator[etree._Element]:
    for serial, (pages, piece) in enumerate(pieces.items(), start=1):
        reference = w(name, type=pages)
        reference.set(f"{{{REFERENCE}}}id", _add_piece(document, kind(serial), piece))
        yield reference
