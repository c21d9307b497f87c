"""Targets that lost a date of the source, or have one that it has not: a year, a month, the day beside it."""

from briefing.checks.pair import Pair
from briefing.checks.quantities.comparing import compared
from briefing.checks.quantities.quantity import listed


def date(pair: Pair) -> str:
    """«8 августа 2025 года» → «May 8, 2025»."""
    return listed(each for each in compared(pair).missing if each.is_date)


def date_added(pair: Pair) -> str:
    """«8 августа прошлого года» → «August 8, 2017»; where as many are missing, one was changed into the other."""
    comparison = compared(pair)
    added = [each for each in comparison.added if each.is_date]
    return listed(added) if len(comparison.added) > len(comparison.missing) else ""
