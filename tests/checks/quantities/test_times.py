"""Ranges and times of day."""

import pytest

from tests.factories.quantities import cases, codes

TIMES = """
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
"""


@pytest.mark.parametrize(("source", "target", "expected"), cases(TIMES))
def test_ranges_and_times_in_russian_and_english(source, target, expected):
    assert codes(source, target) == expected
