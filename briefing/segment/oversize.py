"""Cuts sentences that are too long for a model where it hurts least."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import accumulate, chain, pairwise
from math import ceil

from briefing.records import Span

LONGEST = 600
"""Characters of the longest segment.

Argos trains its models on sentences of at most 150 pieces (``src_seq_length`` in argos-train's ``config.yml``), and
on longer ones they drop text; a piece of Russian news is four to five characters. A model with a larger window loses
little by this: so long a sentence is rare, and rarely a single thought.
"""

CLAUSE_OPENERS = {
    "ru": r"а|но|и|или|либо|что|чтобы|котор\w+|чей|чь\w+|где|когда|куда|откуда|если|хотя|поскольку|потому|однако"
    r"|прич[её]м|тогда|благодаря|несмотря|включая",
    "en": r"and|but|or|nor|which|who|whom|whose|where|when|while|because|since|although|though|if|so|that|whereas"
    r"|including",
}
"""Words that open a clause after a comma."""

PLACES = (
    # The end of a sentence, which sentencex misses inside quotes: «... with the port. We are ready ...»
    r"(?<=[^\W\d_]{3})[.!?…]+[\"»”)]*\s+(?=[\"«„“(]*[^\W\d_a-zа-яё])|\n",
    r";\s+",
    r":\s+|\s[—–-]\s+",
    r",\s+(?=(?:%(clause_openers)s)\b)",
    r",\s+|[،、，]\s*",
    r"\s+",
)
"""What a piece may end with, best first. A mere space, the last, is worse than all others, even outside quotes."""

_BRACKET = re.compile(r"[«»„“”\"()\[\]{}]")
_OPENING = frozenset("«„([{")
_EITHER = frozenset('"“')
"""They open after white space or another opening bracket, and close elsewhere."""


def fitting_spans(text: str, span: Span, language: str) -> Iterator[Span]:
    """Yield ``span`` without the white space around it, in even pieces where it is longer than :data:`LONGEST`."""
    whole = _trimmed(text, span)
    edges = chain([whole.start], _cuts(text, whole, language), [whole.stop])
    pieces = (_trimmed(text, Span(start, stop)) for start, stop in pairwise(edges))
    return (piece for piece in pieces if piece)


def _trimmed(text: str, span: Span) -> Span:
    part = span.of(text)
    stop = span.start + len(part.rstrip())
    return Span(min(span.stop - len(part.lstrip()), stop), stop)


def _cuts(text: str, span: Span, language: str) -> Iterator[int]:
    """Yield where to cut ``span``. Each cut looks no further than the next piece, so time is linear."""
    if len(span) <= LONGEST:
        return
    nesting = _Nesting(text, span)
    start = span.start
    while span.stop - start > LONGEST:
        start = _cut(text, Span(start, span.stop), nesting, _places(language))
        yield start


def _cut(text: str, rest: Span, nesting: "_Nesting", places: re.Pattern[str]) -> int:
    """Return the best place near the end of the first even piece of ``rest``; that very end if there is none."""
    size = ceil(len(rest) / ceil(len(rest) / LONGEST))
    even = rest.start + size
    low, high = even - size // 2, min(even + size // 2, rest.start + LONGEST)

    def badness(match: re.Match[str]) -> tuple[bool, int, int, int]:
        place = match.lastindex or 0
        return place == len(PLACES), nesting.depth(match.end()), place, abs(match.end() - even)

    best = min(places.finditer(text, low, high), key=badness, default=None)
    return best.end() if best else even


@cache
def _places(language: str) -> re.Pattern[str]:
    """Return the places as one pattern whose ``lastindex`` counts them from 1."""
    openers = CLAUSE_OPENERS.get(language, r"(?!)")
    return re.compile("|".join(f"({place})" for place in PLACES) % {"clause_openers": openers})


class _Nesting:
    """How many quotes and brackets are open at a position."""

    def __init__(self, text: str, span: Span) -> None:
        brackets = list(_BRACKET.finditer(text, span.start, span.stop))
        self._positions = [bracket.start() for bracket in brackets]
        steps = (1 if _opens(text, position, span.start) else -1 for position in self._positions)
        self._depths = list(accumulate(steps, lambda depth, step: max(depth + step, 0), initial=0))

    def depth(self, position: int) -> int:
        """Return the depth of what begins at ``position``."""
        return self._depths[bisect_left(self._positions, position)]


def _opens(text: str, position: int, start: int) -> bool:
    bracket = text[position]
    before = text[position - 1] if position > start else " "
    return bracket in _OPENING or (bracket in _EITHER and (before.isspace() or before in _OPENING))
