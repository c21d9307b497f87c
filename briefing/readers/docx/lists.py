"""The numbers and bullets of Word's lists, which are not in the text but have to be counted."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefing.ooxml.tree import Element, child, local_name, number, value
from briefing.readers.numbering import written

_BULLET = "•"
_LEVELS = 9
_PLAIN_BULLETS = frozenset("•–—-▪◦●■")
"""Others are letters of symbol fonts, such as U+F0B7."""

_LONGEST_PATTERN = 100
"""Characters of a level's pattern («Статья %1.%2.»), which is written out for each paragraph of the list."""


@dataclass(frozen=True, slots=True)
class ListPosition:
    """Where a paragraph is: in the list ``numbering``, at ``level`` (0: outermost)."""

    numbering: str
    level: int


@dataclass(frozen=True, slots=True)
class _Level:
    style: str = "decimal"
    pattern: str = "%1."
    start: int = 1


@dataclass(frozen=True, slots=True)
class _List:
    """``counter`` names the count it shares: lists of one definition continue each other's numbers."""

    counter: str
    levels: Mapping[int, _Level]
    restarts: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of a document, by id."""

    by_id: Mapping[str, _List]

    @classmethod
    def of(cls, root: Element | None) -> "Lists":
        """Read the numbering part."""
        definitions = {value(each, "abstractNumId"): _levels(each) for each in _named(root, "abstractNum")}
        return cls({value(each, "numId"): _list(each, definitions) for each in _named(root, "num")})

    def markers(self, positions: Iterable[ListPosition | None]) -> Iterator[str]:
        """Yield the marker of each paragraph, ``""`` for those in no list."""
        counts: dict[str, list[int | None]] = {}
        begun: set[ListPosition] = set()
        for position in positions:
            listed = self.by_id.get(position.numbering) if position else None
            if position is None or listed is None or position.level >= _LEVELS:
                yield ""
                continue
            count = counts.setdefault(listed.counter, [None] * _LEVELS)
            if position not in begun and position.level in listed.restarts:
                count[position.level] = listed.restarts[position.level] - 1
            begun.add(position)
            _advance(count, position.level, listed)
            yield _marker(count, position.level, listed)


def _advance(count: list[int | None], level: int, listed: _List) -> None:
    for depth in range(level + 1):
        if count[depth] is None:
            count[depth] = _level(listed, depth).start - (depth == level)
    count[level] = (count[level] or 0) + 1
    count[level + 1 :] = [None] * (_LEVELS - level - 1)


def _marker(count: list[int | None], level: int, listed: _List) -> str:
    shown = _level(listed, level)
    if shown.style == "bullet":
        return shown.pattern if shown.pattern in _PLAIN_BULLETS else _BULLET

    def filled(match: re.Match[str]) -> str:
        depth = int(match[1]) - 1
        return written(count[depth] or 0, _level(listed, depth).style)

    return "" if shown.style == "none" else re.sub("%([1-9])", filled, shown.pattern).strip()


def _level(listed: _List, level: int) -> _Level:
    return listed.levels.get(level, _Level(pattern=f"%{level + 1}."))


def _named(root: Element | None, name: str) -> list[Element]:
    return [each for each in root if local_name(each) == name] if root is not None else []


def _list(element: Element, definitions: Mapping[str, Mapping[int, _Level]]) -> _List:
    counter = value(child(element, "abstractNumId"))
    overrides = _named(element, "lvlOverride")
    starts = ((number(each, "ilvl"), number(child(each, "startOverride"))) for each in overrides)
    own = {level: found for each in overrides for level, found in _levels(each).items()}
    return _List(
        counter,
        {**definitions.get(counter, {}), **own},
        {level: start for level, start in starts if level is not None and start is not None},
    )


def _levels(element: Element) -> dict[int, _Level]:
    return {number(each, "ilvl") or 0: _read_level(each) for each in _named(element, "lvl")}


def _read_level(element: Element) -> _Level:
    start = number(child(element, "start"))
    return _Level(
        style=value(child(element, "numFmt")) or "decimal",
        pattern=value(child(element, "lvlText"))[:_LONGEST_PATTERN],
        start=1 if start is None else start,
    )
