"""What is exported is read again."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.glossary import ExportFormat, Parsed, export, merge, parse
from briefing.glossary.entries import cells_of
from briefing.records import Term

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="|"), max_size=12)


FORBIDDEN = st.lists(WORDS, max_size=3).map("|".join)


@st.composite
def glossaries(draw: st.DrawFn) -> tuple[Term, ...]:
    """Terms as parsing makes them, from cells of any text."""
    rows = draw(st.lists(st.tuples(WORDS, WORDS, FORBIDDEN, st.sampled_from(["", "exact"]), WORDS, WORDS), max_size=4))
    from briefing.glossary.entries import COLUMNS, read_entry

    entries = [read_entry(dict(zip(COLUMNS, row, strict=True)), "x", 1) for row in rows]
    return merge(entries).terms


def content(terms: tuple[Term, ...]) -> str:
    return json.dumps([cells_of(term) for term in terms], ensure_ascii=False, indent=1)


@given(glossaries())
@pytest.mark.parametrize("form", [ExportFormat.CSV, ExportFormat.TBX])
def test_our_csv_and_tbx_lose_nothing(form: ExportFormat, terms: tuple[Term, ...]) -> None:
    parsed = parse(export(merge([Parsed(terms)]), form), f"ru-en.{form}")
    assert content(parsed.terms) == content(terms)
    assert not parsed.findings


PLAIN = [
    Term("Алят", "Alat", note='Port, "new"'),
    Term('"Маршрут", TRIPP', "Trump Route; TRIPP"),
    Term("#тег", "#tag"),
    Term("=1+1", "=2"),
]


@pytest.mark.parametrize(("form", "name"), [(ExportFormat.DEEPL, "deepl.csv"), (ExportFormat.OMEGAT, "omegat.tsv")])
def test_deepl_and_omegat_lose_nothing_they_can_hold(form: ExportFormat, name: str) -> None:
    parsed = parse(export(merge([Parsed(tuple(PLAIN))]), form), name)
    kept = [(term.source, term.target, term.note if form is ExportFormat.OMEGAT else "") for term in PLAIN]
    assert [(term.source, term.target, term.note) for term in parsed.terms] == kept


def test_deepls_table_has_two_columns_and_no_header() -> None:
    terms = (Term("Маршрут", "Trump Route (TRIPP)", "TRIPP", forbidden=("X",), note="n"), Term("a,б", "b"))
    assert export(merge([Parsed(terms)]), ExportFormat.DEEPL).decode() == 'Маршрут,Trump Route (TRIPP)\n"a,б",b\n'


def test_omegat_takes_no_term_for_a_comment() -> None:
    lines = export(merge([Parsed(tuple(PLAIN))]), ExportFormat.OMEGAT).decode().splitlines()
    assert [line for line in lines if line.startswith("#")] == lines[:1]


def test_our_export_opens_in_excel_as_what_it_is() -> None:
    assert export(merge([Parsed(tuple(PLAIN))]), ExportFormat.CSV).startswith(b"\xef\xbb\xbfsource,target,")
