"""A Word document as a package of parts: unpacked up to a size limit, and parsed without entities or network."""

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import IO, Any, NamedTuple

from lxml import etree

from briefing.errors import InputError
from briefing.file_kinds import kind_of
from briefing.ooxml.tree import Element, local_name


class _Amount(NamedTuple):
    """How much XML there is; ``size`` is in bytes."""

    size: int
    tags: int

    def plus(self, chunk: bytes) -> "_Amount":
        return _Amount(self.size + len(chunk), self.tags + chunk.count(b"<"))


_NOTHING = _Amount(0, 0)

_PART = _Amount(size=32 << 20, tags=1_000_000)
"""What is held at a time: some 3,000 pages. A zip bomb is stopped here, whatever size it declares.

A full document has some 30 bytes to a tag, one made to fill the memory four.
"""

_WHOLE = _Amount(size=1 << 30, tags=64_000_000)
"""What is gone through in pieces: some 50,000 articles, and twice the 512 MB from which Word refuses a document.

A pack has some 16 bytes to a tag; a bomb of shorter ones would keep the processor busy for many minutes.
"""

_CHUNK = 1 << 16
"""Bytes that are unpacked at a time: a few dozen paragraphs."""

_HARDENED: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "remove_comments": True,
    "remove_pis": True,
}
"""How XML is parsed. That ``huge_tree`` is off, as it is by default, bounds how deep it goes and how long a text is."""

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""What ECMA-376, part 2, allows; other ways of packing let a file claim gigabytes of memory."""

_UNPACKING = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,  # a version of the format that is not known
    RuntimeError,  # encrypted
    ValueError,
)
"""What zipfile raises on damaged archives."""

_NO_PARTS = b"PK\x05\x06" + bytes(18)
"""An archive without anything in it."""

_SAVE_AGAIN = "Open it in Word or LibreOffice and save it as .docx again."


class Relationship(NamedTuple):
    """What a part relates to: by which ``id``, as what ``kind`` (``"styles"``), a part's name or an outside address."""

    id: str
    kind: str
    target: str
    external: bool


class WordPackage:
    """The parts of the document at ``path``, found by their relations."""

    def __init__(self, archive: zipfile.ZipFile, path: str) -> None:
        self._archive = archive
        self._path = path
        self._main = self._target("", "officeDocument") or ""
        self.encoding = "utf-8"

    @classmethod
    @contextmanager
    def opened(cls, data: bytes, path: str) -> Iterator["WordPackage"]:
        """Open the archive ``data``.

        Raises:
            InputError: it is no Word document; likewise for what is done with the parts.
        """
        if not data.startswith(b"PK"):
            seems = kind_of(data) or "something else"
            raise InputError(f"{path}: is no .docx document but {seems}.", _SAVE_AGAIN)
        try:
            archive = zipfile.ZipFile(io.BytesIO(data))
        except _UNPACKING as error:
            raise InputError(f"{path}: is damaged: {error}.", _SAVE_AGAIN) from error
        with archive:
            yield cls(archive, path)

    def main(self) -> Element:
        """Return the document itself."""
        root = self.part(self._main) if self._main else None
        if root is None or local_name(root) != "document":
            raise self._no_document()
        self.encoding = (root.getroottree().docinfo.encoding or "utf-8").lower()
        return root

    def pieces(self) -> Iterator[Element]:
        """Yield the document itself in pieces, in order: paragraphs, rows of tables, or larger elements with these.

        Each is emptied when the next is asked for. No more is held than one may have, so that the document may be
        larger than one that :meth:`main` returns.
        """
        if self._main not in self._archive.NameToInfo:
            raise self._no_document()
        yield from self._pieces(self._main, "body", _is_body)

    def children(self, kind: str) -> Iterator[Element]:
        """Yield what is in the part of this ``kind`` (``"comments"``), if the document has one, likewise one by one."""
        name = self._target(self._main, kind)
        if name in self._archive.NameToInfo:
            yield from self._pieces(name, "*", _is_root)

    def _pieces(self, name: str, tag: str, is_holder: Callable[[Element], bool]) -> Iterator[Element]:
        parser = etree.XMLPullParser(("start",), tag=f"{{*}}{tag}", collect_ids=False, **_HARDENED)
        holder, held = None, _NOTHING
        for chunk in self._fed(parser, name):
            found = self._holder(parser, name, is_holder)
            holder = found if holder is None else holder
            complete = _complete(holder) if holder is not None else []
            held = _NOTHING if complete else held.plus(chunk)
            self._refuse_beyond(_PART, held, f"a paragraph of {name}")
            for piece in complete:
                yield piece
                _give_up(piece)
        if holder is None:
            raise self._no_document()
        yield from holder

    def related(self, kind: str) -> Element | None:
        """Return the part of this ``kind`` (``"styles"``), if the document has one."""
        name = self._target(self._main, kind)
        return self.part(name) if name else None

    def content(self, name: str) -> bytes | None:
        """Return the bytes of the part of that name, if the file has it: a picture, say."""
        return self._unpacked(name) if name in self._archive.NameToInfo else None

    def of_package(self, kind: str) -> Element | None:
        """Return the part of this ``kind`` that is about the file as a whole (``"core-properties"``), if it has one."""
        name = self._target("", kind)
        return self.part(name) if name else None

    def relations(self, source: str | None = None) -> Iterator[Relationship]:
        """Yield what the part named ``source`` relates to; by default the document itself, for ``""`` the file."""
        source = self._main if source is None else source
        folder, name = posixpath.split(source)
        relations = self.part(posixpath.join(folder, "_rels", f"{name}.rels"))
        for relation in () if relations is None else relations:
            kind, target = relation.get("Type", "").rpartition("/")[2], relation.get("Target", "")
            external = relation.get("TargetMode") == "External"
            inside = "" if external else posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            yield Relationship(relation.get("Id", ""), kind, inside or target, external)

    def part(self, name: str) -> Element | None:
        """Return the root of the part of that name, ``None`` if the file has none."""
        if name not in self._archive.NameToInfo:
            return None
        return self.root(name, self._unpacked(name))

    def root(self, name: str, content: bytes) -> Element:
        """Return the root of the XML ``content`` of a part."""
        self._refuse_beyond(_PART, _NOTHING.plus(content), name)
        with self._parsing(name):
            root = etree.fromstring(content, etree.XMLParser(**_HARDENED))
        self._refuse_entities(name, root)
        return root

    def _target(self, source: str, kind: str) -> str | None:
        """Return the name of the part that the part ``source`` relates to as ``kind``."""
        found = (relation for relation in self.relations(source) if relation.kind == kind and not relation.external)
        return next((relation.target for relation in found), None)

    def _fed(self, parser: "etree.XMLPullParser", name: str) -> Iterator[bytes]:
        """Yield a part in chunks, each after ``parser`` was fed with it."""
        seen = _NOTHING
        with self._opened(name) as part:
            for chunk in iter(partial(part.read, _CHUNK), b""):
                seen = seen.plus(chunk)
                self._refuse_beyond(_WHOLE, seen, name)
                with self._parsing(name):
                    parser.feed(chunk)
                yield chunk
        with self._parsing(name):
            parser.close()

    def _holder(self, parser: "etree.XMLPullParser", name: str, is_holder: Callable[[Element], bool]) -> Element | None:
        """Return the element that holds the pieces, if the parser has come to it since it was asked last."""
        begun = [element for _, element in parser.read_events() if isinstance(element, etree._Element)]
        holder = next(filter(is_holder, begun), None)
        if holder is not None:
            self._refuse_entities(name, holder)
        return holder

    def _unpacked(self, name: str) -> bytes:
        with self._opened(name) as part:
            content = part.read(_PART.size + 1)
        self._refuse_beyond(_PART, _Amount(len(content), tags=0), name)
        return content

    @contextmanager
    def _opened(self, name: str) -> Iterator[IO[bytes]]:
        if self._archive.NameToInfo[name].compress_type not in _METHODS:
            raise InputError(
                f"{self._path}: is damaged: {name} is packed in a way that Word does not know.", _SAVE_AGAIN
            )
        try:
            with self._archive.open(name) as part:
                yield part
        except _UNPACKING as error:
            raise InputError(f"{self._path}: is damaged: {name}: {error}.", _SAVE_AGAIN) from error

    @contextmanager
    def _parsing(self, name: str) -> Iterator[None]:
        try:
            yield
        except etree.XMLSyntaxError as error:
            line = error.lineno
            raise InputError(f"{self._path}: is damaged: {name}, line {line}, is no XML.", _SAVE_AGAIN) from error

    def _refuse_beyond(self, most: _Amount, amount: _Amount, what: str) -> None:
        remedy = "Cut the document into smaller ones, if it is what it should be."
        if amount.size > most.size:
            raise InputError(f"{self._path}: {what} unpacks to more than {most.size >> 20:,} MB.", remedy)
        if amount.tags > most.tags:
            raise InputError(f"{self._path}: {what} has more than {most.tags:,} tags.", remedy)

    def _refuse_entities(self, name: str, element: Element) -> None:
        if element.getroottree().docinfo.internalDTD is not None:
            raise InputError(f"{self._path}: {name} defines entities, which no Word document does.", "Do not trust it.")

    def _no_document(self) -> InputError:
        return InputError(f"{self._path}: is a ZIP archive, but holds no Word document.", _SAVE_AGAIN)


def parsed_xml(data: bytes, path: str) -> Element:
    """Return the root of the XML in the file ``path``, parsed as parts are.

    Raises:
        InputError: it is no XML, defines entities, or is more than a part can be.
    """
    package = WordPackage(zipfile.ZipFile(io.BytesIO(_NO_PARTS)), path)
    return package.root(path, data)


def _is_body(element: Element) -> bool:
    document = element.getparent()
    return document is not None and document.getparent() is None and local_name(document) == "document"


def _is_root(element: Element) -> bool:
    return element.getparent() is None


def _complete(body: Element) -> list[Element]:
    """Return what is complete in a body that is still being read: all but the last, of which nobody knows.

    A table gives its rows one by one: a pack has one with a row for each article. Nothing else is opened, since of what
    is, its own text stays.
    """
    children = list(body)
    rows = (row for table in children[-1:] if local_name(table) == "tbl" for row in list(table)[:-1])
    return [*children[:-1], *rows]


def _give_up(piece: Element) -> None:
    """Free what a piece holds. That it is emptied first matters: lxml takes minutes to move one with 1,000,000 runs."""
    piece.clear()
    parent = piece.getparent()
    if parent is not None:
        parent.remove(piece)
