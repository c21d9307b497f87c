"""The lines of a page in the order in which they are read: columns one after the other, rows of tables in cells."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, groupby, pairwise, takewhile
from statistics import median, mode
from typing import NamedTuple

from briefing.readers.pdf.extraction import Word

_LEVEL = 0.3
"""Times the size of the letters by which the words of a line may stand higher or lower."""

_GUTTER = 0.7
"""Times the size of the letters: a wider empty strip parts columns."""

_CROSSING = 0.12
"""The share of the lines that may cross the strip between two columns: headings do."""

_MOST_CROSSING = 0.25
"""The same on a page that has the columns of another."""

_FEWEST_LINES, _FEWEST_LETTERS = 5, 12
"""Lines of a column, and letters in one of them: less may be a table."""

_MOST_STRIPS = 50
"""Empty strips of a page that may be gutters; as many fit on paper."""

_FULL = 0.5
"""The share of a column's width that half of its lines fill at least."""

_CELL_GAP, _WIDE_CELL_GAP = 1.8, 5.0
"""Times the size of the letters that parts the cells of a table, where the line beside has a gap too, and anywhere."""

_INDENT, _ALIGNED, _NEAR = 3, 0.03, 2
"""A line that begins and ends at the edges of its column has wide gaps where it is justified."""

_UPPER = 3
_MOST_DEPTH = 4

_Row = list[Word]


@dataclass(frozen=True)
class PageLine:
    """The words of a line by cells, of which rows of tables have several; ``left`` and ``right`` are the column's."""

    cells: tuple[tuple[Word, ...], ...]
    left: float
    right: float

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words of all cells."""
        return tuple(word for cell in self.cells for word in cell)

    @property
    def text(self) -> str:
        """The text without the gaps."""
        return " ".join(word.text for word in self.words)

    @property
    def height(self) -> float:
        """Where it stands, from the foot of the page."""
        return self.words[0].height

    @cached_property
    def size(self) -> float:
        """The size of most of its words."""
        return mode(round(word.size, 1) for word in self.words)


def gutters(words: Sequence[Word], depth: int = 0) -> Iterator[float]:
    """Yield where the columns of a page part."""
    gutter = _gutter(_rows(words)) if depth < _MOST_DEPTH else None
    if gutter is not None:
        yield gutter
        yield from gutters([word for word in words if word.right <= gutter], depth + 1)
        yield from gutters([word for word in words if word.left >= gutter], depth + 1)


def lines(words: Sequence[Word], known: Collection[float] = ()) -> list[PageLine]:
    """Return the lines of a page; ``known`` are gutters of other pages, since a last page may have little text."""
    return [*_columns(words, known, 0)]


def _columns(words: Sequence[Word], known: Collection[float], depth: int) -> Iterator[PageLine]:
    """Yield the lines of a part of a page; of columns, one after the other."""
    rows = _rows(words)
    gutter = (_gutter(rows) or _known_gutter(rows, known)) if depth < _MOST_DEPTH else None
    if gutter is None:
        yield from _lines(rows)
        return
    for crosses, group in groupby(rows, key=lambda row: any(word.left < gutter < word.right for word in row)):
        part = [word for row in group for word in row]
        if crosses:
            yield from _lines(_rows(part))
        else:
            yield from _columns([word for word in part if word.right <= gutter], known, depth + 1)
            yield from _columns([word for word in part if word.left >= gutter], known, depth + 1)


def _rows(words: Sequence[Word]) -> list[_Row]:
    """Return the words by the height at which they stand, from above; each row from left to right."""
    rows: list[_Row] = []
    for word in sorted(words, key=lambda word: -word.height):
        if rows and abs(rows[-1][0].height - word.height) <= _LEVEL * max(word.size, rows[-1][0].size):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda word: word.left) for row in rows]


def _gutter(rows: Sequence[_Row]) -> float | None:
    """Return the middle of the widest strip that hardly a word crosses, with a column of prose on either side."""
    words = [word for row in rows for word in row]
    if len(rows) < _FEWEST_LINES:
        return None
    size, origin = median(word.size for word in words), min(word.left for word in words)
    strips = _empty_strips(words, origin, _CROSSING * len(rows))
    wide = sorted((start - stop, start, stop) for start, stop in strips if stop - start > _GUTTER * size)
    for _, start, stop in wide[:_MOST_STRIPS]:
        middle = origin + (start + stop) / 2
        left, right = (
            [[word for word in row if (word.left < middle) is first] for row in rows] for first in (True, False)
        )
        if _is_prose(left) and (_is_prose(right) or _is_short_column(right)):
            return middle
    return None


def _known_gutter(rows: Sequence[_Row], known: Collection[float]) -> float | None:
    """Return the gutter of another page that parts this one too, though there may be little text beside it."""
    for gutter in known:
        crossing = sum(any(word.left < gutter < word.right for word in row) for row in rows)
        gaps = [
            (gap.stop - gap.start) / row[0].size
            for row in rows
            for gap in (_Gap(before.right, behind.left, before_number=False) for before, behind in pairwise(row))
            if gap.start < gutter < gap.stop
        ]
        if gaps and min(gaps) > _GUTTER and crossing <= 1 + _MOST_CROSSING * len(rows):
            return gutter
    return None


def _empty_strips(words: Sequence[Word], origin: float, most: float) -> Iterator[tuple[int, int]]:
    """Yield the strips, in points from ``origin``, that no more than so many words cross."""
    changes: Counter[int] = Counter()
    for word in words:
        changes[int(word.left - origin)] += 1
        changes[int(word.right - origin) + 1] -= 1
    places = sorted(changes)
    crossing = zip(accumulate(changes[place] for place in places), pairwise(places), strict=False)
    for is_empty, group in groupby(crossing, key=lambda each: each[0] <= most):
        stretches = [stretch for _, stretch in group]
        if is_empty:
            yield stretches[0][0], stretches[-1][1]


def _is_prose(rows: Sequence[_Row]) -> bool:
    filled = [row for row in rows if row]
    if len(filled) < _FEWEST_LINES:
        return False
    widths = [row[-1].right - row[0].left for row in filled]
    letters = [sum(len(word.text) for word in row) for row in filled]
    return median(letters) >= _FEWEST_LETTERS and median(widths) >= _FULL * max(widths)


def _is_short_column(rows: Sequence[_Row]) -> bool:
    """Tell whether the few lines of a last column are prose: in its upper half, and no cells of a table."""
    filled = [place for place, row in enumerate(rows) if row]
    letters = [sum(len(word.text) for word in row) for row in rows if row]
    is_upper = bool(filled) and filled[0] < len(rows) // _UPPER
    return is_upper and 1 < len(filled) < _FEWEST_LINES and median(letters) >= _FEWEST_LETTERS


def _lines(rows: Sequence[_Row]) -> Iterator[PageLine]:
    left = min((row[0].left for row in rows), default=0)
    right = max((row[-1].right for row in rows), default=0)
    gaps = [_gaps(row) for row in rows]
    for place, (row, own) in enumerate(zip(rows, gaps, strict=True)):
        beside = [*gaps[max(0, place - _NEAR) : place], *gaps[place + 1 : place + 1 + _NEAR]]
        size = row[0].size
        is_full = row[0].left - left < _INDENT * size and right - row[-1].right < size
        cuts = [gap for gap in own if _parts_cells(gap, beside, size, is_full=is_full)]
        yield PageLine(tuple(map(tuple, _cut(row, cuts))), left, right)


class _Gap(NamedTuple):
    """Where there is one between words; ``before_number``: digits follow."""

    start: float
    stop: float
    before_number: bool


def _gaps(row: _Row) -> list[_Gap]:
    return [
        _Gap(before.right, behind.left, behind.text[0].isdigit())
        for before, behind in pairwise(row)
        if behind.left - before.right > _CELL_GAP * before.size
    ]


def _parts_cells(gap: _Gap, beside: Sequence[Sequence[_Gap]], size: float, *, is_full: bool) -> bool:
    """Tell cells from the words of a justified line: they begin below each other, or are numbers far to the right."""
    shared = [other for near in beside for other in _overlapping(gap, near, size)]
    is_wide = gap.stop - gap.start > _WIDE_CELL_GAP * size
    if is_full:
        aligned = sum(abs(gap.stop - other.stop) < _ALIGNED * size for other in shared)
        return aligned > 1 or (is_wide and gap.before_number and bool(shared))
    return is_wide or bool(shared)


def _overlapping(gap: _Gap, others: Sequence[_Gap], size: float) -> Iterator[_Gap]:
    """Yield those of a row, which are in order, that have more than ``size`` in common with a gap."""
    first = bisect_right(others, gap.start, key=lambda other: other.stop)
    for other in takewhile(lambda other: other.start < gap.stop, map(others.__getitem__, range(first, len(others)))):
        if min(gap.stop, other.stop) - max(gap.start, other.start) > size:
            yield other


def _cut(row: _Row, cuts: Sequence[_Gap]) -> Iterator[_Row]:
    edges = {gap.stop for gap in cuts}
    cell: _Row = []
    for word in row:
        if cell and word.left in edges:
            yield cell
            cell = []
        cell.append(word)
    yield cell


def leadings(found: Sequence[PageLine]) -> list[float]:
    """Return how far apart the lines of a text are, in sizes of their letters."""
    return [
        (upper.height - lower.height) / upper.size
        for upper, lower in pairwise(found)
        if 0 < upper.height - lower.height < 3 * upper.size and abs(upper.size - lower.size) < 1
    ]
