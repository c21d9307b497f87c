"""Translation memory: what engines translated, what persons corrected, which review editions went out. One SQLite file.

A segment is found again by its source, languages, terms and maker, all of them equal; there is no fuzzy matching.
:mod:`briefing.memory.tmx` carries it to other programs and back.
"""

from pathlib import Path

from briefing.memory.stats import MakerStats, PairStats, Stats
from briefing.memory.store import Memory, open_memory
from briefing.memory.units import Asked, Made

__all__ = [
    "MEMORY_FILE",
    "Asked",
    "Made",
    "MakerStats",
    "Memory",
    "PairStats",
    "Stats",
    "memory_path",
    "open_memory",
]

MEMORY_FILE = "memory.sqlite3"


def memory_path(home: Path) -> Path:
    """Return where the translation memory of this program's ``home`` is."""
    return home / MEMORY_FILE
