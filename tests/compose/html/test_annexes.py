"""The terms of the HTML pack: a table an article, and the annex."""

from lxml import etree

from tests.factories.articles import article
from tests.factories.html_pages import opened, texts


def test_an_article_ends_with_a_table_of_its_terms(page: etree._Element) -> None:
    table, _, annex = page.xpath("//table[@class='terms']")
    assert [texts(row, "*") for row in table.xpath(".//tr")] == [
        ["Russian as found", "English", "Times", "How"],
        ["Хартию", "Charter", "1", "by the model"],
        ["И. Алиев", "Ilham Aliyev", "1", "NOT IN THE TRANSLATION"],
    ]
    assert texts(table, ".//strong[@class='missing']") == ["NOT IN THE TRANSLATION"]
    assert [texts(row, "*") for row in annex.xpath(".//tr")] == [
        ["Russian", "English", "Note"],
        ["ВИЭ", "renewables", "возобновляемые источники энергии, an acronym"],
        ["Ильхам Алиев", "Ilham Aliyev", ""],
        ["Маршрут Трампа", "Trump Route (TRIPP); then TRIPP", ""],
        ["хартия", "Charter", "signed in 2026"],
    ]


def test_without_terms_there_is_neither_table_nor_annex() -> None:
    root = opened(article("А | A", "Раз. | One."))
    assert not root.xpath("//table[@class='terms'] | //*[@id='glossary'] | //*[@href='#glossary']")
