"""A pass over the corpus that several trainings share."""

from training.drawn import keep, sources
from training.pairs import Pair

PAIRS = [Pair(f"Порт {number}.", "port", "") for number in range(5)]


def test_what_was_drawn_is_found_again(tmp_path):
    file = tmp_path / "drawn.txt"
    assert sources(file, PAIRS) == set()
    keep(file, {PAIRS[3].source, PAIRS[1].source})
    assert sources(file, PAIRS) == {PAIRS[1].source, PAIRS[3].source}


def test_the_same_pairs_give_the_same_file(tmp_path):
    one, other = tmp_path / "one.txt", tmp_path / "other.txt"
    keep(one, [pair.source for pair in PAIRS])
    keep(other, [pair.source for pair in reversed(PAIRS)])
    assert one.read_bytes() == other.read_bytes()
    assert len(one.read_text().splitlines()) == len(PAIRS)
