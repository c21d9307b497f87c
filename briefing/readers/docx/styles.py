"""What paragraph styles say: which are headings, and which are list items."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefing.ooxml.tree import Element, child, local_name, number, value
from briefing.readers.docx.lists import ListPosition
from briefing.records import ParagraphKind

_DEEPEST = 16
"""Styles based on styles; a damaged file can have a ring of them."""

_BODY_TEXT = 9
"""The outline level that Word gives to text that is not a heading."""


@dataclass(frozen=True, slots=True)
class Styles:
    """The paragraph styles of a document, by id."""

    by_id: Mapping[str, Element]

    @classmethod
    def of(cls, root: Element | None) -> "Styles":
        """Read the styles part."""
        styles = [style for style in root if local_name(style) == "style"] if root is not None else []
        return cls({value(style, "styleId"): style for style in styles})

    def kind(self, settings: Element | None) -> ParagraphKind:
        """Return what a paragraph with these ``settings`` (``w:pPr``) is, apart from being a list item."""
        names = [value(child(style, "name")).lower() for style in self._chain(settings)]
        if "title" in names:
            return ParagraphKind.HEADLINE
        levels = [number(child(holder, "outlineLvl")) for holder in self._settings(settings)]
        level = next((level for level in levels if level is not None), _BODY_TEXT)
        is_heading = level < _BODY_TEXT or any(name.startswith("heading ") for name in names)
        return ParagraphKind.HEADING if is_heading else ParagraphKind.TEXT

    def list_position(self, settings: Element | None) -> ListPosition | None:
        """Return the list and level of a paragraph with these ``settings``, if it is in a list."""
        holders = [child(holder, "numPr") for holder in self._settings(settings)]
        lists = [value(child(holder, "numId")) for holder in holders]
        levels = [number(child(holder, "ilvl")) for holder in holders]
        listed = next((name for name in lists if name), "0")
        level = next((level for level in levels if level is not None), 0)
        return ListPosition(listed, level) if listed != "0" else None

    def _settings(self, settings: Element | None) -> Iterator[Element | None]:
        yield settings
        for style in self._chain(settings):
            yield child(style, "pPr")

    def _chain(self, settings: Element | None) -> Iterator[Element]:
        """Yield the paragraph's style, the style that is based on, and so on."""
        style = self.by_id.get(value(child(settings, "pStyle")))
        for _ in range(_DEEPEST):
            if style is None:
                return
            yield style
            style = self.by_id.get(value(child(style, "basedOn")))
