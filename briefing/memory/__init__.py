"""Translation memory: engines' translations, persons' corrections and the review editions sent out, in one SQLite file.

A translation is found by its source, languages, terms and engine, all of them equal; there is no fuzzy matching.
:mod:`briefing.memory.tmx` exchanges it with other programs.
"""

from pathlib import Path

from briefing.memory.stats import EngineStats, PairStats, Stats
from briefing.memory.store import Memory, open_memory
from briefing.memory.units import MemoryEntry, MemoryKey

__all__ = [
    "MEMORY_FILE",
    "EngineStats",
    "Memory",
    "MemoryEntry",
    "MemoryKey",
    "PairStats",
    "Stats",
    "memory_path",
    "open_memory",
]

MEMORY_FILE = "memory.sqlite3"


def memory_path(home: Path) -> Path:
    """Return where the translation memory is in the program's ``home``."""
    return home / MEMORY_FILE
