"""Tables whose columns a reviewer added, deleted, moved, merged or renamed."""

import pytest

from briefing.records import Edition, EditionRow
from briefing.review import ReviewedRow, read, reviewed_rows, unread_columns
from tests.factories.reviewed_documents import EDITION, packed, table

ID = "0a1b2c3d4e-5f6a7b8c"
HEADER = "ID|Russian|English|Comment"
ROW = f"{ID}|Порт открыт.|The port is open.|ok"
SENT = Edition(
    EDITION,
    "en",
    (EditionRow(ID, "a.txt", "ru", "Порт открыт.", "The port is open."), EditionRow("x", "b.txt", "kk", "Иә.", "Yes.")),
)


def rows(*lines: str) -> tuple[ReviewedRow, ...]:
    return reviewed_rows(read(packed(table(*(tuple(line.split("|")) for line in lines))), "a.docx"), SENT)


def drawn(row: ReviewedRow) -> str:
    return f"{row.source}|{row.target}|{row.remark}"


READ = {
    "as sent": (HEADER, ROW),
    "one more in the middle": ("ID|Russian|Checked|English|Comment", f"{ID}|Порт открыт.|yes|The port is open.|ok"),
    "numbers to the left": ("No.|ID|Russian|English|Comment", f"1|{ID}|Порт открыт.|The port is open.|ok"),
    "one more to the right": (f"{HEADER}|Status", f"{ROW}|done"),
    "one more with no heading": (f"|{HEADER}", f"done|{ROW}"),
    "English before Russian": ("ID|English|Russian|Comment", f"{ID}|The port is open.|Порт открыт.|ok"),
    "ID last": ("English|Russian|Comment|ID", f"The port is open.|Порт открыт.|ok|{ID}"),
    "another language": ("ID|Kazakh|English|Comment", ROW),
    "a heading edited": ("ID|Original|English|Comment", ROW),
    "several headings edited": ("ID|Original|Translation|Notes", ROW),
    "no header": (ROW,),
    "header sorted in": (ROW, HEADER),
    "a second header": (HEADER, HEADER, ROW),
}


@pytest.mark.parametrize("lines", READ.values(), ids=READ)
def test_columns_are_found_wherever_they_stand(lines):
    (row,) = (row for row in rows(*lines) if row.id == ID)
    assert drawn(row) == "Порт открыт.|The port is open.|ok"
    assert not row.problem


def test_remarks_may_have_been_deleted():
    (row,) = rows("ID|Russian|English", f"{ID}|Порт открыт.|The port.")
    assert (drawn(row), row.problem) == ("Порт открыт.|The port.|", "")


UNCLEAR = {
    "no original": ("ID|English|Comment", f"{ID}|The port is open.|ok", "no column “Kazakh or Russian”"),
    "no translation": ("ID|Russian|Comment", f"{ID}|Порт открыт.|ok", "no column “English”"),
    "a translation renamed among more": (
        "ID|Russian|Checked|New|Comment", f"{ID}|Порт открыт.|ok|The port.|", "no column “English”"),
    "two translations": (
        "ID|Russian|English|English|Comment", f"{ID}|Порт открыт.|The port.|A port.|", "two columns “English”"),
    "no header and one more": (f"{ROW}|more", "", "not those below the headings"),
    "a cell too few": (HEADER, f"{ID}|Порт открыт.|The port.", "not those below the headings"),
    "a cell too many": (HEADER, f"{ROW}|more", "not those below the headings"),
}  # fmt: skip


@pytest.mark.parametrize(("header", "line", "problem"), UNCLEAR.values(), ids=UNCLEAR)
def test_rows_that_cannot_be_told_apart_are_named(header, line, problem):
    (row,) = rows(*filter(None, (header, line)))
    assert row.id == ID
    assert problem in row.problem


def cell(text: str, settings: str = "") -> str:
    return f"<w:tc><w:tcPr>{settings}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def test_a_cell_over_two_columns_is_named():
    wide = cell("The port.", '<w:gridSpan w:val="2"/>')
    merged = f"<w:tr>{cell(ID)}{cell('Порт открыт.')}{wide}</w:tr>"
    body = table(tuple(HEADER.split("|"))).replace("</w:tbl>", f"{merged}</w:tbl>")
    (row,) = reviewed_rows(read(packed(body), "a.docx"), SENT)
    assert "some were merged" in row.problem


def test_a_cell_over_two_rows_is_named():
    lines = [
        f"<w:tr>{cell(id_)}{cell('Порт открыт.')}{cell(text, merge)}{cell('')}</w:tr>"
        for id_, text, merge in ((ID, "Both.", '<w:vMerge w:val="restart"/>'), (f"{ID[:-1]}d", "", "<w:vMerge/>"))
    ]
    body = table(tuple(HEADER.split("|"))).replace("</w:tbl>", f"{''.join(lines)}</w:tbl>")
    found = reviewed_rows(read(packed(body), "a.docx"), SENT)
    assert [row.problem for row in found] == ["A cell of it is merged with that of another row."] * 2


def test_columns_that_are_not_read_are_named():
    lines = (("No.", *HEADER.split("|"), "Checked"), ("1", *ROW.split("|"), "yes"))
    assert unread_columns(read(packed(table(*lines)), "a.docx"), SENT) == ("No.", "Checked")
