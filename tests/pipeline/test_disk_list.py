"""A list that lives on disk."""

import tempfile
import tracemalloc

import pytest

from briefing.errors import OutputError
from briefing.pipeline import disk_list
from briefing.pipeline.disk_list import DiskList


def test_it_holds_what_was_added_in_order_and_is_read_as_often_as_wanted():
    held = DiskList(["а", {"б": 1}])
    held.append(("в",))
    assert len(held) == 3
    assert [*held] == [*held] == ["а", {"б": 1}, ("в",)]
    assert {"б": 1} in held
    assert "г" not in held


def test_several_readers_and_a_writer_do_not_disturb_each_other():
    held = DiskList(range(4))
    first, second = iter(held), iter(held)
    seen = [next(first), next(second), next(first)]
    held.append(4)
    assert (seen, [*first], [*second]) == ([0, 0, 1], [2, 3], [1, 2, 3])


def test_an_empty_one_is_empty():
    assert [*DiskList()] == []
    assert not DiskList()


def test_what_it_holds_is_not_in_memory(monkeypatch):
    monkeypatch.setattr(disk_list, "IN_MEMORY", 1 << 16)
    tracemalloc.start()
    held = DiskList("щ" * 10_000 + str(number) for number in range(500))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert sum(map(len, held)) > 5_000_000
    assert most < 1_000_000, "5 million letters take 10 MB"


def test_a_temporary_folder_that_takes_nothing_is_told_of(monkeypatch, tmp_path):
    monkeypatch.setattr(disk_list, "IN_MEMORY", 10)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(OutputError, match="gone: cannot hold a build's temporary data"):
        DiskList(["a" * 100])
