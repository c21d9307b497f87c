"""Dates, months, years, decades and times of day."""

import re
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from briefing.checks.quantities.lexicon import Lexicon
from briefing.checks.quantities.occurrence import Occurrence, ending, measured, number
from briefing.checks.quantities.quantity import Meaning, Quantity, Scale
from briefing.checks.quantities.tokens import JOINT, QuantityToken, QuantityTokens
from briefing.checks.quantities.units import YEAR

DAYS = range(1, 32)
YEARS = range(1900, 2100)

_YEAR_DIGITS, _SHORT_YEAR_DIGITS = len("2025"), len("25")
_CENTURY = 100
_CENTURIES = (1900, 2000)
_HOURS, _NOON, _MINUTES = 24, 12, 60
_HALF_DAY = _NOON * _MINUTES
_TIME = re.compile(r"([01]?\d|2[0-4])(?:\.([0-5]\d))?\Z")


def date(tokens: QuantityTokens, index: int, lexicon: Lexicon) -> list[Occurrence]:
    """«29.12.2025», "2025-12-29"; in "10/03/2026" either may be the day."""
    token = tokens.all[index]
    first, second, third = map(int, re.split(r"\D", token.raw))
    day, month_, year_ = (third, second, first) if first > max(DAYS) else (first, second, third)
    if "/" in token.raw or not lexicon.months:
        return [_part(token, (number(part), _month(part)), firm=False) for part in (day, month_)] + [
            _part(token, (number(year_),))
        ]
    return [_part(token, (meaning,)) for meaning in (number(day), _month(month_), number(year_))]


def _part(token: QuantityToken, meanings: tuple[Meaning, ...], *, firm: bool = True) -> Occurrence:
    return Occurrence(token.start, token.stop, Quantity(token.raw, meanings, firm=firm, is_date=True))


def clock(tokens: QuantityTokens, index: int, lexicon: Lexicon) -> list[Occurrence]:
    """«14:00», "2:30 p.m."."""
    token = tokens.all[index]
    hours, minutes = map(int, token.raw.split(":")[:2])
    half = ending(lexicon.meridiem, tokens.text, token.stop)
    meanings = times(hours, minutes, half["half"].lower() if half else "")
    return [Occurrence(token.start, token.stop, Quantity(token.raw, meanings, firm=bool(lexicon.months)))]


def hour(tokens: QuantityTokens, index: int, lexicon: Lexicon) -> list[Occurrence]:
    """Read "3 p.m.", "7.55am"."""
    token = tokens.all[index]
    half, time = ending(lexicon.meridiem, tokens.text, token.stop), _TIME.match(token.raw)
    if not half or not time:
        return []
    meanings = times(int(time[1]), int(time[2] or 0), half["half"].lower())
    return [Occurrence(token.start, half.end(), Quantity(tokens.text[token.start : half.end()], meanings))]


def with_time(figure: str, meanings: tuple[Meaning, ...]) -> tuple[Meaning, ...]:
    """Let «19.30» be a time as well."""
    time = _TIME.match(figure)
    return (*meanings, *times(int(time[1]), int(time[2]), "")) if time and time[2] else meanings


def times(hours: int, minutes: int, half: str) -> tuple[Meaning, ...]:
    """Return what a time of day means, on the hour also as a bare number: «в 14 часов».

    ``half`` is "a" or "p"; without it an hour up to twelve may be in either half of the day.
    """
    time = hours % (_NOON if half else _HOURS) * _MINUTES + minutes + (_HALF_DAY if half == "p" else 0)
    either = [time] if half or time >= _HALF_DAY + _MINUTES else [time, (time + _HALF_DAY) % (2 * _HALF_DAY)]
    bare = [] if minutes else [hours, *(time // _MINUTES % cycle for time in either for cycle in (_HOURS, _NOON))]
    return (*((Scale.CLOCK, Fraction(time)) for time in either), *map(number, dict.fromkeys(bare)))


def year(tokens: QuantityTokens, index: int, lexicon: Lexicon) -> list[Occurrence]:
    """«2025 год», "in 2025", but not «2000 тонн»."""
    token = tokens.all[index]
    if not _is_year(token):
        return []
    suffix = ending(lexicon.ordinal, tokens.text, token.stop)
    place = (token.start, suffix.end() if suffix else token.stop)
    found = measured(tokens.text, place, (Fraction(int(token.raw)),), lexicon)
    if found.quantity.units and YEAR not in found.quantity.units:
        return []
    return [replace(found, quantity=replace(found.quantity, units=(), is_date=True))]


def _is_year(token: QuantityToken | None) -> bool:
    return bool(token and token.raw.isdecimal() and len(token.raw) == _YEAR_DIGITS and int(token.raw) in YEARS)


def short_year(tokens: QuantityTokens, index: int, _: Lexicon) -> list[Occurrence]:
    """«2025-27», "2025/26", "in '26"."""
    token, before = tokens.all[index], tokens.at(index - 1)
    if len(token.raw) != _SHORT_YEAR_DIGITS:
        return []
    value, centuries = int(token.raw), [0]
    if before and _is_year(before) and tokens.gap(index) in {"-", "–", "/"}:
        centuries += [int(before.raw) // _CENTURY * _CENTURY]
    elif tokens.text[token.start - 1 : token.start] in {"'", "’"}:
        centuries += _CENTURIES
    else:
        return []
    return [_part(token, tuple(number(century + value) for century in centuries))]


def decade(tokens: QuantityTokens, index: int, lexicon: Lexicon) -> list[Occurrence]:
    """«80-х», "1980s"."""
    token = tokens.all[index]
    suffix = ending(lexicon.decade, tokens.text, token.stop)
    is_round = token.raw.isdecimal() and token.raw.endswith("0")
    if not suffix or not is_round or len(token.raw) not in {_SHORT_YEAR_DIGITS, _YEAR_DIGITS}:
        return []
    value = int(token.raw)
    values = [value] if value >= _CENTURY else [value, *(century + value for century in _CENTURIES)]
    text = tokens.text[token.start : suffix.end()]
    return [Occurrence(token.start, suffix.end(), Quantity(text, tuple(map(number, values)), is_date=True))]


def month(tokens: QuantityTokens, index: int, lexicon: Lexicon) -> list[Occurrence]:
    """«августа», "Aug. 8", "in May" but not "may"; «январский» only accounts for a January."""
    token = tokens.all[index]
    is_dated = _is_beside_figure(tokens, index)
    value = _months(lexicon, abbreviated=is_dated or tokens.text.startswith(".", token.stop)).get(token.lower)
    is_capital = token.raw[0].isupper()
    if not value or (lexicon.months_are_capital and not is_capital):
        return []
    is_sure = token.lower in lexicon.months and is_capital == lexicon.months_are_capital
    is_placed = token.lower in lexicon.doubtful_months and tokens.word(index - 1) in lexicon.prepositions
    firm = token.lower not in lexicon.loose_months and (is_dated or is_sure or is_placed)
    return [replace(_part(token, (_month(value),), firm=firm), is_month=True)]


def _months(lexicon: Lexicon, *, abbreviated: bool) -> Mapping[str, int]:
    short = lexicon.short_months if abbreviated else {}
    return {**lexicon.months, **lexicon.doubtful_months, **lexicon.loose_months, **short}


def _is_beside_figure(tokens: QuantityTokens, index: int) -> bool:
    before, behind = tokens.at(index - 1), tokens.at(index + 1)
    return bool(
        (before and before.kind == "figure" and tokens.gap(index) in JOINT)
        or (behind and behind.kind == "figure" and tokens.gap(index + 1) in {*JOINT, ". ", ", "})
    )


def _month(value: int) -> Meaning:
    return Scale.MONTH, Fraction(value)
