"""Workbooks as Excel saves them, and what is none."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from briefing.glossary import parse
from tests.factories.glossaries import terms, told


def workbook(*sheets: list[list[object]]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


SHEETS = {
    "ours": [["source", "target"], ["Алят", "Alat"]],
    "no header": [["Алят", "Alat"]],
    "numbered": [["№", "Русский", "Английский"], [1, "Алят", "Alat"]],
    "a title above": [[None, None], ["# Ports", None], ["source", "target"], [" Алят ", "Alat\n"]],
    "empty columns": [["source", None, "target", None], ["Алят", None, "Alat", None]],
}


@pytest.mark.parametrize("rows", SHEETS.values(), ids=SHEETS)
def test_a_sheet_is_read_like_a_table(rows: list[list[object]]) -> None:
    assert terms(workbook(rows), "ru-en.xlsx") == ["Алят = Alat"]


def test_the_first_sheet_with_cells_is_read() -> None:
    assert terms(workbook([], [["Алят", "Alat"]], [["Шуша", "Shusha"]]), "ru-en.xlsx") == ["Алят = Alat"]


def test_a_bad_row_is_named_by_its_number() -> None:
    parsed = parse(workbook([["source", "target"], ["Алят", 'Alat, "port"'], ["Шуша", None]]), "ru-en.xlsx")
    assert told(parsed) == ['Алят = Alat, "port"']
    assert [(found.line, found.code) for found in parsed.findings] == [(3, "no-target")]


def with_part(name: str, content: bytes) -> bytes:
    before = zipfile.ZipFile(io.BytesIO(workbook([["Алят", "Alat"]])))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for part in before.namelist():
            package.writestr(part, content if part == name else before.read(part))
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
REFUSED = {
    "no workbook": ("workbook", b"source,target"),
    "cut off": ("workbook", workbook([["Алят", "Alat"]])[:900]),
    "not XML": ("workbook", with_part(SHEET, b"<worksheet")),
    "another archive": ("workbook", with_part("[Content_Types].xml", b"<a/>")),
    "entities": ("entities", with_part(SHEET, b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')),
    "a bomb": ("workbook", with_part(SHEET, b" " * (129 << 20))),
}


@pytest.mark.parametrize(("code", "content"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_workbook_is_refused(code: str, content: bytes) -> None:
    parsed = parse(content, "ru-en.xlsx")
    assert [found.code for found in parsed.findings] == [code]
    assert not parsed.terms
