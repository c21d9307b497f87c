"""Units of measure in the news: ``units.toml``, ready to be looked up."""

import re
from fractions import Fraction
from re import Pattern

from briefing.checks.quantities.quantity import Unit
from briefing.checks.tables import toml

_TABLE = toml(__package__, "units.toml")
_ROWS = [(names.split(" or "), dimension, row) for dimension, rows in _TABLE.items() for names, row in rows.items()]

UNITS = {
    names[0]: Unit(names[0], dimension, Fraction(row["is"]) if "is" in row else None)
    for names, dimension, row in _ROWS
    if len(names) == 1
}
"""All units by name."""

YEAR = UNITS["year"]

CURRENCY_SIGNS = "$€£¥₽₼₸₹₺₾"

SIGN = re.compile(rf"(?:[{CURRENCY_SIGNS}]|\b(?:USD|EUR|GBP|RUB|AZN|KZT|CNY|GEL))[ \u00a0]?\Z")
"""A currency in front of a figure."""


def measure(language: str, gap: str) -> Pattern[str]:
    """Return the pattern of a unit behind a number: ``gap``, and a word of the table in a group of its row."""
    rows = "|".join(f"(?P<u{number}>{row[language]})" for number, (_, _, row) in enumerate(_ROWS))
    return re.compile(rf"{gap}(?:{rows})(?!\w)", re.IGNORECASE)


def units(found: re.Match[str] | None) -> tuple[Unit, ...]:
    """Return the units that a word found with :func:`measure` may stand for."""
    return tuple(UNITS[name] for name in _ROWS[int(found.lastgroup[1:])][0]) if found and found.lastgroup else ()
