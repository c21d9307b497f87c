"""Figures: decimals and thousands, in either way of writing them."""

import pytest

from tests.factories.quantities import cases, codes

FIGURES = """
Добыто 4,5 млн тонн. | 4.5 million tonnes were produced. |
Добыто 4,5 млн тонн. | 4,500,000 tonnes were produced. |
Добыто 4,5 млн тонн. | 45 million tonnes were produced. | number
Добыто 4,5 млн тонн. | 4.5 billion tonnes were produced. | number
Добыто 4,5 млн тонн. | Millions of tonnes were produced. | number
Добыто 4,5 млн. тонн | 4.5m tonnes were produced |
Выделено 2 млрд 300 млн манатов. | 2.3 billion manats were allocated. |
Выделено 5 тыс. 274 маната. | 5,274 manats were allocated. |
Выделено 5 тыс. 274 маната. | 5,000 manats were allocated. | number
Выделено 3,6 млрд долларов. | $3.6bn was allocated. |
Выделено 1,2 трлн тенге. | 1.2 trillion tenge was allocated. |
Экспорт вырос до 16 700 тонн. | Exports rose to 16,700 tons. |
Экспорт вырос до 16 700 тонн. | Exports rose to 16700 tons. |
Экспорт вырос до 1.234.567 тонн. | Exports rose to 1,234,567 tons. |
Экспорт вырос до 1.500 тонн. | Exports rose to 1,500 tons. |
Экспорт вырос до 16 700 тонн. | Exports rose to 16,070 tons. | number
Толпа в 25 тысяч человек. | A crowd of 25,000. |
25-тысячная толпа. | A crowd of 25,000. |
Построено 15 портов. | 16 ports were built. | number
Построено 15 портов. | Ports were built. | number
Построены порты. | 15 ports were built. | number-added
Построены порты. | Five ports were built. | number-added
Порты 5 и 5. | Ports 5. |
Номер 0800 555 111. | The number is 0800 555 111. |
Счёт 3:1. | The score is 3-1. |
"""


@pytest.mark.parametrize(("source", "target", "expected"), cases(FIGURES))
def test_figures_in_russian_and_english(source, target, expected):
    assert codes(source, target) == expected
