"""A Word document as a package of parts, from blank pages to bytes. The only module that knows python-docx."""

import io
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import NamedTuple

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.rel import Relationships
from docx.shared import Mm
from lxml import etree

from briefing.compose import wording
from briefing.compose.markup import field, number_bookmarks, paragraph
from briefing.compose.pieces import line, words
from briefing.compose.proofing import tag
from briefing.compose.styles import Name
from briefing.compose.stylesheet import font_table, settings, style_sheet

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest moment a zip archive can name."""


class _Kind(NamedTuple):
    """A kind of part: where it is in the package, and what it is called there."""

    name: str
    content_type: str
    relationship: str


_FONT_TABLE = _Kind("/word/fontTable.xml", CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE)
_COMMENTS = _Kind("/word/comments.xml", CONTENT_TYPE.WML_COMMENTS, RELATIONSHIP_TYPE.COMMENTS)
_CUSTOM_PROPERTIES = _Kind(
    "/docProps/custom.xml",
    "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties",
)


@dataclass(frozen=True, slots=True)
class Page:
    """The paper and its margins, in millimetres; ``edge`` is from the paper's edge to header and footer."""

    width: int
    height: int
    side: int
    top: int
    bottom: int
    edge: int

    @property
    def text_width(self) -> int:
        """The width of the text in twips, twentieths of a point."""
        return round((self.width - 2 * self.side) * 1440 / 25.4)


@dataclass(frozen=True, slots=True)
class Description:
    """What file managers, search and screen readers show of a document; ``language`` is an ISO 639-1 code."""

    title: str
    subject: str
    author: str
    language: str
    day: date


def blank(description: Description, page: Page, further_styles: Iterable[etree._Element] = ()) -> WordDocument:
    """Return an empty document: our styles and pages, and nothing else that python-docx's own template brings along."""
    document = Document()
    package = document.part.package
    _keep(document.part.rels, {RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS, RELATIONSHIP_TYPE.THEME})
    _keep(package.rels, {RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES})
    _replace(document.styles.element, [*style_sheet(description.language), *further_styles])
    _replace(document.settings.element, settings(description.language))
    _add(document.part, _FONT_TABLE, font_table())
    _describe(document, description)
    _set_up_pages(document, page, description.title)
    return document


def relate(document: WordDocument) -> Callable[[str], str]:
    """Return what makes an address known to the document and returns the id by which its links name it."""
    return lambda address: document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)


def fill(document: WordDocument, content: Iterable[etree._Element]) -> None:
    """Put ``content`` into the empty body of the document, its bookmarks numbered."""
    end = document.element.body.sectPr
    for element in content:
        end.addprevious(element)
    number_bookmarks(document.element.body)


def add_comments(document: WordDocument, part: bytes) -> None:
    """Add the comments part, see :mod:`briefing.compose.comments`."""
    _add(document.part, _COMMENTS, part)


def add_custom_properties(document: WordDocument, part: bytes) -> None:
    """Add the custom properties part, see :mod:`briefing.compose.custom_properties`."""
    _add(document.part.package, _CUSTOM_PROPERTIES, part)


def saved(document: WordDocument) -> bytes:
    """Return the bytes of the document: the same for the same content, whatever the clock."""
    target = io.BytesIO()
    document.save(target)
    return _reproducible(target.getvalue())


def _keep(relationships: Relationships, kinds: set[str]) -> None:
    for identifier, relationship in list(relationships.items()):
        if relationship.reltype not in kinds:
            del relationships[identifier]


def _replace(root: etree._Element, content: Iterable[etree._Element]) -> None:
    root[:] = list(content)


def _add(owner: Part | OpcPackage, kind: _Kind, blob: bytes) -> None:
    owner.relate_to(Part(PackURI(kind.name), kind.content_type, blob), kind.relationship)


def _describe(document: WordDocument, description: Description) -> None:
    """Fill in the core properties; no clock and no user name goes in."""
    properties = document.core_properties
    properties.title = description.title
    properties.subject = description.subject
    properties.author = properties.last_modified_by = description.author
    properties.comments = ""
    properties.language = tag(description.language)
    properties.created = properties.modified = datetime.combine(description.day, time())


def _set_up_pages(document: WordDocument, page: Page, title: str) -> None:
    (section,) = document.sections
    section.orientation = WD_ORIENT.LANDSCAPE if page.width > page.height else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(page.width), Mm(page.height)
    section.left_margin = section.right_margin = Mm(page.side)
    section.top_margin, section.bottom_margin = Mm(page.top), Mm(page.bottom)
    section.header_distance = section.footer_distance = Mm(page.edge)
    section.different_first_page_header_footer = True  # the first page opens with the title itself
    _replace(section.header._element, [line(Name.HEADER, title)])
    _replace(section.first_page_header._element, [paragraph(Name.HEADER.id)])
    for footer in (section.footer, section.first_page_footer):
        _replace(footer._element, [_page_number()])


def _page_number() -> etree._Element:
    here, last = (field(code, "1", wording.LANGUAGE) for code in ("PAGE", "NUMPAGES"))
    return paragraph(Name.FOOTER.id, words(wording.PAGE), here, words(wording.OF), last)


def _reproducible(archive: bytes) -> bytes:
    """Return the zip archive with the same entries in the same order, without what clock and system left in it."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as given, zipfile.ZipFile(target, "w") as written:
        for name in given.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            written.writestr(entry, given.read(name))
    return target.getvalue()
