"""What an edition of a pack holds, and when two are the same."""

import re
from dataclasses import replace
from datetime import date

import pytest

from briefing.compose.content.edition import edition
from briefing.records import TranslatedArticle
from tests.factories.articles import article
from tests.factories.packs import pack
from tests.factories.review_editions import PUBLISHED, corridor, opened, rows


def test_an_edition_has_one_row_a_segment_with_the_title_first() -> None:
    built = edition(pack(corridor()))
    assert [(row.segment[-1], row.source, row.target) for row in built.rows] == [
        ("0", "Коридор растёт.", "The corridor grows."),
        ("1", "Что дальше", "What next"),
        ("2", "В Баку говорили о Среднем коридоре.", "Baku spoke of the Middle Corridor."),
        ("3", "Мощности Среднего коридора и порт Алят растут.", "The Middle Corridor's capacity grows."),
        ("4", "Источник молчит.", ""),
        ("5", "Стороны готовы.", "The parties are ready."),
    ]
    assert {(row.article, row.source_language) for row in built.rows} == {("seeds/a.txt", "ru")}
    assert built.target_language == "en"


def test_a_title_that_is_a_sentence_of_the_text_is_not_doubled() -> None:
    once = article("Раз. | One.", "БАКУ - / Раз. / Два. | BAKU - / One. / Two.")
    titled = replace(once, title=once.translations[1])
    assert [row.source for row in edition(pack(titled)).rows] == ["БАКУ -", "Раз.", "Два."]
    assert [row[1] for row in rows(opened(titled))] == ["Russian", "БАКУ -", "Раз.", "Два."]


def test_what_was_published_in_the_target_language_is_not_reviewed() -> None:
    assert edition(pack(PUBLISHED, corridor())) == edition(pack(corridor()))
    assert edition(pack(PUBLISHED)).rows == ()


def test_the_same_content_has_the_same_id() -> None:
    built = pack(corridor())
    same = replace(built, date=date(2030, 1, 1), glossary=(), signature=replace(built.signature, engine="llm"))
    assert re.fullmatch("[0-9a-f]{16}", edition(built).id)
    assert edition(same).id == edition(built).id


@pytest.mark.parametrize(
    "other",
    [
        article("Раз. | One.", "Два. | Two!"),
        article("Раз. | One.", "Два! | Two."),
        article("Раз. | One.", "Два. | Two.", path="seeds/b.txt"),
        article("Раз. | One.", "Два. | Two.", language="uk"),
        article("Раз. | One.", "Два. | Two.", "Три. | Three."),
        article("Раз. | One.", "Два. | \ud800"),
    ],
)
def test_other_content_has_another_id(other: TranslatedArticle) -> None:
    built = pack(article("Раз. | One.", "Два. | Two."))
    assert edition(replace(built, articles=(other,))).id != edition(built).id
    assert edition(replace(built, target_language="de")).id != edition(built).id
