"""Puts the date of the source in the place of one that the model changed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

RUSSIAN_MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
RUSSIAN_DAY = rf"(\d{{1,2}})\s({'|'.join(RUSSIAN_MONTHS)})\b(?:\s(\d{{4}})\b)?"
"""A day as Russian writes it; :func:`russian_date` reads its groups."""

_RUSSIAN = re.compile(rf"(?<![\d.,]){RUSSIAN_DAY}", re.IGNORECASE)
ENGLISH_MONTHS = "January February March April May June July August September October November December".split()
_MONTH = "|".join(ENGLISH_MONTHS)
_ENGLISH = re.compile(
    rf"\b({_MONTH}) (\d{{1,2}})\b(?![,.]?\d)(?:, (\d{{4}})\b)?|\b(\d{{1,2}}) ({_MONTH})\b(?: (\d{{4}})\b)?"
)


@dataclass(frozen=True, slots=True)
class Date:
    """A day in a text: ``year`` is empty where it is not named."""

    day: int
    month: int
    year: str

    @property
    def month_name(self) -> str:
        """The month in English."""
        return ENGLISH_MONTHS[self.month - 1]

    def american(self) -> str:
        """Return "March 10, 2026", or "March 10"."""
        return f"{self.month_name} {self.day}" + (f", {self.year}" if self.year else "")

    def may_be(self, other: "Date") -> bool:
        """Tell whether both may be the same day."""
        years = {self.year, other.year} - {""}
        return (self.day, self.month) == (other.day, other.month) and len(years) < len("ab")

    def resembles(self, other: "Date") -> bool:
        """Tell whether two of day, month and year are the same."""
        return (self.day == other.day) + (self.month == other.month) + (self.year == other.year) > 1


def russian_date(day: str, month: str, year: str | None) -> Date:
    """Return the date in the groups of :data:`RUSSIAN_DAY`."""
    return Date(int(day), RUSSIAN_MONTHS.index(month.lower()) + 1, year or "")


def full_dates(target: str, source: str) -> str:
    """«8 августа 2025 года» → "on August 25, 2025" → "on August 8, 2025".

    Only where one date of the source is lost, and one that resembles it is new.
    """
    wanted = [russian_date(*groups) for groups in _RUSSIAN.findall(source)]
    found = [(match, _english(match)) for match in _ENGLISH.finditer(target)]
    lost = _unmatched(wanted, [date for _, date in found])
    new = [(match, date) for match, date in found if date in _unmatched([date], wanted)]
    if len(lost) != 1 or len(new) != 1 or not lost[0].resembles(new[0][1]):
        return target
    match = new[0][0]
    return target[: match.start()] + _written(lost[0], like=match) + target[match.end() :]


def _unmatched(dates: Iterable[Date], others: Iterable[Date]) -> list[Date]:
    return [date for date in dict.fromkeys(dates) if not any(map(date.may_be, others))]


def _english(match: re.Match[str]) -> Date:
    month, day, year, *british = match.groups()
    if not month:
        day, month, year = british
    return Date(int(day), ENGLISH_MONTHS.index(month) + 1, year or "")


def _written(date: Date, like: re.Match[str]) -> str:
    return date.american() if like[1] else f"{date.day} {date.month_name} {date.year}".rstrip()
