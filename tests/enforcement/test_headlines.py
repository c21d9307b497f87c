"""Headlines in capitals: ``HEADLINE | as a model is given it``; terms in brackets."""

import re

import pytest

from briefing.enforcement.headlines import lowered
from briefing.records import Span, Term, TermConstraint, TermMatch

TERMS = {"ТУРЕЦКОМУ ПОТОКУ": "Турецкий поток", "ТРАСЕКА": "ТРАСЕКА", "СВОБОДНОЙ ЗОНЕ": "свободная зона"}
CASES = """
ТРАНЗИТ ЧЕРЕЗ ПОРТ АМИРАБАД СОКРАТИЛСЯ ВДВОЕ | Транзит через порт Амирабад сократился вдвое
МИНИСТРЫ США И ТУРЦИИ ВСТРЕТИЛИСЬ В БАКУ | Министры США и Турции встретились в Баку
«ПОСТАВКИ ГАЗА ВЫРОСЛИ», — СКАЗАЛ ОН TREND | «Поставки газа выросли», — сказал он TREND
ПОСТАВКИ ПО «[ТУРЕЦКОМУ ПОТОКУ]» ВЫРОСЛИ | Поставки по «Турецкому потоку» выросли
СТРАНЫ [ТРАСЕКА] ГОВОРЯТ О [СВОБОДНОЙ ЗОНЕ] | Страны ТРАСЕКА говорят о свободной зоне
БАКУ, США | БАКУ, США
БАКУ ПРИНЯЛ министров СТРАН | БАКУ ПРИНЯЛ министров СТРАН
Обычное предложение о ГАЗЕ | Обычное предложение о ГАЗЕ
TRANSIT THROUGH THE PORT GREW | TRANSIT THROUGH THE PORT GREW
"""


def constrained(marked: str) -> tuple[str, tuple[TermConstraint, ...]]:
    source, found = "", []
    for piece in re.split(r"(\[.*?\])", marked):
        text = piece.strip("[]")
        if piece != text:
            span = Span(len(source), len(source) + len(text))
            found.append(TermConstraint(TermMatch(Term(TERMS[text], "x"), span), "x"))
        source += text
    return source, tuple(found)


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_a_headline_is_given_as_running_text(case):
    marked, expected = case.split(" | ")
    source, terms = constrained(marked)
    assert lowered(source, terms) == expected
