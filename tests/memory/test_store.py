"""What a translation memory finds again and what it never replaces."""

import datetime
import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.memory import Memory, open_memory
from briefing.records import ReviewMark
from tests.factories.memories import EDITION, NOON, correction, entry, fill, key, later, left
from tests.factories.processor_time import at_most

# What engines made


def test_a_segment_is_found_again_after_the_file_was_closed(path: Path) -> None:
    whole = entry("The port of Alat is open.", "best splice missing", "trade/a.txt")
    with open_memory(path) as memory:
        memory.keep(key(), whole)
    with open_memory(path) as memory:
        assert memory.recall([key()]) == {key(): whole}


OTHERS = {
    "source": key("Порт закрыт."),
    "a space": key("Порт открыт. "),
    "source language": key(pair="uk-en"),
    "target language": key(pair="ru-de"),
    "terms": key(terms="порт=harbour"),
    "engine": key(engine="argos 2.0"),
}


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
def test_nothing_but_the_very_same_is_found(memory: Memory, other) -> None:
    memory.keep(key(), entry())
    assert memory.recall([other]) == {}


def test_the_first_of_two_results_stays(memory: Memory) -> None:
    memory.keep(key(), entry("The port is open."))
    memory.keep(key(), entry("The harbour is open.", when=later()))
    assert memory.recall([key()])[key()].target == "The port is open."


def test_previous_terms_are_the_newest_other_ones_of_the_same_engine(memory: Memory) -> None:
    memory.keep(key(terms="порт=harbour"), entry(when=later(2)))
    memory.keep(key(terms="порт=port"), entry(when=later(3)))
    memory.keep(key(terms="порт=haven"), entry(when=later(1)))
    memory.keep(key(terms="порт=quay", engine="other"), entry(when=later(4)))
    memory.keep(key("Да."), entry("Yes."))
    new, old = key(terms="порт=seaport"), key(terms="порт=port")
    assert memory.previous_terms([new, old, key("Да."), key("Нет.")]) == {new: "порт=port", old: "порт=harbour"}


def test_among_the_made_of_one_second_the_last_kept_is_the_newest(memory: Memory) -> None:
    for terms in ("a", "b"):
        memory.keep(key(terms=terms), entry())
    assert memory.previous_terms([key(terms="c")]) == {key(terms="c"): "b"}


def test_all_or_none_of_many_is_kept(memory: Memory) -> None:
    naive = NOON.replace(tzinfo=None)
    with pytest.raises(TypeError):
        memory.keep_all([(key("Да."), entry("Yes.")), (key("Нет."), entry("No.", when=naive))])
    assert list(memory.entries()) == []
    assert memory.keep_all([(key("Да."), entry("Yes.")), (key("Да."), entry("Yes!"))]) == 1
    assert memory.keep_all([]) == 0


def test_what_a_model_was_unsure_of_stays_so(memory: Memory) -> None:
    doubted = replace(entry(), unsure=True)
    memory.keep_all([(key(), doubted), (key("Да."), entry("Yes."))])
    assert memory.recall([key(), key("Да.")]) == {key(): doubted, key("Да."): entry("Yes.")}


def test_any_text_is_kept_as_it_is(memory: Memory) -> None:
    odd = ["", " ", "a\0b", "\ud800", "\udcff.txt", "🙂", "\u200fא", "e\u0301", "é", "]]>", "'; DROP TABLE segment; --"]
    units = [(key(text, text, text), entry(text, article=text)) for text in odd]
    memory.keep_all(units)
    assert memory.recall(each for each, _ in units) == dict(units)
    assert list(memory.entries()) == units


def test_ten_thousand_are_looked_up_well_under_a_second(memory: Memory) -> None:
    units = [(key(f"Предложение номер {number}. " * 5, "x" * 100, "m" * 200), entry()) for number in range(10_000)]
    memory.keep_all(units)
    with at_most(1):
        assert len(memory.recall(each for each, _ in units)) == 10_000


# What persons wrote


def test_corrections_come_last_added_first_whatever_their_dates_say_and_none_is_replaced(memory: Memory) -> None:
    first, future, third = correction("A", later(1)), correction("C", later(10**9)), correction("B", later(-60))
    for each in (first, future, third):
        memory.add_corrections([each])
    memory.add_corrections([correction("Ja", pair="ru-de"), correction("Yes", source="Да.")])
    assert memory.corrections("ru", "en", ["Порт открыт.", "Нет."]) == {"Порт открыт.": (third, future, first)}


def test_of_two_in_one_second_the_later_added_is_the_newer(memory: Memory) -> None:
    memory.add_corrections([correction("B"), correction("A")])
    assert [each.target for each in memory.corrections("ru", "en", ["Порт открыт."])["Порт открыт."]] == ["A", "B"]


def test_the_very_same_correction_is_known_already(memory: Memory) -> None:
    assert memory.add_corrections([correction("A")]) == 1
    assert memory.add_corrections([correction("A"), correction("A", later()), correction("A", person="Aygün")]) == 2
    assert len(list(memory.all_corrections())) == 3


def test_an_edition_is_kept_once_and_knows_what_came_after_it(memory: Memory) -> None:
    assert memory.edition(EDITION.id) is None
    memory.add_corrections([correction("A", later(10**9))])
    memory.keep_edition(EDITION)
    memory.add_corrections([correction("B", later(-(10**6)))])
    memory.keep_edition(EDITION)
    assert memory.edition(EDITION.id) == EDITION
    since = memory.corrections_since(EDITION.id, "ru", "en", ["Порт открыт.", "Да."])
    assert [each.target for each in since["Порт открыт."]] == ["B"]
    assert [*since] == ["Порт открыт."]


def test_forgetting_leaves_what_persons_did(memory: Memory) -> None:
    fill(memory)
    memory.forget(everything=False)
    stats = memory.stats()
    assert (stats.segments, stats.engines, stats.corrections, stats.editions) == (0, (), 3, 1)
    assert memory.edition(EDITION.id) == EDITION


def test_forgetting_everything_leaves_no_text_on_the_disk(memory: Memory, path: Path) -> None:
    fill(memory)
    memory.keep_all((key(f"Секрет {number}"), entry()) for number in range(1000))
    full = memory.stats().size
    memory.forget(everything=True)
    assert (memory.stats().pairs, memory.edition(EDITION.id)) == ((), None)
    assert memory.stats().size < full / 2
    remains = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert "Секрет".encode() not in remains
    assert b"The port is open" not in remains


def test_the_time_is_in_utc_whatever_it_was_kept_in(memory: Memory) -> None:
    baku = datetime.timezone(datetime.timedelta(hours=4))
    memory.keep(key(), entry(when=NOON.astimezone(baku)))
    assert memory.recall([key()])[key()].made.isoformat() == "2024-01-31T12:00:00+00:00"


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_a_new_memory_and_its_log_are_for_their_owner_only(tmp_path):
    with open_memory(tmp_path / "memory.sqlite3") as memory:
        memory.keep(key(), entry())
        assert {stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()} == {0o600}


def test_a_correction_can_be_taken_back(memory: Memory) -> None:
    first, second = correction("One."), correction("Two.")
    memory.add_corrections([first, second])
    assert memory.remove_correction(second)
    assert not memory.remove_correction(second)
    assert memory.corrections("ru", "en", [first.source]) == {first.source: (first,)}


def test_a_review_mark_is_on_one_target_of_a_segment(memory: Memory) -> None:
    mark = ReviewMark("a-1", "en", "One.", "Anna", NOON)
    memory.add_marks([mark, replace(mark, person="Boris")])
    assert memory.marks("en", ["a-1", "a-2"]) == {("a-1", "One."): mark}
    memory.remove_marks("en", ["a-1"])
    assert not memory.marks("en", ["a-1"])


@pytest.mark.parametrize(
    "asked", ["Порт «Алят» — всё открыт…", 'Порт\xa0"Алят"  - все открыт...', " Порт “Алят” – всё открыт… "]
)
def test_corrections_are_found_in_every_spelling_of_their_source(memory: Memory, asked: str) -> None:
    made = correction("The port is open.", source="Порт «Алят» – всё открыт…")
    memory.add_corrections([made])
    assert memory.corrections("ru", "en", [asked]) == {asked: (made,)}
    assert memory.corrections("ru", "en", ["Порт Алят – всё открыт…"]) == {}


def test_what_came_back_unchanged_is_kept_by_segment_and_target(memory: Memory) -> None:
    memory.add_left_as_is([left("a-1", "Yes."), left("a-1", "Aye."), left("a-1", "Yes."), left("b-1", "Yes.")])
    assert memory.left_as_is("en", ["a-1", "c-1"]) == {("a-1", "Yes."), ("a-1", "Aye.")}
    assert memory.left_as_is("de", ["a-1"]) == frozenset()
    assert memory.stats().left_as_is == 3
    memory.forget(everything=True)
    assert memory.stats().left_as_is == 0
