"""What a translation memory holds, in numbers."""

import sqlite3
from dataclasses import dataclass
from itertools import starmap

from briefing.memory import statements as sql


@dataclass(frozen=True, slots=True)
class PairStats:
    """Of one language pair: segments translated by engines, corrections by persons."""

    source_language: str
    target_language: str
    segments: int
    corrections: int


@dataclass(frozen=True, slots=True)
class EngineStats:
    """How many segments an engine with its models and settings translated."""

    engine: str
    segments: int


@dataclass(frozen=True, slots=True)
class Stats:
    """``pairs`` by language, ``engines`` from the most segments to the fewest; ``size`` is in bytes, on the disk.

    ``left_as_is`` counts the sentences that came back unchanged from reviewers.
    """

    pairs: tuple[PairStats, ...]
    engines: tuple[EngineStats, ...]
    editions: int
    left_as_is: int
    size: int

    @property
    def segments(self) -> int:
        """Segments translated by engines."""
        return sum(pair.segments for pair in self.pairs)

    @property
    def corrections(self) -> int:
        """Corrections by persons, including those that a later one replaced."""
        return sum(pair.corrections for pair in self.pairs)


def count(connection: sqlite3.Connection, size: int) -> Stats:
    """Count what an open memory holds, whose files take ``size`` bytes."""
    return Stats(
        tuple(starmap(PairStats, connection.execute(sql.PAIRS))),
        tuple(starmap(EngineStats, connection.execute(sql.ENGINES))),
        connection.execute(sql.EDITIONS).fetchone()[0],
        connection.execute(sql.LEFT).fetchone()[0],
        size,
    )
