"""A pack as a Word document that a reviewer edits and sends back, the review edition.

What its importer relies on: the custom property :data:`~briefing.ooxml.custom_properties.EDITION`; tables of
the four columns ID, source, target and comment, a sentence a row; in the first cell nothing but the segment's id, in
the next two its source and its target as :func:`~briefing.ooxml.elements.legible` writes them, each in one paragraph.
"""

from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from briefing.compose.content import wording
from briefing.compose.content.edition import edition, translated
from briefing.compose.content.tally import tally
from briefing.compose.docx import package
from briefing.compose.docx.filling import Filling
from briefing.compose.docx.pieces import line
from briefing.compose.docx.style_sheet import review_styles
from briefing.compose.docx.styles import Name
from briefing.compose.options import ComposeOptions
from briefing.compose.review.article import Place, article
from briefing.compose.review.front import front
from briefing.ooxml.comments import Comments
from briefing.ooxml.custom_properties import EDITION, provenance_of
from briefing.records import Edition, Pack

_LANDSCAPE = package.Page(width=297, height=210, side=15, top=19, bottom=17, edge=10)
_AUTHOR = "briefing"
"""Who wrote the comments that a reviewer finds in the margin."""


def write(pack: Pack, file: BinaryIO, options: ComposeOptions) -> None:
    """Write the review edition to ``file``, which must be seekable, as a DOCX: the same bytes for the same pack.

    With a template it has that one's styles, headers and footers, and its pages turned on their side; see
    :mod:`briefing.compose.docx.house_style`.
    """
    shown = edition(pack)
    described = package.Description.of(pack, wording.review_title(pack), wording.coverage(tally(pack.articles)))
    document = package.blank(described, _LANDSCAPE, review_styles(), options.template)
    comments = Comments(_AUTHOR, pack.date, Name.COMMENT.id, Name.COMMENT_REFERENCE.id)
    width = package.text_width(document)
    filling = Filling(
        content=lambda _: _content(pack, shown, width, comments),
        properties=lambda text: ((EDITION, shown.id), *provenance_of(pack, text)),
        comments=comments.part,
    )
    package.write(document, filling, file)


def _content(pack: Pack, shown: Edition, width: int, comments: Comments) -> Iterator[etree._Element]:
    yield from front(pack, shown)
    articles = translated(pack)
    for number, foreign in enumerate(articles, start=1):
        place = Place(number, len(articles), pack.target_language, width, comments)
        yield from article(foreign, place)
    # Word wants a paragraph after a table that is the last thing; this one also says that nothing is missing.
    yield line(Name.END, wording.END_OF_EDITION)
