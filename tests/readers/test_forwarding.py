"""Messages that pass on an article: what mail programs and senders add to it is left out, told, and made use of."""

import datetime
from email.message import EmailMessage

import pytest

from briefing.readers import read_article
from briefing.records import Article
from tests.factories.processor_time import at_most
from tests.factories.read_articles import assert_faithful, drawn

TEXT = (
    "Министр иностранных дел Казахстана прибыл в Баку и провел переговоры о транзите через порт Алят.",
    "Стороны обсудили тарифы и сроки; следующая встреча пройдет в Актау в апреле.",
)
BODY = "\n\n".join(TEXT)
DAY = datetime.date(2026, 3, 10)

HEADERS = {
    "Gmail": (
        "---------- Forwarded message ---------\nFrom: Trend <news@trend.az>\nDate: Tue, 10 Mar 2026 at 09:00\n"
        "Subject: Переговоры в Баку\nTo: <ivan@example.org>"
    ),
    "Gmail in Russian": (
        "---------- Forwarded message ---------\nОт: Trend <news@trend.az>\nDate: вт, 10 мар. 2026 г. в 09:00\n"
        "Subject: Переговоры в Баку\nTo: Иван <ivan@example.org>,\n Анна <anna@example.org>"
    ),
    "Yandex": '-------- Пересылаемое сообщение --------\n10.03.2026, 09:00, "Trend" <news@trend.az>:',
    "Mail.ru": (
        "-------- Пересылаемое сообщение --------\nОт кого: Trend <news@trend.az>\nКому: ivan@example.org\n"
        "Дата: Вторник, 10 марта 2026, 9:00 +04:00\nТема: Переговоры в Баку"
    ),
    "Thunderbird": (
        "-------- Перенаправленное сообщение --------\nТема: \tПереговоры в Баку\n"
        "Дата: \tTue, 10 Mar 2026 09:00:00 +0400\n"
        "От: \tTrend <news@trend.az>\nКому: \tivan@example.org"
    ),
    "Apple": (
        "Начало переадресованного сообщения:\n\nОт: Trend <news@trend.az>\n\nТема: Переговоры в Баку\n\n"
        "Дата: 10 марта 2026 г. в 09:00:00 GMT+4\n\nКому: ivan@example.org"
    ),
    "Outlook": (
        "________________________________\nОт: Trend <news@trend.az>\nОтправлено: 10 марта 2026 г. 9:00\n"
        "Кому: ivan@example.org\nТема: Переговоры в Баку"
    ),
    "Outlook without a line": (
        "From: Trend <news@trend.az>\nSent: Tuesday, March 10, 2026 9:00 AM\nTo: ivan@example.org\n"
        "Subject: Переговоры в Баку"
    ),
    "a header in a header": (
        "-----Original Message-----\nFrom: Anna <anna@example.org>\nSent: Friday, March 13, 2026 9:00 AM\n"
        "Subject: FW: Переговоры\n\nНачало переадресованного сообщения:\n\nОт: Trend <news@trend.az>\n"
        "Дата: 10 марта 2026 г."
    ),
}

SIGNATURES = {
    "a sign": "-- \nИван Петров\nОтдел переводов\nтел. +994 12 555 55 55",
    "a farewell of the sender": "С уважением,\nИван Петров",
    "a farewell with an address": "С уважением, пресс-служба\npress@example.org",
    "an iPhone": "Отправлено с iPhone",
    "an iPhone in English": "Sent from my iPhone",
    "a program": "Отправлено из мобильной Почты Mail.ru",
}

KEPT = {
    "a letter that is quoted": "С уважением,\n\nИльхам Алиев,\n\nПрезидент Азербайджанской Республики",
    "respect in a sentence": "С уважением относимся к выбору соседей, сказал министр.",
    "fields of a route": "От: Баку\n\nКому: портам Казахстана",
    "a long text behind a sign": "--\n\n" + "\n\n".join(TEXT * 10),
    "sent from somewhere": "Отправлено из порта Алят 50 вагонов.",
}


def read(body: str, subject: str = "Fwd: Переговоры в Баку", subtype: str = "plain") -> Article:
    made = EmailMessage()
    made["From"], made["Subject"] = "Иван Петров <ivan@example.org>", subject
    made["Date"] = "Sun, 15 Mar 2026 09:00:00 +0400"
    made.set_content(body, subtype=subtype)
    article = read_article(made.as_bytes(), "a.eml")
    assert_faithful(article)
    return article


def as_page(text: str) -> str:
    lines = text.replace("<", "&lt;").replace(">", "&gt;").split("\n")
    return f"<html><body><div>{'<br>'.join(lines)}</div></body></html>"


@pytest.mark.parametrize("header", HEADERS.values(), ids=HEADERS)
@pytest.mark.parametrize("is_page", [False, True])
def test_a_forwarded_header_is_told_and_says_when_and_by_whom_it_was_published(header: str, is_page: bool) -> None:
    text = f"{header}\n\n{BODY}"
    article = read(as_page(text) if is_page else text, subtype="html" if is_page else "plain")
    assert drawn(article) == [*TEXT]
    assert (article.title, article.outlet, article.date) == ("Переговоры в Баку", "Trend", DAY)
    assert "mail" in {finding.code for finding in article.findings}


def test_a_forwarded_subject_is_the_title_where_the_message_has_none() -> None:
    assert read(f"{HEADERS['Outlook']}\n\n{BODY}", subject="Fwd:").title == "Переговоры в Баку"


def test_what_the_sender_writes_above_stays() -> None:
    article = read(f"Коллеги, прошу перевести к утру.\n\n{HEADERS['Mail.ru']}\n\n{BODY}")
    assert drawn(article) == ["Коллеги, прошу перевести к утру.", *TEXT]


@pytest.mark.parametrize("signature", SIGNATURES.values(), ids=SIGNATURES)
def test_a_signature_is_told(signature: str) -> None:
    article = read(f"{BODY}\n\n{signature}", subject="Переговоры в Баку")
    assert drawn(article) == [*TEXT]
    assert [finding.code for finding in article.findings] == ["mail"]


def test_a_signature_above_what_is_passed_on_ends_there() -> None:
    article = read(f"Прошу перевести.\n\n-- \nИван Петров\n\n{HEADERS['Gmail']}\n\n{BODY}")
    assert drawn(article) == ["Прошу перевести.", *TEXT]


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_text_of_the_article_stays(text: str) -> None:
    article = read(f"{TEXT[0]}\n\n{text}")
    assert all(line.strip() in article.text for line in text.split("\n"))
    assert not article.findings


@pytest.mark.parametrize("line", ["--", "От: а", "-- -- Forwarded", "С уважением,", "a <b@c.d>:", "________"])
def test_time_stays_in_proportion(line: str) -> None:
    with at_most(5):
        read(f"{BODY}\n\n" + f"{line}\n" * 20_000)
