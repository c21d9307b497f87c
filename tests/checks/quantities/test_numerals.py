"""Numbers written as words, alone and inside other words."""

import pytest

from tests.factories.quantities import cases, codes

NUMERALS = """
# Digits and words
Построено пять портов. | 5 ports were built. |
Построено 5 портов. | Five ports were built. |
Построено пять портов. | Six ports were built. | number
Построено пять портов. | Ports were built. | number
Построено двадцать пять портов. | Twenty-five ports were built. |
Построено двадцать пять портов. | 25 ports were built. |
Построено двадцать пять портов. | Twenty-six ports were built. | number
Сто двадцать пять тысяч человек. | One hundred and twenty-five thousand people. |
Сто пять человек. | A hundred and five people. |
Двести тысяч человек. | 200,000 people. |
Встретились две делегации. | Two delegations met. |
Встретились две делегации. | Three delegations met. | number
Их было двое. | There were two of them. |
Встретились трое министров. | Three ministers met. |
Выделено полтора миллиона. | 1.5 million was allocated. |
Выделено полмиллиона. | Half a million was allocated. |
Выделено полмиллиона. | 500,000 was allocated. |
Прошло полтора года. | Eighteen months passed. |
Прошло полгода. | Six months passed. |
Прошло полгода. | Half a year passed. |
Прошло три с половиной года. | Three and a half years passed. |
Прошло 24 часа. | A day passed. |
За сутки прошло 10 судов. | 10 ships passed in 24 hours. |
Прошло три десятилетия. | Three decades passed. |
Прошло три десятилетия. | Thirty years passed. |
Прошло 30 лет. | Three decades passed. |
Построена дюжина портов. | A dozen ports were built. |
Построено 12 портов. | A dozen ports were built. |
Построены десятки портов. | Dozens of ports were built. |
Пришли тысячи людей. | Thousands of people came. |
Погибли миллионы. | Millions were killed. |
Пришли десятки тысяч людей. | Tens of thousands of people came. |
Погиб миллион человек. | 1 million people were killed. |
Один из портов открыт. | A port is open. |
Это одна из компаний. | It is one of the companies. |
Ни одна страна не одна. | No country is alone. |
Только раз в год. | Only once a year. |
Две трети жителей. | Two-thirds of residents. |
Три четверти жителей. | 75% of residents. |
Половина жителей. | 50 percent of residents. |
Треть жителей. | A third of residents. |
Экспорт вырос вдвое. | Exports doubled. |
Экспорт вырос в два раза. | Exports doubled. |
Экспорт вырос втрое. | Exports tripled. |
Экспорт вырос в 3 раза. | Exports rose threefold. |
Экспорт вырос в 3 раза. | Exports doubled. | number
# Ordinals, centuries, anniversaries, words with a number in them
Первый порт открыт. | The first port is open. |
Первый порт открыт. | The main port is open. |
Пятый порт открыт. | The fifth port is open. |
Пятый порт открыт. | The 5th port is open. |
Пятый порт открыт. | The sixth port is open. | number
5-й порт открыт. | The fifth port is open. |
Сорок первый порт открыт. | The 41st port is open. |
Порты XX века. | Ports of the 20th century. |
Порты ХХ века. | Ports of the twentieth century. |
Порты XX века. | Ports of the 19th century. | number
Раздел II: порты | Section II: Ports |
Раздел II: порты | Section 2: Ports |
I квартал | First quarter |
Вторая мировая война | World War II |
50-летие порта | 50th anniversary of the port |
50-летие порта | 15th anniversary of the port | number
Тридцатилетие порта | The 30th anniversary of the port |
13-летний мальчик | A 13-year-old boy |
Двусторонняя встреча | Bilateral meeting |
Двухсторонняя встреча | Bilateral meeting |
Трёхсторонняя встреча | A trilateral meeting |
Трёхсторонняя встреча | A three-way meeting |
Трёхдневный визит | A three-day visit |
Семинар о семье и столе | A seminar on the family and the table |
Первый вице-премьер | First Deputy Prime Minister |
Самолёт Су-27 | A Su-27 aircraft |
Самолёт Су-27 | A Su-25 aircraft | number
Саммит C5+1 | The C5+1 summit |
Саммит G7 | The G7 summit |
Саммит «Большой семёрки» | The G7 summit |
Саммит «Большой двадцатки» | The G20 summit |
"""


@pytest.mark.parametrize(("source", "target", "expected"), cases(NUMERALS))
def test_numerals_in_russian_and_english(source, target, expected):
    assert codes(source, target) == expected
