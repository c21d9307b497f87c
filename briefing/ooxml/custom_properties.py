"""The part of an Office document that holds properties for programs, which no page shows.

ECMA-376, part 1, section 22.3 (custom file properties).
"""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from lxml import etree

from briefing.ooxml.elements import legible
from briefing.ooxml.streaming import stream_xml
from briefing.ooxml.tree import Element, value

Property: TypeAlias = tuple[str, str]
"""A property's name and its text."""

_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_NAMESPACES = {"cp": _PROPERTIES, "vt": _TYPES}
_USER_DEFINED = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The format id of all properties that users define."""
_FIRST_ID = 2
"""Ids 0 and 1 are the format's own."""


def custom_properties(properties: Iterable[Property]) -> Iterator[bytes]:
    """Yield the part that holds these properties, piece by piece: a pack has one for each article."""
    root = etree.Element(f"{{{_PROPERTIES}}}Properties", nsmap=_NAMESPACES)
    return stream_xml(root, (_property(number, *named) for number, named in enumerate(properties, start=_FIRST_ID)))


def read_custom_properties(part: Element | None) -> dict[str, str]:
    """Return the properties in a part, none for ``None``."""
    held = part if part is not None else ()
    return {value(one, "name"): "".join(map(str, one.itertext())).strip() for one in held}


def _property(number: int, name: str, text: str) -> etree._Element:
    attributes = {"fmtid": _USER_DEFINED, "pid": str(number), "name": legible(name)}
    held = etree.Element(f"{{{_PROPERTIES}}}property", attributes, nsmap=_NAMESPACES)
    etree.SubElement(held, f"{{{_TYPES}}}lpwstr").text = legible(text)
    return held
