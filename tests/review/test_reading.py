"""Documents that come back, or something else that is taken for one."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import InputError
from briefing.records import Edition, EditionRow
from briefing.review import ReviewedDocument, ReviewedRow, read, reviewed_rows
from tests.factories.reviewed_documents import BODY, EDITION, HEADER, ID, ROW, p, packed, table
from tests.factories.word_documents import archived

SENT = Edition(EDITION, "en", (EditionRow(ID, "a.txt", "ru", ROW[1], ROW[2]),))


def rows(data: bytes) -> tuple[ReviewedRow, ...]:
    return reviewed_rows(read(data, "a.docx"), SENT)


def only(data: bytes) -> ReviewedRow:
    (row,) = rows(data)
    return row


def test_rows_without_the_header():
    assert only(packed()) == ReviewedRow(ID, "Порт открыт.", "The port is open.")
    document = read(packed(), "a.docx")
    assert (document.edition, document.reviewer, document.notes) == (EDITION, "", ())


@pytest.mark.parametrize(
    ("body", "edition", "found"),
    [
        (BODY, EDITION, EDITION),
        (p(f"Edition {EDITION}") + BODY, None, EDITION),
        (p(f"Edition {EDITION}") + BODY, "", EDITION),
        (p("Edition fedcba9876543210") + BODY, EDITION, EDITION),
    ],
    ids=["property", "first page", "property emptied", "property first"],
)
def test_edition(body, edition, found):
    assert read(packed(body, edition), "a.docx").edition == found


@pytest.mark.parametrize(
    "text", [ID, f" {ID} ", ID.upper(), ID.replace("-", "\u2011"), ID.replace("-", "–"), f"{ID[:11]} {ID[11:]}"]
)
def test_id_in_whatever_shape_a_word_processor_leaves_it(text):
    assert only(packed(table((text, *ROW[1:])))).id == ID


ROWS = {
    "white space": (
        (ID, " Порт \u00a0открыт.", "The\u2003port  is open.\u00a0", " ok "), "Порт открыт.|The port is open.|ok"),
    "NFC": ((ID, "Краи\u0306", "Cafe\u0301", ""), "Край|Café|"),
    "fewer cells": ((ID, "Порт"), "Порт||"),
}  # fmt: skip


@pytest.mark.parametrize(("row", "drawn"), ROWS.values(), ids=ROWS)
def test_cells(row, drawn):
    found = only(packed(table(row)))
    assert f"{found.source}|{found.target}|{found.remark}" == drawn


def test_tables_of_something_else_and_blank_rows_are_passed_over():
    other = table(("Term", "Translation"), ("порт", "port"))
    body = other + table(HEADER, ROW, ("", "", "", ""), ("broken", "Мост.", "Bridge.", ""))
    assert [row.id for row in rows(packed(body))] == [ID, "broken"]


def test_rows_of_a_table_within_a_table():
    body = f"<w:tbl><w:tr><w:tc>{BODY}<w:p/></w:tc></w:tr></w:tbl>"
    assert only(packed(body)).id == ID


def changed(author: str) -> str:
    return f'<w:p><w:ins w:author="{author}"><w:r><w:t>The port.</w:t></w:r></w:ins></w:p>'


@pytest.mark.parametrize(
    ("target", "remark", "saved_by", "author"),
    [
        ("The port.", "", "", ""),
        ("The port.", "", "Anna Petrova", "Anna Petrova"),
        ("The port.", "", "briefing 0.1.0", ""),
        ("The port.", "", "python-docx", ""),
        (changed("Boris"), "", "Anna", "Boris"),
        (changed("Unknown Author"), "", "Anna", "Anna"),
        (changed("Boris"), changed("Clara"), "Anna", "Boris"),
        ("The port.", changed("Clara"), "Anna", "Clara"),
        (changed("Boris") + changed("Clara"), "", "Anna", "Boris, Clara"),
    ],
)
def test_author(target, remark, saved_by, author):
    assert only(packed(table((ID, "Порт.", target, remark)), saved_by=saved_by)).author == author


# What is not a review edition

ENTITIES = '<!DOCTYPE w:document [<!ENTITY a "порт"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
BAD = {
    "PDF": (b"%PDF-1.7\n...", "PDF"),
    "text": ("Просто текст".encode(), "something else"),
    "cut off": (packed()[:300], "damaged"),
    "bad XML": (packed("<w:p>"), "damaged"),
    "another ZIP": (archived({"a.txt": "text"}), "no Word document"),
    "another document": (packed(p("Порт открыт.")), "is not a review edition"),
    "no edition": (packed(edition=None), "does not say which edition"),
    "entities": (packed(f"{BODY}{p('&b;')}", prologue=ENTITIES), "entities"),
    "zip bomb": (packed(p("порт " * 8_000_000)), "unpacks to more than"),
}


@pytest.mark.parametrize(("data", "problem"), BAD.values(), ids=BAD)
def test_what_is_no_review_edition_is_refused(data, problem):
    with pytest.raises(InputError, match=problem) as caught:
        read(data, "лента/a.docx")
    assert caught.value.problem.startswith("лента/a.docx: ")
    assert caught.value.remedy


def test_external_entities_are_not_fetched(tmp_path):
    (tmp_path / "secret.txt").write_text("ТАЙНА", encoding="utf-8")
    uri = (tmp_path / "secret.txt").as_uri()
    prologue = f'<!DOCTYPE d SYSTEM "{uri}" [<!ENTITY x SYSTEM "{uri}">]>'
    with pytest.raises(InputError, match="entities"):
        read(packed(table((ID, "&x;", "x", "")), prologue=prologue), "a.docx")


def test_deeply_nested_elements_are_no_crash():
    depth = 240  # libxml2 refuses more than 256
    body = "<w:ins>" * depth + "</w:ins>" * depth
    assert only(packed(table((ID, "Порт.", f"<w:p>{body}</w:p>", "")))).target == ""


WHOLE = packed(saved_by="Anna")


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    start = draw(st.integers(0, len(WHOLE)))
    stop = draw(st.integers(start, min(start + 8, len(WHOLE))))
    return WHOLE[:start] + draw(st.binary(max_size=8)) + WHOLE[stop:]


@given(st.one_of(st.binary(), st.binary().map(lambda tail: b"PK\x03\x04" + tail), damaged()))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_a_document_or_refused(data):
    with suppress(InputError):
        assert isinstance(read(data, "a.docx"), ReviewedDocument)


@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_xml_in_a_cell_is_read_or_refused(text):
    with suppress(InputError):
        read(packed(table((ID, "Порт.", f"<w:p>{text}</w:p>", ""))), "a.docx")
