"""What styles say: which paragraphs are headings or list items, and which text is hidden, struck out or raised."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from briefing.ooxml.tree import Element, child, is_on, local_name, number, value
from briefing.readers.docx.lists import ListPosition
from briefing.records import ParagraphKind

_DEEPEST = 16
"""Styles based on styles; a damaged file can have a ring of them."""

_BODY_TEXT = 9
"""The outline level that Word gives to text that is not a heading."""


class Look(NamedTuple):
    """How text is shown; ``None`` is for what nothing is said about."""

    hidden: bool | None = None
    struck: bool | None = None
    raised: bool | None = None

    def over(self, other: "Look") -> "Look":
        """Return this look, with ``other``'s where this says nothing."""
        if _NO_LOOK in (self, other):
            return other if self == _NO_LOOK else self
        return Look(*(theirs if own is None else own for own, theirs in zip(self, other, strict=True)))


_NO_LOOK = Look()
_LOOKS = frozenset({"rStyle", "vanish", "strike", "dstrike", "vertAlign"})
"""Settings of a run that may say how it is shown."""


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document, by id."""

    by_id: Mapping[str, Element]
    looks: Mapping[str, Look]

    @classmethod
    def of(cls, root: Element | None) -> "Styles":
        """Read the styles part."""
        styles = [style for style in root if local_name(style) == "style"] if root is not None else []
        by_id = {value(style, "styleId"): style for style in styles}
        return cls(by_id, {name: _style_look(style, by_id) for name, style in by_id.items()})

    @property
    def numbered(self) -> dict[str, str]:
        """The lists that styles refer to: list id by style id."""
        found = {name: value(child(style, "pPr", "numPr", "numId")) for name, style in self.by_id.items()}
        return {name: listed for name, listed in found.items() if listed}

    def kind(self, settings: Element | None) -> ParagraphKind:
        """Return what a paragraph with these ``settings`` (``w:pPr``) is, apart from being a list item."""
        names = [value(child(style, "name")).lower() for style in self._chain(child(settings, "pStyle"))]
        if "title" in names:
            return ParagraphKind.HEADLINE
        levels = [number(child(holder, "outlineLvl")) for _, holder in self._settings(settings)]
        level = next((level for level in levels if level is not None), _BODY_TEXT)
        is_heading = level < _BODY_TEXT or any(name.startswith("heading ") for name in names)
        return ParagraphKind.HEADING if is_heading else ParagraphKind.TEXT

    def list_position(self, settings: Element | None) -> ListPosition | None:
        """Return the list and level of a paragraph with these ``settings``, if it is in a list."""
        holders = [(style, child(holder, "numPr")) for style, holder in self._settings(settings)]
        found = ((style, value(child(holder, "numId"))) for style, holder in holders)
        style, listed = next(((style, name) for style, name in found if name), ("", "0"))
        own_level = number(child(holders[0][1], "ilvl"))
        levels = (number(child(holder, "ilvl")) for _, holder in holders)
        level = next((level for level in levels if level is not None), 0)
        return ListPosition(listed, level, "" if own_level is not None else style) if listed != "0" else None

    def paragraph_look(self, settings: Element | None) -> Look:
        """Return the look of a paragraph with these ``settings`` (``w:pPr``)."""
        return self._look_of(child(settings, "pStyle"))

    def look(self, settings: Element | None, paragraph: Look) -> Look:
        """Return the look of a run with these ``settings`` (``w:rPr``) in a ``paragraph`` of that look."""
        if settings is None or _LOOKS.isdisjoint(map(local_name, settings)):
            return paragraph
        return _look(settings).over(self._look_of(child(settings, "rStyle"))).over(paragraph)

    def _look_of(self, style: Element | None) -> Look:
        return _NO_LOOK if style is None else self.looks.get(value(style), _NO_LOOK)

    def _settings(self, settings: Element | None) -> Iterator[tuple[str, Element | None]]:
        """Yield a paragraph's own settings, and those of its styles with the styles' ids."""
        yield "", settings
        for style in self._chain(child(settings, "pStyle")):
            yield value(style, "styleId"), child(style, "pPr")

    def _chain(self, reference: Element | None) -> Iterator[Element]:
        return _chain(value(reference), self.by_id)


def _chain(name: str, by_id: Mapping[str, Element]) -> Iterator[Element]:
    """Yield the style called so, the style that is based on, and so on."""
    for _ in range(_DEEPEST):
        style = by_id.get(name)
        if style is None:
            return
        yield style
        name = value(child(style, "basedOn"))


def _style_look(style: Element, by_id: Mapping[str, Element]) -> Look:
    look = _NO_LOOK
    for each in _chain(value(style, "styleId"), by_id):
        look = look.over(_look(child(each, "rPr")))
    return look


def _look(settings: Element | None) -> Look:
    said = {local_name(setting): setting for setting in settings} if settings is not None else {}
    if _LOOKS.isdisjoint(said):
        return _NO_LOOK
    struck = [is_on(said[name]) for name in ("strike", "dstrike") if name in said]
    return Look(
        hidden=is_on(said["vanish"]) if "vanish" in said else None,
        struck=any(struck) if struck else None,
        raised=value(said["vertAlign"]) == "superscript" if "vertAlign" in said else None,
    )
