"""Corrections → the glossary lines they suggest. Pure.

A line is proposed where the same English replaced something else in several sentences, and one Russian noun phrase is
what these sentences have in common. Nothing ambiguous is proposed.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from briefing.glossary.normalisation import match_key
from briefing.records import Edition, Term
from briefing.review.candidates import Candidate, best
from briefing.review.common_phrases import CommonPhrase, common_phrases, lemmas_in, occurrences, other_lemmas
from briefing.review.comparing import ChangedRow
from briefing.review.new_renderings import ComparedRow, NewRendering, compared_row, new_rendering
from briefing.review.replacements import Replacement, Words, one_of, replacements, stands_in

SOURCE, TARGET = "ru", "en"
"""The languages whose phrases can be recognised and written as a glossary has them."""

_FEWEST = 2
"""Different sentences in which the replacement must have been made."""

_LEAST_SHARE = 0.5
"""For a single common English word: the share of its segments above which they must have the Russian word."""


def propose(changes: Iterable[ChangedRow], edition: Edition) -> tuple[Term, ...]:
    """Return a term for each replacement that was made consistently in several sentences, best attested first.

    ``changes`` are what :func:`briefing.review.comparing.compare` found in ``edition``, whose other segments show where
    a phrase occurs without its replacement.
    """
    if edition.target_language != TARGET:
        return ()
    russian = [change for change in changes if change.before.source_language == SOURCE]
    corrected = {change.before.segment: change.correction.target for change in russian}
    rows = tuple(compared_row(row, corrected) for row in edition.rows if row.source_language == SOURCE)
    found: list[Candidate] = []
    for evidence in _evidences(russian, rows):
        proposal = None if any(map(evidence.is_part_of, found)) else evidence.proposal()
        found += [proposal] if proposal else []
    return tuple({match_key(term.source): term for term in (each.term() for each in reversed(found))}.values())[::-1]


@dataclass(frozen=True)
class _Evidence:
    """The ``renderings``, one within another, that are new in the segments ``ids``; ``rows`` are the whole edition."""

    ids: frozenset[str]
    renderings: tuple[NewRendering, ...]
    rows: tuple[ComparedRow, ...]

    def is_part_of(self, known: Candidate) -> bool:
        """Tell whether a ``known`` proposal covers these segments, and its rendering one of these or the reverse."""
        return self.ids <= known.ids and any(
            stands_in(rendering.after, known.rendering.after) or stands_in(known.rendering.after, rendering.after)
            for rendering in self.renderings
        )

    def proposal(self) -> Candidate | None:
        """Return the rendering and the phrase that belong together beyond doubt, if there are any.

        A phrase without a preposition counts before one that has it: «Маршрут Трампа», not «Трамп для мира».
        """
        pairs = list(self._pairs())
        plain, joined = ([pair for pair in pairs if pair.common.phrase.joined is joins] for joins in (False, True))
        return best(plain) or best(joined)

    @cached_property
    def sources(self) -> list[str]:
        return sorted({row.source for row in self.rows if row.id in self.ids}, key=lambda source: (len(source), source))

    def _pairs(self) -> Iterator[Candidate]:
        if len(self.sources) < _FEWEST:
            return
        whole = [each for each in self.renderings if not any(map(each.is_cut_from, self.renderings))]
        for common in common_phrases(self.sources):
            for rendering in whole:
                if rendering.has_words(common.phrase.words) and self._fit(rendering, common):
                    yield Candidate(self.ids, rendering, common)

    def _fit(self, rendering: NewRendering, common: CommonPhrase) -> bool:
        """Tell whether the phrase never occurs without the rendering, and was never corrected to anything else."""
        having = [row for row in self.rows if occurrences(common.phrase.text, row.source)]
        if not all(
            stands_in(rendering.after, row.now) if row.corrected else rendering.stands_in(row) for row in having
        ):
            return False
        return common.phrase.words > 1 or self._are_one_word(rendering, common, having)

    def _are_one_word(self, rendering: NewRendering, common: CommonPhrase, having: Sequence[ComparedRow]) -> bool:
        """Tell whether one word translates the other: both or neither are names, often in the same segments, and alone.

        «said» is not «связь», though it was replaced in two sentences that happen to have that word. Nor is anything
        certain while these sentences share another word, a verb perhaps, that the other sentences do not have.
        """
        if common.named is not None and common.named != rendering.is_name:
            return False
        replaced = [row for row in self.rows if rendering.replaces_in(row)]
        if sum(row in having for row in replaced) <= _LEAST_SHARE * len(replaced):
            return False
        elsewhere = frozenset().union(*(lemmas_in(row.source) for row in self.rows if not rendering.stands_in(row)))
        return other_lemmas(common, self.sources) <= elsewhere


def _evidences(changes: Iterable[ChangedRow], rows: tuple[ComparedRow, ...]) -> Iterator[_Evidence]:
    """Group what is new by the segments it is new in, the largest groups first."""
    made: dict[Words, list[tuple[str, Replacement]]] = defaultdict(list)
    for change in changes:
        for each in replacements(change.before.target, change.correction.target):
            made[one_of(each.after)].append((change.before.segment, each))
    together: dict[frozenset[str], list[NewRendering]] = defaultdict(list)
    for same in made.values():
        together[frozenset(segment for segment, _ in same)].append(new_rendering([each for _, each in same]))
    for ids in sorted(together, key=len, reverse=True):
        if len(ids) >= _FEWEST:
            yield _Evidence(ids, tuple(together[ids]), rows)
