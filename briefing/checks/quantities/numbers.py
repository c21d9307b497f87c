"""Targets that lost a number of the source, or have one that it has not."""

from briefing.checks.pair import Pair
from briefing.checks.quantities.comparing import compared
from briefing.checks.quantities.quantity import listed


def number(pair: Pair) -> str:
    """«Построено 15 портов.» → «16 ports were built.»."""
    return listed(each for each in compared(pair).missing if not each.is_date)


def number_added(pair: Pair) -> str:
    """«Построены порты.» → «15 ports were built.»; where as many are missing, one was changed into the other."""
    comparison = compared(pair)
    added = [each for each in comparison.added if not each.is_date]
    return listed(added) if len(comparison.added) > len(comparison.missing) else ""
