from importlib import resources

import pytest

from briefing import languages
from briefing.languages.acronyms import acronyms


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("ВОЗ и ЕБРР помогут.", [("ВОЗ", "WHO"), ("ЕБРР", "EBRD")]),
        ("Дело ведёт Генпрокуратура", [("Генпрокуратура", "Prosecutor General's Office")]),
        ("Депутат Госдумы пришёл к СПИДом больным.", [("Госдумы", "State Duma"), ("СПИДом", "AIDS")]),
        ("СБ ООН одобрил доклад БДИПЧ", [("СБ ООН", "UN Security Council"), ("БДИПЧ", "ODIHR")]),
        ("Обломки БПЛА упали у АЭС", [("БПЛА", "drone"), ("АЭС", "nuclear power plant")]),
        ("Воз сена, мот и мид-сезон; ЕВОЗ, ВОЗЫ, МИД-2 и ПО-ВОЗ", [("МИД", "Foreign Ministry")]),
    ],
)
def test_acronyms_are_found_with_their_endings_and_nothing_else_is(source, found):
    assert list(acronyms(source)) == found


def test_each_acronym_has_one_english():
    text = resources.files(languages).joinpath("acronyms.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    names = [line.split(" = ")[0] for line in lines]
    assert len(names) == len(set(names))
    assert all(len(line.split(" = ")) == 2 and line.split(" = ")[1].isascii() for line in lines)
