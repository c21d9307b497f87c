"""Terms found in sentences, in every form that grammar gives them.

The forms are worked out once, for the glossary; the text is only looked up, in time linear in its length.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from briefing.languages.morphology import SINGULAR
from briefing.matching.capitals import Demand, exact, is_acronym, is_capitalised, recognisable
from briefing.matching.patterns import Pattern, PatternCache, literal, russian
from briefing.matching.possible import PossibleTerms
from briefing.matching.spans import in_compound, opens_as_possession, with_ending, with_quote
from briefing.matching.tokens import Token, tokenisations, tokenise
from briefing.matching.trie import Trie
from briefing.records import PossibleTerm, Span, Term, TermMatch

__all__ = ["Matcher", "PatternCache"]

MORPHOLOGIES: dict[str, Callable[[str], Pattern]] = {"ru": russian}
"""By language, how to work out the forms of a term beyond the glossary's own."""


class Matcher:
    """Finds ``terms``, given in the nominative, in sentences in ``language`` (ISO 639-1).

    In a language other than Russian a term matches in its own form only, in any capitals unless it is ``exact``.
    ``cache`` saves the work of declining Russian terms: read it before and, if it has changed, write it after.
    """

    def __init__(self, terms: Sequence[Term], language: str, cache: PatternCache | None = None) -> None:
        compute = MORPHOLOGIES.get(language)
        cache = PatternCache() if cache is None else cache
        patterns = [cache.get(term.source, compute) if compute else literal(term.source) for term in terms]
        self._possible = PossibleTerms(terms)
        self._trie = Trie(
            (pattern.slots, _Entry(term, order, pattern, names=compute is not None))
            for order, (term, pattern) in enumerate(zip(terms, patterns, strict=True))
            if pattern.slots
        )

    def matches(self, source: str) -> tuple[TermMatch, ...]:
        """Return the terms in ``source``, in its order, none overlapping another.

        Where two overlap the one of more words wins, then the one that begins first, then the one that stands in the
        glossary's own form, then the exact one, then the one that comes first in the glossary.
        """
        found: list[TermMatch] = []
        taken = bytearray(len(source))
        for candidate in sorted(self._candidates(source), key=_rank):
            start, stop = candidate.span.start, candidate.span.stop
            if not any(taken[start:stop]):
                taken[start:stop] = b"\1" * (stop - start)
                found.append(TermMatch(candidate.entry.term, candidate.span, candidate.plural))
        return tuple(sorted(found, key=lambda match: match.span))

    def possible(self, source: str, matches: Sequence[TermMatch]) -> tuple[PossibleTerm, ...]:
        """Return the terms that ``source``, with these ``matches``, may name in a form that does not match."""
        return self._possible.find(source, matches)

    def _candidates(self, source: str) -> "Iterator[_Candidate]":
        for tokens in tokenisations(source):
            words = [token.folded for token in tokens]
            for start in range(len(tokens)):
                for stop, cases, entries in self._trie.walk(words, start):
                    found = tokens[start:stop]
                    for entry in entries:
                        if entry.accepts(source, found):
                            yield entry.candidate(source, found, cases)


@dataclass(frozen=True)
class _Entry:
    """A term with what a text must have besides its forms; ``names``: the language marks names by capitals."""

    term: Term
    order: int
    pattern: Pattern
    names: bool

    @cached_property
    def tokens(self) -> list[Token]:
        return tokenise(self.term.source)

    @cached_property
    def demand(self) -> Demand:
        words = [token.text for token in self.tokens]
        if self.term.exact:
            return exact(words)
        return recognisable(words, common=self.pattern.common) if self.names else _anything

    @cached_property
    def joints(self) -> list[int]:
        """The places where a sign touches its neighbour: «Day.Az» is not «Day. Az». Dashes do not count."""
        pairs = enumerate(pairwise(self.tokens), start=1)
        return [index for index, pair in pairs if _touch(*pair) and _are_signs(*pair)]

    @cached_property
    def is_common_noun(self) -> bool:
        return not any(is_capitalised(token.text) for token in self.tokens)

    @cached_property
    def is_homograph(self) -> bool:
        """«Норов», a surname, and a horse's temper."""
        return self.pattern.common and len(self.tokens) == 1 and not self.is_common_noun

    @cached_property
    def takes_ending(self) -> bool:
        """«TRIPP-ом», «СОКАР'а»."""
        last = self.tokens[-1].text
        return self.names and (is_acronym(last) or last.isascii())

    def accepts(self, source: str, tokens: Sequence[Token]) -> bool:
        """Tell whether ``tokens`` of ``source``, forms of the term that agree, are the term."""
        if self.is_common_noun and in_compound(source, _span(tokens)):
            return False
        if self.is_homograph and opens_as_possession(source, _span(tokens)):
            return False
        joined = all(_touch(tokens[index - 1], tokens[index]) for index in self.joints)
        return joined and self.demand([token.text for token in tokens])

    @cached_property
    def has_singular(self) -> bool:
        return bool(self.pattern.cases([token.folded for token in self.tokens]) & SINGULAR)

    def candidate(self, source: str, tokens: Sequence[Token], cases: int) -> "_Candidate":
        span = with_ending(source, _span(tokens)) if self.takes_ending else _span(tokens)
        verbatim = all(one.folded == other.folded for one, other in zip(self.tokens, tokens, strict=True))
        plural = not cases & SINGULAR and self.has_singular
        return _Candidate(self, with_quote(source, span), verbatim, plural)


class _Candidate(NamedTuple):
    entry: _Entry
    span: Span
    verbatim: bool
    plural: bool


def _anything(_: Sequence[str]) -> bool:
    return True


def _span(tokens: Sequence[Token]) -> Span:
    return Span(tokens[0].start, tokens[-1].stop)


def _are_signs(left: Token, right: Token) -> bool:
    """Tell whether either is a sign, and neither a dash."""
    return not (left.is_word and right.is_word) and "-" not in (left.text, right.text)


def _touch(left: Token, right: Token) -> bool:
    return left.stop == right.start


def _rank(candidate: _Candidate) -> tuple[int, int, bool, bool, int]:
    entry = candidate.entry
    return -len(entry.tokens), candidate.span.start, not candidate.verbatim, not entry.term.exact, entry.order
