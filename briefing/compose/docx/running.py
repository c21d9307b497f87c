"""What stands at the head and the foot of the pages of a DOCX pack."""

from collections.abc import Iterator

from lxml import etree

from briefing.compose.content import wording
from briefing.compose.docx.pieces import line, words
from briefing.compose.docx.styles import Name
from briefing.ooxml.elements import field, paragraph


def header(title: str, handling: str) -> list[etree._Element]:
    """Return the paragraphs of a header: handling line and running title, either of which may be empty."""
    titled = [line(Name.HEADER, title)] if title else []
    # A header without any paragraph is not valid.
    return [*handling_line(handling), *titled] or [paragraph(Name.HEADER.id)]


def footer(handling: str) -> list[etree._Element]:
    """Return the paragraphs of a footer: the number of the page, and the handling line, which may be empty."""
    here, last = (field(code, "1", wording.LANGUAGE) for code in ("PAGE", "NUMPAGES"))
    return [paragraph(Name.FOOTER.id, words(wording.PAGE), here, words(wording.OF), last), *handling_line(handling)]


def handling_line(handling: str) -> Iterator[etree._Element]:
    """Yield the handling line, which may be empty."""
    if handling:
        yield line(Name.HANDLING_LINE, handling)
