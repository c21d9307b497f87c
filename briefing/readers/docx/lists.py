"""The numbers and bullets of Word's lists, which are not in the text but have to be counted (ECMA-376, 17.9)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefing.ooxml.tree import Element, child, is_on, local_name, number, value
from briefing.readers.numbering import written

_BULLET = "•"
_LEVELS = 9
_PLAIN_BULLETS = frozenset("•–—-▪◦●■")
"""Others are letters of symbol fonts, such as U+F0B7."""

_LONGEST_PATTERN = 100
"""Characters of a level's pattern («Статья %1.%2.»), which is written out for each paragraph of the list."""


@dataclass(frozen=True, slots=True)
class ListPosition:
    """Where a paragraph is: in the list ``numbering``, at ``level`` (0: outermost).

    Where it has its list from a ``style``, the list may say which level that style has.
    """

    numbering: str
    level: int
    style: str = ""


@dataclass(frozen=True, slots=True)
class _Level:
    """``restarts_after`` are the levels above that make it count anew; ``is_legal``: it shows all levels in digits."""

    style: str = "decimal"
    pattern: str = "%1."
    start: int = 1
    restarts_after: int = _LEVELS
    is_legal: bool = False
    is_hidden: bool = False
    paragraph_style: str = ""


@dataclass(frozen=True, slots=True)
class _List:
    """``counter`` names the count it shares: lists of one definition continue each other's numbers."""

    counter: str
    levels: Mapping[int, _Level]
    restarts: Mapping[int, int]

    def level_of(self, position: ListPosition) -> int:
        """Return the level of a paragraph: the one that its style is linked to, if there is one."""
        linked = (level for level, each in self.levels.items() if each.paragraph_style == position.style)
        return next(linked, position.level) if position.style else position.level


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of a document, by id."""

    by_id: Mapping[str, _List]

    @classmethod
    def of(cls, root: Element | None, numbered: Mapping[str, str]) -> "Lists":
        """Read the numbering part; ``numbered`` are the lists that styles refer to."""
        definitions = _Definitions.of(root, numbered)
        return cls({value(each, "numId"): _list(each, definitions) for each in _named(root, "num")})

    def markers(self, positions: Iterable[ListPosition | None]) -> Iterator[str]:
        """Yield the marker of each paragraph, ``""`` for those in no list."""
        counts: dict[str, list[int | None]] = {}
        begun: set[ListPosition] = set()
        for position in positions:
            listed = self.by_id.get(position.numbering) if position else None
            level = listed.level_of(position) if position and listed else _LEVELS
            if position is None or listed is None or level >= _LEVELS:
                yield ""
                continue
            count = counts.setdefault(listed.counter, [None] * _LEVELS)
            place = ListPosition(position.numbering, level)
            if place not in begun and level in listed.restarts:
                count[level] = listed.restarts[level] - 1
            begun.add(place)
            _advance(count, level, listed)
            yield _marker(count, level, listed)


def _advance(count: list[int | None], level: int, listed: _List) -> None:
    for depth in range(level + 1):
        if count[depth] is None:
            count[depth] = _level(listed, depth).start - (depth == level)
    count[level] = (count[level] or 0) + 1
    for depth in range(level + 1, _LEVELS):
        if level < _level(listed, depth).restarts_after:
            count[depth] = None


def _marker(count: list[int | None], level: int, listed: _List) -> str:
    shown = _level(listed, level)
    if shown.style == "bullet":
        return shown.pattern if shown.pattern in _PLAIN_BULLETS else _BULLET

    def filled(match: re.Match[str]) -> str:
        depth = int(match[1]) - 1
        return written(count[depth] or 0, "decimal" if shown.is_legal else _level(listed, depth).style)

    return "" if shown.style == "none" or shown.is_hidden else re.sub("%([1-9])", filled, shown.pattern).strip()


def _level(listed: _List, level: int) -> _Level:
    return listed.levels.get(level, _Level(pattern=f"%{level + 1}."))


def _named(root: Element | None, name: str) -> list[Element]:
    return [each for each in root if local_name(each) == name] if root is not None else []


@dataclass(frozen=True, slots=True)
class _Definitions:
    """The levels of each list definition, and for those that are another's by way of a style, whose they are."""

    levels: Mapping[str, Mapping[int, _Level]]
    linked: Mapping[str, str]

    @classmethod
    def of(cls, root: Element | None, numbered: Mapping[str, str]) -> "_Definitions":
        definitions = {value(each, "abstractNumId"): each for each in _named(root, "abstractNum")}
        lists = {value(each, "numId"): value(child(each, "abstractNumId")) for each in _named(root, "num")}
        own = {value(child(each, "styleLink")): name for name, each in definitions.items()}
        links = {name: value(child(each, "numStyleLink")) for name, each in definitions.items()}
        linked = {
            name: lists.get(numbered.get(style, ""), own.get(style, name)) for name, style in links.items() if style
        }
        return cls({name: _levels(each) for name, each in definitions.items()}, linked)


def _list(element: Element, definitions: _Definitions) -> _List:
    counter = value(child(element, "abstractNumId"))
    counter = definitions.linked.get(counter, counter)
    overrides = _named(element, "lvlOverride")
    starts = ((number(each, "ilvl"), number(child(each, "startOverride"))) for each in overrides)
    own = {level: found for each in overrides for level, found in _levels(each).items()}
    return _List(
        counter,
        {**definitions.levels.get(counter, {}), **own},
        {level: start for level, start in starts if level is not None and start is not None},
    )


def _levels(element: Element) -> dict[int, _Level]:
    found = {number(each, "ilvl") or 0: _read_level(each) for each in _named(element, "lvl")}
    return {level: read for level, read in found.items() if level < _LEVELS}


def _read_level(element: Element) -> _Level:
    start, restarts_after = (number(child(element, name)) for name in ("start", "lvlRestart"))
    return _Level(
        style=value(child(element, "numFmt")) or _custom_style(element),
        pattern=value(child(element, "lvlText"))[:_LONGEST_PATTERN],
        start=1 if start is None else start,
        restarts_after=_LEVELS if restarts_after is None else restarts_after,
        is_legal=is_on(child(element, "isLgl")),
        is_hidden=is_on(child(element, "rPr", "vanish")),
        paragraph_style=value(child(element, "pStyle")),
    )


def _custom_style(element: Element) -> str:
    """Word 2010 and later write «001, 002» beside a style that older ones know."""
    custom = child(element, "AlternateContent", "Choice", "numFmt")
    return value(custom, "format").partition(",")[0][:_LEVELS] or "decimal"
