"""Which form of a term an article calls for: the full one at its first mention, the short one after that."""

from collections.abc import Callable, Iterable, Iterator

from briefing.records import TermConstraint, TermMatch

Matches = Callable[[str], tuple[TermMatch, ...]]
"""Finds the terms of a glossary in a sentence."""


def mentions(sources: Iterable[str], matches: Matches) -> Iterator[tuple[TermConstraint, ...]]:
    """Yield the constraints on each sentence of an article, in order."""
    mentioned: set[str] = set()
    for source in sources:
        constraints = []
        for match in matches(source):
            term = match.term
            again = bool(term.short) and term.source in mentioned
            mentioned.add(term.source)
            constraints.append(TermConstraint(match, term.short if again else term.target))
        yield tuple(constraints)
