"""A desk's corrections become pairs to train on."""

import datetime
import sys
from pathlib import Path

import pytest

from briefing.memory import tmx
from briefing.records import Correction
from training import corrections
from training.pairs import Pair

MONDAY = datetime.datetime(2026, 3, 2, tzinfo=datetime.UTC)


def correction(source: str, target: str, day: int = 0, languages: tuple[str, str] = ("ru", "en")) -> Correction:
    return Correction(source, *languages, target, MONDAY + datetime.timedelta(day))


def test_the_last_word_of_a_sentence_counts() -> None:
    units = [correction("Порт открыт.", "The port opened.", 1), correction("Порт открыт.", "The port is open.", 0)]
    assert list(corrections.pairs(units)) == [Pair("Порт открыт.", "The port opened.", "")]


def test_other_languages_and_units_that_are_no_corrections_are_left_out() -> None:
    assert not list(corrections.pairs([None, correction("Порт открыт.", "Port açıqdır.", languages=("ru", "az"))]))


def test_a_tmx_file_becomes_lines_of_three_columns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with (tmp_path / "desk.tmx").open("wb") as file:
        tmx.write(file, [], [correction("Порт\n\tоткрыт.", "The port is open.")])
    monkeypatch.setattr(sys, "argv", ["corrections", str(tmp_path / "desk.tmx"), str(tmp_path / "desk.tsv")])
    corrections.main()
    assert (tmp_path / "desk.tsv").read_text(encoding="utf-8") == "Порт открыт.\tThe port is open.\t\n"
    assert capsys.readouterr().out.endswith("desk.tsv: 1 pairs\n")
