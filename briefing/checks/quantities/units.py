"""Units of measure in the news, with their Russian and English words."""

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from re import Pattern

from briefing.checks.quantities.quantity import Unit


def _unit(name: str, dimension: str, factor: float | str) -> Unit:
    return Unit(name, dimension, Fraction(factor))


PERCENT = Unit("percent", "share")
_MONEY = {
    name: Unit(name, "money")
    for name in "dollar euro sterling rouble manat tenge yuan yen lira lari dram som rupee rial dirham".split()
}
_MILE = _unit("mile", "length", 1609)
_POUND = _unit("pound", "mass", "0.4536")
_GRAM = _unit("gram", "mass", "0.001")
DAY = _unit("day", "time", 86_400)
_MONTH = _unit("month", "time", 2_629_800)
YEAR = _unit("year", "time", 31_557_600)
HOUR = _unit("hour", "time", 3_600)
DECADE = _unit("decade", "time", 315_576_000)
CENTURY = _unit("century", "time", 3_155_760_000)

# Longer ones first where one begins with another. Russian and English words are regular expressions.
_TABLE: tuple[tuple[tuple[Unit, ...], str, str], ...] = (
    ((PERCENT,), r"%|процент\w*|проц|п[.] ?п", r"%|per ?cent\w*|pct|pp|percentage"),
    # Money
    ((_MONEY["sterling"],), r"фунт\w* стерлингов|£|gbp", r"pounds? sterling|£|gbp|quid"),
    ((_MONEY["sterling"], _POUND), r"фунт\w*", r"pounds?"),
    ((_MONEY["dollar"],), r"доллар\w*|долл|[$]|usd", r"dollars?|[$]|usd"),
    ((_MONEY["euro"],), r"евро|€|eur", r"euros?|€|eur"),
    ((_MONEY["rouble"],), r"рубл\w+|руб|₽|rub", r"ro?ubles?|₽|rub"),
    ((_MONEY["manat"],), r"манат\w*|₼|azn", r"manats?|₼|azn"),
    ((_MONEY["tenge"],), r"тенге|тг|₸|kzt", r"tenges?|₸|kzt"),
    ((_MONEY["yuan"],), r"юан\w+|cny", r"yuans?|renminbi|rmb|cny"),
    ((_MONEY["yen"],), r"[йи]ен\w*|¥|jpy", r"yens?|¥|jpy"),
    ((_MONEY["lira"],), r"лир\w*|₺|try", r"liras?|₺"),
    ((_MONEY["lari"],), r"лари|₾|gel", r"laris?|₾|gel"),
    ((_MONEY["dram"],), r"драм\w*|amd", r"drams?|amd"),
    ((_MONEY["som"],), r"с[уо]м(?:[аоуые]\w{0,2})?|uzs|kgs", r"so[u']?ms?|sums?|uzs|kgs"),
    ((_MONEY["rupee"],), r"рупи\w+|₹|inr", r"rupees?|₹|inr"),
    ((_MONEY["rial"],), r"риал\w*|irr", r"rials?|riyals?|irr"),
    ((_MONEY["dirham"],), r"дирхам\w*|aed", r"dirhams?|aed"),
    # Speed
    (
        (_unit("km/h", "speed", 1),),
        r"км/ч(?:ас)?|километр\w* в час",
        r"km/h|kp?mh?|kph|kilomet(?:er|re)s? (?:per|an) hour",
    ),
    ((_unit("mph", "speed", "1.609"),), r"миль/ч|мил\w+ в час", r"mph|miles (?:per|an) hour"),
    ((_unit("m/s", "speed", "3.6"),), r"м/с(?:ек)?|метр\w* в секунду", r"m/s|met(?:er|re)s? (?:per|a) second"),
    ((_unit("knot", "speed", "1.852"),), r"узл\w+", r"knots?"),
    # Area
    (
        (_unit("square kilometre", "area", 1_000_000),),
        r"квадратн\w+ километр\w*|кв[.]? ?км|км[²2]",
        r"(?:square|sq[.]?) ?k(?:ilo)?m(?:et(?:er|re)s?)?|km[²2]",
    ),
    ((_unit("square mile", "area", 2_589_988),), r"квадратн\w+ мил\w+", r"(?:square|sq[.]?) miles?"),
    ((_unit("square foot", "area", "0.0929"),), r"квадратн\w+ фут\w*", r"(?:square|sq[.]?) (?:feet|foot|ft)"),
    (
        (_unit("square metre", "area", 1),),
        r"квадратн\w+ метр\w*|кв[.]? ?м(?:етр\w*)?|м[²2]",
        r"(?:square|sq[.]?) ?m(?:et(?:er|re)s?)?|m[²2]",
    ),
    ((_unit("hectare", "area", 10_000),), r"гектар\w*|га", r"hectares?|ha"),
    ((_unit("acre", "area", 4_047),), r"акр\w*", r"acres?"),
    # Volume
    (
        (_unit("cubic metre", "volume", 1),),
        r"кубометр\w*|кубическ\w+ метр\w*|куб[.]? ?м(?:етр\w*)?|м[³3]",
        r"cubic met(?:er|re)s?|cu[.]? ?m|m[³3]",
    ),
    ((_unit("cubic foot", "volume", "0.0283"),), r"кубическ\w+ фут\w*", r"cubic (?:feet|foot)"),
    ((_unit("barrel", "volume", "0.159"),), r"баррел\w+|барр", r"barrels?|bbl|bpd"),
    ((_unit("gallon", "volume", "0.003785"),), r"галлон\w*", r"gallons?"),
    ((_unit("litre", "volume", "0.001"),), r"литр\w*|л", r"lit(?:er|re)s?|l"),
    # Energy and power
    ((_unit("TWh", "energy", 10**9),), r"тераватт-час\w*|твт[·*⋅/ -]?ч(?:ас\w*)?", r"terawatt[ -]hours?|twh"),
    ((_unit("GWh", "energy", 10**6),), r"гигаватт-час\w*|гвт[·*⋅/ -]?ч(?:ас\w*)?", r"gigawatt[ -]hours?|gwh"),
    ((_unit("MWh", "energy", 1_000),), r"мегаватт-час\w*|мвт[·*⋅/ -]?ч(?:ас\w*)?", r"megawatt[ -]hours?|mwh"),
    ((_unit("kWh", "energy", 1),), r"киловатт-час\w*|квт[·*⋅/ -]?ч(?:ас\w*)?", r"kilowatt[ -]hours?|kwh"),
    ((_unit("GW", "power", 10**6),), r"гигаватт\w*|гвт", r"gigawatts?|gw"),
    ((_unit("MW", "power", 1_000),), r"мегаватт\w*|мвт", r"megawatts?|mw"),
    ((_unit("kW", "power", 1),), r"киловатт\w*|квт", r"kilowatts?|kw"),
    # Length
    ((_unit("nautical mile", "length", 1_852),), r"морск\w+ мил\w+", r"nautical miles?"),
    ((_MILE,), r"мил[ьяюие]\w*", r"miles?"),
    ((_unit("kilometre", "length", 1_000),), r"километр\w*|км", r"kilomet(?:er|re)s?|kms?"),
    ((_unit("centimetre", "length", "0.01"),), r"сантиметр\w*|см", r"centimet(?:er|re)s?|cm"),
    ((_unit("millimetre", "length", "0.001"),), r"миллиметр\w*|мм", r"millimet(?:er|re)s?|mm"),
    ((_unit("metre", "length", 1),), r"метр\w*|м", r"met(?:er|re)s?|m"),
    ((_unit("inch", "length", "0.0254"),), r"дюйм\w*", r"inch(?:es)?"),
    ((_unit("foot", "length", "0.3048"),), r"фут\w*", r"feet|foot|ft"),
    ((_unit("yard", "length", "0.9144"),), r"ярд\w*", r"yards?|yd"),
    # Mass
    ((_unit("kilogram", "mass", 1),), r"килограмм\w*|кг", r"kilograms?|kilos?|kgs?"),
    ((_unit("tonne", "mass", 1_000),), r"тонн\w*|т", r"tonnes?|tons?|t"),
    ((_POUND,), r"lb", r"lbs?"),
    ((_unit("ounce", "mass", "0.02835"),), r"унци\w+", r"ounces?|oz"),
    ((_GRAM,), r"грамм\w*", r"grams?|grammes?|g"),
    # Time
    ((_unit("second", "time", 1),), r"секунд\w*|сек", r"seconds?|secs?"),
    ((_unit("minute", "time", 60),), r"минут\w*|мин", r"minutes?|mins?"),
    ((HOUR,), r"час(?:а|ов|у|ы|ам|ами|ах|ов\w{2,3})?|ч", r"hours?|hrs?"),
    ((DAY,), r"день|дн[яюией]\w*|дневн\w+|сут(?:ки|ок|кам|ками|ках|очн\w+)", r"days?"),
    ((_unit("week", "time", 604_800),), r"недел\w+", r"weeks?"),
    ((_MONTH,), r"месяц\w*|месячн\w+|мес", r"months?"),
    ((DECADE,), r"десятилет\w+", r"decades?"),
    ((CENTURY,), r"век(?:а|ов|у|е|ам|ами|ах|ов\w{2,3})?|столет\w+", r"centur(?:y|ies)"),
    ((YEAR,), r"год(?:а|у|ом|ов|ы|ам|ами|ах|ов\w{2,3})?|лет\w*", r"years?|yrs?"),
    ((YEAR, _GRAM), r"гг?", r"yr"),
)

_UNITS: Mapping[str, tuple[Unit, ...]] = {f"u{row}": alternatives for row, (alternatives, _, _) in enumerate(_TABLE)}

RUSSIAN_WORDS = [russian for _, russian, _ in _TABLE]
ENGLISH_WORDS = [english for _, _, english in _TABLE]

SIGN = re.compile(r"(?:[$€£¥₽₼₸₹₺₾]|\b(?:USD|EUR|GBP|RUB|AZN|KZT|CNY|GEL))[ \u00a0]?\Z")
"""A currency in front of a figure."""


def measure(words: Iterable[str], gap: str) -> Pattern[str]:
    """Return the pattern of a unit behind a number: ``gap``, and a word of the table in a group of its row."""
    rows = "|".join(f"(?P<u{row}>{word})" for row, word in enumerate(words))
    return re.compile(rf"{gap}(?:{rows})(?!\w)", re.IGNORECASE)


def units(found: re.Match[str] | None) -> tuple[Unit, ...]:
    """Return the units that a word found with :func:`measure` may stand for."""
    return _UNITS[found.lastgroup] if found and found.lastgroup else ()
