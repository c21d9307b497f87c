"""Targets in which a figure stands that now counts something else."""

from briefing.checks.pair import Pair
from briefing.checks.quantities.comparing import compared
from briefing.checks.quantities.quantity import listed


def unit(pair: Pair) -> str:
    """«15 км» → «15 miles», «15 %» → «15», «15 манатов» → «$15»."""
    return listed(before for before, _ in compared(pair).changed)
