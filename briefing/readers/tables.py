"""Tables: a row of short cells is one paragraph, «Актау | 1,2 | 1,5»; longer texts in cells are each for themselves."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Protocol

from briefing.readers.structure import Block
from briefing.records import CELL_BAR, ParagraphKind

Cell = Sequence[Block]

_LONGEST_LABEL = 60
"""Characters of the shortest cell in a row of data. Two texts beside each other, in two languages say, have more."""

_LONGEST_CELL = 500
_MOST_BLOCKS = 3


class _Text(Protocol):
    """A paragraph in a cell."""

    @property
    def text(self) -> str: ...
    @property
    def marker(self) -> str: ...


def blocks(rows: Iterable[Sequence[Cell]]) -> Iterator[Block]:
    """Yield the blocks of a table: one for each row if it holds data, else those of its cells, in their order."""
    table = [[_filled(cell) for cell in row] for row in rows]
    by_cells = any(map(_stands_side_by_side, table))
    for row in table:
        yield from chain(*row) if by_cells or not _is_row(row) else [Block(joined(row), ParagraphKind.ROW)]


def _filled(cell: Cell) -> list[Block]:
    return [block for block in cell if block.text.strip()]


def _stands_side_by_side(row: Sequence[Cell]) -> bool:
    lengths = [_length(cell) for cell in row if cell]
    return len(lengths) > 1 and min(lengths) > _LONGEST_LABEL


def _is_row(row: Sequence[Cell]) -> bool:
    return sum(map(bool, row)) > 1 and all(_length(cell) <= _LONGEST_CELL and len(cell) <= _MOST_BLOCKS for cell in row)


def _length(cell: Cell) -> int:
    return sum(len(block.text) for block in cell)


def joined(row: Iterable[Iterable[_Text]]) -> str:
    """Return the cells of a row in a line."""
    texts = (" ".join(f"{block.marker} {block.text}".strip() for block in cell) for cell in row)
    return CELL_BAR.join(texts).rstrip(CELL_BAR)
