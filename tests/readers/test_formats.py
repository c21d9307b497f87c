"""The registry of input formats, and the texts that name its suffixes by hand."""

from importlib import import_module

import pytest
from typer.testing import CliRunner

from briefing.cli.app import app
from briefing.readers.formats import FORMATS, ONE_OF_THE_USUAL, SUFFIXES, InputFormat, format_of, not_read
from tests.factories.paths import PROJECT


def test_suffixes():
    assert " ".join(SUFFIXES) == ".docx .eml .fodt .htm .html .md .mht .mhtml .odt .pdf .rtf .txt"
    assert ONE_OF_THE_USUAL == ".txt, .md, .html, .docx or .pdf"


@pytest.mark.parametrize("declared", FORMATS, ids=lambda declared: declared.module)
def test_each_format_is_found_by_its_suffixes_and_has_a_reader(declared: InputFormat):
    assert {format_of(f"News/A.{suffix[1:].upper()}") for suffix in declared.suffixes} == {declared}
    assert callable(import_module(f"briefing.readers.{declared.module}").read)
    assert declared.description
    assert declared.largest > 1 << 20


def test_what_no_reader_takes():
    assert format_of("a.doc") is format_of("txt") is format_of("") is None


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("a.doc", "open it in Word or LibreOffice and save it as .docx"),
        ("a.PAGES", "open it in Pages and export it as .docx"),
        ("a.epub", "convert it to .docx or .txt"),
        ("a.jpg", "have its text recognised (OCR)"),
        ("a.zip", "unpack it"),
        ("a.xyz", "(only .docx, .eml, .fodt, .htm"),
        ("README", "(only .docx, .eml, .fodt, .htm"),
    ],
)
def test_what_to_do_with_a_file_of_another_kind_is_said(name: str, advice: str):
    assert advice in not_read(name)


def test_no_kind_is_both_read_and_not():
    assert all("only" in not_read(f"a{suffix}") for suffix in SUFFIXES)


def test_the_help_names_each_format():
    shown = CliRunner().invoke(app, ["--help"]).output
    assert all(each.suffixes[0] in shown for each in FORMATS)


def test_the_documentation_names_each_suffix():
    files = (PROJECT / "README.md", *(PROJECT / "docs").glob("*.md"))
    pages = "".join(file.read_text("utf-8") for file in files)
    assert [suffix for suffix in SUFFIXES if f"`{suffix}`" not in pages] == []
