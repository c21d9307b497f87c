"""A pack as a Word document, the distribution edition; what its pages say is in the neighbours of this module."""

from collections.abc import Iterator

from lxml import etree

from briefing.compose import package, wording
from briefing.compose.article import Place, Relate, article
from briefing.compose.custom_properties import custom_properties, provenance_of
from briefing.compose.front import front
from briefing.compose.pieces import line
from briefing.compose.provenance_annex import provenance
from briefing.compose.rows import RowUnit
from briefing.compose.styles import Name
from briefing.compose.template import Template
from briefing.compose.term_tables import glossary
from briefing.records import Pack

_A4 = package.Page(width=210, height=297, side=20, top=22, bottom=20, edge=9)


def compose(pack: Pack, rows: RowUnit = RowUnit.PARAGRAPH, template: Template | None = None) -> bytes:
    """Return the pack as the bytes of a DOCX: the same bytes for the same pack, whatever the clock.

    With a ``template`` it has that one's styles, pages, heads and feet; see :mod:`briefing.compose.house`.
    """
    document = package.blank(package.Description.of(pack, wording.pack_title(pack)), _A4, template=template)
    package.fill(document, _content(pack, rows, package.text_width(document), package.relate(document)))
    package.add_custom_properties(document, custom_properties(provenance_of(pack, document.element.body)))
    return package.saved(document)


def _content(pack: Pack, unit: RowUnit, width: int, relate: Relate) -> Iterator[etree._Element]:
    yield from front(pack)
    for number, translated in enumerate(pack.articles, start=1):
        place = Place(number, len(pack.articles), pack.target_language, unit, width)
        yield from article(translated, place, relate)
    yield from _annexes(pack, width)
    # Word wants a paragraph after a table that is the last thing; this one also says that nothing is missing.
    yield line(Name.END, wording.END)


def _annexes(pack: Pack, width: int) -> Iterator[etree._Element]:
    if pack.glossary:
        yield from glossary(pack, 1, width)
    yield from provenance(pack, 2 if pack.glossary else 1, width)
