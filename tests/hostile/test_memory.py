"""A translation memory whose rows were tampered with, and units that other programs dated impossibly."""

import io
import os
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.errors import TranslationMemoryError
from briefing.memory import Memory, memory_path, open_memory, tmx
from briefing.memory.exchange import PassedOver
from briefing.records import Correction
from briefing.workspace.watching import fingerprint
from tests.factories.memories import NOON, fill, key


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE segment SET rungs = 'a rung of another version'",
        "UPDATE segment SET made = 9000000000000000000",
        "UPDATE correction SET made = -9000000000000000000",
        "UPDATE segment SET target = x'ff'; UPDATE correction SET person = x'ff'",
        "DROP TABLE segment; DROP TABLE correction",
    ],
)
@pytest.mark.parametrize(
    "read",
    [
        lambda memory: (memory.recall([key()]), memory.corrections("ru", "en", [key().source])),
        lambda memory: (list(memory.entries()), list(memory.all_corrections())),
    ],
)
def test_rows_that_cannot_be_read_are_told_of_the_file(
    change: str, read: Callable[[Memory], object], home: Path
) -> None:
    path = memory_path(home)
    with open_memory(path) as memory:
        fill(memory)
    with sqlite3.connect(path) as connection:
        connection.executescript(change)
    connection.close()
    with open_memory(path) as memory, pytest.raises(TranslationMemoryError, match=r"memory\.sqlite3: ") as caught:
        read(memory)
    assert "Move it away" in caught.value.remedy


@pytest.mark.parametrize("stamp", ["00010101T000000+2359", "99991231T235959-2359", "20240230T000000Z", "", "x" * 5_000])
@pytest.mark.parametrize("ours", [False, True])
def test_a_unit_of_an_impossible_time_costs_no_other_unit(stamp: str, ours: bool) -> None:
    prop = '<prop type="x-briefing-origin">person</prop>' * ours
    texts = "".join(f'<tuv xml:lang="{code}"><seg>{text}</seg></tuv>' for code, text in (("ru", "Да."), ("en", "Yes.")))
    units = f'<tu creationdate="{stamp}" srclang="ru">{prop}{texts}</tu><tu srclang="ru">{texts}</tu>'
    content = io.BytesIO(f'<tmx version="1.4"><header/><body>{units}</body></tmx>'.encode())
    good = Correction("Да.", "ru", "en", "Yes.", NOON)
    assert list(tmx.read(content, "a.tmx", "ru", "en", NOON)) == [PassedOver.OTHER if ours else good, good]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_links_in_a_circle_and_pipes_do_not_end_a_watch(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Порт", encoding="utf-8")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    assert fingerprint([tmp_path], tmp_path / "out")
