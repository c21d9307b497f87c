"""What is compared of two sentences, and what is said where they differ."""

import pytest

from briefing.checks import defects, rank
from briefing.checks.quantities.comparing import compare
from tests.factories.processor_time import least
from tests.factories.quantities import CODES, cases, codes

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
    right, wrong = rank_of(source, "15 ports were built."), rank_of(source, "16 ports were built.")
    assert right < wrong < rank_of(source, target)


def rank_of(source: str, target: str) -> tuple[int, ...]:
    return rank(defects(source, target, "ru", "en"))


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
    source = "Пять портов, 8 августа 2025 года, 15 %, 7 км. " * (len(target) // 100)
    return least(lambda: compare(source, target, "ru", "en"), times=2)
