"""Places where a sentence seems to name a term in a form that does not match: a trace of what was missed.

A term of several words is possible where the stems of all its words stand in their order, with little between them, and
no term matches: «Халык-банка» for «Халык банк».
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from briefing.matching.tokens import Token, tokenise
from briefing.records import PossibleTerm, Span, Term, TermMatch

_ENDING = re.compile("(?:[аеиоуыэюя][йя]?|[йь])$")
_SHORTEST_STEM = 2
_LONGEST_ENDING = 4  # «-скому» of «-ский»
_BETWEEN = 2
"""Words that may stand between two words of a term."""


@dataclass
class _Stem:
    children: "dict[str, _Stem]" = field(default_factory=dict)
    terms: list[Term] = field(default_factory=list)


class PossibleTerms:
    """Looks for ``terms`` of several words by their stems, in time linear in a text's length."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._terms = terms

    @cached_property
    def _root(self) -> _Stem:
        root = _Stem()
        for term in self._terms:
            node = root
            stems = [_stem(token.folded) for token in tokenise(term.source) if token.is_word]
            for stem in stems if len(stems) > 1 else ():
                node = node.children.setdefault(stem, _Stem())
            if node is not root:
                node.terms.append(term)
        return root

    def find(self, source: str, matches: Sequence[TermMatch]) -> tuple[PossibleTerm, ...]:
        """Return the terms that ``source`` may name, each once, where none of its ``matches`` is."""
        taken = [match.span for match in matches]
        words = [token for token in tokenise(source) if token.is_word and not _overlaps(token, taken)]
        found: dict[str, PossibleTerm] = {}
        for start, word in enumerate(words):
            for last, term in _walk(words, start, self._root, set()):
                span = Span(word.start, words[last].stop)
                if not any(span.start <= other.start < span.stop for other in taken):
                    found.setdefault(term.source, PossibleTerm(term.source, span.of(source)))
        return tuple(found.values())


def _walk(words: Sequence[Token], index: int, node: _Stem, seen: set[tuple[int, int]]) -> Iterator[tuple[int, Term]]:
    """Yield the terms whose remaining stems begin with the word at ``index``, and the index of their last word.

    ``seen`` are the places and nodes passed before: a term that repeats a word has many ways to one end.
    """
    if (index, id(node)) in seen:
        return
    seen.add((index, id(node)))
    word = words[index].folded
    shortest = max(_SHORTEST_STEM, len(word) - _LONGEST_ENDING)
    for stop in range(min(shortest, len(word)), len(word) + 1):
        if child := node.children.get(word[:stop]):
            yield from ((index, term) for term in child.terms)
            for following in range(index + 1, min(index + 2 + _BETWEEN, len(words))) if child.children else ():
                yield from _walk(words, following, child, seen)


def _overlaps(token: Token, spans: Sequence[Span]) -> bool:
    return any(token.start < span.stop and span.start < token.stop for span in spans)


def _stem(word: str) -> str:
    stem = _ENDING.sub("", word)
    return stem if len(stem) >= _SHORTEST_STEM else word
