"""A blank document filled with content, block by block, and written as the zip archive that a Word document is."""

import io
import zipfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import BinaryIO, TypeAlias

from lxml import etree

from briefing.ooxml.comments import Comments
from briefing.ooxml.custom_properties import Property, custom_properties
from briefing.ooxml.document_digests import DocumentDigest, DocumentDigests
from briefing.ooxml.elements import RELATIONSHIPS, number_bookmarks
from briefing.ooxml.package import WordPackage
from briefing.ooxml.streaming import Block, StreamedElement, stream_xml

DOCUMENT, COMMENTS, PROPERTIES = "word/document.xml", "word/comments.xml", "docProps/custom.xml"
"""The parts that are empty in a blank document."""

AddLink: TypeAlias = Callable[[str], str]
"""Makes a web address known to a document and returns the id by which its links name it."""

Part: TypeAlias = Callable[[], Iterable[bytes]]
"""Makes a part, piece by piece."""

_RELATIONSHIPS_PART = "word/_rels/document.xml.rels"
_PACKAGE_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest moment a zip archive can name."""


@dataclass(frozen=True, slots=True)
class DocumentContent:
    """What goes into a blank document.

    ``body`` is the text. Once that is written come, in a document that has them, the part with the ``comments``, and
    the custom ``properties``, which are given the digests of what the document shows.
    """

    body: Callable[[AddLink], Iterable[Block]]
    properties: Callable[[DocumentDigests], Iterable[Property]]
    comments: Comments | None = None


def fill(blank: bytes, content: DocumentContent, file: BinaryIO) -> None:
    """Write a document to ``file``, which is empty and seekable: the same bytes for the same content.

    ``blank`` is one with all its parts, those that :class:`DocumentContent` makes empty. No more than a block of the
    content is held at a time.
    """
    with zipfile.ZipFile(io.BytesIO(blank)) as parts:
        try:
            _write(parts, content, file, large=False)
        except zipfile.LargeZipFile:
            # An archive says beforehand that a part may have gigabytes. Office distrusts one that says so for nothing.
            file.seek(0)
            file.truncate()
            _write(parts, content, file, large=True)


def _write(blank: zipfile.ZipFile, content: DocumentContent, file: BinaryIO, *, large: bool) -> None:
    """Write the entries in the order of ``blank``, without the clock and the system it was made on.

    python-docx has the document before its relationships and comments, and the custom properties at the end.

    Raises:
        LargeZipFile: the document is larger than an archive that is not ``large`` can hold.
    """
    made = _parts(blank, content)
    with zipfile.ZipFile(file, "w") as archive:
        for name in blank.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            pieces = made[name]() if name in made else [blank.read(name)]
            with archive.open(entry, "w", force_zip64=large and name == DOCUMENT) as part:
                part.writelines(pieces if large else _bounded(pieces))


def _bounded(pieces: Iterable[bytes]) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > zipfile.ZIP64_LIMIT:
            raise zipfile.LargeZipFile
        yield piece


def _parts(blank: zipfile.ZipFile, content: DocumentContent) -> Mapping[str, Part]:
    document, relationships = (etree.fromstring(blank.read(name)) for name in (DOCUMENT, _RELATIONSHIPS_PART))
    (body,) = document
    (section,) = body  # which has to stay the last thing in it
    state = _WritingState({str(known.get("Id")) for known in relationships}, WordPackage(blank, "a blank document"))
    made: dict[str, Part] = {
        DOCUMENT: lambda: stream_xml(body, state.observe(content.body(state.add_link)), before=section),
        _RELATIONSHIPS_PART: lambda: stream_xml(relationships, state.link_relationships()),
        PROPERTIES: lambda: custom_properties(content.properties(state.digests(section, content.comments))),
    }
    return made | ({COMMENTS: content.comments.part} if content.comments else {})


class _WritingState:
    """What accumulates as content is written: numbers of bookmarks, ids of addresses, digests of what is shown."""

    def __init__(self, taken_ids: Collection[str], blank: WordPackage) -> None:
        self._free_ids = (f"rId{number}" for number in count(1) if f"rId{number}" not in taken_ids)
        self._ids: dict[str, str] = {}
        self._addresses: dict[str, str] = {}
        self._digest = DocumentDigest(blank, self._addresses)
        self._bookmarks = 0

    def add_link(self, address: str) -> str:
        if address not in self._ids:
            self._ids[address] = next(self._free_ids)
            self._addresses[self._ids[address]] = address
        return self._ids[address]

    def link_relationships(self) -> Iterator[etree._Element]:
        for identifier, address in self._addresses.items():
            outside = {"Target": address, "TargetMode": "External"}
            attributes = {"Id": identifier, "Type": f"{RELATIONSHIPS}/hyperlink", **outside}
            yield etree.Element(f"{{{_PACKAGE_RELATIONSHIPS}}}Relationship", attributes)

    def observe(self, content: Iterable[Block]) -> Iterator[Block]:
        """Yield the blocks; as they go their bookmarks are numbered and they are added to the digests."""
        for block in content:
            if isinstance(block, StreamedElement):
                yield StreamedElement(block.shell, map(self._observed, block.content))
            else:
                yield self._observed(block)

    def _observed(self, element: etree._Element) -> etree._Element:
        self._bookmarks = number_bookmarks(element, self._bookmarks)
        self._digest.add(element)
        return element

    def digests(self, section: etree._Element, comments: Comments | None) -> DocumentDigests:
        """Return the digests of the document: all that was written, its last ``section`` and the comments."""
        self._digest.add(section)
        return self._digest.finished(comments.made if comments else ())
