"""The parts of a Word document: unpacked up to a bound, and parsed without entities or network."""

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Set
from contextlib import contextmanager
from typing import NamedTuple, TypeAlias

from lxml import etree

from briefing.errors import InputError
from briefing.readers.encoding import kind_of

Element: TypeAlias = etree._Element
"""An XML element."""

_LARGEST_PART = 32 << 20
"""Bytes of XML: some 3,000 pages. A zip bomb is stopped here, whatever size it declares."""

_MOST_TAGS = 1_000_000
"""Of one part: a full document has some 30 bytes to each, one made to fill the memory four."""

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

_SAVE_AGAIN = "Open it in Word or LibreOffice and save it as .docx again."


class Relation(NamedTuple):
    """What a part relates to: by which ``id``, as what ``kind`` (``"styles"``), a part's name or an outside address."""

    id: str
    kind: str
    target: str
    external: bool


class Parts:
    """The parts of the document at ``path``, found by their relations."""

    def __init__(self, archive: zipfile.ZipFile, path: str) -> None:
        self._archive = archive
        self._path = path
        self._main = self._target("", "officeDocument") or ""
        self.encoding = "utf-8"

    @classmethod
    @contextmanager
    def opened(cls, data: bytes, path: str) -> Iterator["Parts"]:
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
            raise InputError(f"{self._path}: is a ZIP archive, but holds no Word document.", _SAVE_AGAIN)
        self.encoding = (root.getroottree().docinfo.encoding or "utf-8").lower()
        return root

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

    def relations(self, source: str | None = None) -> Iterator[Relation]:
        """Yield what the part named ``source`` relates to; by default the document itself, for ``""`` the file."""
        source = self._main if source is None else source
        folder, name = posixpath.split(source)
        relations = self.part(posixpath.join(folder, "_rels", f"{name}.rels"))
        for relation in () if relations is None else relations:
            kind, target = relation.get("Type", "").rpartition("/")[2], relation.get("Target", "")
            external = relation.get("TargetMode") == "External"
            inside = "" if external else posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            yield Relation(relation.get("Id", ""), kind, inside or target, external)

    def part(self, name: str) -> Element | None:
        """Return the root of the part of that name, ``None`` if the file has none."""
        if name not in self._archive.NameToInfo:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        content = self._unpacked(name)
        if content.count(b"<") > _MOST_TAGS:
            raise self._too_large(f"{name} has more than {_MOST_TAGS:,} tags")
        try:
            root = etree.fromstring(content, parser)
        except etree.XMLSyntaxError as error:
            line = error.lineno
            raise InputError(f"{self._path}: is damaged: {name}, line {line}, is no XML.", _SAVE_AGAIN) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise InputError(f"{self._path}: {name} defines entities, which no Word document does.", "Do not trust it.")
        return root

    def _target(self, source: str, kind: str) -> str | None:
        """Return the name of the part that the part ``source`` relates to as ``kind``."""
        found = (relation for relation in self.relations(source) if relation.kind == kind and not relation.external)
        return next((relation.target for relation in found), None)

    def _unpacked(self, name: str) -> bytes:
        if self._archive.NameToInfo[name].compress_type not in _METHODS:
            raise InputError(
                f"{self._path}: is damaged: {name} is packed in a way that Word does not know.", _SAVE_AGAIN
            )
        try:
            with self._archive.open(name) as part:
                content = part.read(_LARGEST_PART + 1)
        except _UNPACKING as error:
            raise InputError(f"{self._path}: is damaged: {name}: {error}.", _SAVE_AGAIN) from error
        if len(content) > _LARGEST_PART:
            raise self._too_large(f"{name} unpacks to more than {_LARGEST_PART >> 20} MB")
        return content

    def _too_large(self, problem: str) -> InputError:
        return InputError(
            f"{self._path}: {problem}.", "Cut the document into smaller ones, if it is what it should be."
        )


def local_name(element: Element) -> str:
    """Return an element's name without its namespace: there are two, for strict and for transitional documents."""
    return str(element.tag).rpartition("}")[2]


def texts(paragraph: Element, passed_over: Set[str], characters: Mapping[str, str]) -> Iterator[str]:
    """Yield the text of a paragraph, without that of paragraphs within it and of elements to be passed over.

    ``characters`` are elements that stand for a character, by name.
    """
    for inner in paragraph.iterchildren("{*}*"):
        name = local_name(inner)
        if name == "t":
            yield inner.text or ""
        elif name in characters:
            yield characters[name]
        elif name != "p" and name not in passed_over:
            yield from texts(inner, passed_over, characters)


def child(element: Element | None, *names: str) -> Element | None:
    """Return the first child of this name, or its first child of the next name, and so on."""
    for name in names:
        element = next((inner for inner in element if local_name(inner) == name), None) if element is not None else None
    return element


def value(element: Element | None, attribute: str = "val") -> str:
    """Return an attribute of whatever namespace, ``""`` where it, or the element, is missing."""
    named = element.attrib.items() if element is not None else ()
    return next((str(text) for name, text in named if etree.QName(name).localname == attribute), "")


def number(element: Element | None, attribute: str = "val") -> int | None:
    """Return an attribute that is a whole number, ``None`` where it is missing or something else."""
    text = value(element, attribute)
    return int(text) if re.fullmatch("[0-9]{1,9}", text) else None
