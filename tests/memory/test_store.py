"""What a translation memory finds again and what it never replaces."""

import datetime
import time
from pathlib import Path

import pytest

from briefing.memory import Memory, open_memory
from tests.factories.memories import EDITION, NOON, asked, correction, fill, later, made

# What engines made


def test_a_segment_is_found_again_after_the_file_was_closed(path: Path) -> None:
    whole = made("The port of Alat is open.", "best splice missing", "trade/a.txt")
    with open_memory(path) as memory:
        memory.keep(asked(), whole)
    with open_memory(path) as memory:
        assert memory.recall([asked()]) == {asked(): whole}


OTHERS = {
    "source": asked("Порт закрыт."),
    "a space": asked("Порт открыт. "),
    "source language": asked(pair="uk-en"),
    "target language": asked(pair="ru-de"),
    "terms": asked(terms="порт=harbour"),
    "maker": asked(maker="argos 2.0"),
}


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
def test_nothing_but_the_very_same_is_found(memory: Memory, other) -> None:
    memory.keep(asked(), made())
    assert memory.recall([other]) == {}


def test_the_first_of_two_results_stays(memory: Memory) -> None:
    memory.keep(asked(), made("The port is open."))
    memory.keep(asked(), made("The harbour is open.", when=later()))
    assert memory.recall([asked()])[asked()].target == "The port is open."


def test_related_is_the_newest_with_other_terms_of_the_same_maker(memory: Memory) -> None:
    memory.keep(asked(terms="порт=harbour"), made(when=later(2)))
    memory.keep(asked(terms="порт=port"), made(when=later(3)))
    memory.keep(asked(terms="порт=haven"), made(when=later(1)))
    memory.keep(asked(terms="порт=quay", maker="other"), made(when=later(4)))
    memory.keep(asked("Да."), made("Yes."))
    new, old = asked(terms="порт=seaport"), asked(terms="порт=port")
    assert memory.related([new, old, asked("Да."), asked("Нет.")]) == {new: "порт=port", old: "порт=harbour"}


def test_among_the_made_of_one_second_the_last_kept_is_the_newest(memory: Memory) -> None:
    for terms in ("a", "b"):
        memory.keep(asked(terms=terms), made())
    assert memory.related([asked(terms="c")]) == {asked(terms="c"): "b"}


def test_all_or_none_of_many_is_kept(memory: Memory) -> None:
    naive = NOON.replace(tzinfo=None)
    with pytest.raises(TypeError):
        memory.keep_all([(asked("Да."), made("Yes.")), (asked("Нет."), made("No.", when=naive))])
    assert list(memory.made()) == []
    assert memory.keep_all([(asked("Да."), made("Yes.")), (asked("Да."), made("Yes!"))]) == 1
    assert memory.keep_all([]) == 0


def test_any_text_is_kept_as_it_is(memory: Memory) -> None:
    odd = ["", " ", "a\0b", "\ud800", "\udcff.txt", "🙂", "\u200fא", "e\u0301", "é", "]]>", "'; DROP TABLE segment; --"]
    units = [(asked(text, text, text), made(text, article=text)) for text in odd]
    memory.keep_all(units)
    assert memory.recall(each for each, _ in units) == dict(units)
    assert list(memory.made()) == units


def test_ten_thousand_are_looked_up_well_under_a_second(memory: Memory) -> None:
    units = [(asked(f"Предложение номер {number}. " * 5, "x" * 100, "m" * 200), made()) for number in range(10_000)]
    memory.keep_all(units)
    start = time.process_time()
    assert len(memory.recall(each for each, _ in units)) == 10_000
    assert time.process_time() - start < 1


# What persons wrote


def test_corrections_come_newest_first_and_none_is_replaced(memory: Memory) -> None:
    first, third, second = correction("A", later(1)), correction("C", later(3)), correction("B", later(2))
    memory.correct([first, third])
    memory.correct([second])
    memory.correct([correction("Ja", pair="ru-de"), correction("Yes", source="Да.")])
    assert memory.corrections("ru", "en", ["Порт открыт.", "Нет."]) == {"Порт открыт.": (third, second, first)}


def test_of_two_in_one_second_the_later_added_is_the_newer(memory: Memory) -> None:
    memory.correct([correction("B"), correction("A")])
    assert [each.target for each in memory.corrections("ru", "en", ["Порт открыт."])["Порт открыт."]] == ["A", "B"]


def test_the_very_same_correction_is_known_already(memory: Memory) -> None:
    assert memory.correct([correction("A")]) == 1
    assert memory.correct([correction("A"), correction("A", later()), correction("A", person="Aygün")]) == 2
    assert len(list(memory.all_corrections())) == 3


def test_an_edition_is_kept_once_with_its_time(memory: Memory) -> None:
    before = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
    assert memory.edition(EDITION.id) is memory.edition_made(EDITION.id) is None
    memory.keep_edition(EDITION)
    kept = memory.edition_made(EDITION.id)
    memory.keep_edition(EDITION)
    assert memory.edition(EDITION.id) == EDITION
    assert memory.edition_made(EDITION.id) == kept
    assert kept is not None
    assert before <= kept <= datetime.datetime.now(datetime.UTC)


def test_forgetting_leaves_what_persons_did(memory: Memory) -> None:
    fill(memory)
    memory.forget(everything=False)
    stats = memory.stats()
    assert (stats.segments, stats.makers, stats.corrections, stats.editions) == (0, (), 3, 1)
    assert memory.edition(EDITION.id) == EDITION


def test_forgetting_everything_leaves_no_text_on_the_disk(memory: Memory, path: Path) -> None:
    fill(memory)
    memory.keep_all((asked(f"Секрет {number}"), made()) for number in range(1000))
    full = memory.stats().size
    memory.forget(everything=True)
    assert (memory.stats().pairs, memory.edition(EDITION.id)) == ((), None)
    assert memory.stats().size < full / 2
    remains = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert "Секрет".encode() not in remains
    assert b"The port is open" not in remains


def test_the_time_is_in_utc_whatever_it_was_kept_in(memory: Memory) -> None:
    baku = datetime.timezone(datetime.timedelta(hours=4))
    memory.keep(asked(), made(when=NOON.astimezone(baku)))
    assert memory.recall([asked()])[asked()].made.isoformat() == "2024-01-31T12:00:00+00:00"
