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


class _Settings(NamedTuple):
    """What the settings of a paragraph (``w:pPr``), or of a style, say: outline level, list, and level there."""

    outline: int | None
    listed: str
    level: int | None

    @classmethod
    def of(cls, settings: Element | None) -> "_Settings":
        in_list = child(settings, "numPr")
        outline, level = number(child(settings, "outlineLvl")), number(child(in_list, "ilvl"))
        return cls(outline, value(child(in_list, "numId")), level)


class _Style(NamedTuple):
    """A style, read once: it may have thousands of settings, and each paragraph asks for it."""

    id: str
    name: str
    based_on: str
    settings: _Settings
    look: Look

    @classmethod
    def of(cls, style: Element) -> "_Style":
        settings, look = _Settings.of(child(style, "pPr")), _look(child(style, "rPr"))
        name, based_on = value(child(style, "name")).lower(), value(child(style, "basedOn"))
        return cls(value(style, "styleId"), name, based_on, settings, look)


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document, by id."""

    by_id: Mapping[str, _Style]
    looks: Mapping[str, Look]

    @classmethod
    def of(cls, root: Element | None) -> "Styles":
        """Read the styles part."""
        styles = [_Style.of(style) for style in root if local_name(style) == "style"] if root is not None else []
        by_id = {style.id: style for style in styles}
        return cls(by_id, {name: _look_with_others(name, by_id) for name in by_id})

    @property
    def numbered(self) -> dict[str, str]:
        """The lists that styles refer to: list id by style id."""
        return {name: style.settings.listed for name, style in self.by_id.items() if style.settings.listed}

    def kind(self, settings: Element | None) -> ParagraphKind:
        """Return what a paragraph with these ``settings`` (``w:pPr``) is, apart from being a list item."""
        styles = [*self._chain(child(settings, "pStyle"))]
        if any(style.name == "title" for style in styles):
            return ParagraphKind.HEADLINE
        levels = [_Settings.of(settings).outline, *(style.settings.outline for style in styles)]
        level = next((level for level in levels if level is not None), _BODY_TEXT)
        is_heading = level < _BODY_TEXT or any(style.name.startswith("heading ") for style in styles)
        return ParagraphKind.HEADING if is_heading else ParagraphKind.TEXT

    def list_position(self, settings: Element | None) -> ListPosition | None:
        """Return the list and level of a paragraph with these ``settings``, if it is in a list."""
        own, styles = _Settings.of(settings), self._chain(child(settings, "pStyle"))
        holders = [("", own), *((style.id, style.settings) for style in styles)]
        style, listed = next(((style, said.listed) for style, said in holders if said.listed), ("", "0"))
        level = next((said.level for _, said in holders if said.level is not None), 0)
        return ListPosition(listed, level, "" if own.level is not None else style) if listed != "0" else None

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

    def _chain(self, reference: Element | None) -> Iterator[_Style]:
        return _chain(value(reference), self.by_id)


def _chain(name: str, by_id: Mapping[str, _Style]) -> Iterator[_Style]:
    """Yield the style called so, the style that is based on, and so on."""
    for _ in range(_DEEPEST):
        style = by_id.get(name)
        if style is None:
            return
        yield style
        name = style.based_on


def _look_with_others(name: str, by_id: Mapping[str, _Style]) -> Look:
    """Return the look of a style with that of the styles it is based on."""
    look = _NO_LOOK
    for each in _chain(name, by_id):
        look = look.over(each.look)
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
