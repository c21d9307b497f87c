"""An article at work: cut into segments, its terms found, and what persons made of its sentences looked up."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from briefing.enforcement.mentions import Matches, mentions
from briefing.memory.units import MemoryEntry, MemoryKey
from briefing.records import Article, Correction, Segment, Sentence
from briefing.segment import segments, title_segment
from briefing.translation.keys import TermRequirement


class Memory(Protocol):
    """The translation memory, as far as a build needs it; see :class:`briefing.memory.Memory`."""

    def recall(self, keys: Iterable[MemoryKey]) -> dict[MemoryKey, MemoryEntry]:
        """Return what engines made of those that were asked before."""

    def previous_terms(self, keys: Iterable[MemoryKey]) -> dict[MemoryKey, str]:
        """Return the terms with which the same was last asked, for what was asked with other terms."""

    def corrections(
        self, source_language: str, target_language: str, sources: Iterable[str]
    ) -> dict[str, tuple[Correction, ...]]:
        """Return what persons made of each source, the newest first."""

    def keep(self, key: MemoryKey, entry: MemoryEntry) -> None:
        """Keep what an engine made; it is safe when this returns."""


@dataclass(frozen=True, slots=True)
class Termbase:
    """The glossary at work: ``matches_in`` gives what finds the terms of a language, ``sha256`` is that of all."""

    matches_in: Callable[[str], Matches]
    sha256: str = ""


NO_TERMS = Termbase(lambda _language: lambda _source: ())


@dataclass(frozen=True, slots=True)
class Work:
    """An article cut into segments, each with what is to be translated.

    ``title`` is one of ``body`` where it stands in the text as a sentence. ``sentences`` and ``corrections`` are by
    segment id; what a person corrected is in both. ``undone`` are the sentences that a model has to translate, each
    with the terms that the glossary wanted of it when it was last translated; ``None``: it never was.
    """

    article: Article
    title: Segment
    body: tuple[Segment, ...]
    sentences: Mapping[str, Sentence]
    corrections: Mapping[str, Correction]
    undone: Mapping[Sentence, frozenset[TermRequirement] | None] = field(default_factory=dict)

    @property
    def open(self) -> tuple[Sentence, ...]:
        """What a model has to translate, or had to at an earlier build: one sentence a segment."""
        return tuple(sentence for id_, sentence in self.sentences.items() if id_ not in self.corrections)

    @property
    def to_do(self) -> tuple[Sentence, ...]:
        """What a model has to translate now: one sentence a segment."""
        return tuple(sentence for sentence in self.open if sentence in self.undone)


def work(article: Article, termbase: Termbase, memory: Memory, target_language: str) -> Work:
    """Return the work of an article, of which nothing is known to be undone yet."""
    body = segments(article)
    title = title_segment(article, body)
    if article.language == target_language:
        return Work(article, title, body, {}, {})
    matches = termbase.matches_in(article.language)
    sentences = _sentences((title,), matches) | _sentences(body, matches)
    made = memory.corrections(article.language, target_language, {sentence.source for sentence in sentences.values()})
    return Work(article, title, body, sentences, _corrections(sentences, made))


def _sentences(of: Sequence[Segment], matches: Matches) -> dict[str, Sentence]:
    wanted = mentions([segment.source for segment in of], matches)
    return {segment.id: Sentence(segment.source, terms) for segment, terms in zip(of, wanted, strict=True)}


def _corrections(sentences: Mapping[str, Sentence], made: Mapping[str, Sequence[Correction]]) -> dict[str, Correction]:
    """Return the correction of each segment that has one: its own if there is one, else the newest of its source."""
    return {
        id_: next((c for c in made[sentence.source] if c.segment == id_), made[sentence.source][0])
        for id_, sentence in sentences.items()
        if made.get(sentence.source)
    }
