"""Checks for numbers, dates and units that the target lost, changed or added: both sides' quantities are paired."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import product

from briefing.checks.quantities.lexicon import LEXICONS
from briefing.checks.quantities.quantity import Quantity, Scale, Unit
from briefing.checks.quantities.reading import read
from briefing.checks.sentence_pair import SentencePair

ROUGHLY = Fraction(15, 100)
"""Share by which a converted measure may differ: «250 кг» are "550 pounds", «2,5 см» an inch."""

MOST = 40
"""Quantities of each side that are tried as conversions of the other's; a sentence has few."""

NEVER_LEFT_OUT = frozenset(("share", "money"))
"""Dimensions that a figure must have on both sides; «13-летний» may well be "13"."""


@dataclass(frozen=True, slots=True)
class QuantityComparison:
    """What a translation did to the quantities of its source.

    ``missing`` are firm ones of the source, ``added`` of the target, without a partner; ``changed`` are partners of
    one value in different units.
    """

    missing: tuple[Quantity, ...]
    added: tuple[Quantity, ...]
    changed: tuple[tuple[Quantity, Quantity], ...]


_SAME = QuantityComparison((), (), ())


def number_missing(pair: SentencePair) -> str:
    """«Построено 15 портов.» → «16 ports were built.»."""
    return _quoted(each for each in compared(pair).missing if not each.is_date)


def number_added(pair: SentencePair) -> str:
    """«Построены порты.» → «15 ports were built.»."""
    return _quoted(each for each in _added(pair) if not each.is_date)


def date_missing(pair: SentencePair) -> str:
    """«8 августа 2025 года» → «May 8, 2025»."""
    return _quoted(each for each in compared(pair).missing if each.is_date)


def date_added(pair: SentencePair) -> str:
    """«8 августа прошлого года» → «August 8, 2017»."""
    return _quoted(each for each in _added(pair) if each.is_date)


def unit_changed(pair: SentencePair) -> str:
    """«15 км» → «15 miles», «15 %» → «15», «15 манатов» → «$15»."""
    return _quoted(before for before, _ in compared(pair).changed)


def _added(pair: SentencePair) -> Iterable[Quantity]:
    """Return what was added, nothing where as much is missing: then one quantity was changed into another."""
    comparison = compared(pair)
    return comparison.added if len(comparison.added) > len(comparison.missing) else ()


def _quoted(quantities: Iterable[Quantity]) -> str:
    """Return quantities as a message names them: “4,5 млн”, “10 %”."""
    return ", ".join(dict.fromkeys(f"“{each.text}”" for each in quantities))


def compared(pair: SentencePair) -> QuantityComparison:
    """Compare the two sides of a pair; a target without words has nothing to compare."""
    if not pair.target_size:
        return _SAME
    return compare(pair.source, pair.target, pair.source_language, pair.target_language)


@lru_cache(maxsize=64)
def compare(source: str, target: str, source_language: str, target_language: str) -> QuantityComparison:
    """Compare the quantities of a pair, only the figures if a language has no lexicon."""
    known = source_language in LEXICONS and target_language in LEXICONS
    left = _firm_first(read(source, source_language if known else None))
    right = _firm_first(read(target, target_language if known else None))
    _, left_1, right_1 = _paired(left, right, _by_value_and_unit)
    equal, left_2, right_2 = _paired(left_1, right_1, _by_value)
    left_3, right_3 = _converted(left_2, right_2)
    return QuantityComparison(
        missing=_unsaid(left_3, right),
        added=_unsaid(right_3, left),
        changed=tuple(pair for pair in equal if _is_changed(*pair)),
    )


def _firm_first(quantities: Iterable[Quantity]) -> list[Quantity]:
    return sorted(quantities, key=lambda each: not each.firm)


def _by_value_and_unit(quantity: Quantity) -> Iterable[Hashable]:
    return product(quantity.meanings, quantity.units or (None,))


def _by_value(quantity: Quantity) -> Iterable[Hashable]:
    return quantity.meanings


def _paired(
    left: Sequence[Quantity], right: Sequence[Quantity], keys: Callable[[Quantity], Iterable[Hashable]]
) -> tuple[list[tuple[Quantity, Quantity]], list[Quantity], list[Quantity]]:
    """Pair quantities that share a key; return the pairs, and what is left over on both sides."""
    waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
    for index in reversed(range(len(right))):
        for key in keys(right[index]):
            waiting[key].append(index)
    taken: set[int] = set()
    pairs, alone = [], []
    for quantity in left:
        partner = next((p for key in keys(quantity) if (p := _next(waiting.get(key), taken)) is not None), None)
        if partner is None:
            alone.append(quantity)
        else:
            taken.add(partner)
            pairs.append((quantity, right[partner]))
    return pairs, alone, [each for index, each in enumerate(right) if index not in taken]


def _next(waiting: list[int] | None, taken: set[int]) -> int | None:
    while waiting:
        index = waiting.pop()
        if index not in taken:
            return index
    return None


def _unsaid(quantities: Iterable[Quantity], others: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Return firm quantities that the other side lacks altogether, even converted: "45 miles (72 km)"."""
    said = {meaning for other in others for meaning in other.meanings}
    return tuple(
        each
        for each in quantities
        if each.firm and said.isdisjoint(each.meanings) and not any(_is_converted(each, o) for o in others[:MOST])
    )


def _converted(left: Sequence[Quantity], right: Sequence[Quantity]) -> tuple[list[Quantity], list[Quantity]]:
    """Return what is left over once 250 kg are paired with 550 pounds."""
    alone, others = [], list(right[:MOST])
    for quantity in left[:MOST]:
        partner = next((other for other in others if _is_converted(quantity, other)), None)
        if partner:
            others.remove(partner)
        else:
            alone.append(quantity)
    return [*alone, *left[MOST:]], [*others, *right[MOST:]]


def _is_converted(first: Quantity, second: Quantity) -> bool:
    return any(
        a.dimension == b.dimension and _is_near(first, a, second, b) for a, b in product(first.units, second.units)
    )


def _is_near(first: Quantity, a: Unit, second: Quantity, b: Unit) -> bool:
    if a is b or a.factor is None or b.factor is None:
        return False
    x, y = first.meanings[0][1] * a.factor, second.meanings[0][1] * b.factor
    return abs(x - y) <= max(x, y) * (0 if a.dimension == "time" else ROUGHLY)


def _is_changed(first: Quantity, second: Quantity) -> bool:
    """Tell whether «15 км» became "15 miles", or «15 %» a bare 15; the two have no unit in common."""
    if not (first.firm and second.firm) or first.meanings[0][0] is not Scale.NUMBER:
        return False
    before, after = ({unit.dimension for unit in each.units} for each in (first, second))
    return bool(before & after or (before ^ after) & NEVER_LEFT_OUT)
