"""A pack as a Word document, the distribution edition; what its pages say is in the modules beside this one."""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from lxml import etree

from briefing.compose.content import cover, wording
from briefing.compose.content.rows import ArticleContext, RowUnit
from briefing.compose.content.tally import Tally, tally
from briefing.compose.docx.annexes import glossary, provenance
from briefing.compose.docx.article import article
from briefing.compose.docx.building_blocks import line
from briefing.compose.docx.front import front
from briefing.compose.docx.headers_and_footers import headers_and_footers
from briefing.compose.docx.recorded_provenance import provenance_properties
from briefing.compose.docx.styles import StyleName, style_sheet
from briefing.compose.formats import ComposeOptions
from briefing.ooxml import document
from briefing.ooxml.document import DocumentProperties, PageSetup, WordDocument, blank
from briefing.ooxml.streaming import Block
from briefing.ooxml.template import Template
from briefing.ooxml.writing import AddLink, DocumentContent
from briefing.records import Pack

_A4 = document.PageSetup(width=210, height=297, side=20, top=22, bottom=20, edge=9)


def write(pack: Pack, file: BinaryIO, options: ComposeOptions) -> None:
    """Write the pack to ``file``, which must be seekable, article by article: the same bytes for the same pack."""
    counted = tally(pack.articles)
    properties = document_properties(pack, cover.pack_title(pack), counted)
    pages = blank_edition(properties, pack.handling, _A4, options.template)
    width = document.text_width(pages)
    content = DocumentContent(
        body=lambda add_link: _body(pack, counted, options.rows, width, add_link),
        properties=lambda digests: provenance_properties(pack, digests),
    )
    document.write(pages, content, file)


def _body(pack: Pack, counted: Tally, unit: RowUnit, width: int, add_link: AddLink) -> Iterator[Block]:
    yield from front(pack, counted)
    for number, translated in enumerate(pack.articles, start=1):
        context = ArticleContext(number, len(pack.articles), pack.target_language)
        yield from article(translated, context, unit, width, add_link)
    yield from _annexes(pack, counted, width)
    # Word needs a paragraph after a table that comes last; this one also says that nothing is missing.
    yield line(StyleName.END, wording.END)


def _annexes(pack: Pack, counted: Tally, width: int) -> Iterator[Block]:
    if pack.glossary:
        yield from glossary(pack, counted, 1, width)
    yield from provenance(pack, 2 if pack.glossary else 1, width)


def document_properties(pack: Pack, title: str, counted: Tally) -> DocumentProperties:
    """Return the properties of an edition with that title."""
    return DocumentProperties(
        title=title,
        subject=cover.coverage(counted),
        author=pack.signature.program,
        language=pack.target_language,
        day=pack.date,
    )


def blank_edition(
    properties: DocumentProperties,
    handling: str,
    page: PageSetup,
    template: Template | None,
    further_styles: Sequence[etree._Element] = (),
) -> WordDocument:
    """Return the document without its text, with the pages, headers and footers of the template if any."""
    running = headers_and_footers(properties.title, handling, template)
    return blank(properties, page, style_sheet(properties.language, further_styles), running, template)
