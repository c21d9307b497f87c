"""Changes one line of a glossary file: every other byte of the file stays, comments, order and encoding too."""

from collections.abc import Mapping, Sequence
from itertools import accumulate

from briefing.errors import InputError
from briefing.glossary.decoding import LINE_END, TermFileText, decode
from briefing.glossary.delimited import TableLayout, layout_of, read_delimited, record_at
from briefing.glossary.entries import Parsed
from briefing.glossary.findings import UnusableFileError
from briefing.records import Term


def with_cells(
    content: bytes, term: Term, cells: Mapping[str, str], source: str = "ru", target: str = "en"
) -> tuple[bytes, tuple[Term, ...]]:
    """Return ``content``, the file of ``term``, with other ``cells`` (by column) in its line, and what the line gives.

    Raises:
        InputError: the file is no table that can be read, has no column for one of the cells, or the line would not be
            read as it is meant.
    """
    try:
        decoded = decode(content, term.file)
        changed = content[: len(content) - len(decoded.text.encode(decoded.encoding, "surrogateescape"))]
        changed += _changed(decoded, term, cells, (source, target)).encode(decoded.encoding, "surrogateescape")
        before = read_delimited(decoded, term.file, source, target)
        after = read_delimited(decode(changed, term.file), term.file, source, target)
    except UnusableFileError as error:
        raise InputError(f"{term.file}: was not changed.", error.finding.message) from error
    _refuse_other_changes(before, after, term)
    return changed, tuple(each for each in after.terms if each.line == term.line)


def _changed(decoded: TermFileText, term: Term, cells: Mapping[str, str], pair: tuple[str, str]) -> str:
    lines = decoded.lines
    layout = layout_of(lines, *pair)
    found, taken = record_at(lines, term.line - 1, layout)
    row = layout.row(_with(found or [], layout, cells, term))
    ends = [0, *accumulate(len(line) + len(end) for line, end in zip(lines, _ends(decoded.text), strict=True))]
    first, last = term.line - 1, term.line - 1 + taken
    closing = _ends(decoded.text)[last - 1]
    return decoded.text[: ends[first]] + row + closing + decoded.text[ends[last] :]


def _with(row: Sequence[str], layout: TableLayout, cells: Mapping[str, str], term: Term) -> list[str]:
    columns = layout.columns or ("source", "target", "note")
    changed = [*row, *[""] * (len(columns) - len(row))]
    for name, value in cells.items():
        if name in columns:
            changed[columns.index(name)] = value
        elif value:
            raise InputError(f"{term.file}: has no column “{name}”.", "Add one to its first line.")
    while len(changed) > len(row) and not changed[-1]:
        changed.pop()
    return changed


def _ends(text: str) -> list[str]:
    return [*LINE_END.findall(text), ""]


def _refuse_other_changes(before: Parsed, after: Parsed, term: Term) -> None:
    """Refuse a change that reaches beyond its line, or that leaves the line without a term."""

    def others(parsed: Parsed) -> list[tuple[str, str, str]]:
        return [(each.source, each.target, each.note) for each in parsed.terms if each.line != term.line]

    if others(before) != others(after) or not any(each.line == term.line for each in after.terms):
        found = " ".join(each.message for each in after.findings if each.line == term.line)
        raise InputError(f"{term.file}:{term.line}: was not changed.", found or "Change it in an editor.")
