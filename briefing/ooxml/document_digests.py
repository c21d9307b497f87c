"""Fingerprints of all that a document shows its readers, taken as it is written and again as it is read."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from types import MappingProxyType
from urllib.parse import unquote

from briefing.ooxml.marks import Marks, hidden_styles
from briefing.ooxml.package import WordPackage
from briefing.ooxml.template.parts import EVEN_PAGES, FIRST_PAGE, OTHER_PAGES, without_results
from briefing.ooxml.text_digest import TextDigest, words
from briefing.ooxml.tree import Element, child, is_on, local_name, value

_RUNNING = ("headerReference", "footerReference")
_TITLES = ("title", "subject", "keywords", "description", "category")
"""The core properties that programs show; who saved a document last, and when, are not among them."""


@dataclass(frozen=True, slots=True)
class DocumentDigests:
    """A SHA-256 each.

    ``marks`` is of what is hidden, computed, drawn or brought in, and of notes; ``margins`` of all headers and footers
    as pages show them, ``titles`` of the properties with words for readers.
    """

    text: str
    marks: str
    links: str
    margins: str
    comments: str
    titles: str


class DocumentDigest:
    """Digests a document: first the pieces of its body, in order, then what stands around it in its ``package``.

    ``addresses`` are by the ids of relationships that the package does not have yet.
    """

    def __init__(self, package: WordPackage, addresses: Mapping[str, str] = MappingProxyType({})) -> None:
        self._package = package
        self._hidden_styles = hidden_styles(package.related("styles"))
        self._text = TextDigest()
        self._marks = Marks(_Related(package, None, addresses), self._hidden_styles)
        self._sections: list[tuple[Mapping[tuple[str, str], str], bool]] = []

    def add(self, piece: Element) -> None:
        """Add the next piece of the body; the properties of its sections are among them."""
        self._text.add(piece)
        self._marks.add(piece)
        for section in piece.iter("{*}sectPr"):
            references = (inner for inner in section if local_name(inner) in _RUNNING)
            named = {(local_name(inner), value(inner, "type")): value(inner, "id") for inner in references}
            self._sections.append((named, is_on(child(section, "titlePg"))))

    def finished(self, comments: Iterable[Element]) -> DocumentDigests:
        """Return the digests of the whole document with these ``comments``."""
        for kind in ("footnotes", "endnotes"):
            for note in self._package.children(kind):
                if value(note, "type") in ("", "normal"):
                    self._marks.add_note(note)
        titles = self._package.of_package("core-properties")
        return DocumentDigests(
            text=self._text.hexdigest(),
            marks=self._marks.others,
            links=self._marks.links,
            margins=_sha256(*self._margins()),
            comments=_sha256(*sorted(map(_comment, comments))),
            titles=_sha256(*(_text(child(titles, name)) for name in _TITLES)),
        )

    def _margins(self) -> Iterator[str]:
        """Yield what each section shows above and below the text; those that show the same count as one."""
        settings = self._package.related("settings")
        even = EVEN_PAGES if is_on(child(settings, "evenAndOddHeaders")) else OTHER_PAGES
        names = {relation.id: relation.target for relation in self._package.relations() if not relation.external}
        part = cache(self._margin)
        named: dict[tuple[str, str], str] = {}
        sections = []
        for references, first_differs in self._sections:
            named |= references
            pages = (FIRST_PAGE if first_differs else OTHER_PAGES, OTHER_PAGES, even)
            shown = (part(names.get(named.get((kind, page), ""), "")) for kind in _RUNNING for page in pages)
            sections.append("\n".join(shown))
        return (section for section, _ in groupby(sections))

    def _margin(self, name: str) -> str:
        root = self._package.part(name) if name else None
        if root is None:
            return ""
        marks = Marks(_Related(self._package, name, {}), self._hidden_styles)
        marks.add(root)
        shown = words(without_results(deepcopy(root)))
        return f"{shown}\n{marks.others}\n{marks.links}" if shown or marks.others != _NO_MARKS else ""


class _Related:
    """What the relationships of a part, the document itself for ``None``, stand for."""

    def __init__(self, package: WordPackage, source: str | None, addresses: Mapping[str, str]) -> None:
        self._package, self._addresses = package, addresses
        self._relations = {relation.id: relation for relation in package.relations(source)}

    def __call__(self, identifier: str) -> str:
        relation = self._relations.get(identifier)
        if relation is None:
            return unquote(self._addresses.get(identifier, ""))
        if relation.external:
            return unquote(relation.target)
        return hashlib.sha256(self._package.content(relation.target) or b"").hexdigest()


_NO_MARKS = Marks(lambda _: "", frozenset()).others


def _comment(comment: Element) -> str:
    return _sha256(value(comment, "author"), words(comment))


def _text(element: Element | None) -> str:
    return "" if element is None else (element.text or "").strip()


def _sha256(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()
