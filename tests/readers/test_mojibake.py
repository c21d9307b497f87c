"""Russian that was read in a wrong encoding and saved so."""

from itertools import permutations

import pytest

from briefing.readers import read_article
from briefing.readers.mojibake import mended
from tests.factories.read_articles import read, refused

TEXT = (
    "Казахстан увеличит поставки нефти через Баку\n\nПервая партия отправлена на прошлой неделе, сообщил Trend.\n"
    "Тарифы согласованы до 2028 года - это 120 тысяч тонн.\n"
)
RUSSIAN_ENCODINGS = ("utf-8", "cp1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic")
PAIRS = [
    *permutations(RUSSIAN_ENCODINGS[1:], 2),
    *((written, read) for written in RUSSIAN_ENCODINGS for read in ("latin-1", "cp1251", "koi8-r") if written != read),
]


def misread(text: str, written_in: str, read_as: str) -> str:
    """Return the text as a program shows it that takes a byte without a character for one of Latin-1."""
    return "".join(bytes([byte]).decode(read_as, "ignore") or chr(byte) for byte in text.encode(written_in))


@pytest.mark.parametrize(("written_in", "read_as"), dict.fromkeys(PAIRS))
def test_each_misreading_is_mended_and_told(written_in, read_as):
    article = read(misread(TEXT, written_in, read_as))
    assert article.text == TEXT
    assert article.language == "ru"
    assert [finding.code for finding in article.findings] == ["mojibake"]


def test_what_was_misread_twice_is_mended_twice():
    assert mended(misread(misread(TEXT, "utf-8", "cp1251"), "utf-8", "cp1251")) == TEXT


def test_other_languages_in_utf_8_are_mended_as_well():
    text = "Қазақстан Республикасының Президенті Ақтау портына барды.\n"
    assert mended(misread(text, "utf-8", "cp1251")) == text


def test_a_no_break_space_that_became_a_plain_one_is_no_hindrance():
    garbled = misread(TEXT + "Россия и Румыния рады.\n", "utf-8", "cp1251").replace("\xa0", " ")
    assert mended(garbled) == TEXT + "Россия и Румыния рады.\n"


def test_a_page_is_mended_too():
    page = f"<html><head><meta charset=utf-8></head><body><h1>{TEXT[:44]}</h1><p>{TEXT[46:]}</p></body></html>"
    article = read(misread(page, "utf-8", "cp1251"), "a.html")
    assert article.title == TEXT[:44]
    assert [finding.code for finding in article.findings] == ["mojibake"]


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        TEXT.upper(),
        "Қазақстан Республикасының Президенті Ақтау портына барды. Министр жаңа терминалдың құрылысы туралы баяндады.",
        "Прем'єр-міністр України їде до Баку, щоб підписати угоду про єдиний європейський ринок.",
        "Азәрбајҹан Республикасынын Президенти Илһам Әлијев Бакыда гонаглары гәбул етди.",
        "Президентът ще се срещне с министъра в София, за да обсъдят търговията.",
        "Le président français a été reçu à Bakou, où il a évoqué l’été prochain, a déclaré le porte-parole.",
        "Tổng thống Azerbaijan đã tiếp đại sứ tại Baku, hai bên thảo luận về hợp tác.",
        "İlham Əliyev Bakıda qonaqları qəbul etdi, görüşdə tranzit məsələləri müzakirə olundu.",
        "Ο πρόεδρος συναντήθηκε με τον υπουργό στην Αθήνα.",
        "№ 5 — «Порт»: 25 °C ± 1, § 12, 10⁶ м², 100 €…",
        "- пункт 1\n- пункт 2\n- пункт 3",
        "ГУВД МВД РФ, ЦК КПСС, УЧК, ЖКХ, ФСБ, ФСТЭК, ЧВК",
    ],
)
def test_sound_text_is_left_as_it_is(text):
    assert mended(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "????????? ???????? ???????? ????? ????? ????. ?????? ?????? ?????????? ?? ??????? ??????.",
        "\ufffd\ufffd\ufffd\ufffd\ufffd \ufffd\ufffd\ufffd\ufffd\ufffd\ufffd \ufffd\ufffd\ufffd\ufffd",
    ],
)
def test_text_whose_letters_are_lost_is_refused_by_that_name(text):
    assert "mojibake" in refused(text.encode()).problem


def test_a_question_or_two_are_no_lost_letters():
    assert read_article("Что??? Где??? В Баку открыли порт, сообщил министр.".encode(), "a.txt").findings == ()
