"""Web pages that a browser saved as one file."""

from email.message import EmailMessage

import pytest

from briefing.readers import read_article
from tests.factories.read_articles import assert_faithful, drawn, refused

TEXT = (
    "Министр иностранных дел Казахстана прибыл в Баку и провел переговоры о транзите через порт Алят.",
    "Стороны обсудили тарифы, сроки и вагоны; следующая встреча пройдет в Актау в апреле этого года.",
)
FRAMED = "Врезка: порт Алят открыт в 2018 году и принимает паромы из Казахстана и Туркменистана."
PAGE = (
    "<html><head><title>Переговоры</title></head><body><nav><a href='/'>Главная</a></nav><article><h1>Переговоры в Баку"
    f"</h1><p>{TEXT[0]}</p><iframe width=1 src='cid:frame@b'></iframe><p>{TEXT[1]}</p></article></body></html>"
)


def saved(page: str = PAGE, charset: str = "utf-8", encoding: str = "quoted-printable") -> bytes:
    whole = EmailMessage()
    whole["From"], whole["Subject"] = "<Saved by Blink>", "Переговоры"
    whole["Date"] = "Tue, 10 Nov 2026 09:00:00 +0400"
    whole.make_related()
    part, frame = EmailMessage(), EmailMessage()
    part.set_content(page, subtype="html", charset=charset, cte=encoding)
    part["Content-Location"] = "https://trend.az/1.html"
    frame.set_content(f"<html><body class=a><p>{FRAMED}</p></body></html>", subtype="html")
    frame["Content-ID"] = "<frame@b>"
    whole.attach(part)
    whole.attach(frame)
    return whole.as_bytes()


@pytest.mark.parametrize("charset", ["utf-8", "windows-1251"])
@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
@pytest.mark.parametrize("suffix", ["mhtml", "mht"])
def test_the_article_of_the_page_is_read_with_its_frames(charset: str, encoding: str, suffix: str) -> None:
    article = read_article(saved(PAGE, charset, encoding), f"a.{suffix}")
    assert drawn(article) == ["! Переговоры в Баку", TEXT[0], FRAMED, TEXT[1]]
    assert (article.url, article.date) == ("https://trend.az/1.html", None)  # that it was saved in November is no date
    assert_faithful(article)


def test_a_file_without_a_page_is_named() -> None:
    assert "holds no web page" in refused(b"Subject: a\n\nText.", "a.mhtml").problem


def test_what_is_no_such_file_is_named() -> None:
    assert "is no message but a PDF document" in refused(b"%PDF-1.4", "a.mht").problem


def test_a_frame_that_many_tags_name_is_read_once() -> None:
    tag = "<iframe width=1 src='cid:frame@b'></iframe>"
    article = read_article(saved(PAGE.replace(tag, tag * 50)), "a.mhtml")
    assert article.text.count(FRAMED) == 1
