"""An article of the DOCX pack: rows, head, notes."""

from dataclasses import replace

import pytest
from docx.document import Document as WordDocument

from briefing.compose.content.rows import RowUnit
from briefing.records import Finding, Origin, Paragraph, ParagraphKind, Span, Translation
from briefing.segment import segments
from tests.factories.articles import article
from tests.factories.docx_packs import R, W, columns, opened, tables, texts

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


def test_a_paragraph_in_another_language_is_marked_as_not_translated() -> None:
    whole = article("А | A", "Раз. | One.", "Бір. / Екі.")
    other = replace(whole.article.paragraphs[1], language="kk")
    paragraphs = (whole.article.paragraphs[0], other)
    translations = tuple(replace(t, target="" if t.segment.paragraph else t.target) for t in whole.translations)
    document = opened(replace(whole, article=replace(whole.article, paragraphs=paragraphs), translations=translations))
    assert columns(document)[1:] == [("Раз.", "One."), ("Бір. Екі.", "[in Kazakh, not translated]")]
    assert document.tables[0].rows[2].cells[0].paragraphs[0]._p.xpath(".//w:lang/@w:val") == ["kk-KZ"]


# An article's head


def test_an_article_opens_with_both_titles_and_where_it_is_from(charter: WordDocument) -> None:
    assert texts(charter, "Heading 1") == [
        "A charter is signed",
        "A dialogue[1]",
        "Cargo up",
        "Glossary used",
        "Provenance",
    ]
    assert texts(charter, "Source title") == ["Подписана Хартия", "Диалог"]
    assert texts(charter, "Facts") == [
        "Day.Az · 11 February 2026 · in Russian\nSource file: seeds/a.txt",
        "by А. Б. · date unknown · in Russian\nSource file: seeds/a.txt\nLink: https://a.az/x?a=1&b=2",
        "date unknown · in English\nSource file: seeds/a.txt",
    ]


def test_an_articles_address_is_a_link(charter: WordDocument) -> None:
    (link,) = (link for link in charter.element.body.iter(f"{W}hyperlink") if link.get(f"{R}id"))
    assert charter.part.rels[link.get(f"{R}id")].target_ref == "https://a.az/x?a=1&b=2"


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


# Languages


def test_the_left_column_is_proofread_in_the_source_language_only() -> None:
    body = opened(article("А | A", "1. Trend и HAIMAKER.AI. | One.")).element.body
    assert {run.get(f"{W}val") for run in body.xpath("(//w:tbl)[1]/w:tr[2]/w:tc[1]//w:lang")} == {"ru-RU"}
    assert {run.get(f"{W}val") for run in body.xpath("(//w:tbl)[1]/w:tr[2]/w:tc[2]//w:lang")} == {"en-US"}


# Layout


def test_original_and_translation_are_equally_wide(charter: WordDocument) -> None:
    for table in charter.element.body.xpath("//w:tbl[w:tblPr/w:tblStyle/@w:val='SideBySide']"):
        assert table.xpath(".//w:gridCol/@w:w") == ["4819", "4819"]


@pytest.mark.parametrize(("characters", "whole"), [(500, True), (2000, False)])
def test_only_long_rows_may_be_divided_by_a_page(characters: int, whole: bool) -> None:
    short_beside_long = opened(article("А | A", f"{'Ы' * characters} | One.", f"Раз. | {'I' * characters}"))
    rows = short_beside_long.element.body.xpath("(//w:tbl)[1]/w:tr[position() > 1]")
    assert [bool(row.xpath("./w:trPr/w:cantSplit")) for row in rows] == [whole, whole]


def test_a_reader_learns_what_was_left_out_of_an_article() -> None:
    whole = article("А | A", "Раз. | One.")
    cut = replace(whole, article=replace(whole.article, findings=(Finding("hidden", "Hidden text: “Два”"),)))
    assert "Hidden text: “Два”." in [each.text for each in opened(cut).paragraphs]


@pytest.mark.parametrize("unit", RowUnit)
def test_the_row_of_a_table_stays_a_row_in_both_columns(unit: RowUnit) -> None:
    line = "| Порт Актау |  | Рост. Спад. | –"
    row = Paragraph(Span(0, len(line)), Span(0, len(line)), ParagraphKind.ROW)
    read = replace(article("Итоги | Results").article, text=line, paragraphs=(row,))
    targets = {"Порт Актау": "Port of Aktau", "Рост.": "Rise.", "Спад.": "Fall."}
    translations = tuple(Translation(each, targets[each.source], Origin.ENGINE) for each in segments(read))
    whole = replace(article("Итоги | Results"), article=read, translations=translations)
    assert columns(opened(whole, rows=unit))[1:] == [(line, "| Port of Aktau |  | Rise. Fall. | –")]
