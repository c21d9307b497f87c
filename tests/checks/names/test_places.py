"""Which lost places are seen, and with what English a model is told of them."""

import pytest

from briefing.checks import clues, defects
from briefing.checks.names.places import place_missing
from briefing.checks.sentence_pair import paired


@pytest.mark.parametrize(
    ("source", "target", "found"),
    [
        (
            "Он депутат от округа Ноттингем Восток.",
            "He is MP for the East West constituency.",
            "«Ноттингем» (Nottingham)",
        ),
        ("Он депутат от округа Ноттингем Восток.", "He is MP for Nottingham East.", ""),
        ("Пепел выпал в Мехико.", "Ash fell on Mekico.", "«Мехико» (Mexico City)"),
        ("Суда идут по Дунаю и Рейну.", "Ships go down the Danube.", "«Рейну» (Rhine)"),
        ("Парламент собрался в Кардиффе, Уэльс.", "The Welsh parliament met in Cardiff.", ""),
        ("Рейс в Одессу отменен.", "The flight to Odesa is canceled.", ""),
        ("Рейс в Одессу отменен.", "The flight to Odessa is canceled.", ""),
        ("Рейс отменен.", "The flight is canceled.", ""),
    ],
)
def test_a_place_that_the_target_does_not_name_is_found(source: str, target: str, found: str) -> None:
    assert place_missing(paired(source, target, "ru", "en")) == found
    assert ("place-missing" in {finding.code for finding in defects(source, target, "ru", "en")}) is bool(found)


def test_a_model_is_told_its_name() -> None:
    told = clues("Пепел выпал в Мехико.", "Ash fell on Mekico.", "ru", "en")
    assert {hint.source: hint.target for hint in told} == {"Мехико": "Mexico City"}


def test_what_the_glossary_settles_is_not_in_doubt() -> None:
    assert not place_missing(paired("Порт Актау открыт.", "The Port is open.", "ru", "en", [("Порт Актау", "Port")]))


def test_nothing_is_said_of_other_languages() -> None:
    assert not place_missing(paired("Пепел выпал в Мехико.", "Ash fell.", "ru", "de"))
