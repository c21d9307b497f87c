"""Checks for numbers, dates and units that the target lost, changed or added."""

from collections.abc import Iterable

from briefing.checks.quantities.comparing import compared
from briefing.checks.quantities.quantity import Quantity
from briefing.checks.sentence_pair import SentencePair


def number_missing(pair: SentencePair) -> str:
    """«Построено 15 портов.» → «16 ports were built.»."""
    return _quoted(each for each in compared(pair).missing if not each.is_date)


def number_added(pair: SentencePair) -> str:
    """«Построены порты.» → «15 ports were built.»."""
    return _quoted(each for each in _added(pair) if not each.is_date)


def date_missing(pair: SentencePair) -> str:
    """«8 августа 2025 года» → «May 8, 2025»."""
    return _quoted(each for each in compared(pair).missing if each.is_date)


def date_added(pair: SentencePair) -> str:
    """«8 августа прошлого года» → «August 8, 2017»."""
    return _quoted(each for each in _added(pair) if each.is_date)


def unit_changed(pair: SentencePair) -> str:
    """«15 км» → «15 miles», «15 %» → «15», «15 манатов» → «$15»."""
    return _quoted(before for before, _ in compared(pair).changed)


def _added(pair: SentencePair) -> Iterable[Quantity]:
    """Return what was added, nothing where as much is missing: then one quantity was changed into another."""
    comparison = compared(pair)
    return comparison.added if len(comparison.added) > len(comparison.missing) else ()


def _quoted(quantities: Iterable[Quantity]) -> str:
    """Return quantities as a message names them: “4,5 млн”, “10 %”."""
    return ", ".join(dict.fromkeys(f"“{each.text}”" for each in quantities))
