"""Changes or appends one line of a glossary file: all other bytes stay, comments, order and encoding too."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from briefing.errors import InputError
from briefing.glossary.checking import check
from briefing.glossary.decoding import LINE_END, TermFileText, decode
from briefing.glossary.delimited import TableLayout, layout_of, read_delimited, record_at
from briefing.glossary.entries import COLUMNS, Parsed, cells_of, read_entry
from briefing.glossary.export import BOM
from briefing.glossary.findings import Level, UnusableFileError
from briefing.glossary.merging import Glossary, merge
from briefing.glossary.normalisation import match_key
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


_NEW = (BOM + ",".join(COLUMNS) + "\n").encode()


def new_term(cells: Mapping[str, str], source: str = "ru", target: str = "en") -> Term:
    """Return the term that a line with these ``cells`` (by column name) would give.

    Raises:
        InputError: something is wrong with it, such as source and target swapped.
    """
    parsed = read_entry(cells, "", 0)
    found = [each for each in check(merge([parsed]), source, target) if each.level is not Level.NOTE]
    if found or len(parsed.terms) != 1:
        reason = " ".join(each.message for each in found) or (
            "Add one term at a time." if parsed.terms else "It is empty."
        )
        raise InputError(f"“{cells['source']}” as “{cells['target']}” was not added.", reason)
    return parsed.terms[0]


def refuse_known(glossary: Glossary, term: Term) -> None:
    """Refuse a term whose source the glossary already has.

    Raises:
        InputError: it does; the message names the line to edit.
    """
    known = next((each for each in glossary.terms if match_key(each.source) == match_key(term.source)), None)
    if not known:
        return
    place, was, target = f"{known.file}:{known.line}", cells_of(known)["target"], cells_of(term)["target"]
    if was == target:
        raise InputError(f"{place}: “{known.source}” is “{was}” already.", "To change its other cells, edit that line.")
    raise InputError(
        f"{place}: “{known.source}” is “{was}” there, and would be “{target}” now.",
        "Edit that line: two lines for one term contradict each other.",
    )


def with_term(content: bytes, file: str, term: Term, source: str = "ru", target: str = "en") -> bytes:
    """Return ``content`` with a line for ``term`` at its end, in the file's own encoding, delimiter and columns.

    Empty content becomes a file in our own format.

    Raises:
        InputError: the file cannot be read, or has no column for something the term has.
    """
    content = content if content.strip() else _NEW
    try:
        decoded = decode(content, file)
        extended = content + _line(decoded, term, source, target).encode(decoded.encoding)
        read = read_delimited(decode(extended, file), file, source, target)
    except UnusableFileError as error:
        raise InputError(f"{file}: nothing was added.", error.finding.message) from error
    if not _holds(read, term):
        raise InputError(
            f"{file}: has no column for all that “{term.source}” has.", f"Let its first line be {','.join(COLUMNS)}."
        )
    return extended


def _line(decoded: TermFileText, term: Term, source: str, target: str) -> str:
    layout = layout_of(decoded.lines, source, target)
    cells = cells_of(term)
    columns = layout.columns or ("source", "target", *(["note"] if term.note else []))
    row = [cells.pop(column, "") for column in columns]
    opening = "" if decoded.text.endswith(("\n", "\r")) else decoded.line_end
    return opening + layout.row(row) + decoded.line_end


def _holds(read: Parsed, term: Term) -> bool:
    """Tell whether the file's last term is ``term``, which proves that the new line reads as it was meant."""
    return bool(read.terms) and replace(read.terms[-1], file=term.file, line=term.line) == term
