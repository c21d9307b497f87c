"""Quantities of a text, read by the tables of its language."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from briefing.checks.quantities.lexicon import LEXICONS, Lexicon
from briefing.checks.quantities.numerals import figure, loose, measured_word, prefixed, roman, scaled, words
from briefing.checks.quantities.occurrence import Occurrence
from briefing.checks.quantities.quantity import Quantity, Scale
from briefing.checks.quantities.times import DAYS, clock, date, decade, hour, month, short_year, year
from briefing.checks.quantities.tokens import QuantityToken, QuantityTokens

FIGURES_ONLY = Lexicon()
"""For a language with no lexicon: only its figures are read."""

_Rule = Callable[[QuantityTokens, int, Lexicon], list[Occurrence]]
"""Returns the quantities that begin with a token; none if the rule has no opinion."""

_FIGURES: dict[str, tuple[_Rule, ...]] = {
    "date": (date,),
    "clock": (clock,),
    "figure": (hour, scaled, decade, year, short_year, figure),
}
_LISTED: tuple[_Rule, ...] = (month, words, loose, measured_word)
_UNLISTED: tuple[_Rule, ...] = (roman, prefixed)

_IN_A_DATE = frozenset(("", ".", ",", "of", "the"))


@lru_cache(maxsize=512)
def read(text: str, language: str | None) -> tuple[Quantity, ...]:
    """Return the quantities of ``text`` in order; without a language only its figures. Time is linear in its length."""
    lexicon = LEXICONS.get(language or "", FIGURES_ONLY)
    found = list(_found(QuantityTokens(text), lexicon))
    _share_in_ranges(text, found, lexicon)
    _find_days(text, found)
    _name_dates(text, found)
    return tuple(each.quantity for each in found)


def _found(tokens: QuantityTokens, lexicon: Lexicon) -> Iterator[Occurrence]:
    index = 0
    while index < len(tokens.all):
        found = next(filter(None, (rule(tokens, index, lexicon) for rule in _rules(tokens.all[index], lexicon))), None)
        yield from found or ()
        index = max(index + 1, tokens.behind(found[-1].stop)) if found else index + 1


def _rules(token: QuantityToken, lexicon: Lexicon) -> tuple[_Rule, ...]:
    if token.kind != "word":
        return _FIGURES[token.kind]
    return _LISTED if token.lower in _vocabulary(lexicon) else _UNLISTED


@lru_cache
def _vocabulary(lexicon: Lexicon) -> frozenset[str]:
    """Return the words that may be quantities, so that all others need no further look."""
    numbers = (lexicon.cardinals, lexicon.scales, lexicon.ordinals, lexicon.loose, lexicon.measured)
    months = (lexicon.months, lexicon.short_months, lexicon.doubtful_months, lexicon.loose_months)
    return frozenset[str]().union(*numbers, *months)


def _share_in_ranges(text: str, found: list[Occurrence], lexicon: Lexicon) -> None:
    """Give both ends of «10–12 млн тонн» the scale and unit of one."""
    for left in reversed(range(len(found) - 1)):
        first, last = found[left], found[left + 1]
        is_alike = not first.is_month and not last.is_month and first.quantity.is_date == last.quantity.is_date
        if is_alike and lexicon.link and lexicon.link.fullmatch(text, first.stop, last.start):
            found[left], found[left + 1] = _shared(first, last)


def _shared(first: Occurrence, last: Occurrence) -> tuple[Occurrence, Occurrence]:
    meanings = first.quantity.meanings
    if first.scale == 1 < last.scale:
        meanings += tuple((scale, value * last.scale) for scale, value in meanings if scale is Scale.NUMBER)
    units, units_of_last = first.quantity.units, last.quantity.units
    return (
        replace(first, quantity=replace(first.quantity, meanings=meanings, units=units or units_of_last)),
        replace(last, quantity=replace(last.quantity, units=units_of_last or units)),
    )


def _find_days(text: str, found: list[Occurrence]) -> None:
    """Make the number beside a month a day: «8 августа», and both of «10–12 августа»."""
    for left in reversed(range(len(found) - 1)):
        first, last = found[left], found[left + 1]
        if first.is_month != last.is_month and text[first.stop : last.start].strip() in _IN_A_DATE:
            day = left + first.is_month
            found[day] = _as_date(found[day])


def _as_date(found: Occurrence) -> Occurrence:
    is_day = found.quantity.meanings[0][1] in DAYS and not found.quantity.units
    return replace(found, quantity=replace(found.quantity, is_date=True)) if is_day else found


def _name_dates(text: str, found: list[Occurrence]) -> None:
    """Name every part of «8 августа 2025 года» by the whole."""
    start = 0
    ends = [index for index, (first, last) in enumerate(pairwise(found), 1) if not _is_one_date(text, first, last)]
    for stop in (*ends, len(found)):
        if stop - start > 1:
            name = text[found[start].start : found[stop - 1].stop]
            found[start:stop] = [replace(f, quantity=replace(f.quantity, text=name)) for f in found[start:stop]]
        start = stop


def _is_one_date(text: str, first: Occurrence, last: Occurrence) -> bool:
    is_date = first.quantity.is_date and last.quantity.is_date and (first.is_month or last.is_month)
    return is_date and text[first.stop : last.start].strip() in _IN_A_DATE
