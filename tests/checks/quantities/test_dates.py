"""Dates and years."""

import pytest

from tests.factories.quantities import cases, codes

DATES = """
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


@pytest.mark.parametrize(("source", "target", "expected"), cases(DATES))
def test_dates_in_russian_and_english(source, target, expected):
    assert codes(source, target) == expected
