"""Units of another translation memory, counted and taken in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TypeAlias

from briefing.memory.store import Memory
from briefing.memory.units import Asked, Made
from briefing.records import Correction

Unit: TypeAlias = tuple[Asked, Made] | Correction | None
"""What an engine made, what a person wrote, or a unit that is neither or not in the languages asked for."""

_AT_ONCE = 1000
"""Units written in one transaction: few enough that another run need not wait."""


@dataclass(frozen=True, slots=True)
class Amount:
    """How many segments of engines, corrections of persons, and units passed over."""

    segments: int = 0
    corrections: int = 0
    passed_over: int = 0

    def __add__(self, other: "Amount") -> "Amount":
        return Amount(
            self.segments + other.segments,
            self.corrections + other.corrections,
            self.passed_over + other.passed_over,
        )


def amount(units: Iterable[Unit]) -> Amount:
    """Count ``units``."""
    return sum((_amount(chunk) for chunk in _chunks(units)), Amount())


def _amount(chunk: list[Unit]) -> Amount:
    corrections = sum(isinstance(unit, Correction) for unit in chunk)
    passed_over = sum(unit is None for unit in chunk)
    return Amount(len(chunk) - corrections - passed_over, corrections, passed_over)


def take_in(memory: Memory, units: Iterable[Unit]) -> Amount:
    """Keep all of ``units`` in ``memory``, and return how many were new to it.

    Raises:
        TranslationMemoryError: it cannot be written; some units may be in it by then. Taking them in again is harmless.
    """
    return sum((_take_in(memory, chunk) for chunk in _chunks(units)), Amount())


def _take_in(memory: Memory, chunk: list[Unit]) -> Amount:
    segments = memory.keep_all(unit for unit in chunk if isinstance(unit, tuple))
    return Amount(segments, memory.correct(unit for unit in chunk if isinstance(unit, Correction)))


def _chunks(units: Iterable[Unit]) -> Iterator[list[Unit]]:
    rest = iter(units)
    while chunk := list(islice(rest, _AT_ONCE)):
        yield chunk
