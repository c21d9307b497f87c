"""The words around a term, after it was put in by force."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.enforcement.grammar import tidy
from briefing.languages.english_number import other_number

TIDIED = [
    # target, text, as it should be
    ("Middle Corridor", "along the the Middle Corridor", "along the Middle Corridor"),
    ("Middle Corridor", "along a the Middle Corridor", "along the Middle Corridor"),
    ("Middle Corridor", "The the Middle Corridor", "The Middle Corridor"),
    ("Middle Corridor", "on Middle Corridor Middle Corridor", "on Middle Corridor"),
    ("Middle Corridor", "on Middle Corridor (Middle Corridor)", "on Middle Corridor"),
    ("Middle Corridor", 'on "Middle Corridor" ("Middle Corridor")', 'on "Middle Corridor"'),
    ("Middle Corridor", "the corridor Middle Corridor", "The Middle Corridor"),
    ("Middle Corridor", "the Middle Corridor corridor is", "The Middle Corridor is"),
    ("Middle Corridor", "on the Middle Corridor .", "on the Middle Corridor."),
    ("Middle Corridor", "on the  Middle Corridor", "on the  Middle Corridor".replace("  ", " ")),
    ("TRIPP", "via TRIPP (TRIPP)", "via TRIPP"),
    ("TRIPP", "the TRIPP route", "The TRIPP route"),
    ("Trump Route (TRIPP)", "on Trump Route (TRIPP) (TRIPP)", "on Trump Route (TRIPP)"),
    ("Trump Route (TRIPP)", 'on "Trump Route (TRIPP)" (TRIPP)', 'on "Trump Route (TRIPP)"'),
    ("Alat Free Economic Zone", "in Alat Free Economic Zone zone", "in Alat Free Economic Zone"),
    ("Port of Baku", "at the port of Port of Baku", "at the Port of Baku"),
    ("Working Group", "by its the Working Group", "by its Working Group"),
    ("Working Group", "by Azerbaijan's the Working Group", "by Azerbaijan's Working Group"),
    ("Working Group", "and it's the Working Group", "and it's the Working Group"),
    ("SOCAR", "by SOCAR's's fleet", "by SOCAR's fleet"),
    ("U.S. Chamber", "with the U. S. U.S. Chamber in", "with the U.S. Chamber in"),
    ("Middle Corridor", "on the Middle Middle Corridor", "on the Middle Corridor"),
    ("Middle Corridor", "a middle East, the Middle Corridor", "a middle East, the Middle Corridor"),
    ("SCO", "at a SCO summit", "at an SCO summit"),
    ("SOCAR", "at an SOCAR site", "at a SOCAR site"),
    ("EBRD", "with a EBRD loan", "with an EBRD loan"),
    ("Eurasian Economic Union", "in an Eurasian Economic Union", "in a Eurasian Economic Union"),
    ("Azerbaijan Railways", "by a Azerbaijan Railways train", "by an Azerbaijan Railways train"),
    ("wind farm", "an wind farm", "A wind farm"),
    ("wind farm", "has a wind farms", "has wind farms"),
    ("wind farm", "builds two wind farm in Baku", "builds two wind farms in Baku"),
    ("wind farm", "builds 14 wind farm.", "builds 14 wind farms."),
    ("wind farm", "builds two wind farm projects", "builds two wind farm projects"),
    ("wind farm", "has 1 wind farm in Baku", "has 1 wind farm in Baku"),
    ("wind farm", "wind farm wind farm", "Wind farm"),
    ("Middle Corridor", "nothing  of the the sort , here", "nothing  of the the sort , here"),
]


@pytest.mark.parametrize(("target", "text", "tidied"), TIDIED)
def test_the_words_around_a_term_are_put_in_order(target, text, tidied):
    assert tidy(text, [target]) == tidied


@pytest.mark.parametrize("text", [tidied for _, _, tidied in TIDIED])
def test_what_is_in_order_stays(text):
    assert tidy(text, [target for target, _, tidied in TIDIED if tidied == text]) == text


def test_other_languages_keep_their_articles():
    assert tidy("le the Corridor Corridor", ["Corridor"], language="fr") == "le the Corridor"


PARTS = [
    "the",
    "a",
    "an",
    "The",
    "its",
    "two",
    "(",
    ")",
    '"',
    ",",
    "zone",
    "corridor",
    "farm",
    "of",
    "in",
    "'s",
    "Baku's",
]


@given(st.lists(st.sampled_from([*PARTS, *(target for target, *_ in TIDIED)]), max_size=12))
def test_a_second_time_changes_nothing(parts):
    targets = [target for target, *_ in TIDIED]
    once = tidy(" ".join(parts), targets)
    assert tidy(once, targets) == once


@pytest.mark.parametrize(
    ("phrase", "others"),
    [
        ("wind farm", "wind farms"),
        ("country", "countries"),
        ("gas field", "gas fields"),
        ("customs duty", "customs duties"),
        ("railway", "railways"),
        ("branch of industry", "branches of industry"),
        ("memorandum of understanding", "memorandums of understanding|memoranda of understanding"),
        ("critical minerals", "critical mineral"),
        ("supplies of gas", "supply of gas"),
        ("crises", "crisis"),
        ("business", "businesses"),
        ("businesses", "business"),
        ("free economic zones", "free economic zone"),
        ("logistics", ""),
        ("SEZ", "SEZs"),
        ("Middle Corridor", ""),
        ("Port of Baku", ""),
    ],
)
def test_the_other_number_of_a_phrase(phrase, others):
    assert "|".join(other_number(phrase)) == others
