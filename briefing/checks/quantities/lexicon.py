"""How a language writes quantities: its table, ``ru.toml`` or ``en.toml``, ready to be looked up.

A new language is a table, and its code in :data:`LEXICONS`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from re import Pattern
from typing import Any

from briefing.checks.quantities.quantity import Unit
from briefing.checks.quantities.units import UNITS, measure
from briefing.checks.tables import toml

_PATTERNS = ("ordinal", "decade", "link", "century", "meridiem")


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """How a language writes quantities. Words are in lower case, with «е» for «ё».

    ``cardinals`` add up («двадцать пять»), ``scales`` multiply what stands before them, and so do ``abbreviations``
    ("bn") behind a figure; ``ordinals`` end a number, ``conjunction`` may stand inside one ("a hundred and five").
    ``loose`` words are those that translators render freely, with the values that they account for, their own first.
    ``measured`` ones have their unit in them («полгода»). ``prefix`` begins a word with a number in it
    («трёхдневный»). A Roman number has at least ``shortest_roman`` letters.

    ``months`` count anywhere, in the capitals or small letters they are written in; ``short_months`` beside a figure,
    ``doubtful_months`` (May, March) beside a figure or behind one of ``prepositions``; ``loose_months`` only account
    for others («январский»).

    The patterns find what stands behind a number: a unit (``measure``), the ending of an ordinal or of a decade, a
    link to the other end of a range, what makes a Roman number a century's, and half of the day (``meridiem``).
    """

    decimal: str = ""
    cardinals: Mapping[str, int] = field(default_factory=dict)
    scales: Mapping[str, int] = field(default_factory=dict)
    ordinals: Mapping[str, int] = field(default_factory=dict)
    loose: Mapping[str, tuple[Fraction, ...]] = field(default_factory=dict)
    measured: Mapping[str, tuple[Fraction, Unit]] = field(default_factory=dict)
    prefixes: Mapping[str, int] = field(default_factory=dict)
    prefix: Pattern[str] | None = None
    months: Mapping[str, int] = field(default_factory=dict)
    short_months: Mapping[str, int] = field(default_factory=dict)
    doubtful_months: Mapping[str, int] = field(default_factory=dict)
    months_are_capital: bool = False
    shortest_roman: int = 1
    loose_months: Mapping[str, int] = field(default_factory=dict)
    prepositions: frozenset[str] = frozenset()
    conjunction: str = ""
    abbreviations: Mapping[str, int] = field(default_factory=dict)
    measure: Pattern[str] | None = None
    ordinal: Pattern[str] | None = None
    decade: Pattern[str] | None = None
    link: Pattern[str] | None = None
    century: Pattern[str] | None = None
    meridiem: Pattern[str] | None = None


def _lexicon(language: str) -> Lexicon:
    table = toml(__package__, f"{language}.toml")
    loose, amounts = _by_word(table.pop("loose")), _by_word(table.pop("measured"))
    numbers = {name: _numbers(rows) for name, rows in table.items() if isinstance(rows, dict)}
    patterns = {name: re.compile(table[name]) for name in _PATTERNS if name in table}
    derived: dict[str, Any] = {
        "loose": {word: tuple(map(Fraction, values.split())) for word, values in loose.items()},
        "measured": {word: _measured(*amount.split()) for word, amount in amounts.items()},
        "prefix": _prefix(numbers["prefixes"], table.pop("behind_prefix")),
        "measure": measure(language, table["measure"]),
        "prepositions": frozenset(table.get("prepositions", "").split()),
    }
    return Lexicon(**{**table, **numbers, **patterns, **derived})


def _numbers(rows: Mapping[str, Any]) -> dict[str, int]:
    """Return numbers by their words: ``{"2": "два две", "adjectives": {"endings": "ой ая", "2": "втор"}}``."""
    adjectives = dict(rows.get("adjectives", {}))
    endings = adjectives.pop("endings", "").split()
    words = {stem + ending: int(number) for stem, number in _by_word(adjectives).items() for ending in endings}
    return words | {word: int(number) for word, number in _by_word(rows).items()}


def _by_word(rows: Mapping[str, Any]) -> dict[str, str]:
    return {word: key for key, words in rows.items() if isinstance(words, str) for word in words.split()}


def _measured(value: str, unit: str) -> tuple[Fraction, Unit]:
    return Fraction(value), UNITS[unit]


def _prefix(prefixes: Mapping[str, int], behind: str) -> Pattern[str]:
    tens = "|".join(prefix for prefix, value in prefixes.items() if value in range(20, 100, 10))
    longest_first = "|".join(sorted(prefixes, key=len, reverse=True))
    return re.compile(rf"(?P<tens>{tens})?(?P<rest>{longest_first})(?={behind})")


LEXICONS = {language: _lexicon(language) for language in ("ru", "en")}
