"""Every promise of the DOCX pack, checked from its XML; packs are written in the notation of :func:`article`."""

import io
import re
import shutil
import subprocess
import time
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from briefing.compose.content import wording
from briefing.compose.content.links import address
from briefing.compose.content.rows import RowUnit
from briefing.compose.docx import compose
from briefing.ooxml.elements import legible
from briefing.ooxml.proofing import tag
from briefing.records import (
    Article,
    Finding,
    ModelInfo,
    Origin,
    Pack,
    Paragraph,
    ParagraphKind,
    Rung,
    Segment,
    Signature,
    Skipped,
    Span,
    Term,
    TermUse,
    TranslatedArticle,
    Translation,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SIGNATURE = Signature(
    "briefing 1.2", "argos", (ModelInfo("translate-ru_en", "1.9", "ab12" * 16, "ru", "en"),), "beam 4"
)

CHARTER = (
    "В Баку подписали Хартию. / Её подписал И. Алиев. | A charter was signed in Baku. / I. Aliyev signed it.",
    "# Раздел I: Энергетика | Section I: Energy",
    "1. Стороны намерены сотрудничать; | The parties intend to cooperate;",
    "• Подтверждают суверенитет. | Reaffirm sovereignty. {the translation repeats itself}",
)
ANNEXES = ["Glossary used", "Provenance"]
TERM_TABLES = "//w:tbl[w:tblPr/w:tblStyle/@w:val='TermTable' and w:tblPr/w:tblCaption/@w:val!='Provenance']"
CHARTER_TERMS = (
    TermUse("хартия", "Хартию", "Charter", Rung.BEST, Span(0, 1)),
    TermUse("хартия", "Хартии", "Charter", Rung.SPLICE, Span(0, 1)),
    TermUse("Ильхам Алиев", "И. Алиев", "Ilham Aliyev", Rung.MISSING, Span(0, 1)),
    TermUse("Маршрут Трампа", "Маршруту Трампа", "Trump Route (TRIPP)", Rung.HINTS, Span(0, 1)),
)
GLOSSARY = (
    Term("хартия", "Charter", note="signed in 2026"),
    Term("Маршрут Трампа", "Trump Route (TRIPP)", "TRIPP"),
    Term("Ильхам Алиев", "Ilham Aliyev"),
)


def article(title: str, *lines: str, **metadata: object) -> TranslatedArticle:
    """Build an article from ``"Заголовок | Title"`` and lines like ``"1. Раз. / Два. | One. / Two. {a doubt}"``.

    ``/`` parts sentences, ``|`` source and target, braces hold a finding; ``#`` opens a heading, ``##`` a
    headline, a number or ``•`` a list item. Without a ``|`` the line is in the target language already.
    """
    text, paragraphs, translations = "", [], []
    for index, line in enumerate(lines):
        kind, marker, sources, targets, doubt = parsed(line)
        start = len(text)
        body = start + len(f"{marker} " if marker else "")
        text += f"{marker} " if marker else ""
        for source, target in zip(sources, targets, strict=True):
            text += " " if len(text) > body else ""
            segment = Segment(f"s{index}:{source}", source, Span(len(text), len(text) + len(source)), index)
            translations.append(Translation(segment, target, origin(line), doubt))
            text += source
        paragraphs.append(Paragraph(Span(start, len(text)), Span(body, len(text)), kind, marker))
        text += "\n"
    _, _, (own,), (translated,), doubt = parsed(title)
    read = Article("id", "seeds/a.txt", "0" * 64, "utf-8", "ru", text, tuple(paragraphs), own)
    heading = Translation(Segment("title", own, None, None), translated, origin(title), doubt)
    return TranslatedArticle(replace(read, **metadata), heading, tuple(translations))  # type: ignore[arg-type]


def parsed(line: str) -> tuple[ParagraphKind, str, list[str], list[str], tuple[Finding, ...]]:
    kinds = {"##": ParagraphKind.HEADLINE, "#": ParagraphKind.HEADING}
    found = re.fullmatch(r"(?s)(?:(##?|\d+\.|•) )?(.*?)(?: \| (.*?))?(?: ?\{(.*)\})?", line)
    assert found
    marker, source, target, doubt = found.groups()
    kind = kinds.get(marker, ParagraphKind.ITEM if marker else ParagraphKind.TEXT)
    sources, targets = source.split(" / "), (source if target is None else target).split(" / ")
    return kind, "" if marker in kinds else marker or "", sources, targets, (Finding("x", doubt),) if doubt else ()


def origin(line: str) -> Origin:
    return Origin.ENGINE if "|" in line else Origin.SOURCE


def using(terms: tuple[TermUse, ...], translated: TranslatedArticle) -> TranslatedArticle:
    """Return the article with ``terms`` in its first sentence."""
    first, *others = translated.translations
    return replace(translated, translations=(replace(first, terms=terms), *others))


def pack(*articles: TranslatedArticle, skipped: tuple[Skipped, ...] = (), glossary: tuple[Term, ...] = ()) -> Pack:
    return Pack(date(2026, 3, 10), "en", SIGNATURE, articles, skipped, glossary)


def opened(
    *articles: TranslatedArticle, rows: RowUnit = RowUnit.PARAGRAPH, glossary: tuple[Term, ...] = ()
) -> WordDocument:
    return Document(io.BytesIO(compose(pack(*articles, glossary=glossary), rows)))


def tables(document: WordDocument, style: str) -> list[list[tuple[str, ...]]]:
    return [
        [tuple(cell.text for cell in row.cells) for row in table.rows]
        for table in document.tables
        if table.style and table.style.name == style
    ]


def columns(document: WordDocument) -> list[tuple[str, ...]]:
    return [row for table in tables(document, "Side by side") for row in table]


def texts(document: WordDocument, style: str) -> list[str]:
    return [p.text for p in document.paragraphs if p.style and p.style.name == style]


@pytest.fixture(scope="module")
def charter() -> WordDocument:
    return opened(
        using(
            CHARTER_TERMS,
            article("Подписана Хартия. | A charter is signed.", *CHARTER, date=date(2026, 2, 11), outlet="Day.Az"),
        ),
        article("Диалог | A dialogue {it is too short}", "Раз. | One.", author="А. Б.", url="https://a.az/x?a=1&b=2"),
        article("Cargo up", "## Cargo up", "Freight rose.", "# Routes", "1. Aktau.", language="en"),
        glossary=GLOSSARY,
    )


@pytest.fixture(scope="module")
def body(charter: WordDocument) -> etree._Element:
    return charter.element.body


# The text


def test_every_paragraph_stands_beside_its_translation(charter: WordDocument) -> None:
    assert columns(charter)[:5] == [
        ("Russian", "English"),
        ("В Баку подписали Хартию. Её подписал И. Алиев.", "A charter was signed in Baku. I. Aliyev signed it."),
        ("Раздел I: Энергетика", "Section I: Energy"),
        ("1. Стороны намерены сотрудничать;", "1. The parties intend to cooperate;"),
        ("• Подтверждают суверенитет.", "• Reaffirm sovereignty.[1]"),
    ]


def test_sentence_rows_hold_one_segment_and_lose_nothing() -> None:
    written = "1. Раз. / Два! / Три… | One. / Two! / Three…"
    assert columns(opened(article("А | A", written), rows=RowUnit.SENTENCE)) == [
        ("Russian", "English"),
        ("1. Раз.", "1. One."),
        ("Два!", "Two!"),
        ("Три…", "Three…"),
    ]


@pytest.mark.parametrize("unit", RowUnit)
def test_what_no_segment_covers_still_stands_on_the_left(unit: RowUnit) -> None:
    whole = article("А | A", "МОСКВА/ТАСС/ - Раз. / Два. | One. / Two.")
    first, second = whole.translations
    trimmed = replace(first.segment, source="Раз.", span=Span(15, 19))
    left = [
        row[0]
        for row in columns(opened(replace(whole, translations=(replace(first, segment=trimmed), second)), rows=unit))
    ]
    assert " ".join(left[1:]) == "МОСКВА/ТАСС/ - Раз. Два."


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\n   ", "\u2028", "\t", "\v"])
def test_hard_wrapped_text_is_shown_on_one_line(break_: str) -> None:
    document = opened(article("А | A", f"Первая{break_}строка | The first{break_}line"))
    assert columns(document)[1] == ("Первая строка", "The first line")


def test_a_missing_translation_is_said_not_left_blank() -> None:
    document = opened(article("Заголовок | {nothing came back}", "Раз. | {nothing came back}"))
    assert columns(document)[1] == ("Раз.", "[no translation][2]")
    assert texts(document, "Heading 1")[0] == "Заголовок[1]"
    assert texts(document, "Note")[1] == "[2]\t“Раз.” Nothing came back."


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Rates rise.", "Rates rise"),
        ("Rates rise", "Rates rise"),
        ("What next?", "What next?"),
        ("To be continued...", "To be continued..."),
        ("Trade with the U.S.", "Trade with the U.S."),
        ("Нефть, газ и т.д.", "Нефть, газ и т.д."),
        ("Two\n lines.", "Two lines"),
        (".", ""),
    ],
)
def test_a_title_is_shown_without_its_final_full_stop(title: str, shown: str) -> None:
    assert wording.headline(title) == shown


# Links


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


# An article's head


def test_an_article_opens_with_both_titles_and_where_it_is_from(charter: WordDocument) -> None:
    assert texts(charter, "Heading 1") == ["A charter is signed", "A dialogue[1]", "Cargo up", *ANNEXES]
    assert texts(charter, "Source title") == ["Подписана Хартия", "Диалог"]
    assert texts(charter, "Facts") == [
        "Day.Az · 11 February 2026 · in Russian\nSource file: seeds/a.txt",
        "by А. Б. · date unknown · in Russian\nSource file: seeds/a.txt\nLink: https://a.az/x?a=1&b=2",
        "date unknown · in English\nSource file: seeds/a.txt",
    ]


def test_an_articles_address_is_a_link(charter: WordDocument) -> None:
    (link,) = (link for link in charter.element.body.iter(f"{W}hyperlink") if link.get(f"{R}id"))
    assert charter.part.rels[link.get(f"{R}id")].target_ref == "https://a.az/x?a=1&b=2"


@pytest.mark.parametrize(
    ("written", "linked"),
    [
        ("https://a.az/x?a=1&b=2#c", "https://a.az/x?a=1&b=2#c"),
        ("http://пример.рф/путь", "http://xn--e1afmkfd.xn--p1ai/%D0%BF%D1%83%D1%82%D1%8C"),
        ("https://a.az/one two/%D0%B0/100%", "https://a.az/one%20two/%D0%B0/100%25"),
        ("https://a.az:8080/", "https://a.az:8080/"),
        ("https://user:word@a.az/", "https://a.az/"),
        ("https://a.az/" + "x" * 2000, None),
        ("https://a.az:port/", None),
        ("https://a b/", None),
        ("https:///x", None),
        ("https://a.az/\ud800", None),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("a.az", None),
    ],
)
def test_only_sound_web_addresses_become_links(written: str, linked: str | None) -> None:
    assert address(written) == linked


def test_an_unsound_address_is_shown_but_not_linked() -> None:
    document = opened(article("А | A", url="javascript:alert(1)"))
    assert "Link: javascript:alert(1)" in texts(document, "Facts")[0]
    assert not [rel for rel in document.part.rels.values() if rel.is_external]


def test_an_article_in_the_target_language_is_shown_as_published(charter: WordDocument) -> None:
    published = [p.text for p in charter.paragraphs]
    assert len(tables(charter, "Side by side")) == 2
    assert published[published.index("Already in English; shown as published.") + 1 :][:4] == [
        "Freight rose.",  # the headline is the heading above
        "Routes",
        "1. Aktau.",
        "Annex A · Back to the list",
    ]


# Findings


def test_doubtful_sentences_are_marked_and_explained(charter: WordDocument) -> None:
    assert texts(charter, "Heading 2") == ["Translator's notes", "Terms in this article", "Translator's notes"]
    assert texts(charter, "Note") == [
        "[1]\t“Reaffirm sovereignty.” The translation repeats itself.",
        "[1]\t“A dialogue” It is too short.",
    ]
    marked = charter.element.body.xpath("//w:r[w:rPr/w:rStyle/@w:val='Doubtful']")
    assert [run.text for run in marked] == ["Reaffirm sovereignty."]


def test_without_findings_there_are_no_notes() -> None:
    document = opened(article("А | A", "Раз. | One."))
    assert "[" not in " ".join(p.text for p in document.paragraphs)
    assert texts(document, "Heading 2") == []


def test_a_long_sentence_is_quoted_by_its_start() -> None:
    (note,) = texts(opened(article("А | A", f"Раз. | {'seven words ' * 20}end. {{it is long}}")), "Note")
    assert note == "[1]\t“seven words seven words seven words seven words seven words …” It is long."


# Terms


def test_an_article_ends_with_a_table_of_its_terms(charter: WordDocument) -> None:
    table, *_annexes = tables(charter, "Term table")  # the second article has no terms
    assert table == [
        ("Russian as found", "English", "Times", "How"),
        ("Хартию, Хартии", "Charter", "2", "by the model (1); put in place of the model's wording (1)"),
        ("И. Алиев", "Ilham Aliyev", "1", "NOT IN THE TRANSLATION"),
        ("Маршруту Трампа", "Trump Route (TRIPP)", "1", "model told the term"),
    ]


def test_the_table_of_terms_stands_below_the_notes() -> None:
    document = opened(using(CHARTER_TERMS, article("А | A", "Раз. | One. {it is odd}")))
    shown = [part_text(part) for part in document.iter_inner_content()]
    assert shown[shown.index("Translator's notes") :][:5] == [
        "Translator's notes",
        "[1]\t“One.” It is odd.",
        "Terms in this article",
        "Хартию, Хартии",
        "Annex A · Back to the list",
    ]


def part_text(part: WordParagraph | WordTable) -> str:
    return part.text if isinstance(part, WordParagraph) else part.cell(1, 0).text


def test_a_missing_term_catches_the_eye(charter: WordDocument) -> None:
    marked = charter.element.body.xpath("//w:r[w:rPr/w:rStyle/@w:val='MissingTerm']")
    assert [run.text for run in marked] == ["NOT IN THE TRANSLATION"]


def test_the_glossary_is_an_annex_in_alphabetical_order(charter: WordDocument) -> None:
    assert tables(charter, "Term table")[1] == [
        ("Russian", "English", "Note"),
        ("Ильхам Алиев", "Ilham Aliyev", ""),
        ("Маршрут Трампа", "Trump Route (TRIPP); then TRIPP", ""),
        ("хартия", "Charter", "signed in 2026"),
    ]
    shown = [p.text for p in charter.paragraphs]
    assert shown[shown.index("Annex A · Back to the list") :][:4] == [
        "Annex A · Back to the list",
        "Glossary used",
        "The terms of the glossary that occur in this pack, in alphabetical order.",
        "Annex B · Back to the list",
    ]
    assert shown[-1] == "End of the pack"


def test_without_a_glossary_the_only_annex_is_where_it_is_from() -> None:
    document = opened(article("А | A", "Раз. | One."))
    assert texts(document, "Article number") == ["Article 1 of 1 · Back to the list", "Annex A · Back to the list"]
    assert not [p.text for p in document.paragraphs if re.search("Glossary used|Terms", p.text)]
    assert len(tables(document, "Term table")) == 1


def test_term_tables_are_proofread_column_by_column(body: etree._Element) -> None:
    rows = body.xpath(f"{TERM_TABLES}/w:tr[position() > 1]")
    assert len(rows) == len({use.source for use in CHARTER_TERMS}) + len(GLOSSARY)
    assert {row.xpath("string(./w:tc[1]//w:lang/@w:val)") for row in rows} == {"ru-RU"}
    assert {tag for row in rows for tag in row.xpath("./w:tc[position() > 1]//w:lang/@w:val")} == {"en-US"}


# Languages


def test_the_left_column_is_proofread_in_the_source_language_only() -> None:
    body = opened(article("А | A", "1. Trend и HAIMAKER.AI. | One.")).element.body
    assert {run.get(f"{W}val") for run in body.xpath("(//w:tbl)[1]/w:tr[2]/w:tc[1]//w:lang")} == {"ru-RU"}
    assert {run.get(f"{W}val") for run in body.xpath("(//w:tbl)[1]/w:tr[2]/w:tc[2]//w:lang")} == {"en-US"}


@pytest.mark.parametrize(("code", "expected"), [("ru", "ru-RU"), ("en", "en-US"), ("kk", "kk-KZ"), ("xx", "xx")])
def test_language_tags(code: str, expected: str) -> None:
    assert tag(code) == expected


# Layout


def test_original_and_translation_are_equally_wide(charter: WordDocument) -> None:
    for table in charter.element.body.xpath("//w:tbl[w:tblPr/w:tblStyle/@w:val='SideBySide']"):
        assert table.xpath(".//w:gridCol/@w:w") == ["4819", "4819"]


@pytest.mark.parametrize(("characters", "whole"), [(500, True), (2000, False)])
def test_only_long_rows_may_be_divided_by_a_page(characters: int, whole: bool) -> None:
    short_beside_long = opened(article("А | A", f"{'Ы' * characters} | One.", f"Раз. | {'I' * characters}"))
    rows = short_beside_long.element.body.xpath("(//w:tbl)[1]/w:tr[position() > 1]")
    assert [bool(row.xpath("./w:trPr/w:cantSplit")) for row in rows] == [whole, whole]


def test_nothing_is_formatted_but_by_styles(charter: WordDocument) -> None:
    stories = [charter.element.body, charter.sections[0].header._element, charter.sections[0].footer._element]
    for story in stories:
        assert {child.tag for p in story.iter(f"{W}pPr") for child in p} == {f"{W}pStyle"}
        assert {child.tag for r in story.iter(f"{W}rPr") for child in r} <= {f"{W}rStyle", f"{W}lang"}


def test_every_style_in_use_is_defined(charter: WordDocument) -> None:
    defined = set(charter.styles.element.xpath("./w:style/@w:styleId"))
    used = charter.element.body.xpath("//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val")
    related = charter.styles.element.xpath("./w:style/w:basedOn/@w:val | ./w:style/w:next/@w:val")
    assert {*used, *related} <= defined
    assert len(defined) == len(charter.styles.element.findall(f"{W}style"))


def test_headings_stay_with_what_follows(charter: WordDocument) -> None:
    keeping = {style.name for style in charter.styles if style.element.find(f"{W}pPr/{W}keepNext") is not None}
    assert {"Heading 1", "Heading 2", "Source title", "Facts", "Column heading", "Target heading"} <= keeping
    assert charter.styles.element.find(f"{W}docDefaults//{W}widowControl") is not None


def test_list_items_hang_from_their_marker_in_both_columns(charter: WordDocument) -> None:
    number, bullet = charter.element.body.xpath("(//w:tbl)[1]/w:tr[position() = 4 or position() = 5]")
    assert number.xpath(".//w:pStyle/@w:val") == ["SourceItem", "TargetItem"]
    assert bullet.xpath(".//w:pStyle/@w:val") == ["SourceBullet", "TargetBullet"]
    for style in (*number.xpath(".//w:pStyle/@w:val"), *bullet.xpath(".//w:pStyle/@w:val")):
        indent = charter.styles.element.xpath(f"./w:style[@w:styleId='{style}']/w:pPr/w:ind")[0]
        assert indent.get(f"{W}left") == indent.get(f"{W}hanging") != "0"


def contrast(first: str, second: str) -> float:
    darker, lighter = sorted(map(luminance, (first, second)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_word_lays_it_out_by_its_present_rules(charter: WordDocument) -> None:
    assert charter.settings.element.xpath("//w:compatSetting[@w:name='compatibilityMode']/@w:val") == ["15"]


def test_nothing_asks_word_to_update(charter: WordDocument) -> None:
    assert not charter.element.body.xpath("//w:fldSimple | //w:fldChar | //w:instrText | //w:sdt")
    assert charter.settings.element.find(f"{W}updateFields") is None


# The file


def test_the_same_pack_gives_the_same_bytes_whatever_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    built = pack(using(CHARTER_TERMS, article("А | A", *CHARTER, url="https://a.az/")), glossary=GLOSSARY)
    first = compose(built)
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(2_000_000_000))
    assert compose(built) == first
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


ODD = "NUL\x00 \x1f<b>&amp;</b> \ud800 \ufffe 👩‍👩‍👧 \u202bעברית\u202c " + "Ы" * 5000


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
    many = [using(terms, replace(article("А | A", *lines), title=article(f"А{n} | A{n}").title)) for n in range(200)]
    begun = time.perf_counter()
    document = compose(pack(*many, glossary=glossary))
    assert time.perf_counter() - begun < 20
    assert document


# As LibreOffice and PDF readers see it

ADDRESS = f"https://example.org/{'a-long-path/' * 22}?q={'0123456789' * 2}"
LONG_WORDS = article(
    "Длинное | Long", f"{'Ы' * 120} и {ADDRESS} конец. | {'W' * 120} and {ADDRESS} the end.", url=ADDRESS, path="c.txt"
)


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a pack that LibreOffice has made a PDF of."""
    folder = tmp_path_factory.mktemp("laid-out")
    first = using(CHARTER_TERMS, article("Хартия | A charter", *CHARTER))
    built = pack(first, article("Ещё | More", "Раз. | One."), LONG_WORDS, glossary=GLOSSARY)
    (folder / "pack.docx").write_bytes(compose(replace(built, handling="For official use")))
    converted(folder / "pack.docx", "pdf", folder)
    return folder / "pack.pdf"


def converted(file: Path, form: str, folder: Path) -> None:
    soffice = shutil.which("soffice")
    if not soffice:
        pytest.skip("LibreOffice is not installed")
    profile = f"-env:UserInstallation={(file.parent / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", form, "--outdir", str(folder), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)


def read_by(program: str, *arguments: str) -> str:
    """Return what a program of poppler's writes."""
    found = shutil.which(program)
    if not found:
        pytest.skip("poppler is not installed")
    done = subprocess.run([found, *arguments], check=True, capture_output=True, timeout=60)
    return done.stdout.decode("utf-8")


def test_libreoffice_lays_it_out(laid_out: Path) -> None:
    pages = read_by("pdftotext", "-layout", str(laid_out), "-").rstrip("\f\n").split("\f")
    front, first, second, *_, last = pages
    assert "A charter" in front
    assert "Page 1 of 6" in front
    assert re.search(r"1\. Стороны намерены сотрудничать;\s+1\. The parties intend to cooperate;", first)
    assert "The translation repeats itself." in first
    assert re.search(r"Раз\.\s+One\.", second)
    assert "Page 3 of 6" in second
    assert "End of the pack" in last
    assert [page.count("For official use") for page in pages] == [3, 2, 2, 2, 2, 2]  # on the cover once more


def test_its_links_work_in_the_pdf(laid_out: Path) -> None:
    """The links of the PDF, each as the text it stands on and the page it leads to."""
    shown = etree.fromstring(read_by("pdftohtml", "-xml", "-i", "-stdout", str(laid_out)).encode())
    front = shown.xpath("//page[@number='1']//a")
    led = {"".join(link.itertext()).strip(): link.get("href").rpartition("#")[2] for link in front}
    led.pop("", None)  # the space beside a linked word
    assert led == {"A charter": "2", "More": "3", "Long": "4", "Glossary used": "5", "Provenance": "6"}
    back = shown.xpath("//page[@number>1]//a[contains(., 'Back to the list')]/@href")
    assert [href.rpartition("#")[2] for href in back] == ["1"] * 5
    notes = shown.xpath("//page[@number='2']//a[contains(., '[1]')]/@href")
    assert [href.rpartition("#")[2] for href in notes] == ["2"]
    outward = {href for href in shown.xpath("//page[@number='4']//a/@href") if href.startswith("https")}
    assert outward == {ADDRESS}


def test_long_words_and_addresses_stay_in_their_columns(laid_out: Path) -> None:
    page = etree.fromstring(read_by("pdftotext", "-bbox", "-f", "4", "-l", "4", str(laid_out), "-").encode())
    pieces = [(word.text, float(word.get("xMin")), float(word.get("xMax"))) for word in page.iter("{*}word")]
    left, middle, right = 56.6, 297.7, 539.0  # points: the text is 170 mm wide on paper of 210 mm
    originals = [(start, stop) for text, start, stop in pieces if re.fullmatch("Ы+", text)]
    translations = [(start, stop) for text, start, stop in pieces if re.fullmatch("W{10,}", text)]
    assert len(originals) > 1
    assert len(translations) > 1
    assert all(left < start < stop < middle for start, stop in originals)
    assert all(middle < start < stop < right for start, stop in translations)
    assert all(stop < right for _, _, stop in pieces)


def test_a_round_trip_through_libreoffice_changes_no_text(tmp_path: Path) -> None:
    terms = tuple(replace(use, matched="Хартию <&>", rung=rung) for use, rung in zip(CHARTER_TERMS, Rung, strict=False))
    odd = article(f"{ODD} | {ODD}", f"{ODD} | {ODD} {{{ODD}}}", outlet=ODD, path=ODD)
    arabic = article("المحادثات | Talks", "بدأت المحادثات. | The talks began.", language="ar")
    built = pack(using(terms, article("А | A", *CHARTER)), odd, arabic, LONG_WORDS, glossary=GLOSSARY)
    file = tmp_path / "pack.docx"
    file.write_bytes(compose(replace(built, handling="Restricted <&>")))
    converted(file, "docx", tmp_path / "again")
    assert everything(tmp_path / "again" / "pack.docx") == everything(file)


def everything(file: Path) -> list[str]:
    """Return the text of a document: head and foot, paragraphs, cells."""
    document = Document(str(file))
    (section,) = document.sections
    parts = section.header, section.first_page_header
    margins = [paragraph.text for part in parts for paragraph in part.paragraphs]
    return margins + ["".join(p.itertext(f"{W}t", f"{W}tab")) for p in document.element.body.iter(f"{W}p")]
