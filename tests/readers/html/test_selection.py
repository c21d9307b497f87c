"""What of a page is its article, piece by piece."""

import pytest

from briefing.workspace.budget import SECONDS
from tests.factories.page_texts import BODY, HEAD, LAST, LEAD, MENU
from tests.factories.processor_time import at_most
from tests.factories.read_articles import drawn, read

TOLD = "Captions, links to other articles and the like are left out: "


def lines(inner: str, head: str = "") -> list[str]:
    article = read(f"<html><head><title>{HEAD} | Сайт</title>{head}</head><body>{MENU}{inner}", "a.html")
    return [*drawn(article), *(f"-> {finding.code}: {finding.message}" for finding in article.findings)]


BETWEEN = {
    "a live blog keeps order, times and headings": (
        f"<h1>{HEAD}</h1><div><b>14:35</b><h3>Подписание</h3><p>{LEAD}</p><div>14:10</div><p>{BODY}</p>"
        f"<div>13:50</div><p>Гости прибыли.</p></div>",
        [f"! {HEAD}", "14:35", "# Подписание", LEAD, "14:10", BODY, "13:50", "Гости прибыли."],
    ),
    "lines that end in a sentence are paragraphs, others were wrapped": (
        f"<h1>{HEAD}</h1><div>Порт принял грузы,<br>сообщили в ведомстве.<br>{LEAD}<br>{BODY}</div>",
        [f"! {HEAD}", "Порт принял грузы, сообщили в ведомстве.", LEAD, BODY],
    ),
    "an aside is read": (f"<aside><h1>{HEAD}</h1><p>{LEAD}</p><p>{BODY}</p></aside>", [f"! {HEAD}", LEAD, BODY]),
    "a breadcrumb is no headline": (
        f'<p><a href="/">Главная</a> » <a href="/p">Политика</a></p><h2>{HEAD}</h2><p>{LEAD}</p><p>{BODY}</p>',
        [f"! {HEAD}", LEAD, BODY],
    ),
    "a logo is no headline": (
        f'<h1><a href="/">Вестник региона</a></h1><div><h2>{HEAD}</h2><p>{LEAD}</p><p>{BODY}</p></div>',
        [f"! {HEAD}", LEAD, BODY],
    ),
    "struck out": (
        f"<h1>{HEAD}</h1><p>{LEAD}</p><p>До <del>120</del> 150 тонн. <s>Санкции отменены.</s></p><p>{BODY}</p>",
        [f"! {HEAD}", LEAD, "До 150 тонн.", BODY, "-> struck: Text that is struck out is left out: 20 characters, "
         "“120”, “Санкции отменены.”."],
    ),
    "hidden": (
        f'<h1>{HEAD}</h1><p>{LEAD}</p><p hidden>Раз.</p><p style="display:none">Два.</p><p class="x">Три.</p>'
        f"<p>{BODY}</p>",
        [f"! {HEAD}", LEAD, BODY, "-> hidden: Hidden text is left out: 12 characters, “Раз.”, “Два.”, “Три.”."],
    ),
    "captions in paragraphs": (
        f"<h1>{HEAD}</h1><p>Фото: Trend</p><p>{LEAD}</p><p>На снимке: порт.</p><p>{BODY}</p>",
        [f"! {HEAD}", LEAD, BODY, f"-> furniture: {TOLD}27 characters, “Фото: Trend”, “На снимке: порт.”."],
    ),
    "other articles under a lead-in": (
        f'<h1>{HEAD}</h1><p>{LEAD}</p><p>Читайте также:</p><p><a href="/1">Порт расширят</a></p><p>{BODY}</p>',
        [f"! {HEAD}", LEAD, BODY, f"-> furniture: {TOLD}27 characters, “Читайте также:”, “Порт расширят”."],
    ),
    "an advertisement between two parts": (
        f'<h1>{HEAD}</h1><div><p>{LEAD}</p></div><div class="banner"><a href="/x">Дом у моря</a></div><p>{BODY}</p>',
        [f"! {HEAD}", LEAD, BODY, f"-> furniture: {TOLD}10 characters, “Дом у моря”."],
    ),
    "a paragraph that is a link": (
        f'<h1>{HEAD}</h1><p>{LEAD}</p><p><a href="/1">Подписан полный текст соглашения.</a></p><p>{BODY}</p>',
        [f"! {HEAD}", LEAD, "Подписан полный текст соглашения.", BODY],
    ),
    "speech that opens like an invitation": (
        f"<h1>{HEAD}</h1><p>{LEAD}</p><p>Читайте также Конституцию страны, сказал он на встрече.</p><p>{BODY}</p>",
        [f"! {HEAD}", LEAD, "Читайте также Конституцию страны, сказал он на встрече.", BODY],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("inner", "expected"), BETWEEN.values(), ids=BETWEEN)
def test_between_headline_and_end(inner, expected):
    assert lines(inner, "<style>.x { color: red; display: none }</style>") == expected


def test_style_for_print_hides_nothing():
    inner = f'<h1>{HEAD}</h1><p>{LEAD}</p><p class="x">{BODY}</p><p>{LAST}</p>'
    assert lines(inner, "<style>@media print { .x { display: none } }</style>") == [f"! {HEAD}", LEAD, BODY, LAST]


def test_comments_that_outweigh_the_article_are_not_read():
    comments = "".join(f"<p>{LAST} Согласен, и это мнение номер {n}.</p>" for n in range(9))
    assert lines(f'<h1>{HEAD}</h1><div><p>{LEAD}</p><p>{BODY}</p></div><div class="comments">{comments}</div>') == [
        f"! {HEAD}",
        LEAD,
        BODY,
    ]


HOSTILE = {
    "author of brackets": ('<meta name="author" content="' + "[" * 300_000 + '">', ""),
    "author of words": ('<meta name="author" content="' + "Анна " * 20_000 + '">', ""),
    "JSON-LD of <": (f'<script type="application/ld+json">{{"a": "{"<" * 300_000}"}}</script>', ""),
    "JSON-LD of brackets": (f'<script type="application/ld+json">{"[" * 300_000}</script>', ""),
    "style of one word": (f"<style>{'a' * 300_000}{{{{</style>", ""),
    "title of dashes": (f"<title>{'- ' * 100_000}</title>", ""),
    "named in named": ("", '<div class="related">' * 200 + "<p>а</p>" * 10_000),
    "word without end": ("", f"<p>{'а' * 1_000_000}</p>"),
}


@pytest.mark.parametrize(("head", "inner"), HOSTILE.values(), ids=HOSTILE)
def test_time_stays_within_what_an_article_may_take(head, inner):
    with at_most(SECONDS):
        article = read(f"<html><head>{head}</head><body><h1>{HEAD}</h1><p>{LEAD}</p><p>{BODY}</p>{inner}", "a.html")
    assert article.title == HEAD
