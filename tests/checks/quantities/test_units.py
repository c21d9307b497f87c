"""Figures with the unit they count: percent, money, measures."""

import pytest

from tests.factories.quantities import cases, codes

UNITS = """
# Percent
Рост на 15 %. | Growth of 15%. |
Рост на 15,3%. | Growth of 15.3 percent. |
Рост на 15 процентов. | Growth of 15 per cent. |
Рост на пять процентов. | Growth of 5%. |
Рост на 2 п.п. | Growth of 2 percentage points. |
Рост на 10–15 %. | Growth of 10 to 15 percent. |
Рост на 15 %. | Growth of 15. | unit
Рост на 15 %. | Growth of 51%. | number
15-процентный рост | A 15 percent growth |
# Money
Кредит в 500 млн долл. США | A loan of $500 million |
Кредит в 500 млн долларов | A loan of US$500 million |
Кредит в 500 млн долларов | A loan of USD 500 million |
Кредит в 500 млн долларов | A loan of 500 million US dollars |
Кредит в 500 млн манатов | A loan of AZN 500 million |
Кредит в 500 млн манатов | A loan of $500 million | unit
Кредит в 500 млн евро | A loan of €500 million |
Кредит в 500 млн юаней | A loan of 500 million yuan |
Кредит в 500 млн рублей | A loan of 500 million rubles |
Кредит в 500 млн тенге | A loan of 500 million dollars | unit
Кредит в 500 млн долларов | A loan of 500 million | unit
Кредит в 500 000 фунтов стерлингов | A loan of £500,000 |
От $10 до $12 млн | From $10 million to $12 million |
# Units
Дорога в 72 км. | A road of 72 kilometers. |
Дорога в 72 км. | A road of 45 miles. |
Дорога в 72 км. | A road of 45 miles (72 km). |
Дорога в 72 км. | A road of 72 miles. | unit
Дорога в 72 км. | A road of 145 miles. | number
Скорость 137 км/ч. | A speed of 85 mph. |
Скорость 137 км/ч. | A speed of 137 mph. | unit
Скорость 137 км/ч. | A speed of 137 kilometers per hour. |
Станция на 230 МВт. | A 230 MW plant. |
Станция на 230 МВт. | A 230-megawatt plant. |
Станция на 230 МВт. | A 230 GW plant. | unit
Выработка 230 ГВт·ч. | Output of 230 GWh. |
Добыча 500 тыс. баррелей. | Output of 500,000 barrels. |
Добыча 500 тыс. баррелей. | Output of 500,000 tonnes. |
Добыча 25 млрд кубометров газа. | Output of 25 billion cubic meters of gas. |
Добыча 25 млрд кубометров газа. | Output of 25 billion cubic feet of gas. | unit
Площадь 40 гектаров. | An area of 40 hectares. |
Площадь 40 гектаров. | An area of 40 acres. | unit
Свинья весом 250 кг. | A 550-pound pig. |
Визит на три года. | A visit of three months. | unit
"""


@pytest.mark.parametrize(("source", "target", "expected"), cases(UNITS))
def test_units_in_russian_and_english(source, target, expected):
    assert codes(source, target) == expected
