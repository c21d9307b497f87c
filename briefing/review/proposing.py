"""Corrections → the glossary lines they suggest. Pure.

A line is proposed where the same English came to stand in place of something else in several sentences, and one Russian
noun phrase is what these sentences have in common. What could be one thing or another is not proposed.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from briefing.glossary.normalisation import match_key
from briefing.languages.english_number import is_plural, other_number
from briefing.records import Edition, EditionRow, Term
from briefing.review.common_phrases import CommonPhrase, common_phrases, lemmas_in, occurrences, other_lemmas
from briefing.review.comparing import Change
from briefing.review.renderings import Replacement, Words, content, one_of, replacements, stands_in, words_of

SOURCE, TARGET = "ru", "en"
"""The languages whose phrases can be told, and brought into the form of a glossary."""

_FEWEST = 2
"""Different sentences in which a replacement must have been made."""

_LEAST_SHARE = 0.5
"""Of the segments in which a single common word stood, the share above which they have the Russian word."""


def propose(changes: Iterable[Change], edition: Edition) -> tuple[Term, ...]:
    """Return a term for each replacement that was made consistently and in several sentences, best attested first.

    ``changes`` are what :func:`briefing.review.comparing.compare` found in ``edition``, whose other segments show where
    a phrase stands without its replacement.
    """
    if edition.target_language != TARGET:
        return ()
    russian = [change for change in changes if change.before.source_language == SOURCE]
    corrected = {change.before.segment: change.correction.target for change in russian}
    rows = tuple(_row(row, corrected) for row in edition.rows if row.source_language == SOURCE)
    found: list[_Proposal] = []
    for evidence in _evidences(russian, rows):
        proposal = None if any(map(evidence.is_part_of, found)) else evidence.proposal()
        found += [proposal] if proposal else []
    return tuple({match_key(term.source): term for term in (each.term() for each in reversed(found))}.values())[::-1]


@dataclass(frozen=True, slots=True)
class _Row:
    """A segment, with the words of its target as it was sent and as it is now."""

    id: str
    source: str
    sent: Sequence[str]
    now: Sequence[str]
    corrected: bool


def _row(row: EditionRow, corrected: Mapping[str, str]) -> _Row:
    now = corrected.get(row.segment, row.target)
    return _Row(row.segment, row.source, words_of(row.target), words_of(now), row.segment in corrected)


@dataclass(frozen=True, slots=True)
class _Rendering:
    """What came to stand in several segments, and what it replaced."""

    after: Words
    befores: frozenset[Words]

    @property
    def is_name(self) -> bool:
        return all(word[0].isupper() for word in content(self.after))

    def is_cut_from(self, other: "_Rendering") -> bool:
        """Tell whether this is ``other`` without capitalised words beside it: «Middle», of «Middle Corridor»."""
        size, whole = len(self.after), other.after
        return self.is_name and any(
            whole[start : start + size] == self.after
            and size < len(whole)
            and all(word[0].isupper() for word in whole[:start] + whole[start + size :])
            for start in range(len(whole) - size + 1)
        )

    def stands_in(self, row: _Row) -> bool:
        """Tell whether ``row`` has it, or had what it replaced."""
        return stands_in(self.after, row.now) or self.replaces_in(row)

    def replaces_in(self, row: _Row) -> bool:
        return any(stands_in(before, row.sent) for before in self.befores)

    def replaces_words(self, number: int) -> bool:
        """Tell whether what it replaced was of so many words, which models tend to render one by one."""
        return all(len(content(before)) == number for before in self.befores)

    def has_words(self, number: int) -> bool:
        return self.replaces_words(number) or len(content(self.after)) == number


@dataclass(frozen=True, slots=True)
class _Proposal:
    ids: frozenset[str]
    rendering: _Rendering
    common: CommonPhrase

    @property
    def words(self) -> int:
        return self.common.phrase.words

    def replaces_as_many_words(self) -> bool:
        return self.rendering.replaces_words(self.words)

    def is_even(self) -> bool:
        """Tell whether either all words of it have capitals or none: «Middle Corridor», not «transit on the Middle»."""
        return len({word[0].isupper() for word in content(self.rendering.after)}) == 1

    def is_apart_from(self, other: "_Proposal") -> bool:
        """Tell whether the phrases are neither the same nor the other's a part of this."""
        whole, part = self.common.spans[0], other.common.spans[0]
        return not (whole.start <= part.start and part.stop <= whole.stop)

    def both_named(self) -> bool:
        return self.common.named is True and self.rendering.after[0][0].isupper()

    def term(self) -> Term:
        target = " ".join(self.rendering.after)
        if self.common.phrase.singled and is_plural(target):
            target = next(iter(other_number(target)), target)
        return Term(
            source=self.common.spelled(name=target[0].isupper()),
            target=target,
            note=f"proposed from {len(self.ids)} corrections",
            status="proposed",
        )


@dataclass(frozen=True)
class _Evidence:
    """Segments ``ids`` in which the same ``renderings``, one within another, came in; ``rows`` are all there are."""

    ids: frozenset[str]
    renderings: tuple[_Rendering, ...]
    rows: tuple[_Row, ...]

    def is_part_of(self, known: _Proposal) -> bool:
        """Tell whether these are segments of a ``known`` proposal, with a part of what came in there, or more of it."""
        return self.ids <= known.ids and any(
            stands_in(rendering.after, known.rendering.after) or stands_in(known.rendering.after, rendering.after)
            for rendering in self.renderings
        )

    def proposal(self) -> _Proposal | None:
        """Return the rendering and the phrase that belong together beyond doubt, if there are any.

        A phrase without a preposition counts before one that has it: «Маршрут Трампа», not «Трамп для мира».
        """
        pairs = list(self._pairs())
        plain, joined = ([pair for pair in pairs if pair.common.phrase.joined is joins] for joins in (False, True))
        return _best(plain) or _best(joined)

    @cached_property
    def sources(self) -> list[str]:
        return sorted({row.source for row in self.rows if row.id in self.ids}, key=lambda source: (len(source), source))

    def _pairs(self) -> Iterator[_Proposal]:
        if len(self.sources) < _FEWEST:
            return
        whole = [each for each in self.renderings if not any(map(each.is_cut_from, self.renderings))]
        for common in common_phrases(self.sources):
            for rendering in whole:
                if rendering.has_words(common.phrase.words) and self._fit(rendering, common):
                    yield _Proposal(self.ids, rendering, common)

    def _fit(self, rendering: _Rendering, common: CommonPhrase) -> bool:
        """Tell whether the phrase stands nowhere without the rendering, and was corrected to nothing else."""
        having = [row for row in self.rows if occurrences(common.phrase.text, row.source)]
        if not all(
            stands_in(rendering.after, row.now) if row.corrected else rendering.stands_in(row) for row in having
        ):
            return False
        return common.phrase.words > 1 or self._are_one_word(rendering, common, having)

    def _are_one_word(self, rendering: _Rendering, common: CommonPhrase, having: Sequence[_Row]) -> bool:
        """Tell whether a word can be the other's: both or neither a name, often in the same segments, and alone there.

        «said» is no «связь», though it was replaced in two sentences that happen to have that word. Nor is anything
        certain while these sentences have another word in common, a verb perhaps, that the others have not.
        """
        if common.named is not None and common.named != rendering.is_name:
            return False
        replaced = [row for row in self.rows if rendering.replaces_in(row)]
        if sum(row in having for row in replaced) <= _LEAST_SHARE * len(replaced):
            return False
        elsewhere = frozenset().union(*(lemmas_in(row.source) for row in self.rows if not rendering.stands_in(row)))
        return other_lemmas(common, self.sources) <= elsewhere


def _best(pairs: Sequence[_Proposal]) -> _Proposal | None:
    """Return the pair of the longest phrase, a name in both languages before others; nothing if there are several."""
    pairs = [pair for pair in pairs if pair.both_named()] or pairs
    longest = [pair for pair in pairs if pair.words == max(each.words for each in pairs)]
    if not longest or any(longest[0].is_apart_from(pair) for pair in pairs):
        return None
    for narrower in (_Proposal.replaces_as_many_words, _Proposal.is_even):
        if len(longest) > 1:
            longest = [pair for pair in longest if narrower(pair)] or longest
    return longest[0] if len(longest) == 1 else None


def _evidences(changes: Iterable[Change], rows: tuple[_Row, ...]) -> Iterator[_Evidence]:
    """Yield what came to stand in the same segments, the largest sets of these first."""
    made: dict[Words, list[tuple[str, Replacement]]] = defaultdict(list)
    for change in changes:
        for each in replacements(change.before.target, change.correction.target):
            made[one_of(each.after)].append((change.before.segment, each))
    together: dict[frozenset[str], list[_Rendering]] = defaultdict(list)
    for same in made.values():
        together[frozenset(segment for segment, _ in same)].append(_rendering([each for _, each in same]))
    for ids in sorted(together, key=len, reverse=True):
        if len(ids) >= _FEWEST:
            yield _Evidence(ids, tuple(together[ids]), rows)


def _rendering(made: Sequence[Replacement]) -> _Rendering:
    """Return what replacements by one phrase are: that as it stands within a sentence, in the singular if it does."""
    after = min((each.after for each in made), key=lambda words: (words[0][0].isupper(), len(" ".join(words)), words))
    return _Rendering(after, frozenset(each.before for each in made))
