"""The review edition as a whole: what names it, its parts, its bytes, and the way through LibreOffice."""

import io
import re
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from briefing.compose.content.edition import edition
from briefing.compose.docx.styles import INK, SOFT_INK
from briefing.compose.formats import DOCX
from briefing.compose.review.styles import LOCKED_SHADE, TERM_SHADE
from briefing.ooxml.elements import legible
from tests.factories.articles import ODD, article, with_terms
from tests.factories.colours import contrast
from tests.factories.docx_packs import W
from tests.factories.libreoffice import converted
from tests.factories.packs import pack
from tests.factories.processor_time import at_most
from tests.factories.review_editions import (
    CORRIDOR_TERM,
    anchored,
    composed,
    corridor,
    opened,
    rows,
    translation,
    with_ids,
)


def test_the_document_names_its_edition_to_programs_and_to_people() -> None:
    built = pack(corridor())
    identifier = edition(built).id
    with zipfile.ZipFile(io.BytesIO(composed(built))) as archive:
        part = etree.fromstring(archive.read("docProps/custom.xml"))
        types, links = (archive.read(name).decode() for name in ("[Content_Types].xml", "_rels/.rels"))
    assert [(held.get("name"), held.get("pid"), "".join(held.itertext())) for held in part][:1] == [
        ("briefing-edition", "2", identifier)
    ]
    assert 'PartName="/docProps/custom.xml"' in types
    assert "application/vnd.openxmlformats-officedocument.custom-properties+xml" in types
    assert "officeDocument/2006/relationships/custom-properties" in links
    assert f"Edition {identifier}" in [p.text for p in opened(corridor()).paragraphs]


def test_every_internal_link_has_its_bookmark(body: etree._Element) -> None:
    anchors = set(body.xpath("//w:hyperlink/@w:anchor"))
    assert anchors == set(body.xpath("//w:bookmarkStart/@w:name")) == {"contents", "article_1", "article_2"}


def test_every_run_of_text_has_its_language(shown: WordDocument) -> None:
    stories = [shown.element.body, shown.part._comments_part.element]
    spoken = [run for story in stories for run in story.iter(f"{W}r") if run.findtext(f"{W}t")]
    assert all(run.find(f"{W}rPr/{W}lang") is not None for run in spoken)
    tags = {run.find(f"{W}rPr/{W}lang").get(f"{W}val") for run in spoken if re.search("[а-яё]", run.findtext(f"{W}t"))}
    assert tags == {"ru-RU"}


def test_every_style_in_use_is_defined(shown: WordDocument) -> None:
    defined = shown.styles.element.xpath("./w:style/@w:styleId")
    stories = [shown.element.body, shown.part._comments_part.element]
    used = [
        style
        for story in stories
        for style in story.xpath("//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val")
    ]
    based = shown.styles.element.xpath("./w:style/w:basedOn/@w:val | ./w:style/w:next/@w:val")
    assert {*used, *based} <= set(defined)
    assert len(defined) == len(set(defined))


def test_nothing_is_formatted_but_by_styles(shown: WordDocument) -> None:
    for story in (shown.element.body, shown.part._comments_part.element):
        assert {child.tag for p in story.iter(f"{W}pPr") for child in p} == {f"{W}pStyle"}
        assert {child.tag for r in story.iter(f"{W}rPr") for child in r} <= {f"{W}rStyle", f"{W}lang"}


def test_shades_leave_the_text_its_contrast(shown: WordDocument) -> None:
    inks = set(shown.styles.element.xpath("//w:color/@w:val"))
    assert {INK, SOFT_INK} < inks
    assert all(contrast(ink, paper) >= 4.5 for ink in inks for paper in (LOCKED_SHADE, TERM_SHADE))  # WCAG 2.2, AA


def test_the_page_is_landscape_a4_and_says_what_it_is(shown: WordDocument) -> None:
    (section,) = shown.sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)  # type: ignore[union-attr]
    assert shown.element.body.xpath("//w:pgSz/@w:orient") == ["landscape"]
    assert section.header.paragraphs[0].text == "Briefing pack, 10 March 2026: review edition"
    assert shown.core_properties.title == "Briefing pack, 10 March 2026: review edition"


def test_the_distribution_edition_has_none_of_this() -> None:
    with zipfile.ZipFile(io.BytesIO(DOCX.compose(pack(corridor())))) as archive:
        assert "word/comments.xml" not in archive.namelist()
        assert b"briefing-edition" not in archive.read("docProps/custom.xml")
        assert b"TermMark" not in archive.read("word/styles.xml")


def test_any_text_composes_and_comes_back() -> None:
    odd = article(f"{ODD} | {ODD} {{{ODD}}}", f"{ODD} | {ODD} {{{ODD}}}", outlet=ODD, path=ODD)
    document = opened(odd)
    assert [row[1:] for row in rows(document)[1:]] == [(legible(ODD), legible(ODD), "")] * 2
    assert "👩‍👩‍👧" in rows(document)[1][2]


@settings(max_examples=30, deadline=None)
@given(st.text(st.characters(), max_size=40), st.text(st.characters(), max_size=40))
def test_what_is_legible_survives(before: str, after: str) -> None:
    written = translation(f"Раз Среднем коридоре. | {before.strip()} Middle Corridor {after.strip()}", CORRIDOR_TERM)
    document = opened(replace(article("А | A"), translations=(written,)))
    assert rows(document)[2][2] == legible(written.target)


# Bytes


def test_the_same_pack_gives_the_same_bytes_whatever_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    built = pack(corridor())
    first = composed(built)
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(2_000_000_000))
    assert composed(built) == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {(entry.date_time, entry.create_system) for entry in archive.infolist()} == {((1980, 1, 1, 0, 0, 0), 0)}


def test_two_hundred_articles_compose_quickly() -> None:
    lines = [f"{'Слово ' * 20}Среднем коридоре {n}. | {'Word ' * 20}Middle Corridor {n}. {{odd}}" for n in range(30)]
    one = with_ids(with_terms(CORRIDOR_TERM, article("А | A", *lines)))
    many = pack(*(replace(one, article=replace(one.article, path=f"{n}.txt")) for n in range(200)))
    with at_most(20):
        document = composed(many)
    assert document


def test_a_round_trip_through_libreoffice_keeps_what_the_importer_reads(tmp_path: Path) -> None:
    file = tmp_path / "pack.review.docx"
    file.write_bytes(composed(pack(corridor())))
    there = converted(file, "odt", tmp_path / "there")
    back = Document(str(converted(there, "docx", tmp_path / "back")))
    sent = Document(str(file))
    assert rows(back) == rows(sent)
    assert anchored(back) == anchored(sent)
    parts = {str(part.partname): part.blob for part in back.part.package.iter_parts()}
    held = etree.fromstring(parts["/docProps/custom.xml"])
    assert ["".join(one.itertext()) for one in held if one.get("name") == "briefing-edition"] == [
        edition(pack(corridor())).id
    ]
