"""XML that is written while its content is still being made, so that of a long document only a piece is ever held."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

from lxml import etree


class Long(NamedTuple):
    """An element of which all is there but the last, and most, of what it holds: ``content`` is made bit by bit."""

    shell: etree._Element
    content: Iterable[etree._Element]


Block: TypeAlias = etree._Element | Long
"""What a document may hold, made at once or bit by bit."""

_PLACE = b"<!---->"
"""Where content goes; comments of authors and templates are never in a document of ours."""


def written(parent: etree._Element, content: Iterable[Block], before: etree._Element | None = None) -> Iterator[bytes]:
    """Yield the document of ``parent`` as UTF-8, piece by piece, with ``content`` in it as if it had been there.

    ``content`` goes before the child ``before`` of ``parent``, by default behind all. Each element of it is given up as
    soon as it is written.
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
    """Yield each block as it is written at ``place`` in ``parent``, where no namespace has to be said again."""
    opening, closing = _around(place)
    start, end = len(opening), -len(_PLACE + closing)
    for block in content:
        element = block.shell if isinstance(block, Long) else block
        place.addprevious(element)
        if isinstance(block, Long):
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
    opening, _, closing = _serialised(place).partition(_PLACE)
    return opening, closing


def _serialised(place: etree._Element) -> bytes:
    return etree.tostring(place.getroottree().getroot(), xml_declaration=True, encoding="UTF-8", standalone=True)
