"""An article of the HTML pack: rows, head, notes."""

from dataclasses import replace

import pytest
from lxml import etree

from briefing.compose.content.rows import RowUnit
from briefing.records import Finding
from tests.factories.articles import article
from tests.factories.html_pages import columns, opened, texts


def test_every_paragraph_stands_beside_its_translation(page: etree._Element) -> None:
    assert columns(page)[:5] == [
        ("Russian", "English"),
        ("В Баку подписали Хартию. Её подписал И. Алиев.", "A charter was signed in Baku. I. Aliyev signed it."),
        ("Раздел I: Энергетика", "Section I: Energy"),
        ("1. Стороны намерены сотрудничать;", "1. The parties intend to cooperate;"),
        ("• Подтверждают суверенитет.", "• Reaffirm sovereignty.[1]"),
    ]


def test_sentence_rows_hold_one_segment_and_lose_nothing() -> None:
    root = opened(article("А | A", "1. Раз. / Два! / Три… | One. / Two! / Three…"), rows=RowUnit.SENTENCE)
    assert columns(root) == [("Russian", "English"), ("1. Раз.", "1. One."), ("Два!", "Two!"), ("Три…", "Three…")]


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\u2028", "\t", "\v"])
def test_hard_wrapped_text_is_shown_on_one_line(break_: str) -> None:
    assert columns(opened(article("А | A", f"Первая{break_}строка | The first{break_}line")))[1] == (
        "Первая строка",
        "The first line",
    )


def test_an_article_opens_with_both_titles_and_where_it_is_from(page: etree._Element) -> None:
    assert [texts(head, "*") for head in page.xpath("//article/header")] == [
        [
            "Article 1 of 4 · Back to the list",
            "The Хартия is signed",
            "Подписана Хартия",
            "День · 11 February 2026 · in Russian",
            "Source file: seeds/a.txt",
        ],
        [
            "Article 2 of 4 · Back to the list",
            "A dialogue[1]",
            "Диалог",
            "by А. Б. · date unknown · in Russian",
            "Source file: seeds/a.txt",
            "Link: https://a.az/x?a=1&b=2",
        ],
        [
            "Article 3 of 4 · Back to the list",
            "Cargo up",
            "Already in English; shown as published.",
            "date unknown · in English",
            "Source file: seeds/a.txt",
        ],
        [
            "Article 4 of 4 · Back to the list",
            "Беседа[1]",
            "Беседа",
            "date unknown · in Russian",
            "Source file: seeds/a.txt",
        ],
    ]
    assert page.xpath("//time/@datetime") == ["2026-02-11", "2026-02-11"]


def test_an_article_in_the_target_language_is_shown_as_published(page: etree._Element) -> None:
    assert len(page.xpath("//table[@class='pair text']")) == 3
    # The headline is the heading above.
    assert texts(page, "//div[@class='published text']/*") == ["Freight rose by a third.", "Routes", "1. Aktau."]


def test_doubtful_sentences_are_marked_and_explained(page: etree._Element) -> None:
    assert texts(page, "//span[@class='doubtful']") == ["Reaffirm sovereignty.", "The port of Алят is open."]
    assert texts(page, "//ul[@class='notes']/li") == [
        "[1] “Reaffirm sovereignty.” The translation repeats itself.",
        "[1] “A dialogue” It is too short.",
        "[1] “Беседа” Nothing came back.",
        "[2] “The port of Алят is open.” It is Cyrillic.",
    ]
    (mark,) = page.xpath("(//table)[1]//a[@class='mark']")
    assert mark.get("title") == "The translation repeats itself."


def test_a_note_leads_back_to_the_first_of_its_sentences() -> None:
    twice = article("А | A", "Раз. | One. {it is odd}")
    (one,) = twice.translations
    root = opened(replace(twice, translations=(one, replace(one, terms=()))), replace(twice, title=one))
    assert [mark.get("id") for mark in root.xpath("//table//a[@class='mark']")] == ["article-1-sentence-1", None, None]
    assert root.xpath("//h2/a/@id") == ["article-2-sentence-1"]
    assert root.xpath("//ul[@class='notes']//a/@href") == ["#article-1-sentence-1", "#article-2-sentence-1"]


def test_a_missing_translation_is_said_not_left_blank() -> None:
    root = opened(article("А | A", "Раз. | {nothing came back}"))
    assert columns(root)[1] == ("Раз.", "[no translation][1]")


def test_right_to_left_originals_find_their_direction() -> None:
    root = opened(article("ميناء | A port", "ميناء باكو. | The port of Baku.", language="ar"))
    assert root.xpath("//td[1]/p/@dir") == ["auto"]
    assert root.xpath("//td[2]/p/@dir") == []
    assert not opened(article("А | A", "Раз. | One.")).xpath("//@dir")


def test_list_items_hang_from_their_marker_in_both_columns(page: etree._Element) -> None:
    shapes = [row.xpath("td/*/@class") for row in page.xpath("(//table)[1]/tbody/tr")]
    assert shapes == [[], ["heading", "heading"], ["item", "item"], ["bullet", "bullet"]]


@pytest.mark.parametrize(("characters", "long"), [(500, False), (2000, True)])
def test_only_long_rows_may_be_divided_by_a_page(characters: int, long: bool) -> None:
    root = opened(article("А | A", f"{'Ы' * characters} | One.", f"Раз. | {'I' * characters}"))
    assert [row.get("class") == "long" for row in root.xpath("//article//tbody/tr")] == [long, long]


def test_a_reader_learns_what_was_left_out_of_an_article() -> None:
    whole = article("А | A", "Раз. | One.")
    cut = replace(whole, article=replace(whole.article, findings=(Finding("hidden", "Hidden text: “Два”"),)))
    assert "Hidden text: “Два”." in texts(opened(cut), "//article/header/p")
