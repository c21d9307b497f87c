"""Dates as articles write them."""

import datetime

import pytest

from briefing.readers.dates import find_date


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-10T09:15:00+0300", "2026-03-10 09:15", "20260310", "10.03.2026 09:15", "10/03/2026", "10.03.26",
        "10 марта 2026, 09:15", "Опубликовано 10 мар. 2026 г.", "Вторник, 10 Марта 2026", "March 10, 2026",
        "10 March 2026",
    ],
)  # fmt: skip
def test_full_date(text):
    assert find_date(text) == datetime.date(2026, 3, 10)


@pytest.mark.parametrize(
    "text", ["10 марта", "сегодня", "2014-30-10", "31.02.2026", "192.168.10.2026", "8 800 2026", ""]
)
def test_no_date(text):
    assert find_date(text) is None


def test_the_first_date_that_there_can_be_counts():
    assert find_date("32.01.2026, 1 мая 2026, 2 мая 2026") == datetime.date(2026, 5, 1)
