"""Sentences that can be understood by themselves, and others."""

import pytest

from briefing.pipeline.context import leans_on_context
from briefing.records import Sentence, Span, Term, TermConstraint, TermMatch

ALONE = [
    "Президент Азербайджана прибыл в Баку.",
    "Порт Алят открыт.",
    "СОКАР подписала соглашение.",
    "Проект TRIPP одобрен.",
    "«Халык банк» повысил ставки.",
    "В Тбилиси прошла встреча министров.",
    "Алиев и Пашинян встретились в Вашингтоне.",
    "По Среднему коридору идут грузы в Грузию.",
]
LEANING = [
    "Решение пока не принято.",
    "Что будет дальше?",
    "Она прибыла в Баку.",
    "Министр встретился с ним в Баку.",
    "Об этом сообщает Азертадж.",
    "Такое решение принял Баку.",
    "Там находится Алят.",
    "Обе стороны поблагодарили Баку.",
    "Прибыл в Баку с визитом.",
    "Также прибыла в Тбилиси.",
    "…и вернулся в Баку.",
    "Алиев заявил...",
    "и Алиев согласился.",
    "РЕШЕНИЕ ПОКА НЕ ПРИНЯТО.",
    "Нет.",
    "2026.",
]


@pytest.mark.parametrize("source", ALONE)
def test_sentences_that_stand_alone(source):
    assert not leans_on_context(Sentence(source), "ru")


@pytest.mark.parametrize("source", LEANING)
def test_sentences_that_lean_on_their_context(source):
    assert leans_on_context(Sentence(source), "ru")


@pytest.mark.parametrize(
    ("source", "language", "leans"),
    [
        ("Prezident Bakıya gəldi.", "az", False),
        ("Qərar hələ qəbul edilməyib.", "az", True),
        ("გადაწყვეტილება მიღებულია.", "ka", True),
    ],
)
def test_other_languages_are_judged_by_their_names(source, language, leans):
    assert leans_on_context(Sentence(source), language) is leans


@pytest.mark.parametrize(("target", "leans"), [("Middle Corridor", False), ("transit route", True)])
def test_a_term_of_the_glossary_is_a_name_if_its_target_is(target, leans):
    match = TermMatch(Term("средний коридор", target), Span(0, 15))
    sentence = Sentence("Средний коридор открыт.", (TermConstraint(match, target),))
    assert leans_on_context(sentence, "ru") is leans
