"""A real but tiny Russian-English Argos package, and sentences it is known to translate in a known way.

Every table holds what the package was measured to give at Argos's settings (beam 4, length penalty 0.2), with a
margin over the runner-up wide enough that another processor's arithmetic does not change it.
"""

import zipfile
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
PACKAGE = FOLDER / "translate-ru_en-tiny.argosmodel"


@dataclass(frozen=True, slots=True)
class Variant:
    """``source`` comes out as ``best``, without ``wanted``; one of the first ``within`` hypotheses has it."""

    source: str
    best: str
    wanted: str
    within: int


@dataclass(frozen=True, slots=True)
class Copy:
    """None of the n-best has ``wanted``, but with ``wanted`` for ``matched`` in ``source`` the model gives ``best``."""

    source: str
    matched: str
    wanted: str
    best: str


@dataclass(frozen=True, slots=True)
class Forced:
    """Translating ``source`` with the target prefix ``prefix`` gives ``best``, which begins with it."""

    source: str
    prefix: str
    best: str


def unpacked(folder: Path) -> Path:
    """Unpack the package into ``folder`` and return its own folder there."""
    with zipfile.ZipFile(PACKAGE) as archive:
        archive.extractall(folder)
    (package,) = folder.iterdir()
    return package


def rows(name: str) -> list[list[str]]:
    """Return the fields of each line of a table, without its header."""
    return [line.split("\t") for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()[1:]]


PAIRS = [(russian, english) for russian, english in rows("pairs.tsv")]
VARIANTS = [Variant(source, best, wanted, int(within)) for source, best, wanted, within in rows("variants.tsv")]
COPIES = [Copy(*fields) for fields in rows("copies.tsv")]
FORCED = [Forced(*fields) for fields in rows("forced.tsv")]
