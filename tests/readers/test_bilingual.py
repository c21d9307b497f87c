"""Articles in several languages: each paragraph is in its own."""

import pytest

from briefing.readers import read_article
from briefing.readers.bilingual import as_article_in
from briefing.records import Article, ParagraphKind
from tests.factories.read_articles import read

RUSSIAN = "Министр иностранных дел Казахстана прибыл в Баку и провел переговоры о транзите."
KAZAKH = "Қазақстан Сыртқы істер министрі Бакуге келіп, транзит туралы келіссөздер жүргізді."
ENGLISH = "The Minister of Foreign Affairs of Kazakhstan arrived in Baku and held talks on transit."


def languages_of(article: Article) -> str:
    return " ".join(map(article.language_of, range(len(article.paragraphs))))


@pytest.mark.parametrize(
    ("paragraphs", "codes"),
    [
        ((RUSSIAN, ENGLISH, RUSSIAN), "ru en ru"),
        ((KAZAKH, KAZAKH, RUSSIAN), "kk kk ru"),
        ((ENGLISH, ENGLISH, RUSSIAN), "en en ru"),
        ((RUSSIAN, "Баку, 10 марта 2026", ENGLISH, "10.03.2026", "A. Karimova", RUSSIAN), "ru ru en en en ru"),
        (("12.03.2026", KAZAKH, RUSSIAN), "kk kk ru"),
        ((RUSSIAN, "Қасым-Жомарт Тоқаев", RUSSIAN), "ru ru ru"),
        ((RUSSIAN, "SOCAR, Baker Hughes, TotalEnergies", RUSSIAN), "ru ru ru"),
        ((KAZAKH, "Министр Ташкентке келді", RUSSIAN), "kk kk ru"),
        ((RUSSIAN, "Вазир Тошкентга келди", RUSSIAN), "ru uz ru"),
    ],
)
def test_each_paragraph_has_its_language(paragraphs, codes) -> None:
    assert languages_of(read("\n\n".join(paragraphs))) == codes


def test_the_article_is_in_the_language_of_most_of_its_text() -> None:
    article = read(f"{KAZAKH}\n\n{KAZAKH}\n\n{RUSSIAN}")
    assert article.language == "kk"
    assert list(article.languages) == ["kk", "ru"]


def test_an_article_read_in_its_second_language_has_the_title_of_that_part() -> None:
    article = read(f"Министр Бакуге келді\n\n{KAZAKH}\n\n{KAZAKH}\n\nМинистр прибыл в Баку\n\n{RUSSIAN}")
    assert (article.language, article.title) == ("kk", "Министр Бакуге келді")
    russian = as_article_in(article, "ru", "en")
    assert (russian.language, russian.title, russian.title_language) == ("ru", "Министр прибыл в Баку", "")
    assert languages_of(russian) == languages_of(article) == "kk kk kk ru ru"
    assert [paragraph.kind for paragraph in russian.paragraphs][::3] == [ParagraphKind.HEADING, ParagraphKind.HEADLINE]
    assert russian.title_span == russian.paragraphs[3].body


def test_a_title_in_another_language_says_so() -> None:
    front = f"---\ntitle: {ENGLISH}\n---\n{RUSSIAN}\n"
    assert read_article(front.encode(), "a.md").title_language == "en"
    assert read_article(RUSSIAN.encode(), "a.md").title_language == ""
