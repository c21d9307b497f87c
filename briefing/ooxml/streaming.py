"""XML written while its content is still being made, so that only a piece of a long document is ever held in memory."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

from lxml import etree


class StreamedElement(NamedTuple):
    """An element whose last and longest part, ``content``, is made only as it is written; ``shell`` is all the rest."""

    shell: etree._Element
    content: Iterable[etree._Element]


Block: TypeAlias = etree._Element | StreamedElement
"""What a document may hold, made at once or as it is written."""

_PLACEHOLDER = b"<!---->"
"""Marks where content goes; no document that is read or written has XML comments of its own."""


def stream_xml(
    parent: etree._Element, content: Iterable[Block], before: etree._Element | None = None
) -> Iterator[bytes]:
    """Yield the document of ``parent`` as UTF-8, piece by piece, as if ``content`` had been among its children.

    ``content`` goes before the child ``before`` of ``parent``, by default after the last. Each element of it is freed
    as soon as it is written.
    """
    place = _place(parent, before)
    opening, closing = _around(place)
    yield opening
    yield from _filled(parent, place, content)
    yield closing


def _place(parent: etree._Element, before: etree._Element | None = None) -> etree._Element:
    place = etree.Comment("")
    parent.insert(len(parent) if before is None else parent.index(before), place)
    return place


def _filled(parent: etree._Element, place: etree._Element, content: Iterable[Block]) -> Iterator[bytes]:
    """Yield each block as it is written at ``place`` in ``parent``, where no namespace has to be declared again."""
    opening, closing = _around(place)
    start, end = len(opening), -len(_PLACEHOLDER + closing)
    for block in content:
        element = block.shell if isinstance(block, StreamedElement) else block
        place.addprevious(element)
        if isinstance(block, StreamedElement):
            inner = _place(element)
            first, last = _around(inner)
            yield first[start:]
            yield from _filled(element, inner, block.content)
            yield last[:end]
        else:
            yield _serialised(place)[start:end]
        parent.remove(element)


def _around(place: etree._Element) -> tuple[bytes, bytes]:
    """Return what is written before ``place``, the first in its document, and what after it."""
    opening, _, closing = _serialised(place).partition(_PLACEHOLDER)
    return opening, closing


def _serialised(place: etree._Element) -> bytes:
    return etree.tostring(place.getroottree().getroot(), xml_declaration=True, encoding="UTF-8", standalone=True)
