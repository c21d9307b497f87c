"""A house template: what a pack takes from a Word document of the desk's own, and nothing else of it.

Taken are styles with theme, fonts and numbering, page size and margins, and head and foot of the page with their
pictures. Left behind are the text, and by the same rule macros, embedded objects and whatever else a file can carry:
only what is named here is read at all.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from briefing.compose.docx.style_sheet import review_styles, style_sheet
from briefing.errors import InputError
from briefing.ooxml.elements import WORD
from briefing.ooxml.reading import Element, Parts, Relation, local_name, number, value

REFERENCE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
"""The namespace of the attributes by which a part names what it relates to, and the start of the kinds of these."""

_W = f"{{{WORD}}}"

_MEDIA = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "bmp": "image/bmp",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "svg": "image/svg+xml",
    "emf": "image/x-emf",
    "wmf": "image/x-wmf",
    "odttf": "application/vnd.openxmlformats-officedocument.obfuscatedFont",
}
"""Pictures and fonts by the endings of their names."""

_LARGEST = 16 << 20
"""Bytes of pictures and fonts: they go into every pack, and so into every mail."""

_NARROWEST = 3600
"""Twips of text on a line, 6.35 cm: two columns on less than that cannot be read."""

_FETCHING = re.compile(r"\b(DDE|DDEAUTO|INCLUDEPICTURE|INCLUDETEXT|IMPORT|LINK|DATABASE)\b", re.IGNORECASE)
"""The fields (ECMA-376, part 1, section 17.16.5) that bring in something from outside the document."""

_STYLE_REFERENCES = ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link", "styleLink", "numStyleLink")
"""The elements that name a style by its id."""

_USE_ANOTHER = "Mend it in Word, or name another template with --template."


@dataclass(frozen=True, slots=True)
class Resource:
    """A picture or a font; ``suffix`` is the ending of its name, without a dot."""

    suffix: str
    content_type: str
    content: bytes


class Relationship(NamedTuple):
    """What a part relates to: the part names it by ``id``; a link's ``target`` is an address."""

    id: str
    kind: str
    target: Resource | str


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a document: its XML and what that names."""

    xml: bytes
    relationships: tuple[Relationship, ...] = ()


@dataclass(frozen=True, slots=True)
class Template:
    """What is taken from a template, as parts of a Word document.

    ``styles`` and all others name a style that is called like one of ours by our id for it. ``section`` is the last
    section's ``sectPr``. ``headers`` and ``footers`` are by the pages they are for: ``default``, ``first``, ``even``.
    """

    styles: bytes
    settings: bytes
    section: bytes
    headers: Mapping[str, Piece]
    footers: Mapping[str, Piece]
    theme: Piece | None
    fonts: Piece | None
    numbering: Piece | None


def read(data: bytes, name: str) -> Template:
    """Return what a pack takes from the template ``data``, a .docx or .dotx (or .docm, .dotm); ``name`` is its file's.

    Raises:
        InputError: it is no Word document, is damaged, unpacks to more than it should, leaves no room for text, or
            its head or foot holds what cannot be taken over or comes from outside the file.
    """
    with Parts.opened(data, name) as parts:
        return _Reader(parts, name).template()


def serialised(root: Element) -> bytes:
    """Return a part as it stands in a file."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def field_codes(root: Element) -> Iterator[str]:
    """Yield the code of each simple field in a part, and those of each paragraph's complex fields in one."""
    yield from (value(field, "instr") for field in root.iter(f"{_W}fldSimple"))
    for paragraph in root.iter(f"{_W}p"):
        # Word cuts a code into several runs wherever it likes.
        yield "".join(code.text or "" for code in paragraph.iter(f"{_W}instrText"))


class _Reader:
    """Takes from one file, up to a bound."""

    def __init__(self, parts: Parts, name: str) -> None:
        self._parts = parts
        self._name = name
        self._room = _LARGEST
        self._document = parts.main()
        if not self._document.tag.startswith(_W):
            raise self._refusal("is saved as a “Strict Open XML Document”.", "Save it in Word as “Word Document”.")
        self._styles = self._root("styles")
        self._ids = _our_ids(self._styles)

    def template(self) -> Template:
        return Template(
            styles=self._xml(self._styles),
            settings=self._xml(self._root("settings")),
            section=self._xml(self._section()),
            headers=self._furniture("headerReference"),
            footers=self._furniture("footerReference"),
            theme=self._related("theme"),
            fonts=self._related("fontTable"),
            numbering=self._related("numbering"),
        )

    def _root(self, kind: str) -> Element:
        """Return the part of that kind, an empty one if there is none."""
        root = self._parts.related(kind)
        return etree.Element(f"{_W}{kind}", nsmap={"w": WORD}) if root is None else root

    def _xml(self, root: Element) -> bytes:
        """Return a part with our ids for the styles it names."""
        for element in root.iter(*(f"{_W}{reference}" for reference in _STYLE_REFERENCES)):
            named = value(element)
            element.set(f"{_W}val", self._ids.get(named, named))
        for style in root.iter(f"{_W}style"):
            style.set(f"{_W}styleId", self._ids[value(style, "styleId")])
        return serialised(root)

    def _sections(self) -> list[Element]:
        return list(self._document.iter(f"{_W}sectPr"))

    def _section(self) -> Element:
        """Return the properties of the last section: those before it are covers, as a rule."""
        sections = self._sections()
        section = sections[-1] if sections else etree.Element(f"{_W}sectPr", nsmap={"w": WORD})
        self._check_room(section)
        return section

    def _check_room(self, section: Element) -> None:
        size, margins = section.find(f"{_W}pgSz"), section.find(f"{_W}pgMar")
        if size is None and margins is None:
            return  # ours will do
        width, left, right = number(size, "w"), number(margins, "left"), number(margins, "right")
        if width is None or left is None or right is None or not number(size, "h"):
            raise self._refusal("does not say how large its pages and their margins are.")
        if width - left - right - (number(margins, "gutter") or 0) < _NARROWEST:
            raise self._refusal("has margins that leave no room for two columns of text.")

    def _furniture(self, reference: str) -> dict[str, Piece]:
        """Return the heads or feet of the last section, which has those of the one before where it names none."""
        names = {relation.id: relation.target for relation in self._parts.relations() if not relation.external}
        references = (found for section in self._sections() for found in section.iter(f"{_W}{reference}"))
        parts = {value(found, "type") or "default": names.get(value(found, "id"), "") for found in references}
        pieces = {pages: self._piece(name) for pages, name in parts.items()}
        return {pages: piece for pages, piece in pieces.items() if piece}

    def _related(self, kind: str) -> Piece | None:
        related = (relation for relation in self._parts.relations() if relation.kind == kind and not relation.external)
        return next((self._piece(relation.target) for relation in related), None)

    def _piece(self, name: str) -> Piece | None:
        root = self._parts.part(name)
        if root is None:
            return None
        self._check_fields(root)
        named = {str(text) for element in root.iter() for key, text in element.items() if _is_reference(str(key))}
        relations = [relation for relation in self._parts.relations(name) if relation.id in named]
        if missing := named - {relation.id for relation in relations} - {""}:
            raise self._refusal(f"is damaged: {name} names {min(missing)}, which is not there.")
        return Piece(self._xml(root), tuple(map(self._relationship, relations)))

    def _check_fields(self, root: Element) -> None:
        if found := next(filter(None, map(_FETCHING.search, field_codes(root))), None):
            raise self._refusal(f"has a field in its head or foot that fetches something from elsewhere ({found[1]}).")

    def _relationship(self, relation: Relation) -> Relationship:
        if relation.kind == "hyperlink" and relation.external:
            return Relationship(relation.id, relation.kind, relation.target)
        if relation.kind not in ("image", "font"):
            raise self._refusal(f"holds what cannot be taken over into a pack ({relation.kind}) in its head or foot.")
        if relation.external:
            raise self._refusal("shows a picture that is not in the file.", "Insert it in Word without linking to it.")
        return Relationship(relation.id, relation.kind, self._resource(relation.target))

    def _resource(self, name: str) -> Resource:
        suffix = name.rpartition(".")[2].lower()
        content = self._parts.content(name)
        if content is None:
            raise self._refusal(f"is damaged: {name} is not there.")
        if suffix not in _MEDIA:
            raise self._refusal(f"holds a picture of an unknown kind ({name}).", "Use a PNG or JPEG picture.")
        self._room -= len(content)
        if self._room < 0:
            raise self._refusal(f"holds more than {_LARGEST >> 20} MB of pictures and fonts.", "Use smaller pictures.")
        return Resource(suffix, _MEDIA[suffix], content)

    def _refusal(self, problem: str, remedy: str = _USE_ANOTHER) -> InputError:
        return InputError(f"{self._name}: {problem}", remedy)


def _is_reference(attribute: str) -> bool:
    return attribute.startswith(f"{{{REFERENCE}}}")


def _our_ids(styles: Element) -> dict[str, str]:
    """Return by which id each style of a template is to go: ours if it is called like one of ours, else one not ours.

    Names are compared without regard to case: Word writes ``heading 1``, other programs ``Heading 1``.
    """
    ours = {_called(style): value(style, "styleId") for style in _our_styles()}
    taken = set(ours.values())
    ids = {}
    for style in styles.iter(f"{_W}style"):
        own = value(style, "styleId")
        ids[own] = ours.get(_called(style)) or (f"{own}-house" if own in taken else own)
    return ids


def _our_styles() -> Iterator[Element]:
    # What they are written in makes no difference to their names.
    return (style for style in (*style_sheet("en"), *review_styles()) if local_name(style) == "style")


def _called(style: Element) -> tuple[str, str]:
    return value(style, "type"), value(style.find(f"{_W}name")).casefold()
