"""One test a promise that the DOCX pack makes to readers who cannot see it, or not well, read from its XML."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from docx import Document
from docx.document import Document as WordDocument
from lxml import etree

from briefing.compose.docx.styles import GREY, RED, SHADE
from briefing.compose.formats import DOCX
from briefing.records import Skipped
from tests.factories.articles import CHARTER, CHARTER_TERMS, article, with_uses
from tests.factories.colours import contrast
from tests.factories.docx_packs import W
from tests.factories.packs import GLOSSARY, pack

AA = 4.5
"""The contrast that WCAG 2.2 asks of text, success criterion 1.4.3."""


@pytest.fixture(scope="module")
def file() -> bytes:
    """Return a pack that has everything a pack can have."""
    built = pack(
        with_uses(CHARTER_TERMS, article("Подписана Хартия. | A charter is signed.", *CHARTER, date=date(2026, 2, 11))),
        article("Диалог | A dialogue {it is too short}", "Раз. | One.", url="https://a.az/x", author="А. Б."),
        article("المحادثات | The talks", "بدأت المحادثات في باكو. | The talks began in Baku.", language="ar"),
        article("Cargo up", "## Cargo up", "Freight rose.", "# Routes", "1. Aktau.", language="en"),
        skipped=(Skipped("photo.txt", "it is a PNG image"),),
        glossary=GLOSSARY,
    )
    return DOCX.compose(replace(built, compiled_by="the Caspian desk", handling="For official use"))


@pytest.fixture(scope="module")
def document(file: bytes) -> WordDocument:
    return Document(io.BytesIO(file))


@pytest.fixture(scope="module")
def body(document: WordDocument) -> etree._Element:
    return document.element.body


@pytest.fixture(scope="module")
def styles(document: WordDocument) -> dict[str, etree._Element]:
    return {style.get(f"{W}styleId"): style for style in document.styles.element.iter(f"{W}style")}


def test_heading_levels_are_in_order(body: etree._Element, styles: dict[str, etree._Element]) -> None:
    shown = [(level, text) for level, text in outline(body, styles)]
    levels = [level for level, _ in shown]
    assert levels[0] == 0
    assert all(lower - higher <= 1 for higher, lower in pairwise(levels))
    assert [f"{'  ' * level}{text}" for level, text in shown] == [
        "At a glance",
        "Annexes",
        "Not in this pack",
        "A charter is signed",
        "  Section I: Energy",
        "  Translator's notes",
        "  Terms in this article",
        "A dialogue[1]",
        "  Translator's notes",
        "The talks",
        "Cargo up",
        "  Routes",
        "Glossary used",
        "Provenance",
    ]


def outline(body: etree._Element, styles: dict[str, etree._Element]) -> Iterator[tuple[int, str]]:
    for paragraph in body.iter(f"{W}p"):
        level = inherited(styles, paragraph.xpath("string(./w:pPr/w:pStyle/@w:val)"), "pPr/outlineLvl")
        if level is not None:
            yield int(level), "".join(paragraph.xpath(".//w:t/text()"))


def inherited(styles: dict[str, etree._Element], identifier: str, path: str) -> str | None:
    """Return what a style says itself or takes over from the style it is based on."""
    found = styles[identifier].find("/".join(f"{W}{name}" for name in path.split("/")))
    if found is not None:
        return str(found.get(f"{W}val"))
    parent = styles[identifier].find(f"{W}basedOn")
    return None if parent is None else inherited(styles, parent.get(f"{W}val"), path)


def test_every_table_has_one_header_row_that_is_marked(body: etree._Element) -> None:
    assert len(body.findall(f"{W}tbl")) == 6
    for table in body.iter(f"{W}tbl"):
        head, *others = table.findall(f"{W}tr")
        assert head.find(f"{W}trPr/{W}tblHeader") is not None
        assert not any(row.findall(f"{W}trPr/{W}tblHeader") for row in others)
        assert table.xpath("./w:tblPr/w:tblLook/@w:firstRow") == ["1"]
        assert all(cell.xpath("string(.)") for cell in head.iter(f"{W}tc"))


def test_every_table_is_described(body: etree._Element) -> None:
    described = zip(body.xpath("//w:tblCaption/@w:val"), body.xpath("//w:tblDescription/@w:val"), strict=True)
    sides = "Two columns: the {} original on the left, its English translation beside it on the right."
    assert list(described) == [
        ("A charter is signed", sides.format("Russian")),
        (
            "Terms in this article",
            "One term a row: the words that stood for it, its translation, how often it occurs, how it came in.",
        ),
        ("A dialogue", sides.format("Russian")),
        ("The talks", sides.format("Arabic")),
        ("Glossary used", "One term a row: the original, its translation with the short form after it, a note."),
        (
            "Provenance",
            "One article a row: its number; its source file, language, model and SHA-256; its sentences by who made "
            "them; its terms by how they came in.",
        ),
    ]


def test_no_cells_are_merged_and_no_tables_nested(body: etree._Element) -> None:
    assert not body.xpath("//w:gridSpan | //w:vMerge | //w:hMerge | //w:tc//w:tbl")
    for table in body.iter(f"{W}tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        assert {len(row.findall(f"{W}tc")) for row in table.iter(f"{W}tr")} == {columns}


def test_every_run_of_text_knows_its_language(document: WordDocument, body: etree._Element) -> None:
    (section,) = document.sections
    margins = [section.header, section.first_page_header, section.footer, section.first_page_footer]
    for story in (body, *(part._element for part in margins)):
        runs = [run for run in story.iter(f"{W}r") if run.findtext(f"{W}t")]
        assert all(run.find(f"{W}rPr/{W}lang") is not None for run in runs)
    assert languages(body, "[а-яё]") == {"ru-RU"}
    assert languages(body, "[\u0600-\u06ff]") == {"ar-SA"}


def languages(body: etree._Element, letters: str) -> set[str]:
    """Return the languages of all runs with such letters."""
    runs = (run for run in body.iter(f"{W}r") if re.search(letters, run.findtext(f"{W}t") or "", re.IGNORECASE))
    return {run.find(f"{W}rPr/{W}lang").get(f"{W}val") for run in runs}


def test_what_is_written_from_right_to_left_says_so(body: etree._Element) -> None:
    arabic = [run for run in body.iter(f"{W}r") if re.search("[\u0600-\u06ff]", run.findtext(f"{W}t") or "")]
    assert len(arabic) == 2
    assert all(run.find(f"{W}rPr/{W}rtl") is not None for run in arabic)
    assert {run.find(f"{W}rPr/{W}lang").get(f"{W}bidi") for run in arabic} == {"ar-SA"}
    turned = [paragraph for paragraph in body.iter(f"{W}p") if paragraph.find(f"{W}pPr/{W}bidi") is not None]
    assert [id(run.getparent()) for run in arabic] == [id(paragraph) for paragraph in turned]


def test_the_document_has_a_title_and_a_language(document: WordDocument) -> None:
    properties = document.core_properties
    assert properties.title == "Briefing pack, 10 March 2026"
    assert properties.subject == "4 articles, dated 11 February 2026; three undated"
    assert (properties.author, properties.language) == ("briefing 1.2", "en-US")
    assert {properties.created.date(), properties.modified.date()} == {date(2026, 3, 10)}  # type: ignore[union-attr]
    assert document.styles.element.find(f"{W}docDefaults//{W}lang").get(f"{W}val") == "en-US"


def test_all_text_has_sufficient_contrast(body: etree._Element, styles: dict[str, etree._Element]) -> None:
    papers = {"FFFFFF", *{fill for style in styles.values() for fill in style.xpath(".//w:shd/@w:fill")}}
    assert papers == {"FFFFFF", SHADE}
    used = {*body.xpath("//w:pStyle/@w:val"), *body.xpath("//w:rStyle/@w:val")}
    inks = {identifier: inherited(styles, identifier, "rPr/color") for identifier in used}
    assert {GREY, RED} < set(inks.values())
    paragraphs = set(body.xpath("//w:pStyle/@w:val"))
    assert all(inks[identifier] for identifier in paragraphs), "a paragraph style must not leave its colour to chance"
    for ink in filter(None, inks.values()):
        assert min(contrast(ink, paper) for paper in papers) >= AA


def test_there_are_no_pictures_and_so_none_of_text(file: bytes, body: etree._Element) -> None:
    assert not body.xpath("//w:drawing | //w:pict | //w:object")
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        assert not [name for name in archive.namelist() if "media" in name]


def test_colour_is_never_the_only_sign(body: etree._Element) -> None:
    (missing,) = body.xpath("//w:r[w:rPr/w:rStyle/@w:val='MissingTerm']/w:t/text()")
    assert missing == "NOT IN THE TRANSLATION"
    assert body.xpath("//w:r[w:rPr/w:rStyle/@w:val='Doubtful']/following-sibling::*[1]//w:t/text()") == ["[1]"]


def test_every_link_says_where_it_leads(body: etree._Element) -> None:
    links = ["".join(link.itertext(f"{W}t")).strip() for link in body.iter(f"{W}hyperlink")]
    assert all(links)
    assert not {"here", "link", "click"} & {link.casefold() for link in links}
