"""The corpus in files: UTF-8, one pair a line, ``Russian<TAB>English<TAB>terms``."""

from pathlib import Path
from typing import NamedTuple

TRAINING = Path(__file__).parent
CORPUS = tuple(sorted((TRAINING / "corpus").glob("*.tsv")))
HELD_OUT = tuple(sorted((TRAINING / "held_out").glob("*.tsv")))
"""The pairs kept apart as the project's own test set."""


class Pair(NamedTuple):
    """A line of the corpus; ``terms`` is as it stands there: ``"порт = port; СЭЗ = SEZ"``, or empty."""

    source: str
    target: str
    terms: str


def lines(file: Path) -> list[str]:
    r"""Return the lines of a file. Only ``\n`` ends one: other line separators are a fault of the pair they are in."""
    return file.read_text(encoding="utf-8").removesuffix("\n").split("\n")


def read(file: Path) -> list[Pair]:
    """Return the pairs of a file."""
    return [Pair(*line.split("\t")) for line in lines(file)]
