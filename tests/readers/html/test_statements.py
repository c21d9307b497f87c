"""Dates that pages show."""

import datetime

import pytest

from tests.factories.page_texts import BODY, HEAD, LAST, LEAD
from tests.factories.read_articles import read

DAY = datetime.date(2026, 3, 10)
TEASER = '<div class="item"><a href="/1">Порт Алят</a> <time datetime="2024-01-02">2 января 2024</time></div>'


@pytest.mark.parametrize(
    ("above", "below", "date"),
    [
        ("<p>10 марта 2026, 09:15</p>", "", DAY),
        ("<div>Опубликовано: 10.03.2026 | 09:15</div>", "", DAY),
        ('<time datetime="2026-03-10T09:15">сегодня</time>', "", DAY),
        ("<p>10 марта, 09:15</p>", "", None),
        ("", f"<div class='related'>{TEASER}</div>", None),
        ("", f"<aside>{TEASER}</aside>", None),
        ('<div class="related"><time>1 января 2020</time></div>', "", None),
        ("<nav><time>1 января 2020</time></nav>", "", None),
        ("", '<div itemscope><span itemprop="datePublished" content="2024-01-02">Видео</span></div>', None),
        ("", "<p>Договор от 11 февраля 2025 года действует.</p>", None),
    ],
)
def test_date_is_shown_at_the_headline(above, below, date):
    article = read(f"<body><h1>{HEAD}</h1>{above}<p>{LEAD}</p><p>{BODY}</p><p>{LAST}</p>{below}", "a.html")
    assert article.date == date


@pytest.mark.parametrize("name", ["mediator_published_time", "og:article:published_time", "DC.date.issued", "pubdate"])
def test_date_in_the_head(name):
    head = f'<head><meta name="{name}" content="10.03.2026 09:15"></head>'
    assert read(f"<html>{head}<body><h1>{HEAD}</h1><p>{LEAD}</p><p>{BODY}</p>", "a.html").date == DAY
