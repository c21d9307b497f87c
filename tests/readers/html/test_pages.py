"""Whole pages: those in ``pages/``, on which readers of pages are known to fail, and the layouts of news sites."""

import datetime
from pathlib import Path

import pytest

from briefing.readers import read_article
from briefing.records import Article
from tests.factories.news_pages import DATE, intruding, news_pages, silently_lost
from tests.factories.read_articles import assert_faithful, drawn

PAGES = Path(__file__).parent / "pages"
HEADLINE = "! Казахстан увеличит поставки нефти через Баку"
FIRST = (
    "Министерство энергетики Казахстана объявило о начале поставок дополнительных объемов нефти через порт Актау в "
    "направлении Баку. Первая партия отправлена на прошлой неделе двумя танкерами."
)
REST = [
    "Как пояснили в ведомстве, ежемесячный объем будет увеличен до 120 тысяч тонн, а к концу года стороны рассчитывают "
    "выйти на 150 тысяч тонн. Тарифы на перевалку согласованы до 2028 года.",
    "Азербайджанская сторона подтвердила готовность принять эти объемы и направить их по трубопроводу Баку — Тбилиси — "
    "Джейхан к средиземноморскому побережью Турции.",
    "Эксперты отмечают, что новый маршрут снижает зависимость экспортеров от одного направления и ускоряет доставку "
    "сырья на рынки Южной Европы.",
]
WHOLE = [HEADLINE, FIRST, *REST]


def page(name: str) -> Article:
    article = read_article((PAGES / f"{name}.html").read_bytes(), f"{name}.html")
    assert_faithful(article)
    return article


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("quote_author", [HEADLINE, FIRST, "«Мы готовы принять новые объемы нефти», — сказал министр энергетики "
                          "Азербайджана.", *REST]),
        ("numbers_spans", [HEADLINE, "Объем вырос на 34 процента, до 1,2 млн тонн, сообщили в министерстве энергетики "
                           "Казахстана.", FIRST, *REST]),
        ("inline_tooltip", [HEADLINE, "Поставки идут по Среднему коридору, сообщил министр Асан Омаров журналистам.",
                            "По словам Рамиза Керимова, груз принят.", FIRST, *REST]),
        ("ullinks", [HEADLINE, FIRST, "Стороны подписали документы:", "•| Меморандум о развитии порта Актау",
                     "•| Соглашение о тарифах на транзит нефти", "•| План работ на 2026–2028 годы", *REST]),
        ("sup", [HEADLINE, FIRST, "Площадь терминала — 25 000 м², мощность 10⁶ тонн. Подробности в отчете [1].", *REST,
                 "[1]| Отчет порта за 2025 год."]),
        ("cookie", WHOLE),
        ("ra_inline", WHOLE),
        ("split", WHOLE),
        ("small", [HEADLINE, FIRST, "Подробности будут сообщены позднее, добавили в ведомстве."]),
    ],
)  # fmt: skip
def test_the_article_is_whole_and_nothing_else_is_read(name, expected):
    assert drawn(page(name)) == expected


def test_what_is_passed_over_inside_an_article_is_reported():
    (finding,) = page("ra_inline").findings
    assert finding.code == "furniture"
    assert finding.message == (
        "Captions, links to other articles and the like are left out: 128 characters, “Читайте также: Глава МИД Турции "
        "прибыл в Баку с рабочим …”, “Читайте также: В Тбилиси открылся форум по транспорту и …”."
    )


@pytest.mark.parametrize("name", ["d_dotted", "d_jsonld_related", "d_mediator", "d_ogpub", "d_time"])
def test_date_is_the_article_s_own(name):
    assert page(name).date == datetime.date(2026, 3, 10)


def test_telegram_export_gives_all_posts_in_order():
    article = page("telegram_export")
    assert (article.date, article.outlet) == (datetime.date(2026, 3, 10), "Каспийский вестник")
    assert article.title == "Казахстан увеличит поставки нефти через Баку"
    assert [line for line in drawn(article) if line.startswith("#")] == [
        f"# 10.03.2026 {time}" for time in ("09:15", "11:40", "12:05", "15:30", "18:20")
    ]
    assert drawn(article)[-1] == "Стороны подпишут меморандум в апреле."
    assert [finding.code for finding in article.findings] == ["furniture"]


def test_soft_hyphens_do_not_show():
    assert drawn(page("soft_hyphens"))[1] == "Казахстан и Азербайджан подписали соглашение."


def test_a_wrong_declaration_of_the_encoding_is_not_believed():
    article = page("declared_windows_1251_is_koi8")
    assert (article.encoding, drawn(article)[0]) == ("koi8-r", "! Казахстан увеличит поставки нефти")


@pytest.mark.parametrize("made", [*news_pages(variants=2, seed=1)], ids=lambda made: made.name)
def test_layouts_of_news_sites_lose_nothing_and_add_nothing(made):
    article = read_article(made.html.encode(), "page.html")
    assert silently_lost(made.texts, article) == []
    assert intruding(article) == []
    assert article.title == made.texts[0]
    assert article.date == (DATE if made.is_dated else None)
