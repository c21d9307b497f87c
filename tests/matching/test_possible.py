"""Terms that a sentence may name without a match: ``term, term | sentence | possible``."""

import pytest

from briefing.matching import Matcher
from briefing.records import Term
from tests.factories.processor_time import least


def possible(terms: str, text: str) -> str:
    matcher = Matcher([Term(term, "x") for term in terms.split(", ")], "ru")
    return ", ".join(f"{term.source} ({term.found})" for term in matcher.possible(text, matcher.matches(text)))


CASES = """
Халык банк | Прибыль Халык-банка выросла. | Халык банк (Халык-банка)
Порт Баку | Порты Баку и Поти выросли. | Порт Баку (Порты Баку)
Средний коридор | Развитие среднего морского коридора. | Средний коридор (среднего морского коридора)
Средний коридор | Развитие Среднего коридора. |
Средний коридор | Коридор средний. |
порт Баку, порт | Порт Баку и порт. |
порт | Портовый город. |
"""


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_a_miss_leaves_a_trace(case: str) -> None:
    terms, text, expected = (part.strip() for part in case.split("|"))
    assert possible(terms, text) == expected


def test_a_term_that_repeats_itself_takes_time_in_proportion_to_the_text() -> None:
    def seconds(words: int) -> float:
        return least(lambda: possible("порт " * 30 + "узел", "порт " * words))

    assert seconds(400) < 8 * seconds(100)  # 4 was measured; 16 if each word were the start of each way on
