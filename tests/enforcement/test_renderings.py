"""How targets stand in a text: what counts, what is forbidden, what is only misspelled."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.enforcement.renderings import find, forbidden, missing, respell, surplus
from briefing.records import Term
from tests.factories.constraints import sentence
from tests.factories.processor_time import at_most
from tests.factories.renderings import count

COUNTS = [
    # target, text, times
    ("Middle Corridor", "The Middle Corridor and the Middle Corridor's ports.", 2),
    ("Middle Corridor", "The middle corridor, Middle corridor, Middle Corridors.", 0),
    ("Alat", "Alat, Alatau, (Alat)", 2),
    ("Aliyev", "Aliyeva met Aliyev", 1),
    ("wind farm", "Wind farms and a wind farm's owner in Wind Farms Today", 3),
    ("wind farm", "a WIND FARM, a windfarm", 0),
    ("critical minerals", "critical mineral transit; critical minerals", 2),
    ("memorandum of understanding", "memoranda of understanding, memorandums of understanding", 2),
    ("memorandum of understanding", "Memorandum of Understanding; memorandum of understandings", 1),
    ("renewable energy sources", "a renewable energy source", 1),
    ("natural gas", "natural gas, natural ga", 1),
    ("special economic zone", "special economic zones", 1),
    ("SEZ", "two SEZs and a sez", 1),
    ("Baku–Tbilisi–Kars", "Baku-Tbilisi-Kars and Baku–Tbilisi–Kars", 2),
    ("Moody's", "Moody’s and Moody's", 2),
    ("Trump Route (TRIPP)", 'the "Trump Route" (TRIPP)', 1),
    ("U.S. Chamber of Commerce", "the U.S. Chamber of Commerce.", 1),
    ("R&D", "R&D, R&Ds", 1),
    ("AI", "AI data, ai", 1),
]


@pytest.mark.parametrize(("target", "text", "times"), COUNTS)
def test_a_target_counts_in_its_allowed_forms(target, text, times):
    assert count(target, text) == times


@pytest.mark.parametrize(
    ("target", "others", "text", "times"),
    [
        ("Trump Route", ["Trump Route for International Peace"], "Trump Route for International Peace; Trump Route", 1),
        ("Alat", ["Alat Free Economic Zone"], "Alat Free Economic Zone", 0),
        ("Alat", ["Alat"], "Alat", 1),
        ("Aliyev", ["Ilham Aliyev"], "Ilham Aliyev; Aliyev", 1),
        ("free economic zone", ["Alat Free Economic Zone"], "Alat Free Economic Zone, a free economic zone", 1),
        ("Alat Free Economic Zone", ["Alat", "free economic zone"], "Alat Free Economic Zone", 1),
    ],
)
def test_a_target_within_a_longer_one_does_not_count(target, others, text, times):
    assert count(target, text, others) == times


def test_other_languages_have_the_written_form_only():
    assert count("parc éolien", "Parc éolien, parc éoliens", language="fr") == 1


@pytest.mark.parametrize(
    ("notation", "text", "by"),
    [
        ("{Алят|Alat} и {Алят|Alat}", "Alat", {"Alat": -1}),
        ("{Алят|Alat}", "Alat, Alat", {"Alat": 1}),
        ("{СОКАР|SOCAR} и {ГНКАР|SOCAR}", "SOCAR and SOCAR", {}),
        ("{Маршрут Трампа|Trump Route (TRIPP)} ({TRIPP|TRIPP})", "the Trump Route (TRIPP)", {}),
        ("{Маршрут Трампа|Trump Route (TRIPP)} ({TRIPP|TRIPP})", "the Trump Route (TRIPP) TRIPP", {"TRIPP": 1}),
        ("{Маршрут Трампа|Trump Route (TRIPP)}, а также {TRIPP|TRIPP}", "the Trump Route (TRIPP)", {"TRIPP": -1}),
    ],
)
def test_targets_stand_as_often_as_their_sources(notation, text, by):
    _, constraints = sentence(notation)
    assert surplus(constraints, text) == by


def test_the_last_occurrences_are_the_missing_ones():
    _, constraints = sentence("{Алят|Alat}, {Шуша|Shusha} и {Алят|Alat}")
    assert missing(constraints, "Alat and Baku") == constraints[1:]


@pytest.mark.parametrize(
    ("target", "banned", "text", "found"),
    [
        ("Aliyev", "Aliev", "Aliev's visit", "Aliev"),
        ("Aliyev", "Aliev", "Aliyev's visit, Alieva", ""),
        ("Middle Corridor", "Mid Corridor|Central Corridor", "the mid-corridors", "Mid Corridor"),
        ("Alyat Port", "Alyat", "Alyat Port", ""),
        ("Alyat Port", "Alyat", "Alyat Port in alyat", "Alyat"),
        ("TRIPP", "TRIP", "a trip to Baku. Trips", ""),
        ("TRIPP", "TRIP", "the TRIP", "TRIP"),
        ("Working Group", "working group", "the Working Group", ""),
        ("Trump Route", "Trump's Route", "Trump’s route", "Trump's Route"),
        ("U.S. Chamber of Commerce", "US Trade Chamber", "the U.S. Trade Chamber", "US Trade Chamber"),
    ],
)
def test_forbidden_renderings(target, banned, text, found):
    assert "|".join(forbidden(Term("", target, forbidden=tuple(banned.split("|"))), text)) == found


def test_a_rendering_that_another_target_needs_is_not_forbidden():
    term = Term("", "Aliyev", forbidden=("Aliev",))
    assert forbidden(term, "Rustam Aliev", ["Rustam Aliev"]) == ()


RESPELLED = [
    ("Middle Corridor", "the middle corridor, MIDDLE CORRIDOR", "the Middle Corridor, Middle Corridor"),
    ("U.S. Chamber of Commerce", "the US chamber of commerce.", "the U.S. Chamber of Commerce."),
    ("US Steel", "U.S. Steel", "US Steel"),
    ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan's", "Recep Tayyip Erdoğan's"),
    ("Erdogan", "Erdoğan", "Erdogan"),
    ("Baku–Tbilisi–Kars", "Baku - Tbilisi-Kars, Baku Tbilisi Kars", "Baku–Tbilisi–Kars, Baku–Tbilisi–Kars"),
    ("Trans Adriatic Pipeline", "Trans-Adriatic pipeline", "Trans Adriatic Pipeline"),
    ("Trans-Caspian Gas Pipeline", "Transcaspian gas pipeline", "Trans-Caspian Gas Pipeline"),
    ("Moody's", "Moody’s", "Moody's"),
    ("R&D", "R & D", "R&D"),
    ("wind farm", "Wind-farms, WIND FARM, wind Farm", "Wind farms, Wind Farm, wind farm"),
    ("OTS", "the O.T.S. met", "the OTS met"),
    ("U.S.", "in the US.", "in the U.S."),
    # What is not a matter of spelling stays.
    ("Middle Corridor", "middle corridors, the middle of a corridor", "middle corridors, the middle of a corridor"),
    ("IT", "It is IT, it is", "It is IT, it is"),
    ("Trend", "Trend reports a trend", "Trend reports a trend"),
    ("Trend", "trend reports", "Trend reports"),
    ("Alat", "alatau", "alatau"),
    ("Trump Route (TRIPP)", '"Trump Route" (TRIPP)', '"Trump Route" (TRIPP)'),
]


@pytest.mark.parametrize(("target", "text", "expected"), RESPELLED)
def test_spelling_is_mended_and_nothing_else(target, text, expected):
    assert respell(text, [target]) == expected


def test_a_longer_target_is_respelled_before_a_shorter():
    targets = ["Alat", "Alat Free Economic Zone", "free economic zone"]
    assert respell("ALAT free economic zone", targets) == "Alat Free Economic Zone"


TARGETS = [target for target, *_ in (*COUNTS, *RESPELLED)]
texts = st.lists(
    st.one_of(st.sampled_from([*TARGETS, *map(str.lower, TARGETS), *map(str.upper, TARGETS)]), st.text(max_size=4)),
    max_size=8,
).flatmap(lambda parts: st.sampled_from([" ", "-", ", ", ""]).map(lambda glue: glue.join(parts)))


@given(texts, st.sampled_from(TARGETS))
def test_respelling_never_loses_a_target_and_is_done_once(text, target):
    respelled = respell(text, [target])
    assert count(target, respelled) >= count(target, text) >= 0
    assert respell(respelled, [target]) == respelled


@given(texts)
def test_renderings_do_not_overlap(text):
    found = find(TARGETS, text)
    assert all(one.span.stop <= other.span.start for one, other in pairwise(found))


def test_counting_a_sentence_takes_less_than_a_millisecond():
    _, constraints = sentence("{Средний коридор|Middle Corridor} {Алят|Alat} {ВЭС|wind farm} {Алиев|Ilham Aliyev}")
    text = "The Middle Corridor reaches Alat, where Ilham Aliyev opened the wind farm. " * 4
    with at_most(0.1):
        for _ in range(100):
            surplus(constraints, text)
