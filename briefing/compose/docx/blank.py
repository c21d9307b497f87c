"""The document that an edition of a pack fills: its properties, pages, styles, headers and footers."""

from collections.abc import Sequence

from lxml import etree

from briefing.compose.content import cover
from briefing.compose.content.tally import Tally
from briefing.compose.docx.headers_and_footers import headers_and_footers
from briefing.compose.docx.styles import style_sheet
from briefing.ooxml.document import DocumentProperties, PageSetup, WordDocument, blank
from briefing.ooxml.template import Template
from briefing.records import Pack


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
    """Return the document without its text; ``handling`` is the handling line, empty for none.

    With a ``template`` it has that one's styles, pages, headers and footers, and ours where it has none.
    """
    running = headers_and_footers(properties.title, handling, template)
    return blank(properties, page, style_sheet(properties.language, further_styles), running, template)
