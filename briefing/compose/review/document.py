"""A pack as a Word document that a reviewer edits and sends back, the review edition.

What its importer relies on: the custom property
:data:`~briefing.compose.docx.recorded_provenance.EDITION`; tables of
the four columns ID, source, target and comment, a sentence a row; in the first cell nothing but the segment's id, in
the next two its source and its target as :func:`~briefing.ooxml.elements.legible` writes them, each in one paragraph.
"""

from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from briefing.compose.content.edition import edition, translated
from briefing.compose.content.rows import ArticleContext
from briefing.compose.content.tally import tally
from briefing.compose.docx.building_blocks import line
from briefing.compose.docx.document import blank_edition, document_properties
from briefing.compose.docx.recorded_provenance import EDITION, provenance_properties
from briefing.compose.docx.styles import StyleName
from briefing.compose.formats import ComposeOptions
from briefing.compose.review import edition_wording
from briefing.compose.review.article import article
from briefing.compose.review.front import front
from briefing.compose.review.styles import ReviewStyle, review_styles
from briefing.ooxml import document
from briefing.ooxml.comments import Comments
from briefing.ooxml.writing import DocumentContent
from briefing.records import Edition, Pack

_LANDSCAPE = document.PageSetup(width=297, height=210, side=15, top=19, bottom=17, edge=10)
AUTHOR = "briefing"
"""Who wrote the comments that a reviewer finds in the margin."""


def write(pack: Pack, file: BinaryIO, options: ComposeOptions) -> None:
    """Write the review edition to ``file``, which must be seekable, as a DOCX: the same bytes for the same pack.

    A template's pages are turned on their side.
    """
    shown = edition(pack)
    properties = document_properties(pack, edition_wording.review_title(pack), tally(pack.articles))
    pages = blank_edition(properties, pack.handling, _LANDSCAPE, options.template, review_styles())
    comments = Comments(AUTHOR, pack.date, ReviewStyle.COMMENT.id, ReviewStyle.COMMENT_REFERENCE.id)
    width = document.text_width(pages)
    content = DocumentContent(
        body=lambda _: _body(pack, shown, width, comments),
        properties=lambda digests: ((EDITION, shown.id), *provenance_properties(pack, digests)),
        comments=comments,
    )
    document.write(pages, content, file)


def _body(pack: Pack, shown: Edition, width: int, comments: Comments) -> Iterator[etree._Element]:
    yield from front(pack, shown)
    articles = translated(pack)
    for number, foreign in enumerate(articles, start=1):
        context = ArticleContext(number, len(articles), pack.target_language)
        yield from article(foreign, context, width, comments)
    # Word needs a paragraph after a table that comes last; this one also says that nothing is missing.
    yield line(StyleName.END, edition_wording.END_OF_EDITION)
