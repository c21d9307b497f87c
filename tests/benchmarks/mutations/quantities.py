"""Faults in numbers, dates and units."""

import re
from collections.abc import Iterable
from random import Random

from tests.benchmarks.mutations.places import any_of, put

_FIGURE = re.compile(r"\d[\d,.]*(?<![,.])")
_AMOUNT = re.compile(rf"[$€£]?{_FIGURE.pattern}(?: ?(?:million|billion|trillion|thousand|percent|per cent|%))?")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b(?![,.]\d)")
_PERCENT = re.compile(r"(?<=\d)(?:%| percent\b| per cent\b)")
_WORD = re.compile(r"\b(?:three|four|five|six|seven|eight|nine|eleven|twelve|twenty|thirty|forty|fifty)\b")
_SCALE = re.compile(r"\b(?:million|billion)\b")
_MONTHS = "January February March April May June July August September October November December".split()
_MONTH = re.compile(rf"(?:(?<=\d )|(?<=\b[Ii]n ))(?:{'|'.join(_MONTHS)})\b|\b(?:{'|'.join(_MONTHS)})(?= \d)")
_END = re.compile(r"(?=[.!?]?[\"”'’»]?\Z)")
_UNITS = (("km", "miles"), ("kilometers", "miles"), ("miles", "kilometers"), ("feet", "meters"), ("meters", "feet"))
_MONEY = (("$", "€"), ("£", "$"), ("€", "$"), ("dollars", "euros"), ("pounds", "dollars"))


def digit_changed(random: Random, _: str, target: str) -> str | None:
    """Turn «15 million» into «16 million»."""
    place = any_of(random, re.finditer(r"\d", target))
    return place and put(target, place, random.choice(sorted({*"123456789"} - {place[0]})))


def number_dropped(random: Random, _: str, target: str) -> str | None:
    """Turn «worth $15 million» into «worth»."""
    place = any_of(random, _AMOUNT.finditer(target))
    return place and put(target, place, "")


def number_invented(random: Random, _: str, target: str) -> str | None:
    """Turn «The port is open.» into «The port is open 27.»: where it stands is all the same to a check of numbers."""
    place = any_of(random, re.finditer(r"(?<=[a-z]) (?=[a-z])", target))
    return place and put(target, place, f" {random.randint(13, 99)} ")


def word_changed(random: Random, _: str, target: str) -> str | None:
    """Turn «five ports» into «nine ports»."""
    place = any_of(random, _WORD.finditer(target))
    return place and put(target, place, random.choice(sorted({"four", "six", "nine", "fifteen"} - {place[0]})))


def scale_changed(random: Random, _: str, target: str) -> str | None:
    """Turn «15 million» into «15 billion»."""
    place = any_of(random, _SCALE.finditer(target))
    return place and put(target, place, {"million": "billion", "billion": "million"}[place[0]])


def year_changed(random: Random, _: str, target: str) -> str | None:
    """Turn «in 2025» into «in 2017»."""
    place = any_of(random, _YEAR.finditer(target))
    return place and put(
        target, place, str(random.choice([year for year in range(1990, 2030) if str(year) != place[0]]))
    )


def year_invented(random: Random, _: str, target: str) -> str | None:
    """Turn «on August 8.» into «on August 8 in 2017.»."""
    if _YEAR.search(target):
        return None
    return _END.sub(f" in {random.randint(1990, 2029)}", target, count=1)


def month_changed(random: Random, _: str, target: str) -> str | None:
    """Turn «August 8» into «May 8»."""
    place = any_of(random, _MONTH.finditer(target))
    return place and put(target, place, random.choice([month for month in _MONTHS if month != place[0]]))


def percent_dropped(random: Random, _: str, target: str) -> str | None:
    """Turn «15 percent» into «15»."""
    place = any_of(random, _PERCENT.finditer(target))
    return place and put(target, place, "")


def unit_changed(random: Random, _: str, target: str) -> str | None:
    """Turn «15 km» into «15 miles»."""
    return _swapped(random, target, [(rf"(?<=\d )\b{right}\b", wrong) for right, wrong in _UNITS])


def currency_changed(random: Random, _: str, target: str) -> str | None:
    """Turn «$15» into «€15»."""
    return _swapped(random, target, [(rf"(?<!\w){re.escape(right)}(?=\d|\b)", wrong) for right, wrong in _MONEY])


def _swapped(random: Random, target: str, rules: Iterable[tuple[str, str]]) -> str | None:
    places = [(place, wrong) for right, wrong in rules for place in re.finditer(right, target)]
    return put(target, *random.choice(places)) if places else None
