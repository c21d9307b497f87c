"""Saved web pages."""

import datetime

import pytest

from briefing.errors import InputError
from briefing.readers import read_article
from tests.factories.page_texts import BODY, HEAD, LAST, LEAD, MENU
from tests.factories.read_articles import assert_faithful, drawn, read

ASIDE = '<aside class="related"><h3>Читайте также</h3><a href="/1">Пашинян прибыл в Вашингтон с визитом</a></aside>'
COMMENTS = '<div class="comments" id="comments"><p>Отличная новость, поздравляю всех читателей портала!</p></div>'
FOOTER = '<footer class="footer">© 2026 Все права защищены. <a href="/about">О нас</a></footer>'


def page(article: str, head: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="ru"><head><title>{HEAD} | Сайт</title>{head}</head><body>'
        f'{MENU}<div class="content">{article}</div>{ASIDE}{COMMENTS}{FOOTER}</body></html>'
    )


PAGES = {
    "paragraphs": (
        f"<h1>{HEAD}</h1><p>{LEAD}</p><p>{BODY}</p><p>{LAST}</p>",
        [f"! {HEAD}", LEAD, BODY, LAST],
    ),
    "article with a header": (
        f"<article><header><h1>{HEAD}</h1><p>{LEAD}</p></header><p>{BODY}</p><p>{LAST}</p></article>",
        [f"! {HEAD}", LEAD, BODY, LAST],
    ),
    "line breaks": (f"<h1>{HEAD}</h1><div>{LEAD}<br><br>{BODY}<br>{LAST}</div>", [f"! {HEAD}", LEAD, BODY, LAST]),
    "divisions": (
        f"<h1>{HEAD}</h1><div>{LEAD}</div><div>{BODY}</div><div>{LAST}</div>",
        [f"! {HEAD}", LEAD, BODY, LAST],
    ),
    "fonts": (
        f"<h1>{HEAD}</h1><div><font size=2>{LEAD}</font></div><div><font>{BODY}</font></div><div>{LAST}</div>",
        [f"! {HEAD}", LEAD, BODY, LAST],
    ),
    "text outside paragraphs": (
        f"<h1>{HEAD}</h1><p>Фото: Trend</p><div>{LEAD}<br><br>{BODY}<br><br>{LAST}</div>",
        [f"! {HEAD}", LEAD, BODY, LAST],  # a caption is none of its text, and reported
    ),
    "short": (
        f"<h1>{HEAD}</h1><p>Документ подписан. Об этом сообщает Trend.</p>",
        [f"! {HEAD}", "Документ подписан. Об этом сообщает Trend."],
    ),
    "headings and lists": (
        f"<h1>{HEAD}</h1><p>{LEAD}</p><h2>Общее</h2><ul><li>развивать <b>торговлю</b>;</li><li>строить порт;</li></ul>"
        f"<h3>Раздел I: Торговля</h3><ol><li>открыть порт;<ul><li>причал;</li></ul></li><li><p>строить дорогу;</p>"
        f"<p>{BODY}</p></li></ol><p>{LAST}</p>",
        [
            f"! {HEAD}",
            LEAD,
            "# Общее",
            "•| развивать торговлю;",
            "•| строить порт;",
            "# Раздел I: Торговля",
            "1.| открыть порт;",
            "•| причал;",
            "2.| строить дорогу;",
            BODY,
            LAST,
        ],
    ),
    "numbers as browsers show them": (
        f'<h1>{HEAD}</h1><p>{LEAD}</p><ol start="3"><li>порт;</li><li value="7">дорога;</li><li>мост.</li></ol>'
        f'<ol type="a"><li>связь;</li></ol><ol type="I"><li>1) кабель;</li><li>спутник.</li></ol><p>{BODY}</p>',
        [
            f"! {HEAD}",
            LEAD,
            "3.| порт;",
            "7.| дорога;",
            "8.| мост.",
            "a.| связь;",
            "1)| кабель;",
            "II.| спутник.",
            BODY,
        ],
    ),
    "tables": (
        f"<h1>{HEAD}</h1><p>{LEAD}</p><table><tr><th>Год</th><th>Оборот</th></tr><tr><td>2024</td><td>1 500</td></tr>"
        f"</table><p>{BODY}</p>",
        [f"! {HEAD}", LEAD, "Год | Оборот", "2024 | 1 500", BODY],
    ),
    "quotations": (
        f"<h1>{HEAD}</h1><p>{LEAD}</p><blockquote>«Это день мира», — сказал он.</blockquote><p>{BODY}</p>",
        [f"! {HEAD}", LEAD, "«Это день мира», — сказал он.", BODY],
    ),
    "links": (
        f'<h1>{HEAD}</h1><p>{LEAD}</p><p>Подписан <a href="/d">полный текст</a> Хартии.</p><p>{BODY}</p>',
        [f"! {HEAD}", LEAD, "Подписан полный текст Хартии.", BODY],
    ),
}


@pytest.mark.parametrize(("article", "expected"), PAGES.values(), ids=PAGES)
def test_article_is_taken_and_the_rest_is_left(article, expected):
    found = read(page(article), "a.html")
    assert_faithful(found)
    assert drawn(found) == expected
    assert found.title == HEAD
    assert found.title_span == found.paragraphs[0].span


STATED = """
<meta property="og:title" content="В Баку подписана Хартия | Day.Az">
<meta property="og:site_name" content="Day.Az">
<meta property="og:url" content="https://news.day.az/politics/1.html">
<meta name="author" content="Лейла Мамедова">
"""


def test_page_states_who_wrote_it_and_where():
    found = read(page(f"<h1>{HEAD}</h1><p>{LEAD}</p><p>{BODY}</p><p>{LAST}</p>", STATED), "a.htm")
    assert (found.title, found.outlet, found.author) == (HEAD, "Day.Az", "Лейла Мамедова")
    assert found.url == "https://news.day.az/politics/1.html"


def test_stated_title_without_a_heading_in_the_text():
    found = read(page(f"<p>{LEAD}</p><p>{BODY}</p><p>{LAST}</p>", STATED), "a.html")
    assert (found.title, found.title_span) == ("В Баку подписана Хартия | Day.Az", None)


def test_sidecar_wins_over_the_page():
    text = page(f"<h1>{HEAD}</h1><p>{LEAD}</p><p>{BODY}</p>", STATED)
    found = read(text, "a.html", 'title = "Хартия"\nsource = "Trend"\n')
    assert (found.title, found.outlet, found.author) == ("Хартия", "Trend", "Лейла Мамедова")
    assert drawn(found)[0] == f"# {HEAD}"


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ('<meta property="article:published_time" content="2026-02-11T10:30:00+04:00">', datetime.date(2026, 2, 11)),
        ('<meta itemprop="datePublished" content="2026-02-11">', datetime.date(2026, 2, 11)),
        ('<meta name="pubdate" content="2026-02-11 10:30">', datetime.date(2026, 2, 11)),
        (
            '<script type="application/ld+json">{"datePublished": "2026-02-11T06:30:00Z"}</script>',
            datetime.date(2026, 2, 11),
        ),
        ('<meta property="article:published_time" content="2014-30-10">', None),
        ('<meta property="article:modified_time" content="2026-02-11">', None),
        ('<link rel="canonical" href="https://news.day.az/2026/02/11/politics.html">', None),
        ("<!-- 2026-02-11 -->", None),
    ],
)
def test_date_is_what_the_page_states(head, date):
    assert read(page(f"<h1>{HEAD}</h1><p>{LEAD}</p><p>{BODY} 11.02.2026</p>", head), "a.html").date == date


def test_date_of_the_article_element():
    time = '<time itemprop="datePublished" datetime="2026-02-11T10:30">сегодня</time>'
    assert read(page(f"<h1>{HEAD}</h1>{time}<p>{LEAD}</p><p>{BODY}</p>"), "a.html").date == datetime.date(2026, 2, 11)


@pytest.mark.parametrize(
    ("codec", "declared", "name"),
    [
        ("utf-8", "utf-8", "utf-8"),
        ("utf-8", "windows-1251", "utf-8"),  # saved again by an editor
        ("utf-8-sig", "windows-1251", "utf-8-sig"),
        ("utf-16", "utf-16", "utf-16"),
        ("cp1251", "windows-1251", "windows-1251"),
        ("cp1251", "CP1251", "windows-1251"),
        ("cp1251", "iso-8859-1", "windows-1251"),
        ("cp1251", "utf-8", "windows-1251"),
        ("cp1251", "no-such-thing", "windows-1251"),
        ("koi8-r", "koi8-r", "koi8-r"),
        ("koi8-r", "", "koi8-r"),
    ],
)
def test_encoding_of_a_page(codec, declared, name):
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    text = page(f"<h1>{HEAD}</h1><p>{BODY}</p><p>{LAST}</p>", head)
    found = read_article(text.encode(codec, "ignore"), "a.html")
    assert (found.encoding, found.paragraphs[1].body.of(found.text)) == (name, BODY)


@pytest.mark.parametrize(
    "text",
    [
        page(""),
        "<html></html>",
        "<!-- ничего -->",
        "<html><body><script>var текст = 'нет';</script></body></html>",
        "<div>" * 3000 + BODY,
        f"<p>{BODY}</p>" + "<ul><li>" * 3000 + LAST,
        f"<p>{BODY}</p><p>{'порт ' * 3_000_000}",
    ],
    ids=["menus only", "empty", "comment", "script", "deep", "deep list", "huge paragraph"],
)
def test_page_without_an_article_or_not_to_be_read_to_its_end(text):
    with pytest.raises(InputError, match=r"лента/a\.html: ") as caught:
        read(text, "лента/a.html")
    assert ".txt" in caught.value.remedy


def test_entities_and_external_files_are_left_alone(tmp_path):
    (tmp_path / "secret.txt").write_text("ТАЙНА", encoding="utf-8")
    uri = (tmp_path / "secret.txt").as_uri()
    text = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{uri}">]><html><body><h1>{HEAD}</h1><p>{LEAD} &x;</p><p>{BODY}</p>'
    found = read(text, "a.html")
    assert "ТАЙНА" not in found.text
    assert BODY in found.text


def test_xml_declaration_does_no_harm():
    text = '<?xml version="1.0" encoding="windows-1251"?>' + page(f"<h1>{HEAD}</h1><p>{LEAD}</p><p>{BODY}</p>")
    assert drawn(read_article(text.encode("cp1251"), "a.html"))[:2] == [f"! {HEAD}", LEAD]
