"""What the styles of an OpenDocument text say of its characters, sections and lists."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from briefing.ooxml.tree import Element, local_name, number, value
from briefing.readers.findings import HIDDEN, STRUCK

_NUMBERS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
"""Formats of numbers, as :func:`briefing.readers.numbering.written` names them."""

_MOST_ANCESTORS = 50
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How the items of a list are marked at a level: with a number in ``style``, or with a bullet if that is empty."""

    style: str = ""
    prefix: str = ""
    suffix: str = ""
    levels: int = 1
    start: int = 1


@dataclass(frozen=True, slots=True)
class OdtStyles:
    """The styles by family and name, those of lists by name; both kinds, automatic and named, are alike here."""

    named: Mapping[tuple[str, str], Element] = field(default_factory=dict)
    lists: Mapping[str, Mapping[int, ListLevel]] = field(default_factory=dict)

    @classmethod
    def of(cls, *roots: Element | None) -> "OdtStyles":
        """Return the styles in the parts of a document; a later part's win."""
        found = [element for root in roots if root is not None for element in root.iterdescendants("{*}style")]
        lists = [element for root in roots if root is not None for element in root.iterdescendants("{*}list-style")]
        return cls(
            {(value(element, "family"), value(element, "name")): element for element in found},
            {value(element, "name"): dict(_levels(element)) for element in lists},
        )

    def code(self, family: str, name: str) -> str:
        """Return the code of the finding on text of this style if it is not read."""
        if self._setting(family, name, "display") == "none":
            return HIDDEN
        struck = self._setting(family, name, "text-line-through-style") or self._setting(
            family, name, "text-line-through-type"
        )
        return STRUCK if struck not in ("", "none") else ""

    def is_raised(self, name: str) -> bool:
        """Tell whether a style of text makes it superscript: «super 58%» or, by how much, «33% 58%»."""
        height = self._setting("text", name, "text-position").partition(" ")[0].rstrip("%")
        return height == "super" or (height.isdecimal() and int(height[:_DIGITS]) > 0)

    def _setting(self, family: str, name: str, attribute: str) -> str:
        for style in self._ancestry(family, name):
            for properties in style:
                if local_name(properties).endswith("-properties") and (found := value(properties, attribute)):
                    return found
        return ""

    def _ancestry(self, family: str, name: str) -> Iterator[Element]:
        for _ in range(_MOST_ANCESTORS):
            style = self.named.get((family, name))
            if style is None:
                return
            yield style
            name = value(style, "parent-style-name")


def _levels(style: Element) -> Iterator[tuple[int, ListLevel]]:
    for level in style:
        depth = number(level, "level") or 1
        format_ = value(level, "num-format")
        if format_ and local_name(level) == "list-level-style-number":
            affixes = value(level, "num-prefix"), value(level, "num-suffix")
            levels, start = number(level, "display-levels") or 1, number(level, "start-value")
            yield depth, ListLevel(_NUMBERS.get(format_, "decimal"), *affixes, levels, 1 if start is None else start)
        else:
            yield depth, ListLevel()
