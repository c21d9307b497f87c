"""Reads a house template, up to a size limit, and refuses what cannot be taken over."""

import re
from collections.abc import Mapping
from typing import TypeAlias

from lxml import etree

from briefing.errors import InputError
from briefing.ooxml.elements import RELATIONSHIPS, WORD
from briefing.ooxml.package import Relationship, WordPackage
from briefing.ooxml.template.parts import (
    NESTED,
    HeadersAndFooters,
    Media,
    ResolvedRelationship,
    Template,
    TemplatePart,
    field_codes,
    serialised,
)
from briefing.ooxml.tree import Element, number, value

StyleKey: TypeAlias = tuple[str, str]
"""A style's kind (``paragraph``) and its name in lower case."""

_W = f"{{{WORD}}}"

_MEDIA_TYPES = {
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

_FIELDS = frozenset(
    "AUTHOR COMMENTS CREATEDATE DATE DOCPROPERTY FILENAME HYPERLINK KEYWORDS LASTSAVEDBY NUMPAGES PAGE PRINTDATE "
    "REVNUM SAVEDATE SECTION SECTIONPAGES STYLEREF SUBJECT TIME TITLE".split()
)
"""The fields (ECMA-376, part 1, section 17.16.5) that are taken over: they show what the document itself says."""

_FIELD_NAME = re.compile(r"\s*([A-Za-z]+)(?:\s|\Z)")
_FIELD_LINK = re.compile(
    r'\s*HYPERLINK\s+(?:"([^"]*)"|([^"\s\\]+)|(?=\\l\s))(?:\s*\\[a-z](?:\s+"[^"]*"|\s+[^"\s\\]+)?)*\s*', re.IGNORECASE
)
"""A field that links: its address, if it does not lead into the document (``\\\\l``), and its switches."""

_LINK = re.compile(r"(?:https?://[^\s/@\\]+(?:[/?#][!-~]*)?|mailto:[!-~]+)", re.IGNORECASE)
"""Where a link may lead: to a page, without a user's name and password, or to a mailbox."""

_ADDRESSES = frozenset({"href", "src", "althref"})
"""The attributes in which old drawings (VML) name a picture or a page without a relationship."""

_STYLE_REFERENCES = ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link", "styleLink", "numStyleLink")
"""The elements that name a style by its id."""

_USE_ANOTHER = "Fix it in Word, or name another template with --template."


def style_key(style: Element) -> StyleKey:
    """Return the kind and the name of a style, in lower case."""
    return value(style, "type"), value(style.find(f"{_W}name")).casefold()


def read_template(data: bytes, name: str, own_styles: Mapping[StyleKey, str]) -> Template:
    """Return what is taken from the template ``data``, a .docx or .dotx (or .docm, .dotm); ``name`` is its file's.

    ``own_styles`` are the ids of the styles that documents have anyway, by :func:`style_key`.

    Raises:
        InputError: it is no Word document, is damaged, unpacks to more than it should, leaves no room for text, or
            its header or footer holds what cannot be taken over or comes from outside the file.
    """
    with WordPackage.opened(data, name) as parts:
        return _Reader(parts, name, own_styles).template()


class _Reader:
    """Takes what is wanted from one file, up to a size limit."""

    def __init__(self, parts: WordPackage, name: str, own_styles: Mapping[StyleKey, str]) -> None:
        self._parts = parts
        self._name = name
        self._room = _LARGEST
        self._document = parts.main()
        if not self._document.tag.startswith(_W):
            raise self._refusal("is saved as a “Strict Open XML Document”.", "Save it in Word as “Word Document”.")
        self._styles = self._root("styles")
        self._ids = _our_ids(self._styles, own_styles)

    def template(self) -> Template:
        return Template(
            styles=self._xml(self._styles),
            settings=self._xml(self._root("settings")),
            section=self._xml(self._section()),
            headers_and_footers=HeadersAndFooters(self._running("headerReference"), self._running("footerReference")),
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

    def _running(self, reference: str) -> dict[str, TemplatePart]:
        """Return the headers or footers of the last section, which has those of the one before where it names none."""
        names = {relation.id: relation.target for relation in self._parts.relations() if not relation.external}
        references = (found for section in self._sections() for found in section.iter(f"{_W}{reference}"))
        parts = {value(found, "type") or "default": names.get(value(found, "id"), "") for found in references}
        pieces = {pages: self._piece(name) for pages, name in parts.items()}
        return {pages: piece for pages, piece in pieces.items() if piece}

    def _related(self, kind: str) -> TemplatePart | None:
        related = (relation for relation in self._parts.relations() if relation.kind == kind and not relation.external)
        return next((self._piece(relation.target) for relation in related), None)

    def _piece(self, name: str) -> TemplatePart | None:
        root = self._parts.part(name)
        if root is None:
            return None
        self._check_fields(root)
        self._check_drawings(root)
        named = {str(text) for element in root.iter() for key, text in element.items() if _is_reference(str(key))}
        relations = [relation for relation in self._parts.relations(name) if relation.id in named]
        if missing := named - {relation.id for relation in relations} - {""}:
            raise self._refusal(f"is damaged: {name} names {min(missing)}, which is not there.")
        return TemplatePart(self._xml(root), tuple(map(self._relationship, relations)))

    def _check_fields(self, root: Element) -> None:
        for code in field_codes(root):
            name = found[1].upper() if (found := _FIELD_NAME.match(code)) else ""
            if (
                name not in _FIELDS
                or NESTED in code.partition(name)[0]
                or (name == "HYPERLINK" and not _leads_well(code))
            ):
                shown = name or "without a name"
                raise self._refusal(
                    f"has a field in its header or footer that is not taken over into a pack ({shown})."
                )

    def _check_drawings(self, root: Element) -> None:
        named = (etree.QName(str(key)) for element in root.iter("{*}*") for key, text in element.items() if text)
        if any(name.localname in _ADDRESSES for name in named):
            raise self._refusal("has a drawing in its header or footer that names something outside the file.")

    def _relationship(self, relation: Relationship) -> ResolvedRelationship:
        if relation.kind == "hyperlink" and relation.external:
            if not _LINK.fullmatch(relation.target):
                raise self._refusal(
                    f"has a link in its header or footer that leads to no web page ({relation.target!r})."
                )
            return ResolvedRelationship(relation.id, relation.kind, relation.target)
        if relation.kind not in ("image", "font"):
            raise self._refusal(
                f"holds what cannot be taken over into a pack ({relation.kind}) in its header or footer."
            )
        if relation.external:
            raise self._refusal("shows a picture that is not in the file.", "Insert it in Word without linking to it.")
        return ResolvedRelationship(relation.id, relation.kind, self._media(relation.target))

    def _media(self, name: str) -> Media:
        suffix = name.rpartition(".")[2].lower()
        content = self._parts.content(name)
        if content is None:
            raise self._refusal(f"is damaged: {name} is not there.")
        if suffix not in _MEDIA_TYPES:
            raise self._refusal(f"holds a picture of an unknown kind ({name}).", "Use a PNG or JPEG picture.")
        self._room -= len(content)
        if self._room < 0:
            raise self._refusal(f"holds more than {_LARGEST >> 20} MB of pictures and fonts.", "Use smaller pictures.")
        return Media(suffix, _MEDIA_TYPES[suffix], content)

    def _refusal(self, problem: str, remedy: str = _USE_ANOTHER) -> InputError:
        return InputError(f"{self._name}: {problem}", remedy)


def _leads_well(code: str) -> bool:
    """Tell whether a field HYPERLINK leads into the document, or to a page."""
    found = _FIELD_LINK.fullmatch(code.rstrip(NESTED))
    if not found:
        return False
    address = found[1] if found[2] is None else found[2]
    return address is None or bool(_LINK.fullmatch(address))


def _is_reference(attribute: str) -> bool:
    return attribute.startswith(f"{{{RELATIONSHIPS}}}")


def _our_ids(styles: Element, own_styles: Mapping[StyleKey, str]) -> dict[str, str]:
    """Return by which id each style of a template is to go: ours if it is called like one of ours, else one not ours.

    Names are compared without regard to case: Word writes ``heading 1``, other programs ``Heading 1``.
    """
    taken = set(own_styles.values())
    ids = {}
    for style in styles.iter(f"{_W}style"):
        own = value(style, "styleId")
        ids[own] = own_styles.get(style_key(style)) or (f"{own}-house" if own in taken else own)
    return ids
