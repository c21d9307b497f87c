"""Counts and imports the units of another translation memory."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice
from typing import TypeAlias

from briefing.memory.store import Memory
from briefing.memory.units import MemoryEntry, MemoryKey
from briefing.records import Correction


class PassedOver(StrEnum):
    """Why a unit of another translation memory is not taken."""

    OTHER = "in other languages or without text"
    UNTRANSLATED = "untranslated"
    PLACEHOLDERS = "with placeholders"


Unit: TypeAlias = tuple[MemoryKey, MemoryEntry] | Correction | PassedOver
"""An engine's translation, a person's correction, or why a unit is neither."""

_AT_ONCE = 1000
"""Units written in one transaction, few enough that another run need not wait."""


@dataclass(frozen=True, slots=True)
class UnitCounts:
    """How many segments by engines, corrections by persons, and units of each kind that is not taken."""

    segments: int = 0
    corrections: int = 0
    passed_over: Counter[PassedOver] = field(default_factory=Counter)

    def __add__(self, other: "UnitCounts") -> "UnitCounts":
        return UnitCounts(
            self.segments + other.segments,
            self.corrections + other.corrections,
            self.passed_over + other.passed_over,
        )


def count_units(units: Iterable[Unit]) -> UnitCounts:
    """Return how many units of each kind there are."""
    return sum((_counts(chunk) for chunk in _chunks(units)), UnitCounts())


def _counts(chunk: list[Unit]) -> UnitCounts:
    corrections = sum(isinstance(unit, Correction) for unit in chunk)
    passed_over = Counter(unit for unit in chunk if isinstance(unit, PassedOver))
    return UnitCounts(len(chunk) - corrections - passed_over.total(), corrections, passed_over)


def import_units(memory: Memory, units: Iterable[Unit]) -> UnitCounts:
    """Add ``units`` to ``memory``, and return how many were new to it.

    Raises:
        TranslationMemoryError: it cannot be written; some units may be in it by then. Importing them again is harmless.
    """
    return sum((_import(memory, chunk) for chunk in _chunks(units)), UnitCounts())


def _import(memory: Memory, chunk: list[Unit]) -> UnitCounts:
    segments = memory.keep_all(unit for unit in chunk if isinstance(unit, tuple))
    return UnitCounts(segments, memory.add_corrections(unit for unit in chunk if isinstance(unit, Correction)))


def _chunks(units: Iterable[Unit]) -> Iterator[list[Unit]]:
    rest = iter(units)
    while chunk := list(islice(rest, _AT_ONCE)):
        yield chunk
