"""Numbers, dates and units that survive a translation, in any writing, and those that do not."""

import time

import pytest

from briefing.checks import defects, gravity
from briefing.checks.quantities.comparing import compare

CODES = {"number", "number-added", "date", "date-added", "unit"}

CASES = """
# Figures: decimals and thousands, «млн» and million
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
# Ranges and times
В течение 5-6 лет. | Within 5-6 years. |
В течение 5-6 лет. | Within five to six years. |
В течение 5-6 лет. | Within 5-7 years. | number
10–12 млн тонн | 10 to 12 million tonnes |
10–12 млн тонн | 10 million to 12 million tonnes |
Встреча в 14:00. | The meeting is at 2 p.m. |
Встреча в 14:00. | The meeting is at 14:00. |
Встреча в 14:00. | The meeting is at 4 p.m. | number
Встреча в 7:55. | The meeting is at 7.55am. |
Встреча в 6 часов утра. | The meeting is at 6am. |
Встреча в 15 часов. | The meeting is at 3 p.m. |
Встреча в 19.30. | The meeting is at 7:30 p.m. |
# Dates
8 августа 2025 года | August 8, 2025 |
8 августа 2025 года | 8 August 2025 |
8 августа 2025 года | August 8th, 2025 |
8 августа 2025 года | August 8, 2024 | date
8 августа 2025 года | August 9, 2025 | date
8 августа 2025 года | May 8, 2025 | date
8 августа 2025 года | August 2025 | date
8 августа прошлого года | August 8 last year |
8 августа прошлого года | August 8, 2017 | date-added
8 августа прошлого года | Last year | date
Подписано в прошлом году. | It was signed in 2019. | date-added
Подписано в прошлом году. | It was signed in August last year. | date-added
29.12.2025 | December 29, 2025 |
29.12.2025 | 29.12.2025 |
29.12.2025 | 2025-12-29 |
29.12.2025 | 12/29/2025 |
29.12.2025 | November 29, 2025 | date
10/03/2026 | 10 March 2026 |
10/03/2026 | October 3, 2026 |
10/03/2026 | 10 March 2025 | date
29 декабря | Dec. 29 |
1 мая | May 1 |
В мае порт откроют. | The port will open in May. |
Порт может открыться. | The port may open. |
Тереза Мэй и Марта | Theresa May and Marta |
Январские продажи | January sales |
2025 год | 2025 |
К концу 2026 года | By the end of 2026 |
К концу 2026 года | By the end of 2027 | date
В 2025-2027 годах | In 2025-2027 |
В 2025–2027 гг. | From 2025 to 2027 |
В 2025-2027 годах | In 2025-27 |
В 2025-2027 годах | In 2025 | date
В 1980-х годах | In the 1980s |
В 80-х годах | In the 1980s |
В 80-х годах | In the eighties |
В 80-х годах | In the 1990s | date
На 2000 человек | For 2,000 people |
"""


def codes(source: str, target: str, languages: str = "ru en") -> str:
    found = (finding.code for finding in defects(source, target, *languages.split()))
    return " ".join(code for code in found if code in CODES)


def cases(text: str) -> list[list[str]]:
    lines = [line for line in text.strip().splitlines() if not line.startswith("#")]
    return [[cell.strip() for cell in line.split("|")] for line in lines]


@pytest.mark.parametrize(("source", "target", "expected"), cases(CASES))
def test_russian_into_english(source, target, expected):
    assert codes(source, target) == expected


NEWS = """
# As agencies of the region write
ВВП вырос на 4,1 %, до 126 млрд 300 млн манатов ($74,2 млрд). | GDP grew 4.1% to 126.3 billion manats ($74.2 billion). |
ВВП вырос до 126 млрд 300 млн манатов ($74,2 млрд). | GDP grew to 126.3 billion manats ($7.42 billion). | number
По итогам 9 месяцев 2025 года | In the first nine months of 2025 |
В первом полугодии | In the first half of the year |
В III квартале 2025 года | In the third quarter of 2025 |
Объём вырос в 2,5 раза. | The volume increased 2.5 times. |
Объём вырос в полтора раза. | Volume rose by 50 percent. |
резолюции СБ ООН 822, 853, 874 и 884 | UN Security Council resolutions 822, 853, 874 and 884 |
резолюции СБ ООН 822, 853, 874 и 884 | UN Security Council resolutions 822, 853 and 884 | number
мощностью 16 млрд м3 газа | with a capacity of 16 bcm of gas |
мощностью 16 млрд куб. м газа | with a capacity of 16 billion cubic metres of gas |
65 сорокафутовых контейнеров | 65 forty-foot containers |
44-дневная война | the 44-day war |
с 2018-го по 2020-й | from 2018 to 2020 |
с 11 по 22 ноября 2024 года | from November 11 to 22, 2024 |
с 11 по 22 ноября 2024 года | from November 11 to 21, 2024 | date
10.02.2026 в 15:30 | on 10 February 2026 at 3:30 p.m. |
на площади 1,7 тыс. кв. км | over an area of 1,700 square kilometres |
двадцатитысячная толпа | a crowd of twenty thousand |
в двух-трёх километрах | two or three kilometers away |
150 тыс. баррелей в сутки | 150,000 barrels per day |
свыше миллиона тонн | over one million tonnes |
пятьсот двадцать один человек | 521 people |
пятьсот двадцать один человек | 520 people | number
стопроцентная доля | a 100 percent stake |
четверо из пяти | four out of five |
Продали на полмиллиарда манатов. | They sold half a million manats' worth. | number
восьмое августа | August 8 |
один пояс, один путь | Belt and Road |
"""


@pytest.mark.parametrize(("source", "target", "expected"), cases(NEWS))
def test_news_of_the_region(source, target, expected):
    assert codes(source, target) == expected


OTHERS = """
en ru | 4.5 million tonnes by August 8, 2025 | 4,5 млн тонн к 8 августа 2025 года |
en ru | 4.5 million tonnes | 45 млн тонн | number
en ru | It rose 15%. | Выросло на 15 километров. | unit
ru kk | 25 порт, 2025 год | 2025 жылы 25 порт ашылды |
ru kk | 25 порт, 2025 год | 2025 жылы 26 порт ашылды | number
ru kk | 4,5 млн тонн | 4,5 млн тонна |
ru kk | 4,5 млн тонн | 4 500 000 тонна |
ru kk | 5 портов | Бес порт |
ru kk | Порты открыты. | 2017 жылы порттар ашылды. | date-added
az en | 25 liman | 25 ports |
az en | 25 liman | Ports | number
az en | Liman | The port was built in 1999. | date-added
ru zh | 450 млн тонн | 4.5亿吨 |
ru zh | 12.05.2025 | 2025年5月12日 |
"""


@pytest.mark.parametrize(("languages", "source", "target", "expected"), cases(OTHERS))
def test_other_languages_by_their_figures(languages, source, target, expected):
    assert codes(source, target, languages) == expected


MESSAGES = """
Добыто 4,5 млн тонн. | Oil was produced. | The Russian has “4,5 млн тонн”, which the English lacks or changes.
Порты 15 и 27. | Ports. | The Russian has “15”, “27”, which the English lacks or changes.
8 августа 2025 | August 9, 2025 | The Russian has the date “8 августа 2025”, which the English lacks or changes.
В прошлом году. | In 2019. | The English has the date “2019”, which the Russian does not.
Порты. | 15 ports. | The English has “15”, which the Russian does not.
72 км. | 72 miles. | The Russian has “72 км”; the English has the figure with another unit, or without one.
"""


@pytest.mark.parametrize(("source", "target", "message"), cases(MESSAGES))
def test_a_message_names_the_figure(source, target, message):
    assert message in [finding.message for finding in defects(source, target, "ru", "en") if finding.code in CODES]


def test_what_says_nothing_is_not_blamed_for_each_number():
    assert codes("Построено 15 портов в 2025 году.", "♪♪") == ""


WORSE_THAN_A_WRONG_NUMBER = ["", "♪♪", "Построено 15 портов.", "Built, built, built, built, built, built, built, built"]


@pytest.mark.parametrize("target", WORSE_THAN_A_WRONG_NUMBER)
def test_a_wrong_number_is_graver_than_none_and_better_than_no_sentence(target):
    source = "Построено 15 портов."
    right, wrong = gravity_of(source, "15 ports were built."), gravity_of(source, "16 ports were built.")
    assert right < wrong < gravity_of(source, target)


def gravity_of(source: str, target: str) -> tuple[int, ...]:
    return gravity(defects(source, target, "ru", "en"))


@pytest.mark.parametrize(
    "phrase",
    [
        *("1 ", "1.", "1,234,", "1 234 ", "9", "12:30:", "1-", "2025-", "1.1.2025.", "5 km ", "$", "m 5"),
        *("five ", "hundred and ", "8 August ", "XX ", "half a "),
    ],
)
def test_time_is_linear(phrase):
    once, tenfold = seconds(phrase * 300), seconds(phrase * 3000)
    assert tenfold < 0.5 + 30 * once, "a hundred times as long would be quadratic"


def seconds(target: str) -> float:
    begun = time.perf_counter()
    compare("Пять портов, 8 августа 2025 года, 15 %, 7 км. " * (len(target) // 100), target, "ru", "en")
    return time.perf_counter() - begun
