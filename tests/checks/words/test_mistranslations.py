"""What the check says of words that became others: ``Russian | English | finding``; without a third part, nothing."""

import pytest

from briefing.checks import defects

CASES = """
Стороны развивают двусторонние связи. | The sides develop two-way ties. | «двусторонние» (“two-way”)
Стороны развивают двусторонние связи. | The sides develop bilateral ties.
На двусторонней дороге открыто движение. | Traffic was opened on the two-way road.
Мир на Южном Кавказе нужен всем. | The world on the South Caucasus is needed by all. | «мир на южном кавказе» (“world”)
Мир на Южном Кавказе нужен всем. | Peace in the South Caucasus is needed by all.
Мир на Южном Кавказе нужен всему миру. | The world needs a quiet South Caucasus.
Об этом знает весь мир. | The whole world knows about this.
Стороны намерены открыть порт. | The parties have decided to open the port. | «намерены» (“have decided”)
Стороны намерены открыть порт. | The parties intend to open the port.
Стороны решили и намерены открыть порт. | The parties have decided to open the port.
Хартия подписана в Баку. | The Constitution was signed in Baku. | «хартия» (“constitution”)
Хартия подписана в Баку. | The Charter was signed in Baku.
Он прибыл от имени правительства. | He arrived, sent by the government. | «от имени» (left out)
Он прибыл от имени правительства. | He arrived on behalf of the government.
Это важная часть повестки дня. | It is an important part of the day's news. | «повестки дня» (“day's news”)
Порт открыт в субботу. | The port opened on Sunday. | «субботу» (“sunday”)
Порт открыт в выходные, в субботу. | The port opened at the weekend.
Экспорт зерна вырос. | Imports of grain grew. | «экспорт» (“imports”)
Вице-президент прибыл. | The vice president arrived.
Транскаспийский маршрут | The trans-Caspian route
Транскаспийский маршрут | The transatlantic route | «транскаспийский» (“transatlantic”)
"""


def found(source: str, target: str, terms: tuple[tuple[str, str], ...] = ()) -> str:
    messages = (each.message for each in defects(source, target, "ru", "en", terms) if each.code == "mistranslated")
    return next(messages, "")


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_only_a_wrong_word_is_found(case: str) -> None:
    source, target, *what = case.split(" | ")
    expected = f"Words of the Russian that the English seems to get wrong: {what[0]}." if what else ""
    assert found(source, target) == expected


def test_all_wrong_words_are_named() -> None:
    message = found("Стороны намерены развивать двусторонние связи.", "The parties have agreed on two-way ties.")
    assert "«двусторонние» (“two-way”), «намерены» (“have agreed”)" in message


def test_the_glossary_settles_its_terms() -> None:
    source, target = "Хартия подписана в Баку.", "The Constitution was signed in Baku."
    assert not found(source, target, terms=(("Хартия", "Constitution"),))


def test_other_languages_are_left_alone() -> None:
    assert not defects("Xartiya imzalandı.", "The Constitution was signed.", "az", "en")
