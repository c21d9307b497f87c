"""How a text renders the targets of a glossary: where, how often, misspelled, or in forbidden words."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefing.enforcement.spelling import (
    ORDINARY,
    QUOTES,
    correct_pattern,
    loose_pattern,
    nearest_form,
    singular_pattern,
)
from briefing.languages.folding import fold
from briefing.records import Span, Term, TermConstraint

_SHORT = 4
_QUOTE_BEFORE_BRACKET = re.compile(rf"[{QUOTES}]\s\(")
_BETWEEN = len("» (")
"""Characters between a name and the acronym in brackets after it, at most."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """An occurrence of ``target`` in a form that counts."""

    span: Span
    target: str


def find(targets: Iterable[str], text: str, language: str = "en") -> tuple[Rendering, ...]:
    """Return the occurrences of ``targets`` in ``text``, in order, without overlaps: of two the longer stays."""
    found = [
        Rendering(Span(*match.span()), target)
        for target in dict.fromkeys(filter(None, targets))
        for match in correct_pattern(target, language).finditer(text)
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


def expected(constraints: Sequence[TermConstraint]) -> Counter[str]:
    """Return how often a text should have each target.

    «Маршрут Трампа (TRIPP)» with the targets "Trump Route (TRIPP)" and "TRIPP" has TRIPP once: the target of the name
    includes the acronym that follows it.
    """
    ordered = sorted(constraints, key=lambda constraint: constraint.match.span)
    included = {id(after) for before, after in pairwise(ordered) if _includes(before, after)}
    times = Counter({constraint.target: 0 for constraint in ordered})
    times.update(constraint.target for constraint in ordered if id(constraint) not in included)
    return times


def _includes(before: TermConstraint, after: TermConstraint) -> bool:
    gap = after.match.span.start - before.match.span.stop
    return gap <= _BETWEEN and before.target.endswith(f"({after.target})")


def surplus(constraints: Sequence[TermConstraint], text: str, language: str = "en") -> Mapping[str, int]:
    """Return by how much each target is too frequent (above 0) or too rare (below), without those that are right."""
    due = expected(constraints)
    counts = Counter(rendering.target for rendering in find(due, text, language))
    return {target: counts[target] - times for target, times in due.items() if counts[target] != times}


def missing(constraints: Sequence[TermConstraint], text: str, language: str = "en") -> tuple[TermConstraint, ...]:
    """Return the constraints that are not met; of a target that is there, but too rarely, the last ones."""
    lacking = Counter({target: -by for target, by in surplus(constraints, text, language).items() if by < 0})
    found: list[TermConstraint] = []
    for constraint in sorted(constraints, key=lambda constraint: constraint.match.span, reverse=True):
        if lacking[constraint.target] > 0:
            lacking[constraint.target] -= 1
            found.append(constraint)
    return tuple(reversed(found))


def in_singular(constraints: Sequence[TermConstraint], text: str) -> Mapping[Span, str]:
    """Return where a text has a target in the singular that is to be in the plural, and the plural for each place."""
    due = dict.fromkeys(constraint.target for constraint in constraints if constraint.singular)
    patterns = ((target, singular_pattern(target)) for target in due)
    return {
        Span(*match.span()): plural_like(target, match[0])
        for target, pattern in patterns
        if pattern
        for match in pattern.finditer(text)
    }


def plural_like(target: str, singular: str) -> str:
    """Return a plural target with the capital of the singular that opens a sentence: "Wind farm" → "Wind farms"."""
    return target[:1].upper() + target[1:] if singular[:1].isupper() else target


def forbidden(term: Term, text: str, others: Sequence[str] = (), language: str = "en") -> tuple[str, ...]:
    """Return the forbidden renderings of ``term`` in ``text``, as the glossary has them.

    Whole words in any spelling and number count ("mid-corridors"), except as part of the term's own target or of one
    of ``others``: "Alyat" is allowed in "Alyat Port" where that is a target. An acronym of four letters or fewer counts
    in capitals only: TRIP is not "trip".
    """
    found = _forbidden(term, text, others, language)
    return tuple(dict.fromkeys(rendering for rendering, _ in found))


def forbidden_spans(term: Term, text: str, language: str = "en") -> tuple[Span, ...]:
    """Return the places of forbidden renderings of ``term``, in no order."""
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
        for span in (Span(*match.span()) for match in loose_pattern(form, language).finditer(folded))
        if not _within(span, allowed) and not _is_ordinary(rendering, span.of(text))
    ]


def _is_ordinary(acronym: str, found: str) -> bool:
    return len(acronym) <= _SHORT and acronym.isupper() and not found[: len(acronym)].isupper()


def _within(span: Span, spans: Iterable[Span]) -> bool:
    return any(other.start <= span.start and span.stop <= other.stop for other in spans)


def respell(text: str, targets: Sequence[str], language: str = "en") -> str:
    """Return ``text`` with ``targets`` spelled as the glossary has them where only the spelling was wrong.

    That covers capitals, hyphens, dashes and spaces, quotes and apostrophes, diacritics and the full stops of initials:
    "middle corridor", "US Chamber", "Erdogan". A single word in lower case is left alone where the text has the target
    elsewhere: in "Trend reports a trend" the second is another word.
    """
    fixes: list[tuple[Span, str]] = []
    for place in sorted(_spellings(text, targets, language), key=lambda place: place.rank):
        if not any(overlap(place.span, span) for span, _ in fixes):
            fixes.append((place.span, place.spelled))
    return replaced(text, fixes)


def replaced(text: str, fixes: Iterable[tuple[Span, str]]) -> str:
    """Return ``text`` with the words at some spans replaced; the spans do not overlap."""
    for span, words in sorted(fixes, reverse=True):
        text = text[: span.start] + words + text[span.stop :]
    return text


@dataclass(frozen=True, slots=True)
class _Spelling:
    """A place where a text has ``spelled``, a form of a target, or nearly so."""

    span: Span
    spelled: str
    is_right: bool

    @property
    def rank(self) -> tuple[int, bool, Span]:
        return -len(self.span), not self.is_right, self.span


def _spellings(text: str, targets: Iterable[str], language: str) -> Iterator[_Spelling]:
    folded = fold(text)
    for target in dict.fromkeys(filter(None, targets)):
        exact = [Span(*match.span()) for match in correct_pattern(target, language).finditer(text)]
        yield from (_Spelling(span, _as_written(target, span.of(text), language), True) for span in exact)
        for match in loose_pattern(target, language).finditer(folded):
            span = Span(*match.span())
            if not _is_another_word(span.of(text), elsewhere=bool(exact)):
                yield _Spelling(span, nearest_form(target, span.of(text), language), False)


def _as_written(target: str, found: str, language: str) -> str:
    """Return ``found`` with the glossary's dashes and quotes, and its own quotation mark before a bracket."""
    return found if _QUOTE_BEFORE_BRACKET.search(found) else nearest_form(target, found, language)


def _is_another_word(found: str, *, elsewhere: bool) -> bool:
    """Tell "it" from IT, and "a trend" from Trend where the text has that ``elsewhere``."""
    return (found.isalpha() and found.islower() and elsewhere) or (found.lower() in ORDINARY and not found.isupper())
