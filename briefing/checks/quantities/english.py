"""How English writes quantities."""

import re
from fractions import Fraction

from briefing.checks.quantities.quantity import Lexicon
from briefing.checks.quantities.units import CENTURY, DAY, DECADE, ENGLISH_WORDS, HOUR, YEAR, measure

_SMALL = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINAL_SMALL = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_ORDINAL_TENS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth"

_LOOSE = {
    "1": "once single ones",
    "2": "both couple pair twice double doubled doubles doubling duo twins",
    "3": "triple tripled triples tripling thrice trilateral tripartite trio",
    "4": "quadruple quadrupled quartet quadrilateral",
    "1/2 50 2": "half halves halved halving",
    "1/3 33 3": "thirds",
    "1/4 25 4": "quarter quarters",
    "12 10": "dozen",
}

_MEASURED = {
    "decade": (Fraction(1), DECADE),
    "century": (Fraction(1), CENTURY),
    "day": (Fraction(1), DAY),
    "year": (Fraction(1), YEAR),
    "hour": (Fraction(1), HOUR),
}

_DECADES = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
}
_MONTHS = "January February April June July August September October November December".lower().split()
_NUMBERS = (1, 2, 4, 6, 7, 8, 9, 10, 11, 12)
_SHORT_MONTHS = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10}


def _counted(words: str, start: int, step: int) -> dict[str, int]:
    return {word: start + step * index for index, word in enumerate(words.split())}


def _loose() -> dict[str, tuple[Fraction, ...]]:
    return {word: tuple(map(Fraction, values.split())) for values, words in _LOOSE.items() for word in words.split()}


ENGLISH = Lexicon(
    decimal=".",
    cardinals={**_counted(_SMALL, 1, 1), **_counted(_TENS, 20, 10)},
    scales={"hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9, "trillion": 10**12},
    abbreviations={"m": 10**6, "mn": 10**6, "mln": 10**6, "mcm": 10**6, "k": 1_000}
    | dict.fromkeys("bn bln bcm".split(), 10**9)
    | dict.fromkeys("tn trn tcm".split(), 10**12),
    ordinals={
        **_counted(_ORDINAL_SMALL, 1, 1),
        **_counted(_ORDINAL_TENS, 20, 10),
        "hundredth": 100,
        "thousandth": 1_000,
    },
    loose={**_loose(), **{word: (Fraction(value), Fraction(1900 + value)) for word, value in _DECADES.items()}},
    measured=_MEASURED,
    prefixes=_counted(_SMALL, 1, 1),
    prefix=re.compile(rf"(?P<tens>(?!))?(?P<rest>{'|'.join(_SMALL.split())})(?=fold|some|ball)"),
    months=dict(zip(_MONTHS, _NUMBERS, strict=True)),
    short_months={**_SHORT_MONTHS, "nov": 11, "dec": 12},
    months_are_capital=True,
    shortest_roman=2,
    doubtful_months={"march": 3, "may": 5},
    prepositions=frozenset("in by since until till of last next this early mid late from to through before".split()),
    conjunction="and",
    measure=measure(
        ENGLISH_WORDS,
        r"[ \u00a0\u202f-]{0,2}(?:(?:U\.?S\.?|American|Australian|Canadian|Azerbaijani|Russian|metric) )?",
    ),
    ordinal=re.compile(r"(?:st|nd|rd|th)(?!\w)"),
    decade=re.compile(r"['’]?s(?!\w)"),
    link=re.compile(r"\s?[-–—−]\s?| (?:to|and|or|through|until) (?:nearly |almost )?"),
    century=re.compile(r"(?:-| )centur"),
    meridiem=re.compile(r"\s?(?P<half>[ap])\.?m\b", re.IGNORECASE),
)
"""English quantities."""
