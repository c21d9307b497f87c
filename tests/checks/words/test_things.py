"""Things that only the English has: ``Russian | English | what was added``."""

import pytest

from briefing.checks import defects
from briefing.checks.words.things import things

CASES = """
Обсуждалась диверсификация географии поставок. | The diversification of grain supplies was discussed. | “grain”
Они выпускают экологически чистые автобусы. | They produce environmentally clean fuels. | “fuels”
Поставки зерна выросли. | Supplies of grain rose.
Запасы дизтоплива невелики. | Stocks of diesel fuel are small.
Eurasia Grain Partners открыла склад. | Eurasia Grain Partners opened a warehouse.
Ракеты и беспилотники показали на параде. | Tanks, missiles and drones were shown at the parade.
Стороны обсудили поставки. | The parties discussed supplies of missiles and drones. | “missiles”, “drones”
"""


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_a_thing_that_was_added_is_found(case: str) -> None:
    source, target, *what = case.split(" | ")
    messages = [each.message for each in defects(source, target, "ru", "en") if each.code == "thing-added"]
    assert messages == [f"The English has {each}, which the Russian does not seem to have." for each in what]


def test_what_the_glossary_settles_is_no_thing_that_was_added() -> None:
    terms = [("Грейн Хаб", "Grain Hub")]
    assert not defects("Грейн Хаб открыт.", "The Grain Hub is open.", "ru", "en", terms)


def test_each_row_of_the_table_can_find_and_can_be_accounted_for() -> None:
    for thing in things():
        word = thing.english.split(",")[0].strip(" .")
        codes = [finding.code for finding in defects("Стороны говорили об этом.", f"They spoke of {word}.", "ru", "en")]
        assert "thing-added" in codes, thing
        assert all(thing.is_in(f"о {part}ном", word) for part in thing.russian)
