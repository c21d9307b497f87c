"""What the styles of an OpenDocument text say of its characters, sections and lists."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from briefing.ooxml.tree import Element, local_name, number, value
from briefing.readers.findings import HIDDEN, STRUCK

_NUMBERS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
"""Formats of numbers, as :func:`briefing.readers.numbering.written` names them."""

_MOST_ANCESTORS = 50
_DIGITS = 4
_LONGEST_AFFIX = 100
"""Characters before or behind a number («Статья 1.»), which are written out for each paragraph of the list."""


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
    _said: dict[tuple[str, str, str], str] = field(default_factory=dict)
    """What was looked up before, by family, name and attribute: a style may have thousands of settings."""

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
        for _ in range(_MOST_ANCESTORS):
            style = self.named.get((family, name))
            if style is None:
                break
            key = family, name, attribute
            if key not in self._said:
                self._said[key] = _own_setting(style, attribute)
            if self._said[key]:
                return self._said[key]
            name = value(style, "parent-style-name")
        return ""


def _own_setting(style: Element, attribute: str) -> str:
    settings = (each for each in style if local_name(each).endswith("-properties"))
    return next(filter(None, (value(each, attribute) for each in settings)), "")


def _levels(style: Element) -> Iterator[tuple[int, ListLevel]]:
    for level in style:
        is_numbered = local_name(level) == "list-level-style-number" and value(level, "num-format")
        yield number(level, "level") or 1, _numbered(level) if is_numbered else ListLevel()


def _numbered(level: Element) -> ListLevel:
    prefix, suffix = (value(level, name)[:_LONGEST_AFFIX] for name in ("num-prefix", "num-suffix"))
    levels, start = number(level, "display-levels") or 1, number(level, "start-value")
    style = _NUMBERS.get(value(level, "num-format"), "decimal")
    return ListLevel(style, prefix, suffix, levels, 1 if start is None else start)
