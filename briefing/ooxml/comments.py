"""Word's comments in the margin of a document (ECMA-376, part 1, section 17.13.4), as its reader sees them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TypeAlias

from lxml import etree

from briefing.ooxml.elements import comment_mark, commented, paragraph, w
from briefing.ooxml.streaming import stream_xml

CommentParagraph: TypeAlias = Sequence[etree._Element]
"""The runs of one paragraph of a comment."""


class Comments:
    """Collects the comments of a document. All are by ``author`` and dated ``day``, so that the clock does not matter.

    ``style`` and ``mark_style`` are the ids of the styles of a comment's paragraphs and of the mark that refers to it.
    """

    def __init__(self, author: str, day: date, style: str, mark_style: str) -> None:
        self._style, self._mark_style = style, mark_style
        self._signed = {"author": author, "initials": author[:1], "date": f"{day.isoformat()}T00:00:00Z"}
        self.made: list[etree._Element] = []

    def around(self, content: Iterable[etree._Element], paragraphs: Sequence[CommentParagraph]) -> list[etree._Element]:
        """Return ``content`` with a comment of these paragraphs on it; unchanged if there are none."""
        if not paragraphs:
            return list(content)
        identifier = str(len(self.made))
        written = [paragraph(self._style, *runs) for runs in paragraphs]
        written[0].insert(1, comment_mark(self._mark_style))
        self.made.append(w("comment", *written, id=identifier, **self._signed))
        return commented(identifier, self._mark_style, *content)

    def part(self) -> Iterator[bytes]:
        """Yield the part that holds the comments made so far, piece by piece."""
        return stream_xml(w("comments"), self.made)
