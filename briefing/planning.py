"""What a build has to do: the articles cut, their terms found, and what a person or an engine did of it before."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from briefing import language
from briefing.enforcement.ladder import Sentence
from briefing.enforcement.mentions import Matches, mentions
from briefing.engines.base import Engine
from briefing.errors import InputError, NoModelError
from briefing.memory.units import Asked, Made
from briefing.recollection import TermWish, asked, maker, wishes
from briefing.records import Article, Correction, Segment, Skipped
from briefing.segment import segments, title_segment
from briefing.translation import Draft, Pair, recalled

EngineFor = Callable[[str], Engine | None]
"""Gives the engine that translates from a language into the pack's, or ``None`` where there is none."""


class Memory(Protocol):
    """The translation memory, as far as a build needs it; see :class:`briefing.memory.Memory`."""

    def recall(self, asked: Iterable[Asked]) -> dict[Asked, Made]:
        """Return what engines made of those that were asked before."""

    def related(self, asked: Iterable[Asked]) -> dict[Asked, str]:
        """Return the terms with which the same was last asked, for what was asked with other terms."""

    def corrections(
        self, source_language: str, target_language: str, sources: Iterable[str]
    ) -> dict[str, tuple[Correction, ...]]:
        """Return what persons made of each source, the newest first."""

    def keep(self, asked: Asked, made: Made) -> None:
        """Keep what an engine made; it is safe when this returns."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What is to be built. ``date`` is the pack's: by default the newest article's, else ``today``.

    ``compiled_by`` and ``handling`` are those of :class:`~briefing.records.Pack`.
    """

    target_language: str
    date: datetime.date | None
    today: datetime.date
    compiled_by: str = ""
    handling: str = ""


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
    segment id; what a person corrected is in both.
    """

    article: Article
    title: Segment
    body: tuple[Segment, ...]
    sentences: Mapping[str, Sentence]
    corrections: Mapping[str, Correction]

    @property
    def open(self) -> tuple[Sentence, ...]:
        """What a model has to translate, or had to at an earlier build: one sentence a segment."""
        return tuple(sentence for id_, sentence in self.sentences.items() if id_ not in self.corrections)


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be translated from one language, into ``pair[1]``.

    ``remembered`` are the drafts of earlier builds; ``before`` says what the glossary then wanted of a sentence of
    ``new`` that an earlier build translated with other terms.
    """

    pair: Pair
    engine: Engine
    new: tuple[Sentence, ...]
    remembered: Mapping[Sentence, Draft]
    before: Mapping[Sentence, frozenset[TermWish]]

    def undone(self, work: Work) -> tuple[Sentence, ...]:
        """Return what of a work in this language is to be translated, one sentence a segment."""
        return tuple(sentence for sentence in work.open if sentence not in self.remembered)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many segments of a pack come from where, those left out that need no translation.

    ``again`` were translated before, with other terms; ``articles`` have segments that are new or translated again.
    """

    articles: int
    new: int
    again: int
    memory: int
    person: int

    @property
    def work(self) -> int:
        """The segments that a model has to translate now."""
        return self.new + self.again


@dataclass(frozen=True)
class Plan:
    """A build before it is carried out. ``glossary`` is the SHA-256 of all terms."""

    settings: Settings
    glossary: str
    works: tuple[Work, ...]
    tasks: tuple[Task, ...]
    skipped: tuple[Skipped, ...]

    def tasked(self) -> Iterator[tuple[Work, Task]]:
        """Yield each work that needs translation, with the task that it is part of."""
        tasks = {task.pair[0]: task for task in self.tasks}
        for work in self.works:
            if task := tasks.get(work.article.language):
                yield work, task

    @cached_property
    def counts(self) -> Counts:
        """How much is to be done, in segments."""
        tasked = list(self.tasked())
        new = [len(task.undone(work)) for work, task in tasked]
        again = sum(sentence in task.before for work, task in tasked for sentence in task.undone(work))
        return Counts(
            articles=sum(map(bool, new)),
            new=sum(new) - again,
            again=again,
            memory=sum(len(work.open) for work, _ in tasked) - sum(new),
            person=sum(len(work.corrections) for work, _ in tasked),
        )


def plan(
    inputs: Iterable[Article | Skipped],
    engine_for: EngineFor,
    termbase: Termbase,
    memory: Memory,
    settings: Settings,
) -> Plan:
    """Return what is to be done; what cannot be is in :attr:`Plan.skipped`.

    Raises:
        InputError: there is no article to put into a pack.
        NoModelError: there are articles, but no model for any of them.
    """
    target_language = settings.target_language
    articles, unread = _sorted_out(inputs)
    engines = _engines(articles, engine_for, target_language)
    served, unserved = _served(articles, engines, target_language)
    _require(served, unserved, unread)
    works = tuple(_work(article, termbase, memory, target_language) for article in served)
    return Plan(
        settings=settings,
        glossary=termbase.sha256,
        works=works,
        tasks=tuple(_task(engine, (code, target_language), works, memory) for code, engine in engines.items()),
        skipped=tuple(sorted((*unread, *unserved), key=lambda skipped: skipped.path)),
    )


def _sorted_out(inputs: Iterable[Article | Skipped]) -> tuple[list[Article], list[Skipped]]:
    articles: list[Article] = []
    skipped: list[Skipped] = []
    for item in inputs:
        if isinstance(item, Article):
            articles.append(item)
        else:
            skipped.append(item)
    return articles, skipped


def _engines(articles: Sequence[Article], engine_for: EngineFor, target_language: str) -> dict[str, Engine]:
    languages = sorted({article.language for article in articles} - {target_language})
    candidates = {code: engine_for(code) for code in languages}
    return {code: engine for code, engine in candidates.items() if engine}


def _served(
    articles: Sequence[Article], engines: Mapping[str, Engine], target_language: str
) -> tuple[list[Article], list[Skipped]]:
    languages = {*engines, target_language}
    served = [article for article in articles if article.language in languages]
    unserved = [
        Skipped(article.path, _no_model(article.language, target_language))
        for article in articles
        if article.language not in languages
    ]
    return served, unserved


def _no_model(source: str, target: str) -> str:
    if source == language.UNDETERMINED:
        return "its language could not be determined"
    return f"it is in {language.name(source)} and no installed model translates that into {language.name(target)}"


def _require(served: Sequence[Article], unserved: Sequence[Skipped], unread: Sequence[Skipped]) -> None:
    if served:
        return
    if unserved:
        raise NoModelError(
            f"No article can be translated: {unserved[0].path} cannot, because {unserved[0].reason}.",
            "Install a model with 'briefing setup' or 'briefing model install', then build again.",
        )
    if unread:
        raise InputError(
            f"None of the {len(unread)} input files can be read.",
            "The reason for each is named above; put at least one readable article into the seeds folder.",
        )
    raise InputError("There are no articles.", "Put .txt, .md, .html or .docx files into the seeds folder.")


def _work(article: Article, termbase: Termbase, memory: Memory, target_language: str) -> Work:
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


def _task(engine: Engine, pair: Pair, works: Sequence[Work], memory: Memory) -> Task:
    of_language = [work for work in works if work.article.language == pair[0]]
    sentences = [sentence for work in of_language for sentence in work.open]
    keys = {sentence: asked(sentence, pair, maker(engine)) for sentence in sentences}
    made = memory.recall(keys.values())
    remembered = {s: recalled(s, made[key].target, made[key].rungs, pair) for s, key in keys.items() if key in made}
    new = {sentence: key for sentence, key in keys.items() if sentence not in remembered}
    related = memory.related(new.values())
    before = {sentence: wishes(related[key]) for sentence, key in new.items() if key in related}
    return Task(pair, engine, tuple(new), remembered, before)
