"""A pack as a Word document. The only module that knows python-docx; what the pages say is in its neighbours."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime, time

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.coreprops import CoreProperties
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.rel import Relationships
from docx.section import Section
from docx.shared import Mm
from lxml import etree

from briefing.compose import wording
from briefing.compose.article import Place, Relate, article
from briefing.compose.front import front
from briefing.compose.markup import field, number_bookmarks, paragraph
from briefing.compose.pieces import line, words
from briefing.compose.proofing import tag
from briefing.compose.rows import RowUnit
from briefing.compose.styles import Name
from briefing.compose.stylesheet import font_table, settings, style_sheet
from briefing.compose.term_tables import annex
from briefing.records import Pack

# A4 and its margins, in millimetres.
_PAGE_WIDTH, _PAGE_HEIGHT = 210, 297
_SIDE, _TOP, _BOTTOM, _EDGE = 20, 22, 20, 11
_TEXT_WIDTH = round((_PAGE_WIDTH - 2 * _SIDE) * 1440 / 25.4)  # in twips, twentieths of a point

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest moment a zip archive can name."""


def compose(pack: Pack, rows: RowUnit = RowUnit.PARAGRAPH) -> bytes:
    """Return the pack as the bytes of a DOCX: the same bytes for the same pack, whatever the clock."""
    document = _blank(pack.target_language)
    _describe(document.core_properties, pack)
    _set_up_pages(document.sections[0], wording.pack_title(pack))
    end = document.element.body.sectPr
    for element in _content(pack, rows, _relate(document)):
        end.addprevious(element)
    number_bookmarks(document.element.body)
    return _reproducible(_saved(document))


def _content(pack: Pack, unit: RowUnit, relate: Relate) -> Iterator[etree._Element]:
    yield from front(pack)
    for number, translated in enumerate(pack.articles, start=1):
        place = Place(number, len(pack.articles), pack.target_language, unit, _TEXT_WIDTH)
        yield from article(translated, place, relate)
    yield from annex(pack, _TEXT_WIDTH)
    # Word wants a paragraph after a table that is the last thing; this one also says that nothing is missing.
    yield line(Name.END, wording.END)


def _blank(language: str) -> WordDocument:
    """Return an empty document with our styles, and nothing else of what python-docx's own template brings along."""
    document = Document()
    package = document.part.package
    _keep(document.part.rels, {RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS, RELATIONSHIP_TYPE.THEME})
    _keep(package.rels, {RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES})
    _replace(document.styles.element, style_sheet(language))
    _replace(document.settings.element, settings(language))
    fonts = Part(PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, font_table(), package)
    document.part.relate_to(fonts, RELATIONSHIP_TYPE.FONT_TABLE)
    return document


def _keep(relationships: Relationships, kinds: set[str]) -> None:
    for identifier, relationship in list(relationships.items()):
        if relationship.reltype not in kinds:
            del relationships[identifier]


def _replace(root: etree._Element, content: Iterable[etree._Element]) -> None:
    root[:] = list(content)


def _describe(properties: CoreProperties, pack: Pack) -> None:
    """Fill in what file managers, search and screen readers show; no clock and no user name goes in."""
    properties.title = wording.pack_title(pack)
    properties.subject = wording.coverage(pack)
    properties.author = properties.last_modified_by = pack.signature.program
    properties.comments = ""
    properties.language = tag(pack.target_language)
    properties.created = properties.modified = datetime.combine(pack.date, time())


def _set_up_pages(section: Section, title: str) -> None:
    section.page_width, section.page_height = Mm(_PAGE_WIDTH), Mm(_PAGE_HEIGHT)
    section.left_margin = section.right_margin = Mm(_SIDE)
    section.top_margin, section.bottom_margin = Mm(_TOP), Mm(_BOTTOM)
    section.header_distance = section.footer_distance = Mm(_EDGE)
    section.different_first_page_header_footer = True  # the first page opens with the title itself
    _replace(section.header._element, [line(Name.HEADER, title)])
    _replace(section.first_page_header._element, [paragraph(Name.HEADER.id)])
    for footer in (section.footer, section.first_page_footer):
        _replace(footer._element, [_page_number()])


def _page_number() -> etree._Element:
    here, last = (field(code, "1", wording.LANGUAGE) for code in ("PAGE", "NUMPAGES"))
    return paragraph(Name.FOOTER.id, words(wording.PAGE), here, words(wording.OF), last)


def _relate(document: WordDocument) -> Relate:
    return lambda address: document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)


def _saved(document: WordDocument) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


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
