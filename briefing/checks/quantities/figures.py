"""What a figure may mean: which of its commas and points separate thousands, and which decimals."""

import re
from fractions import Fraction

LONGEST = 30
"""Digits of the longest figure that is a number; a longer one is a code, or noise."""

_GROUPED = re.compile(r"\d{1,3}(?:([ \u00a0\u202f.,])\d{3})(?:\1\d{3})*\Z")
_MARKS = re.compile(r"[ \u00a0\u202f.,]")


def values(figure: str, decimal: str) -> tuple[Fraction, ...]:
    """Return what a figure may mean, the likeliest first: ru «1.500» → 1500, 3/2; «4,5» → 9/2; en "4,500" → 4500.

    ``decimal`` is the mark in front of decimals, empty if unknown.
    """
    if len(figure) > LONGEST:
        return ()
    marks = _MARKS.findall(figure)
    if not marks:
        return (Fraction(int(figure)),)
    whole = Fraction(int(_MARKS.sub("", figure)))
    if not _GROUPED.match(figure):
        return _with_decimals(figure, marks, whole)
    if len(marks) > 1 or marks[0] not in ".,":
        return (whole,)
    return _doubtful(whole, marks[0], decimal)


def _with_decimals(figure: str, marks: list[str], whole: Fraction) -> tuple[Fraction, ...]:
    """«4,5», «16 700,25», "1,234.5"; «1.2.3» is no number, but as good as one."""
    point = marks[-1]
    if point not in ".," or marks.count(point) > 1:
        return (whole,)
    return (whole / 10 ** len(figure.rpartition(point)[2]),)


def _doubtful(whole: Fraction, mark: str, decimal: str) -> tuple[Fraction, ...]:
    """«1.500», «0,125»: English is unambiguous, Russian texts write both ways."""
    if decimal == ".":
        return (whole / 1_000,) if mark == "." else (whole,)
    return (whole / 1_000, whole) if mark == decimal else (whole, whole / 1_000)
