"""Typography put back: ``Russian | as the model wrote it | repaired``; without a third part nothing changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.translation.repair import repaired

CASES = """
«Порт открыт», — сказал он. | The port is open, he said. | "The port is open," he said.
«Порт открыт», - добавил глава. | The port is open, - added the head. | "The port is open," added the head.
«Порт открыт», — сказал Алиев. | The port is open, — said Aliyev. | "The port is open," said Aliyev.
«Порт открыт, – отметил министр. | The port is open, the minister noted. | "The port is open, the minister noted.
«Мы начинаем диалог. | We begin a dialogue. | "We begin a dialogue.
Мы приглашаем компании», — добавил Алиев. | We invite companies, Aliyev added. | We invite companies," Aliyev added.
Мы ждем», — добавил Алиев. | We wait, President Ilham Aliyev added. | We wait," President Ilham Aliyev added.
Порт будет открыт». | The port will be opened. | The port will be opened."
«Порт открыт!» | The port is open! | "The port is open!"
«Порт открыт», — сказал он. | "The port is open," he said.
«Порт открыт», — сказал он. | The port is open.
Он назвал порт «большим шагом к миру» и уехал. | He called the port a big step to peace and left.
«Хартия» подписана в Баку. | The Charter is signed in Baku.
Порт «Алят» открыт. | The port of Alat is open.
Он сказал, что порт открыт. | The port is open, he said.
Добыча выросла до 5,69 млн тонн. | Output rose to 5. 69 million tons. | Output rose to 5.69 million tons.
Это было в 2025. Приехали 12 человек. | It was in 2025. 12 people came.
Рост 2.5% за год | Growth of 2. 5% a year | Growth of 2.5% a year
Торговая палата США | the U. S. Chamber of Commerce | the U.S. Chamber of Commerce
Джей Ди Вэнс прибыл | J. D. Vance arrived
"""


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_what_the_source_shows_is_put_back_and_nothing_else(case):
    source, target, *rest = case.split(" | ")
    assert repaired(target, source, "en") == (rest[0] if rest else target)


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_what_is_mended_stays(case):
    source, *_, whole = case.split(" | ")
    assert repaired(whole, source, "en") == whole


@given(st.text('«»"“”.,—- сказал он a1', max_size=30), st.text('"“”.,—- said he a1', max_size=30))
def test_only_marks_and_spaces_change(source, target):
    letters = [c for c in repaired(target, source, "en") if c.isalnum()]
    assert letters == [c for c in target if c.isalnum()]


def test_other_languages_get_no_english_marks():
    assert repaired("Le port est ouvert, dit-il.", "«Порт открыт», — сказал он.", "fr") == "Le port est ouvert, dit-il."
