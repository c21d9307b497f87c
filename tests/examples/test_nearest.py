"""Which texts are most like another: they share stems, and a rare one tells more than a common one."""

import numpy as np
import pytest

from briefing.examples.bank import Index, best, stems

TEXTS = (
    "Порт Алят принял первый паром.",
    "Министр прибыл в порт.",
    "Министр подписал соглашение о портах.",
    "Погода в горах испортилась.",
)


@pytest.mark.parametrize(
    ("one", "other"),
    [("соглашение", "соглашением"), ("Министр", "министров"), ("ещё", "еще"), ("портах", "портах")],
)
def test_forms_of_a_word_share_a_stem(one, other):
    assert stems(one) == stems(other)


def test_small_words_are_no_stems():
    assert stems("и в на о из") == frozenset()


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("Паром вышел из порта Алят.", 0),
        ("Стороны подписали соглашения.", 2),
        ("Какая погода?", 3),
    ],
)
def test_the_text_that_shares_the_most_telling_stems_is_nearest(text, nearest):
    assert best(Index(TEXTS).likeness(text), 1) == [nearest]


def test_nothing_shared_is_nothing_found():
    assert best(Index(TEXTS).likeness("Кошка спит"), 3) == []
    assert best(Index(()).likeness("Порт"), 3) == []


def test_of_equals_the_first_comes_first():
    assert best(np.array([0.0, 2.0, 1.0, 2.0]), 3) == [1, 3, 2]
