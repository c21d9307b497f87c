"""What is taken from a house template, as parts of a Word document."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from lxml import etree

from briefing.ooxml.elements import WORD
from briefing.ooxml.tree import Element, child, is_on, local_name, value

_W = f"{{{WORD}}}"

_VISIBLE = tuple(f"{_W}{name}" for name in ("t", "drawing", "pict", "fldSimple", "instrText", "sym"))
"""Elements that show something."""

_FIELD_PARTS = tuple(f"{_W}{name}" for name in ("fldSimple", "fldChar", "instrText", "delInstrText"))

NESTED = "\ufffc"
"""Stands for a field within the code, or the result, of another."""

_PAGE = re.compile(r"\bPAGE\b", re.IGNORECASE)

FIRST_PAGE, OTHER_PAGES, EVEN_PAGES = "first", "default", "even"
"""The pages that can have headers and footers of their own, as documents name them."""


@dataclass(frozen=True, slots=True)
class Media:
    """A picture or a font; ``suffix`` is the ending of its name, without a dot."""

    suffix: str
    content_type: str
    content: bytes


class ResolvedRelationship(NamedTuple):
    """What a part relates to: the part names it by ``id``; a link's ``target`` is an address."""

    id: str
    kind: str
    target: Media | str


@dataclass(frozen=True, slots=True)
class TemplatePart:
    """A part of a document: its XML and what that names."""

    xml: bytes
    relationships: tuple[ResolvedRelationship, ...] = ()

    @property
    def shows_something(self) -> bool:
        """Whether there is anything to see in it: Word writes empty headers of its own accord."""
        return any(map(_is_seen, etree.fromstring(self.xml).iter(*_VISIBLE)))

    @property
    def numbers_pages(self) -> bool:
        """Whether it shows the number of the page."""
        return any(map(_PAGE.search, field_codes(etree.fromstring(self.xml))))

    def with_paragraphs(self, own: Sequence[Element], *, above: bool, if_empty: Element) -> "TemplatePart":
        """Return the part with paragraphs above or below what it has: without any it would not be valid."""
        root = etree.fromstring(self.xml)
        root[:] = ([*own, *root] if above else [*root, *own]) or [if_empty]
        return replace(self, xml=serialised(root))


class HeadersAndFooters(NamedTuple):
    """Each by the pages it is for, :data:`FIRST_PAGE` and so on."""

    headers: Mapping[str, TemplatePart]
    footers: Mapping[str, TemplatePart]


@dataclass(frozen=True, slots=True)
class Template:
    """What is taken from a template.

    ``styles`` and all others name a style that is called like one of ours by our id for it. ``section`` is the last
    section's ``sectPr``.
    """

    styles: bytes
    settings: bytes
    section: bytes
    headers_and_footers: HeadersAndFooters
    theme: TemplatePart | None
    fonts: TemplatePart | None
    numbering: TemplatePart | None

    @property
    def differs_on_first_page(self) -> bool:
        """Whether the first page has a header and footer of its own."""
        return is_on(child(etree.fromstring(self.section), "titlePg"))

    @property
    def differs_on_even_pages(self) -> bool:
        """Whether even pages have headers and footers of their own."""
        return is_on(child(etree.fromstring(self.settings), "evenAndOddHeaders"))


def serialised(root: Element) -> bytes:
    """Return a part as it stands in a file."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def field_codes(root: Element) -> Iterator[str]:
    """Yield the code of each field in a part; one that is composed by another field has a :data:`NESTED` in it."""
    codes = [""]  # outside of any field, then of each field that is open
    for element in root.iter(*_FIELD_PARTS):
        if local_name(element) == "fldSimple":
            yield value(element, "instr")
        elif local_name(element) != "fldChar":
            codes[-1] += element.text or ""  # Word cuts a code into several runs wherever it likes
        elif value(element, "fldCharType") == "begin":
            codes = [codes[0], *(f"{code}{NESTED}" for code in codes[1:]), ""]
        elif value(element, "fldCharType") == "end" and len(codes) > 1:
            yield codes.pop()
    yield from filter(None, codes)


def without_results(root: Element) -> Element:
    """Return a part after emptying it of what fields showed last, links aside: pages show it anew."""
    codes: list[str] = []
    results: list[bool] = []
    for element in root.iter(*_FIELD_PARTS, f"{_W}t"):
        match local_name(element), value(element, "fldCharType"):
            case "t", _ if any(results) or _in_simple_field(element):
                element.text = ""
            case "instrText", _ if codes:
                codes[-1] += element.text or ""
            case "fldChar", "begin":
                codes.append("")
                results.append(False)
            case "fldChar", "separate" if codes:
                results[-1] = not _is_link(codes[-1])
            case "fldChar", "end" if codes:
                codes.pop()
                results.pop()
    return root


def _in_simple_field(element: Element) -> bool:
    return any(not _is_link(value(outer, "instr")) for outer in element.iterancestors(f"{_W}fldSimple"))


def _is_link(code: str) -> bool:
    return code.split(maxsplit=1)[:1] == ["HYPERLINK"]


def _is_seen(element: Element) -> bool:
    return local_name(element) != "t" or bool((element.text or "").strip())
