"""The DOCX pack as a whole: links, parts, bytes."""

import io
import re
import time
import zipfile
from dataclasses import replace

import pytest
from docx.document import Document as WordDocument
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from briefing.compose.formats import DOCX
from briefing.ooxml.elements import legible
from briefing.records import Rung, Span, Term, TermUse
from tests.factories.articles import CHARTER, CHARTER_TERMS, ODD, article, with_uses
from tests.factories.docx_packs import W, columns, opened
from tests.factories.packs import GLOSSARY, pack
from tests.factories.processor_time import at_most


def test_every_internal_link_has_its_bookmark(body: etree._Element) -> None:
    marks = [mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")]
    anchors = {link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink")} - {None}
    assert anchors == set(marks)
    assert {"article_1", "article_2", "article_3", "article_1_note_1", "article_2_note_1"} < anchors
    assert {"contents", "glossary", "provenance"} < anchors
    assert len(marks) == len(set(marks))


def test_bookmark_ids_are_paired_and_unique(body: etree._Element) -> None:
    starts, ends = ([e.get(f"{W}id") for e in body.iter(f"{W}{edge}")] for edge in ("bookmarkStart", "bookmarkEnd"))
    assert starts == ends
    assert len(set(starts)) == len(starts)


def test_word_lays_it_out_by_its_present_rules(charter: WordDocument) -> None:
    assert charter.settings.element.xpath("//w:compatSetting[@w:name='compatibilityMode']/@w:val") == ["15"]


def test_nothing_asks_word_to_update(charter: WordDocument) -> None:
    assert not charter.element.body.xpath("//w:fldSimple | //w:fldChar | //w:instrText | //w:sdt")
    assert charter.settings.element.find(f"{W}updateFields") is None


# Bytes


def test_the_same_pack_gives_the_same_bytes_whatever_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    built = pack(with_uses(CHARTER_TERMS, article("А | A", *CHARTER, url="https://a.az/")), glossary=GLOSSARY)
    first = DOCX.compose(built)
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(2_000_000_000))
    assert DOCX.compose(built) == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {(e.date_time, e.create_system, e.external_attr >> 16 & 0o7000) for e in archive.infolist()} == {
            ((1980, 1, 1, 0, 0, 0), 0, 0)
        }
        assert archive.namelist()[0] == "[Content_Types].xml"


def test_nothing_of_a_foreign_template_is_left(charter: WordDocument) -> None:
    names = {part.partname.lstrip("/") for part in charter.part.package.iter_parts()}
    assert names == {
        *("docProps/core.xml", "word/document.xml", "word/styles.xml", "word/settings.xml", "word/theme/theme1.xml"),
        *("word/fontTable.xml", "word/header1.xml", "word/header2.xml", "word/footer1.xml", "word/footer2.xml"),
        "docProps/custom.xml",
    }


def test_any_text_composes_and_comes_back() -> None:
    odd = article(f"{ODD} | {ODD} {{{ODD}}}", f"{ODD} | {ODD} {{{ODD}}}", outlet=ODD, author=ODD, url=ODD, path=ODD)
    left, right = columns(opened(odd))[1]
    assert left == legible(ODD)
    assert right == f"{legible(ODD)}[2]"
    assert not re.search("[\x00\x1f\ud800\ufffe]", left)
    assert "<b>&amp;</b>  " in left
    assert "👩‍👩‍👧 \u202bעברית\u202c" in left


@settings(max_examples=30, deadline=None)
@given(st.text(st.characters(), min_size=1, max_size=40))
def test_what_is_legible_survives(text: str) -> None:
    (translated,) = article("А | A", "Раз. | One.").translations
    odd = replace(article("А | A", "Раз. | One."), translations=(replace(translated, target=text),))
    assert columns(opened(odd))[1][1] == legible(text)


def test_two_hundred_articles_compose_quickly() -> None:
    lines = [f"{'Слово ' * 60}{n}. | {'Word ' * 60}{n}." for n in range(30)]
    terms = tuple(TermUse(f"слово {n}", f"словом {n}", f"word {n}", Rung.BEST, Span(0, 1)) for n in range(30))
    glossary = tuple(Term(f"слово {n}", f"word {n}") for n in range(2000))
    many = [
        with_uses(terms, replace(article("А | A", *lines), title=article(f"А{n} | A{n}").title)) for n in range(200)
    ]
    with at_most(20):
        document = DOCX.compose(pack(*many, glossary=glossary))
    assert document
