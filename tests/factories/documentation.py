"""The pages of documentation, their commands and their tables."""

import re
from itertools import takewhile
from pathlib import Path

from tests.factories.paths import PROJECT

PAGES = [*sorted(PROJECT.glob("*.md")), *sorted((PROJECT / "docs").glob("*.md"))]
NAMES = [page.relative_to(PROJECT).as_posix() for page in PAGES]

_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CELL_END = re.compile(r"(?<!\\)\|")


def blocks(page: Path, language: str) -> list[str]:
    """Return the fenced blocks of a page in ``language``."""
    return [text for name, text in _BLOCK.findall(page.read_text(encoding="utf-8")) if name == language]


def prose(page: Path) -> str:
    """Return a page without its fenced blocks."""
    return _BLOCK.sub("", page.read_text(encoding="utf-8"))


def table(page: str, *header: str) -> list[list[str]]:
    """Return the rows below ``header`` in ``docs/<page>.md``, cell by cell."""
    lines = (PROJECT / "docs" / f"{page}.md").read_text(encoding="utf-8").splitlines()
    below = lines[lines.index(f"| {' | '.join(header)} |") + 2 :]
    rows = [cells(line) for line in takewhile(bool, below)]
    assert rows, f"{page}.md has no rows below {header}"
    assert {len(row) for row in rows} == {len(header)}
    return rows


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in _CELL_END.split(line)[1:-1]]


def code(cell: str) -> list[str]:
    """Return what a cell has in backticks."""
    return re.findall(r"`([^`]+)`", cell)
