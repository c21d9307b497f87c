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
    ("block", "told"),
    [
        ("title: Порт\nauthor: {phone: 5}", "“author” is not understood"),
        ("title: Порт\ndate: вчера", "“date” is not understood"),
        ("title: Порт\ndate: 2026-02-30", "“date” is not understood"),
        ("title: Порт\ntags: a: b", "line by line"),
        ("title: 'Порт", "line by line"),
        ("title: Порт\na: &a [*a", "line by line"),
        ('title: Порт\na: "\\UFFFFFFFF"', "line by line"),
        ("title: Порт\na: " + "[" * 1500, "line by line"),
    ],
)
def test_what_is_not_understood_in_front_matter_costs_no_more_than_that(block, told):
    article = read(f"---\n{block}\n---\n{BODY}")
    assert (article.title, article.date) == ("Порт", datetime.date(2025, 1, 1))
    assert [finding.code for finding in article.findings] == ["front-matter"]
    assert told in article.findings[0].message


CLIP = "---\n{}\n---\nБаку принял гостей.\n"
STATED = {
    "the Obsidian Web Clipper": (
        'title: "Порт"\nsource: "https://www.example.kz/n/1"\nauthor:\n  - "[[А. Сарсенова]]"\n  - "[[p/Ли|И. Ли]]"\n'
        "published: 2026-03-10\ncreated: 2026-03-11",
        ("Порт", "example.kz", "https://www.example.kz/n/1", "А. Сарсенова, И. Ли", datetime.date(2026, 3, 10)),
    ),
    "a colon in the title": ("title: Порт: итоги года", ("Порт: итоги года", "", "", "", None)),
    "an author with a page": (
        "author:\n  name: Л. Мамедова\n  url: https://a.az",
        ("Баку принял гостей.", "", "", "Л. Мамедова", None),
    ),
    "keys in capitals, a date in words": (
        "Title: Порт\nDate: 10 марта 2026 года, 09:15",
        ("Порт", "", "", "", datetime.date(2026, 3, 10)),
    ),
    "an outlet and an address": (
        "source: Trend\nlink: https://trend.az/1",
        ("Баку принял гостей.", "Trend", "https://trend.az/1", "", None),
    ),
    "a date that is odd and one that is not": (
        "date: вчера\npublished: 10.03.2026",
        ("Баку принял гостей.", "", "", "", datetime.date(2026, 3, 10)),
    ),
}


@pytest.mark.parametrize(("block", "expected"), STATED.values(), ids=STATED)
@pytest.mark.parametrize("path", ["a.txt", "a.md"])
def test_front_matter_as_programs_write_it(block, expected, path):
    assert facts(read(CLIP.format(block), path)) == expected


@pytest.mark.parametrize("path", ["a.txt", "a.md"])
def test_front_matter_of_hugo(path):
    block = (
        '+++\ntitle = "Порт"\ndate = 2026-03-10T14:30:00+04:00\n[params]\nauthor = "x"\n+++\n\nБаку принял гостей.\n'
    )
    article = read(block, path)
    assert facts(article) == ("Порт", "", "", "", datetime.date(2026, 3, 10))
    assert article.text.strip() == "Баку принял гостей."


def test_front_matter_in_toml_that_is_damaged_is_read_line_by_line():
    article = read('+++\ntitle = "Порт\ndate = 2026-03-10\n+++\nБаку принял гостей.\n')
    assert facts(article) == ("Порт", "", "", "", datetime.date(2026, 3, 10))


def test_a_very_long_author_is_cut():
    assert len(read(f"---\nauthor: {'Сарсенова ' * 20_000}\n---\nБаку принял гостей.\n").author) <= 300


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
