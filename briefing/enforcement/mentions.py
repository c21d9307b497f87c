"""Which form of a term is wanted where: the full one at its first mention in an article, the short one after that."""

from collections.abc import Callable, Iterable, Iterator

from briefing.records import TermMatch, WantedTerm

Matches = Callable[[str], tuple[TermMatch, ...]]
"""Finds the terms of a glossary in a sentence."""


def mentions(sources: Iterable[str], matches: Matches) -> Iterator[tuple[WantedTerm, ...]]:
    """Yield what is wanted in each sentence of an article, in order."""
    named: set[str] = set()
    for source in sources:
        wanted = []
        for match in matches(source):
            term = match.term
            again = bool(term.short) and term.source in named
            named.add(term.source)
            wanted.append(WantedTerm(match, term.short if again else term.target))
        yield tuple(wanted)
