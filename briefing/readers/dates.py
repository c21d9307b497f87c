"""Dates as articles and pages write them: ISO, figures, Russian and English months.

Patterns of its own, for dates that belong to an article and not to what stands beside it: of 60 pages of
``tests/factories/news_pages.py``, htmldate gives 18 to 22 a wrong date, and dateparser finds none in a byline that has
other words too.
"""

import datetime
import re
from collections.abc import Iterable

_MONTHS = {
    "янв": 1, "фев": 2, "мар": 3, "апр": 4, "май": 5, "мая": 5, "июн": 6, "июл": 7, "авг": 8, "сен": 9, "окт": 10,
    "ноя": 11, "дек": 12,
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11,
    "dec": 12,
}  # fmt: skip
"""Numbers of months by their first three letters."""

_MONTH = (
    r"(?P<month>(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)[а-я]{0,6}|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6})\.?"
)
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<!\d)(?P<year>\d{4})-(?P<figure>\d\d)-(?P<day>\d\d)(?!\d)",  # «2026-03-10T09:15:00+0400»
        r"(?<!\d)(?P<year>\d{4})(?P<figure>\d\d)(?P<day>\d\d)(?:T\d{4,6}Z?)?\Z",  # «20260310»
        r"(?<![\d.])(?P<day>\d{1,2})[./](?P<figure>\d{1,2})[./](?P<year>\d{4})(?!\d)",  # «10.03.2026 09:15»
        r"(?<![\d.])(?P<day>\d{1,2})[./](?P<figure>\d\d)[./](?P<year>\d\d)(?!\d)",  # «10.03.26»
        rf"(?<!\d)(?P<day>\d{{1,2}})\s{_MONTH},?\s(?P<year>\d{{4}})(?!\d)",  # «10 марта 2026 года»
        rf"(?<!\w){_MONTH}\s(?P<day>\d{{1,2}}),?\s(?P<year>\d{{4}})(?!\d)",  # «March 10, 2026»
    )
)
_LONGEST = 200
_CENTURY = 2000
_FIRST_FULL_YEAR = 100


def find_date(text: str) -> datetime.date | None:
    """Return the first full date in the opening of ``text``; a day without a year is none."""
    opening = text.strip()[:_LONGEST]
    matches = [match for pattern in _PATTERNS if (match := pattern.search(opening))]
    dates = (_date(match) for match in sorted(matches, key=re.Match.start))
    return next((date for date in dates if date), None)


def only_date(texts: Iterable[str]) -> datetime.date | None:
    """Return the date in ``texts``, ``None`` where they have none or several."""
    dates = {date for text in texts if (date := find_date(text))}
    return dates.pop() if len(dates) == 1 else None


def without_dates(text: str) -> str:
    """Return ``text`` with blanks in place of its full dates."""
    for pattern in _PATTERNS:
        text = pattern.sub(" ", text)
    return text


def _date(match: re.Match[str]) -> datetime.date | None:
    named = match.groupdict()
    year = int(named["year"])
    month = int(named["figure"]) if named.get("figure") else _MONTHS[named["month"][:3].lower()]
    try:
        return datetime.date(year if year >= _FIRST_FULL_YEAR else _CENTURY + year, month, int(named["day"]))
    except ValueError:
        return None
