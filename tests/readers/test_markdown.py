"""Markdown files."""

import datetime

import pytest

from tests.factories.read_articles import assert_faithful, drawn, read, refused

TEXTS = {
    "headings": (
        "# Баку\n\nТекст.\n\n## Торговля\n\nТекст.\n\nТранзит\n---\n",
        ["! Баку", "Текст.", "# Торговля", "Текст.", "# Транзит"],
    ),
    "heading further down": ("Текст.\n\n# Баку\n\nТекст.", ["Текст.", "# Баку", "Текст."]),
    "emphasis and links": (
        "**Баку** принял _гостей_ из [Астаны](https://a.kz), ![фото](a.png) и `порт`.",
        ["Баку принял гостей из Астаны, фото и порт."],
    ),
    "lines of a paragraph are one": ("Баку принял\nгостей.\n", ["Баку принял гостей."]),
    "hard breaks": (
        "Баку принял,  \nвстретил<br>и проводил гостей.",
        ["Баку принял,", "встретил", "и проводил гостей."],
    ),
    "lists": (
        "Решили:\n\n- открыть *порт*;\n* построить дорогу.\n\n3. связь;\n4. мост:\n   - причал;\n\n   и ещё.\n",
        ["Решили:", "•| открыть порт;", "•| построить дорогу.", "3.| связь;", "4.| мост:", "•| причал;", "и ещё."],
    ),
    "numbers in brackets": ("1) порт;\n2) дорога.", ["1)| порт;", "2)| дорога."]),
    "quotations": ("Он сказал:\n\n> Это важно.\n>\n> Очень.", ["Он сказал:", "Это важно.", "Очень."]),
    "code is left as it is": ("Текст.\n\n```\nа = *б*\nв\n```\n", ["Текст.", "а = *б*", "в"]),
    "tables": (
        "Текст.\n\n| Год | Оборот |\n|---|---|\n| 2026 | 1 500 |\n",
        ["Текст.", "Год", "Оборот", "2026", "1 500"],
    ),
    "HTML": (
        "Текст.\n\n<div class='x'>\nВ <b>рамке</b>.\n</div>\n\n<!-- тайна -->\n\n<i>Конец</i>.",
        ["Текст.", "В рамке.", "Конец."],
    ),
    "HTML that shows nothing": ("Текст.\n\n<!-- тайна -->\n\n<?php тайна ?>\n\n</div>\n\nКонец.", ["Текст.", "Конец."]),
    "entities and escapes": ("Баку &laquo;принял&raquo; \\*гостей\\*.", ["Баку «принял» *гостей*."]),
    "plain sections": ("Текст.\n\nРаздел I: Торговля\n\n• порт;", ["Текст.", "# Раздел I: Торговля", "•| порт;"]),
    "deep lists": (
        "\n".join("  " * depth + f"- пункт {depth}" for depth in range(8)),
        [f"•| пункт {depth}" for depth in range(8)],
    ),
}


@pytest.mark.parametrize(("text", "expected"), TEXTS.values(), ids=TEXTS)
def test_markup_is_taken_off(text, expected):
    article = read(text, "a.md")
    assert_faithful(article)
    assert drawn(article) == expected


def test_title_and_front_matter():
    article = read("---\nsource: Trend\ndate: 2026-03-10\n---\n# Баку *принял* гостей.\n\nТекст.", "a.md")
    assert (article.title, article.outlet, article.date) == ("Баку принял гостей.", "Trend", datetime.date(2026, 3, 10))
    assert article.title_span.of(article.text) == article.title


def test_stamp_is_taken_off():
    article = read(" date 2026-03-10 БАКУ /Trend/ - Баку принял гостей. Они говорили.", "a.md")
    assert (article.title, article.outlet, article.date) == ("Баку принял гостей.", "Trend", datetime.date(2026, 3, 10))


def test_lists_too_deep_to_be_read_are_refused():
    assert (
        "nested"
        in refused("\n".join("  " * depth + f"- пункт {depth}" for depth in range(12)).encode(), "a.md").problem
    )


def test_markup_without_text():
    assert "no text" in refused(b"***\n\n![](a.png)\n", "a.md").problem
