"""The examples a sentence is given: from the corpus, and first of all what the desk corrected."""

import datetime
import os
import subprocess
import sys

import pytest

from briefing.examples import Bank, bank, shipped
from briefing.records import Correction, Example

PAIR = ("ru", "en")
DAY = datetime.datetime(2026, 3, 10, tzinfo=datetime.UTC)
SIGNED = "Документ подписали министр транспорта Казахстана и директор порта Алят."
FERRY = Example("Паром с сорока вагонами вышел из порта Алят в порт Курык.", "A ferry with forty railcars left Alat.")
SIGNING = Example("Министр и директор порта подписали документ о перевозках.", "The minister and the director signed.")


def correction(source: str, target: str) -> Correction:
    return Correction(source, *PAIR, target, DAY)


def test_the_most_like_comes_last_next_to_the_sentence():
    assert Bank((SIGNING, FERRY)).nearest(SIGNED, 2) == (FERRY, SIGNING)
    assert Bank((SIGNING, FERRY)).nearest(SIGNED, 1) == (SIGNING,)
    assert Bank((SIGNING, FERRY)).nearest(SIGNED, 0) == ()


def test_the_corpus_has_something_like_any_news_sentence():
    (example,) = bank(PAIR, ()).nearest("Паром с вагонами вышел из порта Алят в порт Актау.", 1)
    assert "Паром" in example.source
    assert "ferry" in example.target


def test_terms_of_the_corpus_are_told_in_examples_as_they_are_in_requests():
    told = [(hint.target, example.target) for example in shipped(PAIR) for hint in example.hints]
    assert len(told) > 1_000
    # Some stand in another number: "storage facility" in "storage facilities".
    assert sum(target.casefold() in text.casefold() for target, text in told) > 0.99 * len(told)


def test_a_correction_stands_before_the_corpus():
    own = correction("Документ подписали министр энергетики и директор порта.", "The paper was signed by both.")
    (example,) = bank(PAIR, [own]).nearest(SIGNED, 1)
    assert example == Example(own.source, own.target)


def test_of_two_corrections_of_a_source_the_newest_teaches():
    newest, oldest = (correction(SIGNED + " Вчера.", target) for target in ("New.", "Old."))
    assert bank(PAIR, [newest, oldest]).nearest(SIGNED, 1)[0].target == "New."


def test_no_model_is_asked_to_copy_a_correction_of_the_very_sentence():
    held = bank(PAIR, [correction(SIGNED, "Somewhere else this was right.")])
    assert all(example.source != SIGNED for example in held.nearest(SIGNED, 5))
    assert len(held.nearest(SIGNED, 5)) == 5


@pytest.mark.parametrize("source", ["Да.", "Порт " * 100])
def test_too_short_and_too_long_corrections_teach_nothing(source):
    assert bank(PAIR, [correction(source, "Yes.")]).corrections == 0


def test_languages_without_a_corpus_have_corrections_only():
    assert bank(("ru", "de"), ()).nearest(SIGNED, 2) == ()


def test_another_process_finds_the_same():
    program = f"from briefing.examples import bank; print(bank(('ru', 'en'), ()).nearest({SIGNED!r}, 3))"
    environments = [{**os.environ, "PYTHONUTF8": "1", "PYTHONHASHSEED": seed} for seed in ("1", "2")]
    said = {
        subprocess.run([sys.executable, "-c", program], env=each, capture_output=True, check=True).stdout
        for each in environments
    }
    assert len(said) == 1
    assert "подписа" in said.pop().decode()
