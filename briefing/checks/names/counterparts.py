"""How likely an English word is the counterpart of a Russian name: it sounds alike, or a table says so."""

from functools import lru_cache

from briefing.checks.names.exonyms import stands_for
from briefing.checks.names.sounds import alike

SURE = 0.75
"""Likeness from which an English word is the counterpart of a Russian name, and so of no other name."""

_CACHED = 50_000


@lru_cache(_CACHED)
def likeness(russian: str, english: str) -> float:
    """Return how alike two names are, from 0 to 1; of a hyphenated one the part that is most alike counts."""
    parts = russian.split("-")
    if any(stands_for(english, part) for part in parts):
        return 1.0
    return max(alike(part, english) for part in dict.fromkeys([*parts, "".join(parts)]))
