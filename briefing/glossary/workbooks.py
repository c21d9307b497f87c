"""The first sheet with cells of an Excel workbook, as a table in tab-separated text: row for line."""

import csv
import io
import zipfile
from collections.abc import Iterable

from briefing.glossary.decoding import TermFileText
from briefing.glossary.findings import unusable_file

LARGEST = 128 << 20
"""Bytes of a workbook when unpacked."""

_MOST_COLUMNS = 50
_BREAKS = str.maketrans("\t\n\r\v\f", "     ")


def table_of(content: bytes, file: str, most_rows: int) -> TermFileText:
    """Return the table in an ``.xlsx`` workbook; of formulas, the values that Excel saved.

    Raises:
        UnusableFileError: it cannot be read.
    """
    from openpyxl import load_workbook  # noqa: PLC0415 - few glossaries are workbooks

    _refuse_bomb(content, file)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheets = (sheet.iter_rows(max_row=most_rows + 1, max_col=_MOST_COLUMNS, values_only=True) for sheet in book)
        text = next(filter(str.strip, map(_text, sheets)), "")
    except Exception as error:  # openpyxl lets through whatever a damaged part makes it stumble over
        raise unusable_file("workbook", file, problem=f"{type(error).__name__}") from error
    return TermFileText(text, "utf-8")


def _refuse_bomb(content: bytes, file: str) -> None:
    """Refuse what unpacks to too much, or defines entities, which no program writes into a workbook."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if sum(part.file_size for part in package.infolist()) > LARGEST:
                raise unusable_file("workbook", file, problem="it unpacks to too much")
            if any(b"<!DOCTYPE" in package.read(part) for part in package.infolist()):
                raise unusable_file("entities", file)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, ValueError, EOFError, OSError) as error:
        raise unusable_file("workbook", file, problem="it is damaged or encrypted") from error


def _text(rows: Iterable[tuple[object, ...]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue()


def _cell(value: object) -> str:
    return "" if value is None else str(value).translate(_BREAKS)
