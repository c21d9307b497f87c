import re

import pytest

from briefing.languages.lookalikes import comparable, ending, unified


def alphabets(text: str) -> str:
    """Return a text's words, Latin letters in angle brackets: "<C>реднего"."""
    return " ".join(re.sub("[A-Za-z]+", r"<\g<0>>", word) for word in text.split())


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Роль Cреднего коридора", "Роль Среднего коридора"),  # a Latin C
        ("саммит OТГ", "саммит ОТГ"),  # a Latin O
        ("саммит С5+1 и конференция СОР29", "саммит <C>5+1 и конференция <COP>29"),  # Cyrillic throughout
        ("СОР-29, CОР30", "<COP>-29, <COP>30"),
        ("СОVID", "<COVID>"),
        ("в ХХI и XIХ веке, в ХХ веке", "в <XXI> и <XIX> веке, в <XX> веке"),
        ("HАТО, КAМАЗ, Tокаев", "НАТО, КАМАЗ, Токаев"),
        ("TRIPPом, TANAPа, Trendа", "<TRIPP>ом, <TANAP>а, <Trend>а"),  # Latin words with Russian endings
        ("Сре\u0301днего, Cре\u0301днего, C\u00adреднего", "Сре\u0301днего, Сре\u0301днего, С\u00adреднего"),
        ("С-300, А4, Т-90М, М4, СОР", "С-300, А4, Т-90М, М4, СОР"),  # Russian, as written
        ("Трасса E95, COP29, Trend", "Трасса <E>95, <COP>29, <Trend>"),
        ("", ""),
    ],
)
def test_a_word_is_in_one_alphabet(written, read):
    assert alphabets(unified(written)) == read
    assert len(unified(written)) == len(written)
    assert unified(unified(written)) == unified(written)


@pytest.mark.parametrize(
    ("one", "other"),
    [("СОР29", "COP29"), ("С5", "C5"), ("OТГ", "ОТГ"), ("Cредний", "Средний"), ("СОVID", "COVID"), ("В2В", "B2B")],
)
def test_spellings_in_look_alike_letters_compare_equal(one, other):
    assert one != other
    assert comparable(one) == comparable(other)


def test_what_differs_stays_different():
    words = ["TRIPP", "ТРИПП", "С300", "S300", "Trend", "Тренд", "ОТГ", "ОТС"]
    assert len({comparable(word) for word in words}) == len(words)


def test_long_words_take_linear_time():
    assert len(unified("aб" * 100_000 + "a" * 100_000)) == 300_000


@pytest.mark.parametrize("word", ["hope", "Hope", "HOPE", "Норе"])
def test_capitals_make_no_difference_to_what_is_compared(word):
    assert comparable(word).casefold() == comparable("HOPE").casefold()


@pytest.mark.parametrize(
    ("word", "hanging"),
    [
        ("TRIPPом", "ом"),
        ("TANAPа", "а"),
        ("Trendа", "а"),
        ("COP29", ""),
        ("СОКАРа", ""),
        ("Tокаева", ""),
        ("Caспий", ""),
    ],
)
def test_endings_after_latin_letters(word, hanging):
    assert ending(word) == hanging
