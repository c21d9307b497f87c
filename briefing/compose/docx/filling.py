"""Blank pages filled with content, block by block, and written as the zip archive that a Word document is."""

import io
import zipfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import BinaryIO, TypeAlias

from lxml import etree

from briefing.compose.content.links import Relate
from briefing.compose.docx.template import REFERENCE
from briefing.ooxml.custom_properties import Property, TextDigest, custom_properties
from briefing.ooxml.elements import number_bookmarks
from briefing.ooxml.streaming import Block, Long, written

DOCUMENT, COMMENTS, PROPERTIES = "word/document.xml", "word/comments.xml", "docProps/custom.xml"
"""The parts that are blank in blank pages."""

_RELATIONSHIPS = "word/_rels/document.xml.rels"
_OF_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest moment a zip archive can name."""

Part: TypeAlias = Callable[[], Iterable[bytes]]
"""Makes a part, piece by piece."""


@dataclass(frozen=True, slots=True)
class Filling:
    """What goes into blank pages.

    ``content`` is the text. What is asked for once that is written are ``properties``, by the digest of the text, and
    in a document that has them, the part with the ``comments``.
    """

    content: Callable[[Relate], Iterable[Block]]
    properties: Callable[[str], Iterable[Property]]
    comments: Part | None = None


def fill(blank: bytes, filling: Filling, file: BinaryIO) -> None:
    """Write a document to ``file``, which is empty and seekable: the same bytes for the same content.

    ``blank`` is one with all its parts, those that :class:`Filling` makes without content. Of the content no more than
    a block is held at a time.
    """
    with zipfile.ZipFile(io.BytesIO(blank)) as pages:
        try:
            _write(pages, filling, file, large=False)
        except zipfile.LargeZipFile:
            # An archive says beforehand that a part may have gigabytes. Office distrusts one that says so for nothing.
            file.seek(0)
            file.truncate()
            _write(pages, filling, file, large=True)


def _write(pages: zipfile.ZipFile, filling: Filling, file: BinaryIO, *, large: bool) -> None:
    """Write the entries in the order of ``pages``, without what clock and system left in it.

    python-docx has the document before its relationships and comments, and the custom properties at the end.

    Raises:
        LargeZipFile: the document is ``large``, but it is not said.
    """
    made = _parts(pages, filling)
    with zipfile.ZipFile(file, "w") as archive:
        for name in pages.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            pieces = made[name]() if name in made else [pages.read(name)]
            with archive.open(entry, "w", force_zip64=large and name == DOCUMENT) as part:
                part.writelines(pieces if large else _bounded(pieces))


def _bounded(pieces: Iterable[bytes]) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > zipfile.ZIP64_LIMIT:
            raise zipfile.LargeZipFile
        yield piece


def _parts(pages: zipfile.ZipFile, filling: Filling) -> Mapping[str, Part]:
    document, relationships = (etree.fromstring(pages.read(name)) for name in (DOCUMENT, _RELATIONSHIPS))
    (body,) = document
    (section,) = body  # which has to stay the last thing in it
    course = _Course({str(known.get("Id")) for known in relationships})
    made: dict[str, Part] = {
        DOCUMENT: lambda: written(body, course.through(filling.content(course.relate)), before=section),
        _RELATIONSHIPS: lambda: written(relationships, course.relationships()),
        PROPERTIES: lambda: custom_properties(filling.properties(course.text.hexdigest())),
    }
    return made | ({COMMENTS: filling.comments} if filling.comments else {})


class _Course:
    """What runs along as content is written: the numbers of bookmarks, the ids of addresses, the digest of the text."""

    def __init__(self, taken: Collection[str]) -> None:
        self.text = TextDigest()
        self._free = (f"rId{number}" for number in count(1) if f"rId{number}" not in taken)
        self._addresses: dict[str, str] = {}
        self._bookmarks = 0

    def relate(self, address: str) -> str:
        if address not in self._addresses:
            self._addresses[address] = next(self._free)
        return self._addresses[address]

    def relationships(self) -> Iterator[etree._Element]:
        """Yield the relationships to the addresses."""
        for address, identifier in self._addresses.items():
            outside = {"Target": address, "TargetMode": "External"}
            described = {"Id": identifier, "Type": f"{REFERENCE}/hyperlink", **outside}
            yield etree.Element(f"{{{_OF_RELATIONSHIPS}}}Relationship", described)

    def through(self, content: Iterable[Block]) -> Iterator[Block]:
        """Yield the blocks, their bookmarks numbered and their text taken in as they go."""
        for block in content:
            yield Long(block.shell, map(self._seen, block.content)) if isinstance(block, Long) else self._seen(block)

    def _seen(self, element: etree._Element) -> etree._Element:
        self._bookmarks = number_bookmarks(element, self._bookmarks)
        self.text.add(element)
        return element
