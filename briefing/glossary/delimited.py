"""Glossaries in delimited text: our CSV, and what DeepL, Google, OmegaT, Weblate and Excel write.

The first line that is not a comment tells them apart. A header names the columns; see
:mod:`~briefing.glossary.headings`. Without one the columns are source and target, after the line's number if every line
has one, then OmegaT's comment, or DeepL's source language, target language and relevance.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.glossary import headings
from briefing.glossary.decoding import BAD_BYTE, TermFileText
from briefing.glossary.entries import COLUMNS, Parsed, combined, read_entry
from briefing.glossary.findings import GlossaryFinding, finding_at, unusable_file
from briefing.glossary.normalisation import normalised
from briefing.records import LanguagePair

_DELIMITERS = "\t;,"
_MARK = re.compile(r"sep=([\t;,|])\s*", re.IGNORECASE)
"""The line by which Excel is told the delimiter."""

_SAMPLE = 50
"""Lines that are enough to tell the delimiter."""

_LONGEST_RECORD = 10
"""Lines that a quoted cell may span; a quote not closed by then was never meant to open one."""

_MOST_CELLS = 3
"""In a line of a file without a header: source, target, comment."""

_NUMBERED = ("", "source", "target", "note")
_NUMBER = re.compile(r"\d+[.)]?")

_COMMENT = re.compile(r"#(?!\s*[\t;,]\s*\w)")
"""The beginning of a comment, but not of a header whose first column is called #."""


@dataclass(frozen=True, slots=True)
class TableLayout:
    """How a table is written: ``columns`` by our own names (``""``: not one of ours), empty without a header.

    ``header`` is the header's line number, 0 for none; in a ``literal`` file a quote is an ordinary character.
    """

    delimiter: str
    columns: tuple[str, ...]
    header: int
    literal: bool

    def cells(self, line: str) -> list[str] | None:
        """Return the cells of a record, ``None`` where its quotes are unbalanced."""
        if self.literal or '"' not in line:
            return line.split(self.delimiter)
        try:
            return next(csv.reader([line], delimiter=self.delimiter, strict=True, skipinitialspace=True))
        except csv.Error:
            return None

    def row(self, cells: Sequence[str]) -> str:
        """Return the line, without its end, that :meth:`cells` reads as ``cells``."""
        if self.literal:
            return self.delimiter.join(cells)
        out = io.StringIO()
        csv.writer(out, delimiter=self.delimiter, lineterminator="").writerow(cells)
        return out.getvalue()


def read_delimited(decoded: TermFileText, file: str, source: str, target: str) -> Parsed:
    """Return the terms of a file for the languages ``source`` and ``target``.

    Raises:
        UnusableFileError: its header lacks a column.
    """
    lines = decoded.lines
    layout = layout_of(lines, source, target)
    missing = next((name for name in COLUMNS[:2] if layout.columns and name not in layout.columns), None)
    if missing:
        raise unusable_file("no-column", file, layout.header, column=missing)
    body = combined(_entry(cells, number, layout, file, (source, target)) for number, cells in _records(lines, layout))
    return combined([Parsed((), _unknown_columns(lines, layout, file)), body])


def layout_of(lines: Sequence[str], source: str, target: str) -> TableLayout:
    """Return how a file with these ``lines`` is written."""
    mark = _MARK.fullmatch(lines[0])
    sample = [(number, line) for number, line in enumerate(lines[:_SAMPLE], 1) if _has_cells(line)]
    if not sample:
        return TableLayout(mark.group(1) if mark else ",", (), 0, literal=False)
    number, first = sample[0]
    delimiter = mark.group(1) if mark else _delimiter(first, [line for _, line in sample], source, target)
    # OmegaT begins its files with a comment, and has no quoting.
    literal = lines[0].startswith("#") and delimiter == "\t"
    named = headings.columns(_names(first, delimiter), source, target)
    numbered = _NUMBERED if all(_is_numbered(line.split(delimiter)) for _, line in sample) else ()
    return TableLayout(delimiter, named or numbered, number if named else 0, literal)


def _is_numbered(cells: Sequence[str]) -> bool:
    """Tell whether a line without a header begins with its number: «1;Алят;Alat»."""
    return len(cells) >= len(("number", "source", "target")) and bool(_NUMBER.fullmatch(cells[0].strip()))


def _has_cells(line: str) -> bool:
    return bool(line.strip(" \t;,")) and not _COMMENT.match(line) and not _MARK.fullmatch(line)


def _delimiter(first: str, lines: Sequence[str], source: str, target: str) -> str:
    """Return the delimiter that yields a header, else the one that most lines have; a tab where several do."""
    for delimiter in _DELIMITERS:
        if headings.columns(_names(first, delimiter), source, target):
            return delimiter
    unquoted = [re.sub('"[^"]*"', "", line) for line in lines]
    return max(_DELIMITERS, key=lambda delimiter: sum(delimiter in line for line in unquoted))


def _names(line: str, delimiter: str) -> list[str]:
    return [normalised(cell.strip().strip('"')).lower() for cell in line.split(delimiter)]


def _unknown_columns(lines: Sequence[str], layout: TableLayout, file: str) -> tuple[GlossaryFinding, ...]:
    if not layout.header:
        return ()
    names = _names(lines[layout.header - 1], layout.delimiter)
    named = zip(names, layout.columns, strict=True)
    unknown = [name for name, column in named if not column and not headings.is_known(name)]
    known = ", ".join(COLUMNS)
    return tuple(finding_at("unknown-column", file, layout.header, column=name, known=known) for name in unknown)


def _records(lines: Sequence[str], layout: TableLayout) -> Iterator[tuple[int, list[str] | str]]:
    """Yield each record's first line, from 1, and its cells, or the code of the fault that makes them unreadable."""
    index = layout.header
    while index < len(lines):
        number, line = index + 1, lines[index]
        cells, taken = record_at(lines, index, layout)
        index += taken
        if _MARK.fullmatch(line) or (layout.literal and line.startswith("#")):
            continue
        if BAD_BYTE.search(line):
            yield number, "bad-bytes"
        elif cells is None:
            yield number, "quotes"
        elif not (cells[0].startswith("#") and not any(cells[1:])):
            yield number, cells


def record_at(lines: Sequence[str], index: int, layout: TableLayout) -> tuple[list[str] | None, int]:
    """Return the cells of the record that begins at ``index`` and the lines it takes; without cells, one."""
    cells = layout.cells(lines[index])
    if cells is not None:
        return cells, 1
    for count in range(2, min(_LONGEST_RECORD, len(lines) - index) + 1):
        text = "\n".join(lines[index : index + count])
        cells = layout.cells(text) if text.count('"') % 2 == 0 else None
        if cells is not None:
            return cells, count
    return None, 1


def _entry(cells: list[str] | str, line: int, layout: TableLayout, file: str, pair: LanguagePair) -> Parsed:
    if isinstance(cells, str):
        return Parsed((), (finding_at(cells, file, line),))
    if layout.columns:
        return _named(cells, line, layout, file)
    if (found := _deepl_pair(cells)) and found != pair:
        return Parsed((), (finding_at("languages", file, line, pair=" to ".join(found)),))
    if found:
        return read_entry(dict(zip(COLUMNS[:2], cells, strict=False)), file, line)
    if any(map(str.strip, cells[_MOST_CELLS:])):
        return _too_wide(cells, line, layout, file, _MOST_CELLS)
    return read_entry(dict(zip(("source", "target", "note"), cells, strict=False)), file, line)


def _deepl_pair(cells: Sequence[str]) -> LanguagePair | None:
    """Return the languages of a line as DeepL exports it: source, target, source language, target language."""
    codes = [code for cell in cells[2:4] if (code := headings.language(cell.strip()))]
    return (codes[0], codes[1]) if len(codes) == 2 else None  # noqa: PLR2004 - a pair


def _named(cells: list[str], line: int, layout: TableLayout, file: str) -> Parsed:
    if any(map(str.strip, cells[len(layout.columns) :])):
        return _too_wide(cells, line, layout, file, len(layout.columns))
    named: dict[str, str] = {}
    for name, cell in zip(layout.columns, cells, strict=False):
        named[name] = named.get(name) or cell
    named.pop("", None)
    if named.pop(headings.FUZZY, "").strip().lower() == "true":
        named["status"] = "needs editing"
    return read_entry(named, file, line)


def _too_wide(cells: list[str], line: int, layout: TableLayout, file: str, most: int) -> Parsed:
    return Parsed((), (finding_at("cells", file, line, found=len(cells), most=most, delimiter=layout.delimiter),))
