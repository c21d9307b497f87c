"""A quantity as it stands in a text, what it may mean, and how a language writes it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction
from re import Pattern


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


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """How a language writes quantities. Words are in lower case, with «е» for «ё».

    ``cardinals`` add up («двадцать пять»), ``scales`` multiply what stands before them, and so do ``abbreviations``
    ("bn") behind a figure; ``ordinals`` end a number, ``conjunction`` may stand inside one ("a hundred and five").
    ``loose`` words are those that translators render freely, with the values that they account for, their own first.
    ``measured`` ones have their unit in them («полгода»). ``prefix`` begins a word with a number in it
    («трёхдневный»). A Roman number has at least ``shortest_roman`` letters.

    ``months`` count anywhere, in the capitals or small letters they are written in; ``short_months`` beside a figure,
    ``doubtful_months`` (May, March) beside a figure or behind one of ``prepositions``; ``loose_months`` only account
    for others («январский»).

    The patterns find what stands behind a number: a unit (``measure``), the ending of an ordinal or of a decade, a
    link to the other end of a range, what makes a Roman number a century's, and half of the day (``meridiem``).
    """

    decimal: str = ""
    cardinals: Mapping[str, int] = field(default_factory=dict)
    scales: Mapping[str, int] = field(default_factory=dict)
    ordinals: Mapping[str, int] = field(default_factory=dict)
    loose: Mapping[str, tuple[Fraction, ...]] = field(default_factory=dict)
    measured: Mapping[str, tuple[Fraction, Unit]] = field(default_factory=dict)
    prefixes: Mapping[str, int] = field(default_factory=dict)
    prefix: Pattern[str] | None = None
    months: Mapping[str, int] = field(default_factory=dict)
    short_months: Mapping[str, int] = field(default_factory=dict)
    doubtful_months: Mapping[str, int] = field(default_factory=dict)
    months_are_capital: bool = False
    shortest_roman: int = 1
    loose_months: Mapping[str, int] = field(default_factory=dict)
    prepositions: frozenset[str] = frozenset()
    conjunction: str = ""
    abbreviations: Mapping[str, int] = field(default_factory=dict)
    measure: Pattern[str] | None = None
    ordinal: Pattern[str] | None = None
    decade: Pattern[str] | None = None
    link: Pattern[str] | None = None
    century: Pattern[str] | None = None
    meridiem: Pattern[str] | None = None
