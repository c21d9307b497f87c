"""A pack as a Word document, the distribution edition; what its pages say is in the neighbours of this module."""

from collections.abc import Iterator
from typing import BinaryIO

from briefing.compose.content import wording
from briefing.compose.content.links import Relate
from briefing.compose.content.rows import RowUnit
from briefing.compose.content.tally import Tally, tally
from briefing.compose.docx import package
from briefing.compose.docx.article import Place, article
from briefing.compose.docx.filling import Filling
from briefing.compose.docx.front import front
from briefing.compose.docx.pieces import line
from briefing.compose.docx.provenance import provenance
from briefing.compose.docx.styles import Name
from briefing.compose.docx.terms import glossary
from briefing.compose.options import ComposeOptions
from briefing.ooxml.custom_properties import provenance_of
from briefing.ooxml.streaming import Block
from briefing.records import Pack

_A4 = package.Page(width=210, height=297, side=20, top=22, bottom=20, edge=9)


def write(pack: Pack, file: BinaryIO, options: ComposeOptions) -> None:
    """Write the pack to ``file``, which must be seekable, as a DOCX: the same bytes for the same pack.

    No more than one article is held at a time. With a template the document has that one's styles, pages, headers
    and footers; see :mod:`briefing.compose.docx.house_style`.
    """
    counted = tally(pack.articles)
    described = package.Description.of(pack, wording.pack_title(pack), wording.coverage(counted))
    document = package.blank(described, _A4, template=options.template)
    width = package.text_width(document)
    filling = Filling(
        content=lambda relate: _content(pack, counted, options.rows, width, relate),
        properties=lambda text: provenance_of(pack, text),
    )
    package.write(document, filling, file)


def _content(pack: Pack, counted: Tally, unit: RowUnit, width: int, relate: Relate) -> Iterator[Block]:
    yield from front(pack, counted)
    for number, translated in enumerate(pack.articles, start=1):
        place = Place(number, len(pack.articles), pack.target_language, unit, width)
        yield from article(translated, place, relate)
    yield from _annexes(pack, counted, width)
    # Word wants a paragraph after a table that is the last thing; this one also says that nothing is missing.
    yield line(Name.END, wording.END)


def _annexes(pack: Pack, counted: Tally, width: int) -> Iterator[Block]:
    if pack.glossary:
        yield from glossary(pack, counted, 1, width)
    yield from provenance(pack, 2 if pack.glossary else 1, width)
