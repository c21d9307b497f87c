"""A target beside another that its source is in apposition to: «Маршрут Трампа» (TRIPP)."""

import re
from collections.abc import Iterable, Iterator

from briefing.enforcement.renderings import find, replaced
from briefing.enforcement.spelling import QUOTES
from briefing.records import Span, TermConstraint

_BRACKET_OPENS = re.compile(rf"[{QUOTES}]?\s*\(")


def beside_others(
    source: str, hypothesis: str, constraint: TermConstraint, others: Iterable[TermConstraint], language: str
) -> Iterator[str]:
    """Yield the text with the target before an acronym in brackets, or in brackets behind a name.

    «Маршрут Трампа» (TRIPP): "TRIPP" becomes "Trump Route" (TRIPP). Транскаспийский коридор (Средний коридор):
    Trans-Caspian Corridor becomes Trans-Caspian Corridor (Middle Corridor).
    """
    span = constraint.match.span
    for other in others:
        beside = other.match.span
        for found in find([other.target], hypothesis, language)[:1] if other.target != constraint.target else ():
            place = found.span
            if _BRACKET_OPENS.fullmatch(source, span.stop, beside.start) and not _is_in_brackets(hypothesis, place):
                yield replaced(hypothesis, [_before(hypothesis, place, constraint.target, other.target)])
            elif _BRACKET_OPENS.fullmatch(source, beside.stop, span.start) and not _bracket_follows(hypothesis, place):
                stop = place.stop + (hypothesis[place.stop :][:1] in {*QUOTES})
                yield replaced(hypothesis, [(Span(stop, stop), f" ({constraint.target})")])


def _is_in_brackets(hypothesis: str, span: Span) -> bool:
    return hypothesis[: span.start].endswith("(")


def _bracket_follows(hypothesis: str, span: Span) -> bool:
    return bool(_BRACKET_OPENS.match(hypothesis, span.stop))


def _before(hypothesis: str, span: Span, name: str, acronym: str) -> tuple[Span, str]:
    """Return the replacement that puts a name before an acronym, in the acronym's quotes if it has some."""
    before, after = hypothesis[: span.start][-1:], hypothesis[span.stop :][:1]
    if before and after and before in QUOTES and after in QUOTES:
        return Span(span.start - 1, span.stop + 1), f"{before}{name}{after} ({acronym})"
    return span, f"{name} ({acronym})"
