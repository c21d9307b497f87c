"""A pack as a Word document, the distribution edition; what its pages say is in the neighbours of this module."""

from collections.abc import Iterator

from lxml import etree

from briefing.compose import package, wording
from briefing.compose.article import Place, Relate, article
from briefing.compose.front import front
from briefing.compose.pieces import line
from briefing.compose.rows import RowUnit
from briefing.compose.styles import Name
from briefing.compose.term_tables import annex
from briefing.records import Pack

_A4 = package.Page(width=210, height=297, side=20, top=22, bottom=20, edge=11)


def compose(pack: Pack, rows: RowUnit = RowUnit.PARAGRAPH) -> bytes:
    """Return the pack as the bytes of a DOCX: the same bytes for the same pack, whatever the clock."""
    document = package.blank(_description(pack), _A4)
    package.fill(document, _content(pack, rows, package.relate(document)))
    return package.saved(document)


def _description(pack: Pack) -> package.Description:
    return package.Description(
        title=wording.pack_title(pack),
        subject=wording.coverage(pack),
        author=pack.signature.program,
        language=pack.target_language,
        day=pack.date,
    )


def _content(pack: Pack, unit: RowUnit, relate: Relate) -> Iterator[etree._Element]:
    yield from front(pack)
    for number, translated in enumerate(pack.articles, start=1):
        place = Place(number, len(pack.articles), pack.target_language, unit, _A4.text_width)
        yield from article(translated, place, relate)
    yield from annex(pack, _A4.text_width)
    # Word wants a paragraph after a table that is the last thing; this one also says that nothing is missing.
    yield line(Name.END, wording.END)
