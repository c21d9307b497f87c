"""``pack.toml``: the order of the articles, and those that are left out."""

from pathlib import Path

import pytest

from briefing.errors import InputError
from briefing.workspace.arrangement import Arrangement, read_arrangement, write_arrangement
from briefing.workspace.seeds import arranged_seeds, read_seeds


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    for name in ("a.txt", "b.txt", "c.txt", "d.txt"):
        (folder / name).write_text("Порт открыт. Суда идут в Баку.", encoding="utf-8")
    return folder


def test_articles_come_in_the_order_of_the_file_and_the_others_after_them_by_name(seeds: Path) -> None:
    write_arrangement(seeds, Arrangement(("d.txt", "gone.txt", "b.txt")))
    assert [item.path for item in arranged_seeds(seeds)] == ["d.txt", "b.txt", "a.txt", "c.txt"]


def test_an_article_that_is_left_out_is_still_in_the_folder(seeds: Path) -> None:
    write_arrangement(seeds, Arrangement(left_out=frozenset({"b.txt"})))
    assert [item.path for item in arranged_seeds(seeds)] == ["a.txt", "c.txt", "d.txt"]
    assert [item.path for item in read_seeds(seeds)] == ["a.txt", "b.txt", "c.txt", "d.txt"]


@pytest.mark.parametrize("name", ['"quoted" \\ name.txt', "порты и дороги.txt", "with\\nescape.txt"])
def test_what_is_written_is_what_is_read(seeds: Path, name: str) -> None:
    arranged = Arrangement((name, "a.txt"), frozenset({name}))
    write_arrangement(seeds, arranged)
    assert read_arrangement(seeds) == arranged


@pytest.mark.parametrize("content", ["order = [", "order = 'a.txt'", "left_out = [1]", "\udcff"])
def test_a_file_that_cannot_be_used_is_named(seeds: Path, content: str) -> None:
    (seeds / "pack.toml").write_bytes(content.encode(errors="surrogateescape"))
    with pytest.raises(InputError, match=r"pack\.toml: cannot be used"):
        arranged_seeds(seeds)


def test_nothing_is_arranged_without_the_file(seeds: Path) -> None:
    assert read_arrangement(seeds) == Arrangement()
    assert read_arrangement(seeds / "a.txt") == Arrangement()
