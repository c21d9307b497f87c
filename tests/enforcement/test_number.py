"""A term in the plural: what it becomes in English, and what is said of a singular in its place."""

import pytest

from briefing.enforcement.compliance import findings, violations
from briefing.enforcement.ladder import spliced
from briefing.enforcement.mentions import mentions
from briefing.matching import Matcher
from briefing.records import Sentence, Term, TermConstraint
from tests.factories.engines import FakeEngine

TERMS = [
    Term("президент Азербайджана", "President of Azerbaijan"),
    Term("порт Баку", "Port of Baku"),
    Term("ветряная электростанция", "wind farm"),
    Term("критически важные минералы", "critical minerals"),
    Term("груз", "cargo"),
]


def constraints(source: str) -> tuple[TermConstraint, ...]:
    (wanted,) = mentions([source], Matcher(TERMS, "ru").matches, "en")
    return wanted


@pytest.mark.parametrize(
    ("source", "targets"),
    [
        ("Президенты Азербайджана и Турции открыли завод.", "presidents of Azerbaijan"),
        ("Президент Азербайджана открыл завод.", "President of Azerbaijan"),
        ("Порты Баку и Поти увеличили перевалку.", "ports of Baku"),
        ("Перевалка портов Баку и Поти выросла.", "ports of Baku"),
        ("Строят ветряные электростанции.", "wind farms"),
        ("Пуск ветряной электростанции отложен.", "wind farm"),
        ("Экспорт критически важных минералов вырос.", "critical minerals"),
        ("Через порт идут грузы.", "cargo"),
        # In one sentence English may have either number in either place.
        ("Ветряные электростанции и ветряная электростанция.", "wind farm, wind farm"),
    ],
)
def test_the_target_has_the_number_of_the_source(source: str, targets: str) -> None:
    assert ", ".join(constraint.target for constraint in constraints(source)) == targets


def test_other_languages_have_no_plural_yet() -> None:
    (wanted,) = mentions(["Порты Баку и Поти."], Matcher(TERMS, "ru").matches, "de")
    assert [constraint.target for constraint in wanted] == ["Port of Baku"]


NUMBERS = [
    ("Президенты Азербайджана и Турции.", "The President of Azerbaijan and Türkiye.", ["term-number"]),
    ("Президенты Азербайджана и Турции.", "The Presidents of Azerbaijan and Türkiye.", []),
    ("Президенты Азербайджана и Турции.", "The presidents of Azerbaijan and Türkiye.", []),
    ("Строят ветряные электростанции.", "They are building a wind farm.", ["term-number"]),
    ("Строят ветряные электростанции.", "Wind farm projects are under way.", []),
    ("Строят ветряные электростанции.", "Every wind farm is under construction.", []),
    ("Пуск ветряной электростанции отложен.", "The launch of the wind farm is delayed.", []),
]


@pytest.mark.parametrize(("source", "target", "codes"), NUMBERS)
def test_a_wrong_number_is_seen(source: str, target: str, codes: list[str]) -> None:
    wanted = constraints(source)
    assert [finding.code for finding in findings(target, wanted, "en")] == codes
    assert violations(target, wanted, "en") == len(codes)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("The President of Azerbaijan and Türkiye met.", "The Presidents of Azerbaijan and Türkiye met."),
        ("He met a president of Azerbaijan.", "He met presidents of Azerbaijan."),
    ],
)
def test_the_last_rung_puts_the_number_right(target: str, expected: str) -> None:
    source = "Президенты Азербайджана и Турции."
    assert spliced(FakeEngine(), Sentence(source, constraints(source)), target, "en") == expected
