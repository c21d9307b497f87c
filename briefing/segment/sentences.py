"""Finds the sentences in a stretch of text, in any language."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, pairwise

from briefing.records import Span
from briefing.segment import multilingual, russian
from briefing.segment.oversize import fitting_spans

Cuts = Callable[[str], Iterator[int]]
"""Yields, in ascending order, the positions inside a text where a new sentence begins."""

_CUTS_OF: dict[str, Cuts] = {"ru": russian.cuts}

_WORD = re.compile(r"\w")


def sentence_spans(text: str, within: Span, language: str) -> Iterator[Span]:
    """Yield the sentences of ``within.of(text)``, as spans of ``text`` without white space at either end.

    Together they contain everything but white space; none is longer than
    :data:`~briefing.segment.oversize.LONGEST`.
    """
    part = within.of(text)
    edges = chain([0], _between_words(part, _cuts(part, language)), [len(part)])
    for start, stop in pairwise(edges):
        for span in fitting_spans(part, Span(start, stop), language):
            yield Span(within.start + span.start, within.start + span.stop)


def _cuts(text: str, language: str) -> Iterator[int]:
    find = _CUTS_OF.get(language)
    return find(text) if find else multilingual.cuts(text, language)


def _between_words(text: str, cuts: Iterable[int]) -> Iterator[int]:
    """Keep the cuts with a word on either side: a stray dash or quote is not a sentence, and confuses models."""
    start, worded = 0, False
    for cut, stop in pairwise(chain(cuts, [len(text)])):
        worded = worded or bool(_WORD.search(text, start, cut))
        start = cut
        if worded and _WORD.search(text, cut, stop):
            worded = False
            yield cut
