"""Translation Memory eXchange 1.4b: the memory as other programs read it, and what they have written.

What only this program knows travels in ``<prop type="x-…">`` of each unit, so that what :func:`write` wrote is the same
memory when read again. Units of other programs count as written by a person, since a person chose to import them,
unless they call themselves machine-made or drafts; so do our own where another program says that it changed them after
they were made (``changedate``).
"""

from briefing.memory.tmx.reading import read
from briefing.memory.tmx.writing import write

__all__ = ["read", "write"]
