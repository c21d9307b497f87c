"""Messages, and the articles attached to them."""

import datetime
from email.message import EmailMessage

import pytest

from briefing.readers import read_article
from briefing.records import Article
from tests.factories.processor_time import at_most
from tests.factories.read_articles import assert_faithful, drawn, refused
from tests.factories.samples import PORT, SAMPLES

TEXT = (
    "Министр иностранных дел Казахстана прибыл в Баку и провел переговоры о транзите через порт Алят.",
    "Стороны обсудили тарифы и сроки; следующая встреча пройдет в Актау в апреле.",
)
PAGE = f"<html><body><nav><a href='/'>Главная</a></nav><p>{TEXT[0]}</p><p>{TEXT[1]}</p></body></html>"
DAY = datetime.date(2026, 3, 10)


def message(subject: str = "Переговоры в Баку", sender: str = "Trend <news@trend.az>") -> EmailMessage:
    made = EmailMessage()
    made["From"], made["Subject"], made["Date"] = sender, subject, "Tue, 10 Mar 2026 09:00:00 +0400"
    return made


def with_text(made: EmailMessage) -> EmailMessage:
    made.set_content("\n\n".join(TEXT))
    return made


def read(made: EmailMessage) -> Article:
    article = read_article(made.as_bytes(), "a.eml")
    assert_faithful(article)
    return article


def test_a_message_is_an_article_with_title_outlet_and_date() -> None:
    article = read(with_text(message()))
    assert drawn(article) == [*TEXT]
    assert (article.title, article.outlet, article.date) == ("Переговоры в Баку", "Trend", DAY)


@pytest.mark.parametrize("subject", ["Fwd: Переговоры", "RE: Fw: Переговоры", "Пересл: Переговоры"])
def test_a_message_that_passes_on_another_has_no_date_of_its_own(subject: str) -> None:
    article = read(with_text(message(subject, "Иван Петров <i@example.org>")))
    assert (article.title, article.outlet, article.date) == ("Переговоры", "", None)


@pytest.mark.parametrize("name", ["From", "Subject", "Date"])
def test_a_header_without_end_costs_no_time(name: str) -> None:
    data = f"{name}: {'Имя ' * 20_000}\nX-A: b\nContent-Type: text/plain; charset=utf-8\n\n{TEXT[0]}\n".encode()
    with at_most(2):
        assert drawn(read_article(data, "a.eml"))[-1] == TEXT[0]


@pytest.mark.parametrize("header", ["Content-Disposition: attachment; filename=", "Content-Type: text/plain; name="])
@pytest.mark.parametrize("end", [" ", "\n "])
def test_a_part_with_a_header_without_end_is_refused_in_no_time(header: str, end: str) -> None:
    part = f"{header}{f'Имя{end}' * 20_000}\n\n{TEXT[0]}\n"
    data = f"Subject: a\nContent-Type: multipart/mixed; boundary=b\n\n--b\n{part}--b--\n".encode()
    with at_most(2):
        assert "a header has over 5,000 characters" in refused(data, "a.eml").problem


@pytest.mark.parametrize("sign", ["> ", ">> ", "> > ", ">"])
def test_the_signs_of_a_quoted_text_are_no_part_of_it(sign: str) -> None:
    made = message("Fwd: Переговоры")
    lines = ("От: Иван", "", TEXT[0], "", TEXT[1], "", f"Рост > 5 %, {TEXT[1]}")
    made.set_content("Посмотрите.\n\n" + "\n".join(f"{sign}{line}".rstrip() for line in lines))
    assert drawn(read(made))[1:] == [line for line in lines if line]


@pytest.mark.parametrize("charset", ["utf-8", "koi8-r", "windows-1251"])
@pytest.mark.parametrize("encoding", ["base64", "quoted-printable", "8bit"])
def test_text_in_any_wrapping_is_read(charset: str, encoding: str) -> None:
    made = message()
    made.set_content("\n\n".join(TEXT), charset=charset, cte=encoding)
    assert drawn(read(made)) == [*TEXT]


def test_a_page_is_read_where_it_says_more_than_the_text_beside_it() -> None:
    made = message()
    made.set_content("Ваша программа не показывает страницы.")
    made.add_alternative(PAGE, subtype="html", charset="koi8-r")
    assert [*TEXT] == [line for line in drawn(read(made)) if line in TEXT]
    assert "программа" not in read(made).text


def test_a_page_that_says_the_same_gives_way_to_the_text() -> None:
    made = with_text(message())
    made.add_alternative(PAGE, subtype="html")
    assert drawn(read(made)) == [*TEXT]


def test_a_page_too_short_for_an_article_is_read_whole() -> None:
    made = message()
    made.set_content("<p>Порт открыт.</p>", subtype="html")
    assert drawn(read(made)) == ["Порт открыт."]


def test_attached_articles_follow_and_other_files_are_named() -> None:
    made = with_text(message())
    for name, content in (("порт.odt", (SAMPLES / "port.odt").read_bytes()), ("фото.zip", b"PK"), ("a.docx", b"PK")):
        made.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    article = read(made)
    assert drawn(article) == [*TEXT, PORT[0].replace("!", "#"), *PORT[1:]]
    said = [finding.message for finding in article.findings if finding.code == "left-out"]
    assert said[0] == "An attached file is not read: фото.zip."
    assert said[1].startswith("An attached file is not read: a.eml/a.docx: is damaged")


def test_a_message_attached_to_a_message_is_read() -> None:
    outer = message("Fwd: статья", "Иван <i@example.org>")
    outer.set_content("Посмотри, пожалуйста, вложенное письмо.")
    outer.add_attachment(with_text(message()))
    assert drawn(read(outer)) == ["Посмотри, пожалуйста, вложенное письмо.", *TEXT]


def test_a_pictures_name_is_no_news() -> None:
    made = message()
    made.set_content(PAGE, subtype="html")
    made.add_related(b"GIF8", maintype="image", subtype="gif", cid="<a@b>", filename="logo.gif")
    assert "left-out" not in {finding.code for finding in read(made).findings}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.4", "is no message but a PDF document"),
        ("Просто текст без заголовков.".encode(), "is no message but something else"),
        (message().as_bytes(), "holds no text"),
        (b"Subject: a\nContent-Type: text/plain\n" * 3_000, "has 3,000 parts"),
        (b"".join(b"Content-Type: message/rfc822\n\n" for _ in range(50)) + b"Subject: a\n\na", "parts within parts"),
    ],
)
def test_what_is_no_message_is_named(data: bytes, said: str) -> None:
    assert said in refused(data, "a.eml").problem
