"""Pages without headings are read as a person reads them."""

import pytest

from tests.factories.old_pages import OLD_PAGES, TITLE, OldPage
from tests.factories.page_texts import BODY, LAST, LEAD
from tests.factories.read_articles import assert_faithful, drawn, read


@pytest.mark.parametrize("made", OLD_PAGES.values(), ids=OLD_PAGES)
def test_headline_text_and_date_are_those_that_a_person_sees(made: OldPage) -> None:
    article = read(made.html, "a.html")
    assert_faithful(article)
    assert drawn(article) == [*made.lines]
    assert (article.title, article.date) == (made.lines[0].removeprefix("! "), made.date)


def test_a_line_that_shares_no_word_with_the_title_of_the_article_is_text_and_no_headline() -> None:
    head = '<meta property="og:title" content="Первый поезд прибыл в Алят">'
    article = read(
        f"<html><head>{head}</head><body><b>Новости нашего региона</b><br><br>{LEAD}<br><br>{BODY}", "a.html"
    )
    assert article.title == "Первый поезд прибыл в Алят"
    assert drawn(article) == ["Новости нашего региона", LEAD, BODY]


def test_a_line_with_a_date_in_it_over_the_text_is_text() -> None:
    subtitle = "Стороны подписали договор 11 февраля 2025 года в столице"
    article = read(f"<body><h1>{TITLE}</h1><h2>{subtitle}</h2><p>{LEAD}</p><p>{BODY}</p><p>{LAST}</p>", "a.html")
    assert drawn(article) == [f"! {TITLE}", f"# {subtitle}", LEAD, BODY, LAST]
    assert article.date is None


def test_an_author_beside_a_date_is_told() -> None:
    article = read(
        f"<body><h1>{TITLE}</h1><div>Айгерим Сарсенова, 10.03.2026</div><p>{LEAD}</p><p>{BODY}</p>", "a.html"
    )
    assert drawn(article) == [f"! {TITLE}", LEAD, BODY]
    assert "“Айгерим Сарсенова, 10.03.2026”" in article.findings[0].message
