"""Who has whose office: ``Russian | English | the person with another's``; without a third part, all have their own."""

import pytest

from briefing.checks import defects
from briefing.checks.names.roles import persons

CASES = """
Выступили президент Токаев и посол Ли Мин. | President Tokayev and Ambassador Li Ming spoke.
Выступили президент Токаев и посол Ли Мин. | Ambassador Tokayev and President Li Ming spoke. | Токаев
Выступили президент Токаев и посол Абаев. | Tokayev, the president, and Abayev, the ambassador, spoke.
Выступили президент Токаев и посол Абаев. | Tokayev, the ambassador, and Abayev, the president, spoke. | Токаев
Токаев, президент Казахстана, принял посла Абаева. | Tokayev, the ambassador, received President Abayev. | Токаев
Токаев, президент Казахстана, принял посла Абаева. | Tokayev received Abayev.
Министр обороны Асланов и министр транспорта Назаров | Defense Minister Aslanov and Transport Minister Nazarov
Министр обороны Асланов и министр транспорта Назаров | Defense Minister Nazarov, Transport Minister Aslanov | Асланов
Первый замминистра Асланов и замминистра Назаров | First Deputy Minister Aslanov, Deputy Minister Nazarov
Президент банка Асланов, вице-президент Назаров | The bank's president, Aslanov, and the vice president, Nazarov
Президент банка Асланов, вице-президент Назаров | The bank's vice president, Aslanov; President Nazarov | Асланов
"""

SIGNED = (
    "Документ подписали Президент Азербайджанской Республики Эльнур Асланов и вице-президент Соединенных Штатов "
    "Америки Джеймс Дэвид Кларк."
)


def found(source: str, target: str) -> str:
    messages = [each.message for each in defects(source, target, "ru", "en") if each.code == "role-changed"]
    return next(iter(messages), "")


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_only_who_has_the_office_of_another_is_named(case: str) -> None:
    source, target, *name = case.split(" | ")
    assert f"«{name[0]}»" in found(source, target) if name else not found(source, target)


def test_an_office_moved_to_the_other_signatory_is_seen() -> None:
    wrong = (
        "The President of the Republic of Azerbaijan signed the document with Elnur Aslanov, the Vice-President of the "
        "United States, James David Clark."
    )
    message = found(SIGNED, wrong)
    assert message == (
        "The English gives somebody the office of another: «Асланов» (“the Vice-President of the United States”)."
    )


def test_both_signatories_with_their_offices_are_left_alone() -> None:
    right = (
        "The document was signed by President of the Republic of Azerbaijan Elnur Aslanov and Vice President of the "
        "United States of America James David Clark."
    )
    assert not found(SIGNED, right)


def test_two_presidents_are_told_apart_by_their_countries() -> None:
    source = "Встретились президент Казахстана Токаев и президент Узбекистана Асланов."
    assert not found(source, "President of Kazakhstan Tokayev and President of Uzbekistan Aslanov met.")
    assert found(source, "President of Kazakhstan Aslanov and President of Uzbekistan Tokayev met.")


def test_a_minister_of_foreign_affairs_has_an_office() -> None:
    """«дел» ends like a verb, and «Торговой» like a lady's surname."""
    told = persons("Встретились министр иностранных дел Омаров и посол Торговой палаты Мусаев.")
    assert [person.name for person in told] == ["Омаров", "Мусаев"]
    assert "министр иностранных дел" in told[0].role
