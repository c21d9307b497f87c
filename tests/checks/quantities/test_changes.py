"""From what, to what and by how much: ``Russian | English``, with what is objected to in a third part."""

import pytest

from briefing.checks import defects

CASES = """
Ставку подняли с $2850 до $3990. | The rate was raised by $2,850 to $3,990. | «с $2850 до $3990» (“by $2,850”)
Ставку подняли с $2850 до $3990. | The rate was raised from $2,850 to $3,990.
Ставку подняли с $2850 до $3990. | The rate, $2,850 before, was raised to $3,990.
Плату подняли с 1 200 до 1 500. | Pay rose by 1,200 to 1,500. | «с 1 200 до 1 500» (“by 1,200”)
Плату подняли с 1 200 в год до 1 500. | Pay rose by 1,200 a year to 1,500. | «с 1 200 в год до 1 500» (“by 1,200”)
Цена выросла на 5% до 100 долларов. | The price rose from 5% to 100 dollars. | «на 5% до 100» (“from 5”)
Цена выросла на 5%, до 100 долларов. | The price rose by 5% to 100 dollars.
Цена выросла на 5% до 100 долларов. | The price rose 5% to 100 dollars.
Порог снижен до 25% с 30%. | The threshold was lowered from 25% to 30%. | «до 25% с 30» (“to 30”)
Порог снижен с 30% до 25%. | The threshold was lowered to 25% from 30%.
Доля выросла на 0,8 пункта, до 4,1%. | The share grew from 0.8 points to 4.1%. | «на 0,8 пункта, до 4,1» (“from 0.8”)
"""


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_a_change_of_figures_stays_the_same_change(case):
    source, target, *rest = case.split(" | ")
    found = [finding.message for finding in defects(source, target, "ru", "en")]
    assert found == [f"The English tells a change of figures otherwise than the Russian: {what}." for what in rest]
