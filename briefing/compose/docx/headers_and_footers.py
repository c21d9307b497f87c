"""What stands in the headers and footers of a DOCX pack, ours or a template's.

A template that has anything in its headers keeps it, and likewise in its footers; where it has nothing, ours stand. Two
things are never lost: the handling line is at the very top of the header and the very bottom of the footer, and the
page number is in the footer unless the template numbers the pages itself, wherever it does so.
"""

from collections.abc import Iterator, Mapping

from lxml import etree

from briefing.compose.content import wording
from briefing.compose.docx.building_blocks import english, line
from briefing.compose.docx.styles import StyleName
from briefing.ooxml.elements import field, paragraph, w
from briefing.ooxml.template import HeadersAndFooters, Template, TemplatePart
from briefing.ooxml.template.parts import EVEN_PAGES, FIRST_PAGE, OTHER_PAGES

_NO_HEADER, _NO_FOOTER = TemplatePart(etree.tostring(w("hdr"))), TemplatePart(etree.tostring(w("ftr")))

_Parts = Mapping[str, TemplatePart]


def headers_and_footers(title: str, handling: str, template: Template | None) -> HeadersAndFooters:
    """Return the headers and footers of a document with that title; ``handling`` may be empty."""
    theirs = _shown(template)
    numbered = any(part.numbers_pages for part in (*theirs.headers.values(), *theirs.footers.values()))
    pages = tuple(_pages(template, theirs))
    return HeadersAndFooters(
        headers={page: _header(theirs.headers, page, title, handling) for page in pages},
        footers={page: _footer(theirs.footers, page, handling, numbered=numbered) for page in pages},
    )


def _shown(template: Template | None) -> HeadersAndFooters:
    """Return the template's headers if there is anything to see in them, and likewise its footers."""
    given = template.headers_and_footers if template else HeadersAndFooters({}, {})
    return HeadersAndFooters(*(parts if any(p.shows_something for p in parts.values()) else {} for parts in given))


def _pages(template: Template | None, theirs: HeadersAndFooters) -> Iterator[str]:
    # With ours the first page differs too: it opens with the title itself.
    if not template or not any(theirs) or template.differs_on_first_page:
        yield FIRST_PAGE
    yield OTHER_PAGES
    if template and template.differs_on_even_pages:
        yield EVEN_PAGES


def _header(theirs: _Parts, page: str, title: str, handling: str) -> TemplatePart:
    own = list(_handling_line(handling))
    if not theirs and page != FIRST_PAGE:
        own.append(line(StyleName.HEADER, title))
    return _with(theirs.get(page, _NO_HEADER), own, above=True)


def _footer(theirs: _Parts, page: str, handling: str, *, numbered: bool) -> TemplatePart:
    own = [*([] if numbered else [_page_number()]), *_handling_line(handling)]
    return _with(theirs.get(page, _NO_FOOTER), own, above=False)


def _with(part: TemplatePart, own: list[etree._Element], *, above: bool) -> TemplatePart:
    return part.with_paragraphs(own, above=above, if_empty=paragraph(StyleName.HEADER.id))


def _page_number() -> etree._Element:
    here, last = (field(code, "1", wording.LANGUAGE) for code in ("PAGE", "NUMPAGES"))
    return paragraph(StyleName.FOOTER.id, english(wording.PAGE), here, english(wording.OF), last)


def _handling_line(handling: str) -> Iterator[etree._Element]:
    if handling:
        yield line(StyleName.HANDLING_LINE, handling)
