"""Finding elements, attributes and text in the XML of a part, whichever of Word's two namespaces it is in."""

import re
from collections.abc import Iterator, Mapping, Set
from functools import lru_cache
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element
"""An XML element."""

_CACHED = 1_000
"""Names of tags. Word has as many."""


def local_name(element: Element) -> str:
    """Return an element's name without its namespace, which differs between strict and transitional documents."""
    return _without_namespace(element.tag)


@lru_cache(_CACHED)
def _without_namespace(tag: object) -> str:
    """Return the name in a tag; that of a comment or an instruction is a function, and no name of Word's."""
    return str(tag).rpartition("}")[2]


def texts(paragraph: Element, skipped: Set[str], characters: Mapping[str, str]) -> Iterator[str]:
    """Yield the text of a paragraph, without that of paragraphs within it and of elements to be skipped.

    ``characters`` are elements that stand for a character, by name.
    """
    for inner in paragraph.iterchildren("{*}*"):
        name = local_name(inner)
        if name == "t":
            yield inner.text or ""
        elif name in characters:
            yield characters[name]
        elif name != "p" and name not in skipped:
            yield from texts(inner, skipped, characters)


def child(element: Element | None, *names: str) -> Element | None:
    """Return the first child of this name, or its first child of the next name, and so on."""
    for name in names:
        if element is None:
            return None
        for inner in element:
            if _without_namespace(inner.tag) == name:
                element = inner
                break
        else:
            return None
    return element


def value(element: Element | None, attribute: str = "val") -> str:
    """Return an attribute of whatever namespace, ``""`` where it, or the element, is missing."""
    named = element.attrib.items() if element is not None else ()
    return next((str(text) for name, text in named if etree.QName(name).localname == attribute), "")


def is_on(switch: Element | None) -> bool:
    """Tell whether a switch is there and on: one without a value is."""
    return switch is not None and value(switch) not in ("0", "false", "off")


def number(element: Element | None, attribute: str = "val") -> int | None:
    """Return an attribute that is a whole number, ``None`` where it is missing or something else."""
    text = value(element, attribute)
    return int(text) if re.fullmatch("[0-9]{1,9}", text) else None
