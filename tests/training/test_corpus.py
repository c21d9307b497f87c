"""The corpus and the held-out pairs are sound, and the bank of examples is made of the corpus."""

import gzip
from pathlib import Path

import pytest

from tests.factories.paths import PROJECT
from training import bank, check
from training.pairs import CORPUS, HELD_OUT, Pair, read

PAIR = Pair("Порт Актау открыт с 8 утра.", "The port of Aktau is open from 8 a.m.", "порт Актау = port of Aktau")


def file_name(file: Path) -> str:
    return f"{file.parent.name}/{file.name}"


@pytest.mark.parametrize("file", [*CORPUS, *HELD_OUT], ids=file_name)
def test_nothing_is_wrong_with_any_pair(file: Path) -> None:
    assert not [str(fault) for fault in check.check(file, (*check.FORMAT, *check.PUBLISHED))]


def test_no_russian_sentence_stands_twice() -> None:
    assert not [str(fault) for fault in check.repeated([*CORPUS, *HELD_OUT])]


def test_there_are_as_many_pairs_as_the_page_says() -> None:
    page = (PROJECT / "training" / "README.md").read_text(encoding="utf-8")
    apart = {file.name: len(read(file)) for file in HELD_OUT}
    for file in CORPUS:
        assert f"| `{file.name}` | {len(read(file))} | {apart.get(file.name, 0)} |" in page
    assert {*apart} <= {file.name for file in CORPUS}
    total, total_apart = (sum(len(read(file)) for file in files) for files in (CORPUS, HELD_OUT))
    assert f"| all | {total:,} | {total_apart} |" in page


def test_the_shipped_bank_is_made_of_the_corpus() -> None:
    assert gzip.decompress(bank.BANK.read_bytes()) == bank.content(), "run: python -m training.bank"


def test_each_exception_is_needed() -> None:
    known = {source for _, _, source in check.exceptions()}
    pairs = [pair for file in (*CORPUS, *HELD_OUT) for pair in read(file) if pair.source in known]
    found = {(*finding, pair.source) for pair in pairs for finding in check.quantity_findings(pair)}
    assert found == check.exceptions()


@pytest.mark.parametrize(
    ("rule", "changed", "fault"),
    [
        (check.spaces, {"target": PAIR.target + " "}, "space at an end"),
        (check.spaces, {"source": "Порт  Актау открыт с 8 утра."}, "more than one in a row"),
        (check.spaces, {"source": "Порт Актау\u2028открыт с 8 утра."}, "more than one in a row"),
        (check.languages, {"source": PAIR.target}, "no Cyrillic in the Russian"),
        (check.languages, {"target": "The port of Актау is open from 8 a.m."}, "Cyrillic in the English"),
        (check.punctuation, {"source": "порт Актау открыт с 8 утра;"}, "ends with a semicolon"),
        (check.punctuation, {"target": "The “port” of Aktau is open from 8 a.m."}, "curly quotation marks"),
        (check.punctuation, {"target": "The «port» of Aktau is open from 8 a.m."}, "«» in the English"),
        (check.length, {"source": "Да."}, "3 and 37 characters"),
        (check.length, {"target": PAIR.target * 17}, "629 characters"),
        (check.length, {"source": PAIR.source * 3}, "0.46 times as long"),
        (check.terms, {"terms": "порт Актау = Aktau Port"}, "lacks the term “Aktau Port”"),
        (check.terms, {"terms": "порт Актау"}, "not a term: порт Актау"),
        (check.quantities, {"target": "The port of Aktau is open from 9 a.m."}, "number: “8”"),
        (check.quantities, {"source": "Порт Актау открыт с 8 мая."}, "date: “8 мая”"),
        (check.persons, {"target": "Recep Tayyip Erdoğan opened the port."}, "names Recep Tayyip Erdogan"),
        (
            check.seeds,
            {"source": "Экономика будет приоритетным направлением сотрудничества Азербайджана с ЕС."},
            "seeds/",
        ),
    ],
)
def test_a_planted_fault_is_found(rule: check.Rule, changed: dict[str, str], fault: str) -> None:
    assert not list(rule(PAIR))
    assert any(fault in message for message in rule(PAIR._replace(**changed)))


def test_the_same_russian_is_found_whatever_its_case_and_punctuation(tmp_path: Path) -> None:
    file = tmp_path / "desk.tsv"
    file.write_text("«Порт» открыт.\tThe port is open.\t\nПорт - открыт!\tThe port is open!\t\n", encoding="utf-8")
    assert [fault.message for fault in check.repeated([file])] == ["the same Russian as desk.tsv:1"]


def test_a_line_without_three_columns_is_found(tmp_path: Path) -> None:
    file = tmp_path / "desk.tsv"
    file.write_text("Порт открыт.\tThe port is open.\n", encoding="utf-8")
    assert [str(fault) for fault in check.check(file, check.FORMAT)] == [f"{file}:1: 2 columns, not 3"]
