"""The registry of output formats."""

from pathlib import Path

import pytest

from briefing import compose
from briefing.compose.formats import (
    DOCX,
    OUTPUT_FORMATS,
    RECORD,
    REVIEW,
    EditionChoice,
    OutputFormat,
    files_to_write,
    formats_named,
)
from briefing.errors import UsageError
from tests.factories.articles import CHARTER, article
from tests.factories.packs import pack


@pytest.mark.parametrize(
    ("names", "found"),
    [("docx", ["docx"]), (" HTML, docx ,", ["html", "docx"]), ("eml,eml", ["eml"])],
)
def test_formats_are_found_by_name(names: str, found: list[str]) -> None:
    assert [format_.name for format_ in formats_named(names)] == found


@pytest.mark.parametrize(("names", "said"), [("docx,pdf", "no format 'pdf'"), ("", "No format"), (" , ", "No format")])
def test_what_is_not_a_format_is_refused_with_those_that_are(names: str, said: str) -> None:
    with pytest.raises(UsageError, match=said) as refused:
        formats_named(names)
    assert all(name in str(refused.value.remedy) for name in OUTPUT_FORMATS)


@pytest.mark.parametrize(
    ("formats", "edition", "files"),
    [
        ("docx", EditionChoice.DISTRIBUTION, ["docx", "record"]),
        ("docx", EditionChoice.REVIEW, ["review", "record"]),
        ("html,docx", EditionChoice.BOTH, ["docx", "review", "html", "record"]),
        ("html", EditionChoice.REVIEW, ["html", "record"]),
        ("eml,html", EditionChoice.DISTRIBUTION, ["html", "eml", "record"]),
    ],
)
def test_the_edition_decides_which_word_documents_there_are(
    formats: str, edition: EditionChoice, files: list[str]
) -> None:
    assert [format_.name for format_ in files_to_write(formats_named(formats), edition)] == files


ALL = (*OUTPUT_FORMATS.values(), REVIEW, RECORD)


@pytest.mark.parametrize("format_", ALL, ids=lambda format_: format_.name)
def test_every_format_writes_what_it_is_declared_for(format_: OutputFormat) -> None:
    assert format_.compose(pack(article("Хартия | A charter", *CHARTER)))
    assert format_.help
    assert format_.suffix.startswith(".")


def test_no_two_formats_share_a_name_or_a_suffix() -> None:
    assert len({format_.name for format_ in ALL}) == len({format_.suffix for format_ in ALL}) == len(ALL)


def test_every_folder_of_a_format_is_declared() -> None:
    folders = {path.parent.name for path in Path(compose.__file__).parent.glob("*/__init__.py")} - {"content"}
    assert folders == {format_.module.split(".")[2] for format_ in ALL} - {"record"}
    assert OUTPUT_FORMATS["docx"] is DOCX
