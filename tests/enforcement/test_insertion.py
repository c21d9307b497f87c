"""Targets put into the source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.enforcement.insertion import insert
from tests.factories.constraints import sentence
from tests.factories.renderings import count


@pytest.mark.parametrize(
    ("notation", "inserted"),
    [
        ("Развитие {Среднего коридора|Middle Corridor}.", "Развитие Middle Corridor."),
        ("«{Контракт века|Contract of the Century}»", "«Contract of the Century»"),
        ("проект {«Контракт века»|Contract of the Century},", "проект «Contract of the Century»,"),
        ("развитие {TRIPP|TRIPP}-а", "развитие TRIPP"),
        ("{США|United States}-Азербайджан", "United States-Азербайджан"),
        ("порт{Алят|Alat}открыт", "порт Alat открыт"),
        ("«{Маршрут Трампа|Trump Route (TRIPP)}» ({TRIPP|TRIPP}) как", "«Trump Route (TRIPP)» (TRIPP) как"),
        ("{Маршрут Трампа|Trump Route (TRIPP)} ({TRIPP|TRIPP}) как", "Trump Route (TRIPP) как"),
        ("{Алят|Alat} и {Шуша|Shusha}", "Alat и Shusha"),
        ("Ничего.", "Ничего."),
    ],
)
def test_the_target_takes_the_place_of_its_source(notation, inserted):
    assert insert(*sentence(notation)) == inserted


@given(
    st.lists(st.sampled_from(["Alat", "Middle Corridor", "SOCAR", "wind farm"]), min_size=1, max_size=5),
    st.sampled_from([" ", ", ", "», «", " (", "-", "а"]),
)
def test_every_target_is_there(targets, glue):
    source, constraints = sentence(glue.join(f"{{термин|{target}}}" for target in targets))
    inserted = insert(source, constraints)
    assert {target: count(target, inserted) for target in targets} == {one: targets.count(one) for one in targets}
