"""Datelines."""

import datetime

import pytest

from briefing.readers.dateline import dateline
from tests.factories.processor_time import at_most
from tests.factories.read_articles import drawn, read

DAY = datetime.date(2026, 3, 10)


@pytest.mark.parametrize(
    ("line", "outlet", "date"),
    [
        ("БАКУ, 10 марта, АЗЕРТАДЖ - ", "АЗЕРТАДЖ", None),
        ("Москва. 10 марта. INTERFAX.RU - ", "INTERFAX.RU", None),
        ("Санкт-Петербург. 10 марта. ТАСС. ", "ТАСС", None),
        ("Нур-Султан, 10 марта - КАЗИНФОРМ - ", "КАЗИНФОРМ", None),
        ("Баку/10.03.26/Turan: ", "Turan", DAY),
        ("АСТАНА, 10 марта 2026 г. /КазТАГ/ - ", "КазТАГ", DAY),
        ("ТАШКЕНТ, 10 мар 2026 – Sputnik. ", "Sputnik", DAY),
        ("Баку, 10 марта 2026 года, Caliber.Az. ", "Caliber.Az", DAY),
        ("BAKU, March 10, 2026 (Reuters) - ", "Reuters", DAY),
    ],
)
def test_dateline(line, outlet, date):
    found = dateline(f"{line}Порт открыт.")
    assert found is not None
    assert (found.outlet, found.stop, found.date) == (outlet, len(line), date)


def test_full_date_of_a_dateline_is_the_article_s():
    assert read("АСТАНА, 10 марта 2026 г. /КазТАГ/ - Порт открыт.\n\nТарифы согласованы.").date == DAY


def test_dateline_of_a_site_is_none_of_the_title():
    text = "Министерство энергетики Казахстана объявило о начале поставок нефти через порт Актау."
    article = read(f"Москва. 10 марта. INTERFAX.RU - {text}\n\nТарифы согласованы до 2028 года.")
    assert (article.outlet, article.title) == ("INTERFAX.RU", text)
    assert len(drawn(article)) == 2


@pytest.mark.parametrize("piece", ["A-", "А-А ", "Аа", "А, ", "A/", "A.", "Aa-Aa ", "А’", " ", "1 янв "])
def test_time_is_linear(piece):
    with at_most(1):
        for _ in range(20):
            dateline(piece * (1000 // len(piece)) + "!")
