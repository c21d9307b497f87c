"""Vague numbers: ``Russian | English``, with what is objected to in a third part."""

import pytest

from briefing.checks import defects

CASES = """
Ушли десятки тысяч жителей. | Hundreds of thousands of residents left. | «десятки тысяч» (“hundreds of thousands”)
Ушли десятки тысяч жителей. | Tens of thousands of residents left.
Есть несколько десятков названий. | There are several hundred names. | «десятков» (“hundred”)
Есть несколько десятков названий. | There are several dozen names.
Пришли сотни людей. | Thousands of people came. | «сотни» (“thousands”)
Пришли сотни людей, а ждали тысяч. | Hundreds of people came, and thousands were expected.
Пришли сотни тысяч людей. | Hundreds of thousands of people came.
Пришли сотни людей. | Many people came.
Вложены сотни млн долларов. | Hundreds of billions of dollars were invested. | «сотни млн» (“hundreds of billions”)
Вложены сотни миллиардов. | Hundreds of billions were invested.
Было около сотни людей и тысячи птиц. | There were about a hundred people and thousands of birds.
Было больше сотни людей и тысячи птиц. | There were over a hundred people and thousands of birds.
"""


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_what_is_not_counted_keeps_its_size(case):
    source, target, *rest = case.split(" | ")
    found = [
        finding.message for finding in defects(source, target, "ru", "en") if finding.code.startswith(("ma", "nu"))
    ]
    assert found == [f"The English says how many otherwise than the Russian: {what}." for what in rest]
