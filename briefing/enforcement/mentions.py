"""Which form of a term an article calls for: full at its first mention, short after that, plural for several."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from briefing.languages.english_number import plural
from briefing.records import TermConstraint, TermMatch

Matches = Callable[[str], tuple[TermMatch, ...]]
"""Finds the terms of a glossary in a sentence."""

PLURALS: dict[str, Callable[[str], str]] = {"en": plural}
"""By target language, how to make the plural of a target."""


def mentions(sources: Iterable[str], matches: Matches, language: str) -> Iterator[tuple[TermConstraint, ...]]:
    """Yield the constraints on each sentence of an article, in order; targets are in ``language``."""
    mentioned: set[str] = set()
    for source in sources:
        found = matches(source)
        constraints = []
        for match in found:
            term = match.term
            again = bool(term.short) and term.source in mentioned
            mentioned.add(term.source)
            constraints.append(_constraint(match, term.short if again else term.target, found, language))
        yield tuple(constraints)


def _constraint(match: TermMatch, form: str, found: Sequence[TermMatch], language: str) -> TermConstraint:
    """Return the constraint for a form of the glossary: its plural where the sentence has the term in that only."""
    several = all(other.plural for other in found if other.term is match.term)
    target = PLURALS[language](form) if several and language in PLURALS else form
    return TermConstraint(match, target, form if target != form else "")
