"""A quantity as it stands in a text, and what it may mean."""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction


class Scale(Enum):
    """What a figure counts; figures on different scales are never equal."""

    NUMBER = "number"
    MONTH = "month"  # 1 to 12
    CLOCK = "clock"  # minutes since midnight


Meaning = tuple[Scale, Fraction]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure: ``factor`` base units of its ``dimension``; no factor where rates change, as of money."""

    name: str
    dimension: str
    factor: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity with all it may mean, the likeliest first: «1.500» is 1.5 or 1,500, "2:30" night or afternoon.

    ``text`` is as written. ``units`` are alternatives too («250 фунтов» are money or a weight), none for a bare number.
    A quantity that is not ``firm`` («один», "half", "first") may go missing without harm, and accounts for a firm one
    on the other side. ``is_date`` marks a year, a month, and the day beside it.
    """

    text: str
    meanings: tuple[Meaning, ...]
    units: tuple[Unit, ...] = ()
    firm: bool = True
    is_date: bool = False
