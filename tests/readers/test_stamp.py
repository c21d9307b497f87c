"""The crawl's stamp before a text."""

import datetime

import pytest

from tests.factories.read_articles import read


@pytest.mark.parametrize(
    ("text", "date", "rest"),
    [
        (" date 2026-03-10 Баку принял гостей.", datetime.date(2026, 3, 10), "Баку принял гостей."),
        ("date 2026-03-10 Баку принял гостей.", datetime.date(2026, 3, 10), "Баку принял гостей."),
        ("\n date 2026-03-10  Баку принял гостей.", datetime.date(2026, 3, 10), "Баку принял гостей."),
        (" date 2026-03-10\nБаку принял гостей.", datetime.date(2026, 3, 10), "\nБаку принял гостей."),
        (" date 2026-03 Баку принял гостей.", None, "Баку принял гостей."),
        (" date 2026-02-30 Баку принял гостей.", None, " date 2026-02-30 Баку принял гостей."),
        (" date 2026-13 Баку принял гостей.", None, " date 2026-13 Баку принял гостей."),
        (" date 2026-03-101 Баку принял гостей.", None, " date 2026-03-101 Баку принял гостей."),
        ("Баку, date 2026-03-10 принял гостей.", None, "Баку, date 2026-03-10 принял гостей."),
        ("Баку принял гостей 10 марта 2026 года.", None, "Баку принял гостей 10 марта 2026 года."),
    ],
)
def test_stamp(text, date, rest):
    article = read(text)
    assert (article.date, article.text) == (date, rest)
