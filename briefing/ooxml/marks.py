"""What readers of a document see, or could, beside its words: links, hidden text, fields, pictures, notes."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Set

from briefing.ooxml.template.parts import field_codes
from briefing.ooxml.text_digest import words
from briefing.ooxml.tree import Element, child, is_on, local_name, value

_LINKS = frozenset({"hyperlink", "hlinkClick"})
_HIDING = frozenset({"vanish", "webHidden", "specVanish", "hidden"})
_STYLED = frozenset({"rStyle", "pStyle"})
_FIELDS = frozenset({"fldSimple", "instrText"})
_DRAWN = frozenset("drawing pict object blip imagedata OLEObject chart relIds textpath sym".split())
_BROUGHT_IN = frozenset({"altChunk", "subDoc", "contentPart", "control", "dataBinding"})
_MARKED = _LINKS | _HIDING | _FIELDS | _DRAWN | _BROUGHT_IN | {"Fallback"}


class Marks:
    """The SHA-256 of the links of a part, and that of its other marks, in their order.

    ``related`` returns what the id of a relationship stands for: an address, or the digest of a part. Neither digest
    depends on how text is cut into runs.
    """

    def __init__(self, related: Callable[[str], str], hidden_styles: Set[str]) -> None:
        self._related = related
        self._hidden_styles = hidden_styles
        names = _MARKED | _STYLED if hidden_styles else _MARKED
        self._tags = tuple(f"{{*}}{name}" for name in sorted(names))
        self._links, self._others = _Sequence(), _Sequence()

    @property
    def links(self) -> str:
        """The digest of the links so far: the words of each, and where it leads."""
        return self._links.hexdigest()

    @property
    def others(self) -> str:
        """The digest of all other marks so far."""
        return self._others.hexdigest()

    def add(self, element: Element) -> None:
        """Add the marks of the next element."""
        fields = False
        for marked in element.iter(*self._tags):
            fields |= local_name(marked) in _FIELDS
            self._add(marked, local_name(marked))
        for code in field_codes(element) if fields else ():
            self._others.add("field", f"\n{shown_by_field(code)}")

    def add_note(self, note: Element) -> None:
        """Add a note at the foot of a page or at the end."""
        if text := words(note):
            self._others.add("note", f"\n{text}")

    def _add(self, marked: Element, name: str) -> None:
        if name in _LINKS:
            self._links.add(self._target(marked), words(marked))
        elif name in _HIDING or name in _STYLED:
            hides = value(marked) in self._hidden_styles if name in _STYLED else is_on(marked)
            self._others.add("hidden", _text_with(marked) if hides else "")
        elif name == "Fallback":
            self._others.add("alternate", _other_than_choice(marked))
        elif name not in _FIELDS:
            self._others.add(name, f"\n{self._shown(marked)}")

    def _target(self, link: Element) -> str:
        return "#".join(filter(None, (self._related(_relationship(link)), value(link, "anchor"))))

    def _shown(self, marked: Element) -> str:
        own = value(marked, "string") or value(marked, "char") or value(marked, "xpath")
        return own or self._related(_relationship(marked))


class _Sequence:
    """The SHA-256 of named texts; those of one name that follow each other count as one, empty ones do not count."""

    def __init__(self) -> None:
        self._sum = hashlib.sha256()
        self._last = ""

    def add(self, name: str, text: str) -> None:
        if not text:
            return
        if name != self._last:
            self._sum.update(f"\n{name}\t".encode())
            self._last = name
        self._sum.update(text.encode())

    def hexdigest(self) -> str:
        return self._sum.hexdigest()


def shown_by_field(code: str) -> str:
    """Return what a field shows, without the switches that say how, which programs write in their own ways."""
    named = code if code.lstrip().upper().startswith("HYPERLINK") else code.partition("\\")[0]
    return "".join(named.split())


def hidden_styles(styles: Element | None) -> frozenset[str]:
    """Return the ids of the styles, in a part of styles, whose text is hidden."""
    named = {value(style, "styleId"): style for style in (() if styles is None else styles.iter("{*}style"))}
    return frozenset(key for key in named if _hides(named, key))


def _hides(named: Mapping[str, Element], key: str) -> bool:
    for style in _with_bases(named, key):
        switch = child(style, "rPr", "vanish")
        if switch is not None:
            return is_on(switch)
    return False


def _with_bases(named: Mapping[str, Element], key: str) -> Iterator[Element]:
    seen: set[str] = set()
    while key in named and key not in seen:
        seen.add(key)
        yield named[key]
        key = value(child(named[key], "basedOn"))


def _text_with(setting: Element) -> str:
    """Return the text of the run, paragraph or row that has a setting; none for the mark that ends a paragraph."""
    properties = setting.getparent()
    holder = properties.getparent() if properties is not None else None
    return words(holder) if holder is not None and local_name(holder) in ("r", "p", "tr") else ""


def _other_than_choice(fallback: Element) -> str:
    """Return what programs show that cannot show the first choice, if it is something else."""
    choice, text = child(fallback.getparent(), "Choice"), words(fallback)
    return "" if choice is not None and words(choice) == text else f"\n{text}"


def _relationship(element: Element) -> str:
    """Return the id of the relationship that an element names, in documents of either kind."""
    named = (str(text) for key, text in element.items() if str(key).partition("}")[0].endswith("/relationships"))
    return next(named, "")
