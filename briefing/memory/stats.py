"""What a translation memory holds, in numbers."""

import sqlite3
from dataclasses import dataclass
from itertools import starmap

from briefing.memory import statements as sql


@dataclass(frozen=True, slots=True)
class PairStats:
    """Of one language pair: segments that engines made, corrections that persons made."""

    source_language: str
    target_language: str
    segments: int
    corrections: int


@dataclass(frozen=True, slots=True)
class MakerStats:
    """How many segments an engine, with its models and settings, made."""

    maker: str
    segments: int


@dataclass(frozen=True, slots=True)
class Stats:
    """``pairs`` by language, ``makers`` from the most segments to the fewest; ``size`` is in bytes, on the disk."""

    pairs: tuple[PairStats, ...]
    makers: tuple[MakerStats, ...]
    editions: int
    size: int

    @property
    def segments(self) -> int:
        """How many segments engines made."""
        return sum(pair.segments for pair in self.pairs)

    @property
    def corrections(self) -> int:
        """How many corrections persons made, those that a later one replaced included."""
        return sum(pair.corrections for pair in self.pairs)


def count(connection: sqlite3.Connection, size: int) -> Stats:
    """Return the numbers of an open memory whose files take ``size`` bytes."""
    return Stats(
        tuple(starmap(PairStats, connection.execute(sql.PAIRS))),
        tuple(starmap(MakerStats, connection.execute(sql.MAKERS))),
        connection.execute(sql.EDITIONS).fetchone()[0],
        size,
    )
