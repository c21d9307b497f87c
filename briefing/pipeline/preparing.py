"""Prepares an article for translation: cuts it into segments, finds its terms, and looks up its corrections."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from briefing.enforcement.mentions import Matches, mentions
from briefing.memory.units import MemoryEntry, MemoryKey
from briefing.pipeline.holding import Holding, holding
from briefing.records import (
    Article,
    Correction,
    Example,
    PossibleTerm,
    ReviewMark,
    Segment,
    Sentence,
    TermMatch,
)
from briefing.segment import segments, title_segment
from briefing.translation.keys import TermRequirement


class BuildMemory(Protocol):
    """The translation memory, as far as a build needs it; see :class:`briefing.memory.Memory`."""

    def recall(self, keys: Iterable[MemoryKey]) -> dict[MemoryKey, MemoryEntry]:
        """Return the entries of those ``keys`` that the memory has."""

    def previous_terms(self, keys: Iterable[MemoryKey]) -> dict[MemoryKey, str]:
        """Return the terms with which the same was last translated, for those ``keys`` where they differed."""

    def corrections(
        self, source_language: str, target_language: str, sources: Iterable[str]
    ) -> dict[str, tuple[Correction, ...]]:
        """Return the corrections of each source, newest first."""

    def left_as_is(self, target_language: str, segments: Iterable[str]) -> frozenset[tuple[str, str]]:
        """Return the targets that came back unchanged from reviewers for these segments, each with its segment."""

    def all_corrections(self) -> Iterable[Correction]:
        """Return the corrections of all languages, oldest first."""

    def marks(self, target_language: str, segments: Iterable[str]) -> dict[tuple[str, str], ReviewMark]:
        """Return the review marks of these segments, by segment and target."""

    def keep(self, key: MemoryKey, entry: MemoryEntry) -> None:
        """Store an engine's translation, which is safe once this returns."""


Possible = Callable[[str, Sequence[TermMatch]], tuple[PossibleTerm, ...]]
"""Finds the terms that a sentence, with its matches, may name in a form that does not match."""


def nothing_possible(_source: str, _matches: Sequence[TermMatch]) -> tuple[PossibleTerm, ...]:
    """Find none."""
    return ()


@dataclass(frozen=True, slots=True)
class Termbase:
    """The glossary ready to be used: ``sha256`` is of all its terms.

    ``matches_in`` gives what finds the terms in a language's sentences, ``possible_in`` what finds those missed.
    """

    matches_in: Callable[[str], Matches]
    possible_in: Callable[[str], Possible] = lambda _language: nothing_possible
    sha256: str = ""


NO_TERMS = Termbase(lambda _language: lambda _source: ())


ExamplesFor = Callable[[str], tuple[Example, ...]]
"""Gives the examples that an engine is shown with a sentence."""


def no_examples(_source: str) -> tuple[Example, ...]:
    """Give none, for an engine that cannot use them."""
    return ()


@dataclass(frozen=True, slots=True)
class PreparedArticle:
    """An article cut into segments, with the sentence to translate for each.

    ``title`` is also one of ``body`` where it is a sentence of the text. ``sentences``, ``corrections`` and
    ``possible``, the terms that may have been missed, are by segment id; a corrected segment is in the first two.
    A segment that is in neither is in another language, or in the target language already. ``pending`` are the
    sentences that an engine has to translate in this build, each with what the glossary required when it was last
    translated, ``None`` if it never was. ``marks`` are by segment id and the target they are on.
    ``offered`` are corrections made elsewhere, by segment id, that do not apply here by themselves.
    """

    article: Article
    title: Segment
    body: tuple[Segment, ...]
    sentences: Mapping[str, Sentence]
    corrections: Mapping[str, Correction]
    possible: Mapping[str, tuple[PossibleTerm, ...]] = field(default_factory=dict)
    pending: Mapping[Sentence, frozenset[TermRequirement] | None] = field(default_factory=dict)
    marks: Mapping[tuple[str, str], ReviewMark] = field(default_factory=dict)
    offered: Mapping[str, tuple[Correction, ...]] = field(default_factory=dict)

    @property
    def uncorrected(self) -> tuple[Sentence, ...]:
        """The sentence of each segment that an engine translates, now or in an earlier build."""
        return tuple(sentence for id_, sentence in self.sentences.items() if id_ not in self.corrections)

    @property
    def to_translate(self) -> tuple[Sentence, ...]:
        """The sentence of each segment that an engine has to translate now."""
        return tuple(sentence for sentence in self.uncorrected if sentence in self.pending)


def prepare(
    article: Article,
    termbase: Termbase,
    memory: BuildMemory,
    target_language: str,
    examples_for: ExamplesFor = no_examples,
) -> PreparedArticle:
    """Return the article prepared, with nothing pending yet."""
    body = segments(article)
    return prepare_segments(
        article, title_segment(article, body), body, termbase, memory, target_language, examples_for
    )


def prepare_segments(  # noqa: PLR0913, PLR0917 - an article in its parts, and what :func:`prepare` takes
    article: Article,
    title: Segment,
    body: tuple[Segment, ...],
    termbase: Termbase,
    memory: BuildMemory,
    target_language: str,
    examples_for: ExamplesFor = no_examples,
) -> PreparedArticle:
    """Return an article that is cut into segments already, prepared as :func:`prepare` does it."""
    if article.language == target_language:
        return PreparedArticle(article, title, body, {}, {})
    own = [
        [segment for segment in part if article.language_of(segment.paragraph) == article.language]
        for part in ((title,), body)
    ]
    matches = termbase.matches_in(article.language)
    sentences = {
        id_: sentence
        for part in own
        for id_, sentence in _sentences(part, matches, target_language, examples_for).items()
    }
    possible = _possible(sentences, termbase.possible_in(article.language))
    marks = memory.marks(target_language, sentences)
    held = _held(article, sentences, memory, target_language, marks.keys())
    return PreparedArticle(article, title, body, sentences, held.applied, possible, marks=marks, offered=held.offered)


def _held(
    article: Article,
    sentences: Mapping[str, Sentence],
    memory: BuildMemory,
    target_language: str,
    marked: Iterable[tuple[str, str]],
) -> Holding:
    sources = {sentence.source for sentence in sentences.values()}
    corrections = memory.corrections(article.language, target_language, sources)
    if not corrections:
        return Holding()
    left = memory.left_as_is(target_language, sentences)
    return holding(article, sentences, corrections, {*left, *marked})


def _sentences(
    of: Sequence[Segment], matches: Matches, target_language: str, examples_for: ExamplesFor
) -> dict[str, Sentence]:
    wanted = mentions([segment.source for segment in of], matches, target_language)
    return {
        segment.id: Sentence(segment.source, terms, examples_for(segment.source))
        for segment, terms in zip(of, wanted, strict=True)
    }


def _possible(sentences: Mapping[str, Sentence], possible: Possible) -> dict[str, tuple[PossibleTerm, ...]]:
    found = {
        id_: possible(sentence.source, [constraint.match for constraint in sentence.constraints])
        for id_, sentence in sentences.items()
    }
    return {id_: terms for id_, terms in found.items() if terms}
