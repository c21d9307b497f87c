"""A quantity found in a text, with its place."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from re import Match, Pattern

from briefing.checks.quantities.lexicon import Lexicon
from briefing.checks.quantities.quantity import Meaning, Quantity, Scale
from briefing.checks.quantities.units import SIGN, units

SPELLED_OUT = 12
"""Up to here languages prefer words to figures, so figures alone say nothing."""

_SIGN_SIZE = len("AZN ")
_POWERS = (0, 3, 4, 6, 8, 9, 12)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A quantity, where it stands, and by how much a word («млн») multiplies its figure."""

    start: int
    stop: int
    quantity: Quantity
    scale: int = 1
    is_month: bool = False


def number(value: Fraction | int) -> Meaning:
    """Return the meaning of a count."""
    return Scale.NUMBER, Fraction(value)


def ending(pattern: Pattern[str] | None, text: str, start: int) -> Match[str] | None:
    """Return what a pattern of a lexicon, if it has one, finds at ``start``."""
    return pattern.match(text, start) if pattern else None


def measured(
    text: str, place: tuple[int, int], values: Iterable[Fraction], lexicon: Lexicon, *, firm: bool = True
) -> Occurrence:
    """Return the number at ``place`` with the unit behind or in front of it."""
    start, stop = place
    behind = ending(lexicon.measure, text, stop)
    sign = SIGN.search(text, max(0, start - _SIGN_SIZE), start)
    named = ending(lexicon.measure, sign[0].strip(), 0) if sign else None
    start, stop = sign.start() if sign else start, behind.end() if behind else stop
    numbers = tuple(values)
    if not lexicon.cardinals:
        firm, numbers = numbers[0] > SPELLED_OUT, _of_any_scale(numbers)
    quantity = Quantity(text[start:stop], tuple(map(number, numbers)), units(named) or units(behind), firm)
    return Occurrence(start, stop, quantity)


def _of_any_scale(values: tuple[Fraction, ...]) -> tuple[Fraction, ...]:
    """Return the values as they are and in thousands, millions …, by which unknown words may multiply them."""
    return tuple(value * 10**power for power in _POWERS for value in values)
