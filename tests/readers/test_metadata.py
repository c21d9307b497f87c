"""What a file states about itself, in front matter or in a sidecar."""

import datetime

import pytest

from briefing.records import Article
from tests.factories.read_articles import RUSSIAN, read, refused

FRONT = """---
title: Баку начинает диалог
source: Trend
url: https://trend.az/1
author: Л. Мамедова
date: 2026-03-10
tags: [порт, транзит]
---
"""


BODY = " date 2025-01-01 БАКУ /АПА/ - Баку принял гостей. Они говорили.\n"


def facts(article: Article) -> tuple[object, ...]:
    return article.title, article.outlet, article.url, article.author, article.date


def test_front_matter_wins_over_the_text():
    article = read(FRONT + BODY)
    expected = ("Баку начинает диалог", "Trend", "https://trend.az/1", "Л. Мамедова", datetime.date(2026, 3, 10))
    assert facts(article) == expected
    assert article.text == "БАКУ /АПА/ - Баку принял гостей. Они говорили.\n"
    assert article.title_span is None


def test_sidecar_wins_over_front_matter():
    sidecar = 'title = "Иной заголовок"\ndate = 2026-01-02\nsource = ""\nseen = true\n'
    expected = ("Иной заголовок", "", "https://trend.az/1", "Л. Мамедова", datetime.date(2026, 1, 2))
    assert facts(read(FRONT + BODY, sidecar=sidecar)) == expected


@pytest.mark.parametrize(
    ("toml", "date"),
    [
        ("date = 2026-03-10", datetime.date(2026, 3, 10)),
        ('date = "2026-03-10"', datetime.date(2026, 3, 10)),
        ("date = 2026-03-10T23:30:00+04:00", datetime.date(2026, 3, 10)),
        ('date = "2026-03-10T23:30:00+04:00"', datetime.date(2026, 3, 10)),
    ],
)
def test_date_in_a_sidecar(toml, date):
    assert read(RUSSIAN, sidecar=toml).date == date


@pytest.mark.parametrize(
    "text",
    [
        "---\nБаку принял гостей.\n---\nОни говорили.",
        "---\ntitle: без конца\nБаку принял гостей.",
        "Баку.\n---\ntitle: нет\n---\n",
    ],
)
def test_rules_across_the_page_are_no_front_matter(text):
    assert read(text).text == text


@pytest.mark.parametrize(
    ("block", "about"),
    [
        ("title: [Баку, порт]", "title"),
        ("author:\n  name: Л. Мамедова", "author"),
        ("date: вчера", "date"),
        ("date: 2026-02-30", "date"),
        ("title: Баку: порт: дорога", "front matter"),
        ("title: 'Баку", "front matter"),
        ("a: &a [*a", "front matter"),
        ("a: " + "[" * 1500, "front matter"),
    ],
)
def test_wrong_front_matter_is_named(block, about):
    error = refused(f"---\n{block}\n---\n{RUSSIAN}".encode(), "лента/a.txt")
    assert "лента/a.txt" in error.problem
    assert about in error.problem


@pytest.mark.parametrize(
    ("toml", "about"),
    [("title = 5", "title"), ("date = 14:30:00", "date"), ("title = ", "TOML"), ("date = 'вчера'", "date")],
)
def test_wrong_sidecar_is_named(toml, about):
    error = refused(RUSSIAN.encode(), "лента/a.b.txt", toml)
    assert "лента/a.b.meta.toml" in error.problem
    assert about in error.problem


def test_empty_values_state_nothing():
    assert facts(read(f"---\ntitle:\nauthor: null\ndate: ~\n---\n{BODY}")) == facts(read(BODY))
