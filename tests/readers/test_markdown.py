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
        ["Текст.", "Год | Оборот", "2026 | 1 500"],
    ),
    "HTML": (
        "Текст.\n\n<div class='x'>\nВ <b>рамке</b>.\n</div>\n\n<!-- тайна -->\n\n<i>Конец</i>.",
        ["Текст.", "В рамке.", "Конец."],
    ),
    "HTML that shows nothing": ("Текст.\n\n<!-- тайна -->\n\n<?php тайна ?>\n\n</div>\n\nКонец.", ["Текст.", "Конец."]),
    "entities and escapes": ("Баку &laquo;принял&raquo; \\*гостей\\*.", ["Баку «принял» *гостей*."]),
    "indented paragraphs": (
        "    Баку **принял** гостей.\n\n\tОни говорили\n\tо порте.",
        ["Баку принял гостей.", "Они говорили о порте."],
    ),
    "links of Obsidian": ("В [[Баку]] и [[Казахстан|Казахстане]] говорили.", ["В Баку и Казахстане говорили."]),
    "references": (
        "Гости из [Астаны][1] и [Баку].\n\n[1]: https://a.kz 'Астана'\n[баку]: https://b.az",
        ["Гости из Астаны и Баку."],
    ),
    "lines that only look like references": (
        "Текст.\n[10:35]: https://t.me/c/5\n[Ведущий]: Здравствуйте!\n[Справка]: Актау",
        ["Текст.", "[10:35]: https://t.me/c/5", "[Ведущий]: Здравствуйте!", "[Справка]: Актау"],
    ),
    "notes": (
        "Порт[^1] и мост[^мост].\n\n[^1]: Актау,\n    на востоке.\n[^мост]: Второй.\n\nКонец[^9].",
        ["Порт [1] и мост [мост].", "[1]| Актау, на востоке.", "[мост] Второй.", "Конец[^9]."],
    ),
    "superscripts and lines in HTML": (
        "Площадь 5 м<sup>2</sup> в отчете<sup>1</sup>.<br>Конец.",
        ["Площадь 5 м² в отчете [1].", "Конец."],
    ),
    "tables in HTML": (
        "Текст.\n\n<table><tr><th>Порт<th>Год</tr><tr><td>Актау<td>1,2</tr></table>",
        ["Текст.", "Порт | Год", "Актау | 1,2"],
    ),
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


LEFT_OUT = {
    "~~": ("До ~~120~~ 150 тонн.\n\n~~Санкции *отменены*.~~ Конец.", "struck", "“120”, “Санкции отменены.”"),
    "HTML": ("До <del>120</del> 150 тонн. <s>Санкции.</s>\n\nКонец.", "struck", "“120”, “Санкции.”"),
    "hidden": ("До 150 тонн.\n\n<p hidden>Тайна.</p>\n\nКонец.", "hidden", "“Тайна.”"),
}


@pytest.mark.parametrize(("text", "code", "quoted"), LEFT_OUT.values(), ids=LEFT_OUT)
def test_what_is_struck_out_or_hidden_is_left_out_and_told(text, code, quoted):
    article = read(text, "a.md")
    assert drawn(article)[0] == "До 150 тонн."
    assert drawn(article)[-1] == "Конец."
    assert [finding.code for finding in article.findings] == [code]
    assert quoted in article.findings[0].message
