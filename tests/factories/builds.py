"""Packs from a few lines of text, for tests that look at what a build makes of them."""

import datetime
from collections.abc import Collection, Iterable

from briefing.errors import InputError
from briefing.memory.units import MemoryEntry, MemoryKey
from briefing.pipeline import planning, preparing, running
from briefing.progress import ArticleTranslated, Event, SentenceTranslated, TranslationStarted
from briefing.readers import read_article
from briefing.records import Article, Correction, Pack, ReviewMark, Skipped
from briefing.translation.executors.base import InProcessExecutor
from tests.factories.engines import FakeEngine

TODAY = datetime.date(2026, 4, 1)


class CountingProgress:
    """Adds up what a build reports."""

    def __init__(self) -> None:
        self.expected = (0, 0)
        self.articles = self.segments = 0

    def __call__(self, event: Event) -> None:
        match event:
            case TranslationStarted():
                self.expected = (event.articles, event.segments)
            case SentenceTranslated():
                self.segments += event.segments
            case ArticleTranslated():
                self.articles += 1


class FakeMemory:
    """A translation memory that lasts as long as the test: what engines made, and what persons wrote."""

    def __init__(self, *corrections: Correction, left: Collection[tuple[str, str]] = ()) -> None:
        self.left = left
        self.entries: dict[MemoryKey, MemoryEntry] = {}
        self._corrections = corrections

    def recall(self, keys: Iterable[MemoryKey]) -> dict[MemoryKey, MemoryEntry]:
        return {key: self.entries[key] for key in keys if key in self.entries}

    def previous_terms(self, keys: Iterable[MemoryKey]) -> dict[MemoryKey, str]:
        return {
            key: other.terms
            for key in keys
            for other in self.entries
            if (other.source, other.engine) == (key.source, key.engine) and other.terms != key.terms
        }

    def corrections(
        self, source_language: str, target_language: str, sources: Iterable[str]
    ) -> dict[str, tuple[Correction, ...]]:
        of_pair = [
            c for c in self._corrections if (c.source_language, c.target_language) == (source_language, target_language)
        ]
        return {source: found for source in sources if (found := tuple(c for c in of_pair if c.source == source))}

    def left_as_is(self, _target_language: str, segments: Iterable[str]) -> frozenset[tuple[str, str]]:
        return frozenset(each for each in self.left if each[0] in set(segments))

    def all_corrections(self) -> Iterable[Correction]:
        return self._corrections

    def marks(self, _target_language: str, _segments: Iterable[str]) -> dict[tuple[str, str], ReviewMark]:
        return {}

    def keep(self, key: MemoryKey, entry: MemoryEntry) -> None:
        self.entries[key] = entry


def read_texts(texts: dict[str, str]) -> list[Article | Skipped]:
    """Read texts (by path) as `files.read_seeds` reads files."""
    return [_read(path, text) for path, text in texts.items()]


def _read(path: str, text: str) -> Article | Skipped:
    try:
        return read_article(text.encode(), path)
    except InputError as error:
        return Skipped(path, str(error))


def plan(
    texts: dict[str, str],
    memory: preparing.BuildMemory | None = None,
    termbase: preparing.Termbase = preparing.NO_TERMS,
    engine: FakeEngine | None = None,
    examples: int = 0,
) -> planning.Plan:
    """Plan a build with an engine that knows Russian only."""
    settings = planning.PackSettings("en", None, TODAY, examples=examples)
    return planning.plan(
        read_texts(texts), {"ru": engine or FakeEngine()}.get, termbase, memory or FakeMemory(), settings
    )


def build_pack(
    texts: dict[str, str],
    engine: FakeEngine | None = None,
    progress: CountingProgress | None = None,
    memory: preparing.BuildMemory | None = None,
    termbase: preparing.Termbase = preparing.NO_TERMS,
) -> Pack:
    """Carry out such a plan."""
    memory = memory or FakeMemory()
    return carry_out(plan(texts, memory, termbase, engine), memory, progress)


def carry_out(planned: planning.Plan, memory: preparing.BuildMemory, progress: CountingProgress | None = None) -> Pack:
    """Build a pack in this process."""
    return running.build(planned, memory, progress or CountingProgress(), InProcessExecutor(planned.engines))
