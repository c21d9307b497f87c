"""Nouns that the English has more often than the Russian: ``Russian | English | what is repeated``."""

import pytest

from briefing.checks import defects

CASES = """
На конференции выступил глава палаты. | The chamber's head spoke at the conference.
На конференции палаты выступил ее глава. | At the conference of the Chamber, its Chamber's head spoke. | “chamber”
Стороны обсудили партнерство и сотрудничество. | The parties discussed a partnership and a partnership. | “partnership”
Университет и институт открыты. | The university and the institute are open.
Прочны гуманитарные и человеческие связи. | The human and human ties are firm. | “human”
Прочны связи между людьми и людьми. | The ties between people and people are firm.
Порт растет все больше. | The port grows more and more.
Порт открыт. | The port and the memorandum, the memorandum and the port.
В войну и в военное время порт работал. | In the war and in wartime the port worked.
"""


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_a_noun_said_too_often_is_found(case: str) -> None:
    source, target, *what = case.split(" | ")
    messages = [each.message for each in defects(source, target, "ru", "en") if each.code == "word-repeated"]
    assert messages == [f"The English has {each} more often than the Russian." for each in what]
