"""How the targets of a glossary stand in a text: where, how often, misspelled, or in forbidden words."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefing.enforcement.spelling import ORDINARY, QUOTES, loose, nearest, right
from briefing.languages.folding import fold
from briefing.records import Span, Term, WantedTerm

_SHORT = 4
_QUOTE_BEFORE_BRACKET = re.compile(rf"[{QUOTES}]\s\(")
_BETWEEN = len("» (")
"""Characters between a name and the acronym in brackets after it, at most."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """A place where ``target`` stands, in a form that counts."""

    span: Span
    target: str


def find(targets: Iterable[str], text: str, language: str = "en") -> tuple[Rendering, ...]:
    """Return where ``targets`` stand in ``text``, in order and without overlaps; the longest of two that overlap."""
    found = [
        Rendering(Span(*match.span()), target)
        for target in dict.fromkeys(filter(None, targets))
        for match in right(target, language).finditer(text)
    ]
    found.sort(key=lambda rendering: (-len(rendering.span), rendering.span.of(text) != rendering.target))
    kept: list[Rendering] = []
    for rendering in found:
        if not any(overlap(rendering.span, other.span) for other in kept):
            kept.append(rendering)
    return tuple(sorted(kept, key=lambda rendering: rendering.span))


def overlap(one: Span, other: Span) -> bool:
    """Tell whether two spans share a character."""
    return one.start < other.stop and other.start < one.stop


def count(target: str, text: str, others: Sequence[str] = (), language: str = "en") -> int:
    """Return how often ``target`` stands in ``text``, where it is not part of a longer target among ``others``."""
    return sum(rendering.target == target for rendering in find([target, *others], text, language))


def expected(wanted: Sequence[WantedTerm]) -> Counter[str]:
    """Return how often each target is to stand.

    «Маршрут Трампа (TRIPP)» with the targets "Trump Route (TRIPP)" and "TRIPP" has TRIPP once: the target of the name
    brings the acronym that follows it.
    """
    ordered = sorted(wanted, key=lambda one: one.match.span)
    followed = {id(after) for before, after in pairwise(ordered) if _brings(before, after)}
    times = Counter({one.target: 0 for one in ordered})
    times.update(one.target for one in ordered if id(one) not in followed)
    return times


def _brings(before: WantedTerm, after: WantedTerm) -> bool:
    gap = after.match.span.start - before.match.span.stop
    return gap <= _BETWEEN and before.target.endswith(f"({after.target})")


def surplus(wanted: Sequence[WantedTerm], text: str, language: str = "en") -> Mapping[str, int]:
    """Return by how much each target stands too often (above 0) or too seldom (below); without those that are right."""
    wants = expected(wanted)
    stands = Counter(rendering.target for rendering in find(wants, text, language))
    return {target: stands[target] - times for target, times in wants.items() if stands[target] != times}


def satisfied(wanted: Sequence[WantedTerm], text: str, language: str = "en") -> bool:
    """Tell whether every target stands in ``text`` exactly as often as it should."""
    return not surplus(wanted, text, language)


def missing(wanted: Sequence[WantedTerm], text: str, language: str = "en") -> tuple[WantedTerm, ...]:
    """Return what is wanted and not there; where a target stands less often than wanted, its last occurrences."""
    lacking = Counter({target: -by for target, by in surplus(wanted, text, language).items() if by < 0})
    found: list[WantedTerm] = []
    for one in sorted(wanted, key=lambda one: one.match.span, reverse=True):
        if lacking[one.target] > 0:
            lacking[one.target] -= 1
            found.append(one)
    return tuple(reversed(found))


def forbidden(term: Term, text: str, others: Sequence[str] = (), language: str = "en") -> tuple[str, ...]:
    """Return the forbidden renderings of ``term`` in ``text``, as the glossary has them.

    Whole words in any spelling and number count ("mid-corridors"), except as a part of the term's own target or of one
    of ``others``: "Alyat" is allowed in "Alyat Port" where that is a target. An acronym of four letters or fewer counts
    in capitals only: TRIP is no trip.
    """
    found = _forbidden(term, text, others, language)
    return tuple(dict.fromkeys(rendering for rendering, _ in found))


def forbidden_spans(term: Term, text: str, language: str = "en") -> tuple[Span, ...]:
    """Return where forbidden renderings of ``term`` stand, in no order."""
    return tuple(dict.fromkeys(span for _, span in _forbidden(term, text, (), language)))


def _forbidden(term: Term, text: str, others: Sequence[str], language: str) -> list[tuple[str, Span]]:
    if not term.forbidden:
        return []
    allowed = [rendering.span for rendering in find([term.target, term.short, *others], text, language)]
    folded = fold(text)
    return [
        (rendering, span)
        for rendering in term.forbidden
        for form in (rendering, f"{rendering}s")
        for span in (Span(*match.span()) for match in loose(form, language).finditer(folded))
        if not _within(span, allowed) and not _is_ordinary(rendering, span.of(text))
    ]


def _is_ordinary(acronym: str, found: str) -> bool:
    return len(acronym) <= _SHORT and acronym.isupper() and not found[: len(acronym)].isupper()


def _within(span: Span, spans: Iterable[Span]) -> bool:
    return any(other.start <= span.start and span.stop <= other.stop for other in spans)


def respell(text: str, targets: Sequence[str], language: str = "en") -> str:
    """Return ``text`` with the glossary's spelling of ``targets`` where that is all that was wrong.

    Capitals, hyphens, dashes and spaces, quotes and apostrophes, diacritics and the full stops of initials are mended:
    "middle corridor", "US Chamber", "Erdogan". A single word in lower case is left alone where the target stands
    elsewhere: in "Trend reports a trend" the second is another word.
    """
    fixes: list[tuple[Span, str]] = []
    for place in sorted(_spellings(text, targets, language), key=lambda place: place.rank):
        if not any(overlap(place.span, span) for span, _ in fixes):
            fixes.append((place.span, place.spelled))
    return replaced(text, fixes)


def replaced(text: str, fixes: Iterable[tuple[Span, str]]) -> str:
    """Return ``text`` with other words at some spans, which do not overlap."""
    for span, words in sorted(fixes, reverse=True):
        text = text[: span.start] + words + text[span.stop :]
    return text


@dataclass(frozen=True, slots=True)
class _Spelling:
    """A place where a target stands as ``spelled`` or nearly so."""

    span: Span
    spelled: str
    is_right: bool

    @property
    def rank(self) -> tuple[int, bool, Span]:
        return -len(self.span), not self.is_right, self.span


def _spellings(text: str, targets: Iterable[str], language: str) -> Iterator[_Spelling]:
    folded = fold(text)
    for target in dict.fromkeys(filter(None, targets)):
        there = [Span(*match.span()) for match in right(target, language).finditer(text)]
        yield from (_Spelling(span, _as_written(target, span.of(text), language), True) for span in there)
        for match in loose(target, language).finditer(folded):
            span = Span(*match.span())
            if not _is_another_word(span.of(text), stands=bool(there)):
                yield _Spelling(span, nearest(target, span.of(text), language), False)


def _as_written(target: str, found: str, language: str) -> str:
    """Return ``found`` with the glossary's dashes and quotes, and its own quotation mark before a bracket."""
    return found if _QUOTE_BEFORE_BRACKET.search(found) else nearest(target, found, language)


def _is_another_word(found: str, *, stands: bool) -> bool:
    """Tell "it" from IT, and "a trend" from Trend where that ``stands`` elsewhere."""
    return (found.isalpha() and found.islower() and stands) or (found.lower() in ORDINARY and not found.isupper())
