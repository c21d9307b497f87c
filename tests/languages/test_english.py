"""Number and articles of English noun phrases."""

import pytest

from briefing.languages.english_article import indefinite_article
from briefing.languages.english_number import head, is_plural, other_number, plural, singulars


@pytest.mark.parametrize(
    "phrase",
    [
        *("a wind farm", "an Azeri field", "a union", "a European bank", "an unmanned vehicle", "a one-way road"),
        *("an hour", "an heir", "a house", "an SCO summit", "a CIS country", "an EBRD loan", "a SOCAR site"),
        *("an OPEC meeting", "a U.S. company", "a utility", "an uncle"),
    ],
)
def test_the_article_goes_by_sound(phrase):
    article, _, rest = phrase.partition(" ")
    assert indefinite_article(rest) == article


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("wind farm", "wind farms"),
        ("country", "countries"),
        ("bus", "buses"),
        ("crisis", "crises"),
        ("memorandum of understanding", "memorandums of understanding"),
        ("SEZ", "SEZs"),
    ],
)
def test_the_head_of_a_phrase_has_another_number(one, other):
    assert other_number(one)[0] == other
    assert is_plural(other)
    assert not is_plural(one)


@pytest.mark.parametrize("phrase", ["Middle Corridor", "natural gas statistics news", "headquarters", ""])
def test_names_and_words_with_one_number_have_no_other(phrase):
    assert other_number(phrase) == ()


def test_the_head_stands_before_the_preposition():
    found = head("port of Baku")
    assert found
    assert found[0] == "port"


@pytest.mark.parametrize(
    ("one", "several"),
    [
        ("President of Azerbaijan", "presidents of Azerbaijan"),
        ("Port of Baku", "ports of Baku"),
        ("Prime Minister of Georgia", "Prime Ministers of Georgia"),
        ("Commander-in-Chief", "Commanders-in-Chief"),
        ("Azerbaijani", "Azerbaijanis"),
        ("wind farm", "wind farms"),
        ("SEZ", "SEZs"),
    ],
)
def test_several_things_take_the_plural(one, several):
    assert plural(one) == several


@pytest.mark.parametrize("phrase", ["Chinese", "cargo", "critical minerals", "Trump Route (TRIPP)", "headquarters", ""])
def test_some_phrases_have_no_other_plural(phrase):
    assert plural(phrase) == phrase


def test_the_singular_of_a_plural():
    assert singulars("presidents of Azerbaijan") == ("president of Azerbaijan",)
    assert singulars("president of Azerbaijan") == ()
