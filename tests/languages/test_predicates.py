"""Sentences whose subject is left unsaid."""

import pytest

from briefing.languages.predicates import lacks_subject

UNSAID = """
Подтверждают важность партнерства;
Вновь подтверждают свою поддержку;
Исходят из Меморандума о взаимопонимании;
Обязуются воздерживаться от угрозы силой;
Приняли к сведению доклад;
Открыли новую станцию.
Утверждают жизненную важность реформ.
"""
SAID = """
Растут цены на нефть.
Остаются вопросы;
Идут работы;
Подписали договор президенты двух стран.
Они подписали договор;
Сообщают местные СМИ.
Пострадали два человека.
Стали известны имена победителей.
Доверили бы вы им станцию?
Хотят ли они войну;
Подтверждает важность партнерства;
Подписание договора;
Открыли;
;
"""


@pytest.mark.parametrize("sentence", UNSAID.strip().splitlines())
def test_a_plural_verb_with_an_object_lacks_its_subject(sentence: str) -> None:
    assert lacks_subject(sentence)


@pytest.mark.parametrize("sentence", SAID.strip().splitlines())
def test_where_a_subject_may_follow_none_is_missing(sentence: str) -> None:
    assert not lacks_subject(sentence)
