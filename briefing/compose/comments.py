"""Word's comments in the margin of a document (ECMA-376, part 1, section 17.13.4), as its reader sees them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from lxml import etree

from briefing.compose.markup import comment_mark, commented, paragraph, w
from briefing.compose.streaming import written
from briefing.compose.styles import Name

Line = Sequence[etree._Element]
"""The runs of one paragraph of a comment."""


class Comments:
    """Collects the comments of a document. All are by ``author`` and of ``day``, so that no clock goes in."""

    def __init__(self, author: str, day: date) -> None:
        self._signed = {"author": author, "initials": author[:1], "date": f"{day.isoformat()}T00:00:00Z"}
        self._made: list[etree._Element] = []

    def around(self, content: Iterable[etree._Element], lines: Sequence[Line]) -> list[etree._Element]:
        """Return ``content`` with a comment of these lines on it; as it is if there are none."""
        if not lines:
            return list(content)
        identifier = str(len(self._made))
        paragraphs = [paragraph(Name.COMMENT.id, *line) for line in lines]
        paragraphs[0].insert(1, comment_mark(Name.COMMENT_REFERENCE.id))
        self._made.append(w("comment", *paragraphs, id=identifier, **self._signed))
        return commented(identifier, Name.COMMENT_REFERENCE.id, *content)

    def part(self) -> Iterator[bytes]:
        """Yield the part that holds the comments made so far, piece by piece."""
        return written(w("comments"), self._made)
