"""Numbers in figures and in words. Which commas and points of a figure separate thousands depends on the language."""

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from briefing.checks.quantities.lexicon import Lexicon
from briefing.checks.quantities.occurrence import Occurrence, ending, measured, number
from briefing.checks.quantities.quantity import Quantity
from briefing.checks.quantities.times import YEARS, with_time
from briefing.checks.quantities.tokens import JOINT, QuantityTokens

FIRM_CARDINAL = 2
"""The least number in words that must not change: «один» is an article as often as not."""

FIRM_ORDINAL = 3
"""The least ordinal in words that must not change: "second" is a unit of time, «второй» also "other"."""

_AMBIGUOUS = frozenset("mk")
_PERCENT = _HUNDRED = 100
_ROMAN = re.compile(r"(?=[IVXХ])[XХ]{0,3}(?:I[XХ]|IV|V?I{0,3})\Z")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "Х": 10}
_AND_A_HALF = re.compile(r" and a half\b| с половиной\b")
_OF_A = re.compile(r"(?: of)? an?(?= )")


def scaled(tokens: QuantityTokens, index: int, lexicon: Lexicon) -> list[Occurrence]:
    """«4,5 млн», "$4.5bn", «25-тысячный», «2 млн 300 тыс.»."""
    token, word = tokens.all[index], tokens.word(index + 1)
    scale = _scale(tokens, index + 1, lexicon)
    values = [value * scale for value in figure_values(token.raw, lexicon.decimal)]
    if scale == 1 or not values:
        return []
    rest, last = _rest(tokens, index + 2, scale, lexicon)
    values[0] += rest
    if word in _AMBIGUOUS:
        values += [value / scale for value in values]  # "5m" may be five metres
    return [replace(measured(tokens.text, (token.start, tokens.all[last].stop), values, lexicon), scale=scale)]


def _scale(tokens: QuantityTokens, index: int, lexicon: Lexicon) -> int:
    """Return by how much the word at ``index`` multiplies the figure in front of it."""
    if tokens.gap(index) not in {*JOINT, ""}:
        return 1
    return lexicon.scales.get(tokens.word(index)) or lexicon.abbreviations.get(tokens.word(index), 1)


def _rest(tokens: QuantityTokens, index: int, scale: int, lexicon: Lexicon) -> tuple[int, int]:
    """Return what «2 млн 300 тыс.» and «5 тыс. 274» add, as a rule nothing, and the index of its end."""
    token = tokens.at(index)
    if not token or token.kind != "figure" or not token.raw.isdecimal() or len(token.raw) > LONGEST:
        return 0, index - 1
    smaller = _scale(tokens, index + 1, lexicon)
    value = int(token.raw) * smaller
    if tokens.gap(index) not in {" ", ". ", "\u00a0"} or value >= scale or value in YEARS:
        return 0, index - 1
    return value, index + (smaller > 1)


def figure(tokens: QuantityTokens, index: int, lexicon: Lexicon) -> list[Occurrence]:
    """«15», «16 700», «30-летие», "20th"."""
    token = tokens.all[index]
    values = figure_values(token.raw, lexicon.decimal)
    if not values:
        return []
    suffix = ending(lexicon.ordinal, tokens.text, token.stop)
    found = measured(tokens.text, (token.start, suffix.end() if suffix else token.stop), values, lexicon)
    return [replace(found, quantity=replace(found.quantity, meanings=with_time(token.raw, found.quantity.meanings)))]


def words(tokens: QuantityTokens, index: int, lexicon: Lexicon) -> list[Occurrence]:
    """«двадцать пять», "a hundred and five", «сорок первый», "three and a half", "two thirds"."""
    value, after = _counted(tokens, index, lexicon)
    if after == index:
        return []
    start, stop, last = tokens.all[index].start, tokens.all[after - 1].stop, tokens.word(after - 1)
    part = lexicon.loose.get(tokens.word(after), (Fraction(1),))[0]
    if part < 1 and tokens.gap(after) in JOINT:
        values = [value * part, value, value * part * _PERCENT]
        return [measured(tokens.text, (start, tokens.all[after].stop), values, lexicon, firm=False)]
    if half := _AND_A_HALF.match(tokens.text, stop):
        value, stop = value + Fraction(1, 2), half.end()
    is_ordinal = last in lexicon.ordinals
    is_vague = tokens.word(index) in lexicon.scales  # «тысячи домов» are not 1,000
    firm = value >= (FIRM_ORDINAL if is_ordinal else FIRM_CARDINAL) and not is_vague
    values = [value, 1 / value] if is_ordinal else [value]  # «одна пятая»
    return [measured(tokens.text, (start, stop), values, lexicon, firm=firm)]


def _counted(tokens: QuantityTokens, index: int, lexicon: Lexicon) -> tuple[Fraction, int]:
    """Return the number that the words from ``index`` on make, and the index behind it; ``index`` if there is none."""
    total = current = 0
    here = after = index
    while here == index or tokens.gap(here) in JOINT:
        word = tokens.word(here)
        value = lexicon.cardinals.get(word) or lexicon.ordinals.get(word, 0)
        if scale := lexicon.scales.get(word):
            total, current = _multiplied(total, current, scale)
        elif value and _fits(current, value):
            current += value
        elif word and word == lexicon.conjunction and after == here > index and current % _HUNDRED == 0:
            here += 1
            continue
        else:
            break
        here = after = here + 1
        if word in lexicon.ordinals:
            break
    return Fraction(total + current), after


def _multiplied(total: int, current: int, scale: int) -> tuple[int, int]:
    product = max(current, 1) * scale
    return (total, product) if scale == _HUNDRED else (total + product, 0)


def _fits(current: int, value: int) -> bool:
    """Tell whether «пять» may follow «двадцать»: the number so far has zeros in place of its digits."""
    room = 10 ** len(str(value))
    return current == 0 or (current > value and current % room == 0)


def loose(tokens: QuantityTokens, index: int, lexicon: Lexicon) -> list[Occurrence]:
    """«полтора миллиона», "half a million", «вдвое», "dozen"."""
    token = tokens.all[index]
    values: Sequence[Fraction] = lexicon.loose.get(token.lower, ())
    if not values:
        return []
    article = _OF_A.match(tokens.text, token.stop)
    stop = article.end() if article else token.stop
    after = tokens.behind(stop)
    scale = _scale(tokens, after, lexicon)
    is_firm = min(values) > _HUNDRED or (scale > 1 and min(values) < _HUNDRED)  # «полмиллиона», but not «сотни тысяч»
    if scale > 1:
        values, stop = [value * scale for value in values][:1], tokens.all[after].stop
    return [replace(measured(tokens.text, (token.start, stop), values, lexicon, firm=is_firm), scale=scale)]


def measured_word(tokens: QuantityTokens, index: int, lexicon: Lexicon) -> list[Occurrence]:
    """«полгода», «сутки», "decade"."""
    token = tokens.all[index]
    if not (amount := lexicon.measured.get(token.lower)):
        return []
    value, unit = amount
    return [Occurrence(token.start, token.stop, Quantity(token.raw, (number(value),), (unit,), firm=False))]


def prefixed(tokens: QuantityTokens, index: int, lexicon: Lexicon) -> list[Occurrence]:
    """«трёхдневный», «тридцатипятилетие»; «стол» is also read as one hundred, which does no harm."""
    token = tokens.all[index]
    if not (found := ending(lexicon.prefix, token.lower, 0)):
        return []
    value = lexicon.prefixes.get(found["tens"] or "", 0) + lexicon.prefixes[found["rest"]]
    value *= lexicon.scales.get(token.lower[found.end() :], 1)  # «двадцатитысячный»
    place = (token.start, token.start + found.end())
    return [replace(measured(tokens.text, place, (Fraction(value),), lexicon, firm=False), stop=token.stop)]


def roman(tokens: QuantityTokens, index: int, lexicon: Lexicon) -> list[Occurrence]:
    """«XX век», "World War II"; a single letter is a word or an initial in English."""
    token = tokens.all[index]
    if token.raw[0] not in _ROMAN_DIGITS or not _ROMAN.match(token.raw) or len(token.raw) < lexicon.shortest_roman:
        return []
    digits = [_ROMAN_DIGITS[letter] for letter in token.raw]
    value = sum(-digit if digit < behind else digit for digit, behind in zip(digits, [*digits[1:], 0], strict=True))
    firm = ending(lexicon.century, tokens.text, token.stop) is not None
    return [Occurrence(token.start, token.stop, Quantity(token.raw, (number(value),), firm=firm))]


LONGEST = 30
"""Digits of the longest figure that is a number; a longer one is a code, or noise."""

_GROUPED = re.compile(r"\d{1,3}(?:([ \u00a0\u202f.,])\d{3})(?:\1\d{3})*\Z")
_MARKS = re.compile(r"[ \u00a0\u202f.,]")


def figure_values(figure: str, decimal: str) -> tuple[Fraction, ...]:
    """Return what a figure may mean, likeliest first: ru «1.500» → 1500, 3/2; ``decimal`` may be empty (unknown)."""
    if len(figure) > LONGEST:
        return ()
    marks = _MARKS.findall(figure)
    if not marks:
        return (Fraction(int(figure)),)
    whole = Fraction(int(_MARKS.sub("", figure)))
    if not _GROUPED.match(figure):
        return _with_decimals(figure, marks, whole)
    if len(marks) > 1 or marks[0] not in ".,":
        return (whole,)
    return _doubtful(whole, marks[0], decimal)


def _with_decimals(figure: str, marks: list[str], whole: Fraction) -> tuple[Fraction, ...]:
    """«4,5», «16 700,25», "1,234.5"; «1.2.3» is no number, but as good as one."""
    point = marks[-1]
    if point not in ".," or marks.count(point) > 1:
        return (whole,)
    return (whole / 10 ** len(figure.rpartition(point)[2]),)


def _doubtful(whole: Fraction, mark: str, decimal: str) -> tuple[Fraction, ...]:
    """«1.500», «0,125»: English is unambiguous, Russian texts write both ways."""
    if decimal == ".":
        return (whole / 1_000,) if mark == "." else (whole,)
    return (whole / 1_000, whole) if mark == decimal else (whole, whole / 1_000)
