"""The part of an Office document that holds properties of our own, which programs read and no page shows.

ECMA-376, part 1, section 22.3 (custom file properties).
"""

from collections.abc import Mapping

from lxml import etree

from briefing.compose.markup import legible

EDITION = "briefing-edition"
"""The property that holds the id of a review edition."""

_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_NAMESPACES = {"cp": _PROPERTIES, "vt": _TYPES}
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The same for all properties that users define."""
_FIRST = 2
"""Ids 0 and 1 are the format's own."""


def custom_properties(mapping: Mapping[str, str]) -> bytes:
    """Return the part for text properties by name, in the mapping's order."""
    root = etree.Element(f"{{{_PROPERTIES}}}Properties", nsmap=_NAMESPACES)
    for identifier, (name, text) in enumerate(mapping.items(), start=_FIRST):
        described = {"fmtid": _FORMAT, "pid": str(identifier), "name": legible(name)}
        held = etree.SubElement(root, f"{{{_PROPERTIES}}}property", described)
        etree.SubElement(held, f"{{{_TYPES}}}lpwstr").text = legible(text)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
