"""The markers of list items, counted as LibreOffice counts them."""

from collections import defaultdict
from collections.abc import Mapping

from briefing.readers.numbering import written
from briefing.readers.odt.styles import ListLevel

_DEEPEST = 10


class OdtLists:
    """Counts the items of lists; a list that goes on with another, or has its id, goes on counting."""

    def __init__(self, styles: Mapping[str, Mapping[int, ListLevel]]) -> None:
        self._styles = styles
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)

    def begin(self, name: str, *, continued: bool) -> None:
        """Begin a list of the style ``name`` at the top level."""
        if not continued:
            self._counts.pop(name, None)

    def marker(self, name: str, depth: int, start: int | None) -> str:
        """Return the marker of the next item of a list, at a level from 1; it counts from ``start`` if it has one."""
        levels = self._styles.get(name, {})
        level, counts = levels.get(depth, ListLevel()), self._counts[name]
        counts[depth] = counts[depth] + 1 if depth in counts else level.start
        if start is not None:
            counts[depth] = start
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        if not level.style:
            return "•"
        shown = range(max(1, depth - min(level.levels, _DEEPEST) + 1), depth + 1)
        numbers = (written(counts.get(each, 1), levels.get(each, level).style or "decimal") for each in shown)
        return f"{level.prefix}{'.'.join(numbers)}{level.suffix}"
