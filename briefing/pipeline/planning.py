"""Plans a build: prepares its articles, and finds out what of them neither a person nor an engine has translated yet.

A plan can have any number of articles: they are gone through one by one, and what is found is kept on disk. Some
hundred bytes for each distinct sentence stay in memory.
"""

import datetime
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from functools import partial
from operator import add

from briefing import languages
from briefing.engines.base import Engine
from briefing.errors import BriefingError, InputError, NoModelError
from briefing.pipeline.disk_list import DiskList
from briefing.pipeline.preparing import BuildMemory, ExamplesFor, PreparedArticle, Termbase, no_examples, prepare
from briefing.pipeline.source_language import source_language, with_untranslated
from briefing.readers.bilingual import as_article_in
from briefing.readers.findings import OTHER_LANGUAGE
from briefing.readers.formats import ONE_OF_THE_USUAL
from briefing.records import Article, Finding, LanguagePair, Sentence, Skipped, Term
from briefing.translation.keys import TermRequirement, engine_signature, fingerprint, memory_key, requirements_of
from briefing.translation.shards import SIZE, Shard
from briefing.workspace.budget import budget


class PendingSentences:
    """The sentences that the memory lacks, each once, appended to ``shards``; 16 bytes of each are kept."""

    def __init__(self, engine: Engine, pair: LanguagePair, memory: BuildMemory, shards: DiskList[Shard]) -> None:
        self._pair, self._engine_signature = pair, engine_signature(engine)
        self._memory = memory
        self._shards = shards
        self._filling: list[tuple[Sentence, str]] = []
        self._in_memory: set[bytes] = set()
        self._pending: dict[bytes, frozenset[TermRequirement] | None] = {}

    def of(self, prepared: PreparedArticle) -> dict[Sentence, frozenset[TermRequirement] | None]:
        """Return what is :attr:`~briefing.pipeline.preparing.PreparedArticle.pending` in an article."""
        keys = {sentence: memory_key(sentence, self._pair, self._engine_signature) for sentence in prepared.uncorrected}
        prints = {sentence: fingerprint(key) for sentence, key in keys.items()}
        unseen = {s: keys[s] for s, mark in prints.items() if mark not in self._in_memory and mark not in self._pending}
        recalled = self._memory.recall(unseen.values())
        self._in_memory.update(prints[sentence] for sentence, key in unseen.items() if key in recalled)
        new = {sentence: key for sentence, key in unseen.items() if key not in recalled}
        before = self._memory.previous_terms(new.values())
        for sentence, key in new.items():
            self._pending[prints[sentence]] = requirements_of(before[key]) if key in before else None
            self._put(sentence, prepared.article.path)
        return {sentence: self._pending[mark] for sentence, mark in prints.items() if mark in self._pending}

    def _put(self, sentence: Sentence, article: str) -> None:
        self._filling.append((sentence, article))
        if len(self._filling) == SIZE:
            self.flush()

    def flush(self) -> None:
        """Append the last shard, which may not be full."""
        if self._filling:
            sentences, articles = zip(*self._filling, strict=True)
            self._shards.append(Shard(self._pair, sentences, articles))
            self._filling.clear()


EngineFor = Callable[[str], Engine | None]
"""Gives the engine that translates from a language into the pack's, or ``None`` where there is none."""


@dataclass(frozen=True, slots=True)
class PackSettings:
    """What is to be built. The pack's ``date`` is by default the newest article's, else ``today``.

    ``compiled_by`` and ``handling`` are those of :class:`~briefing.records.Pack`. ``examples`` is how many a sentence
    is given, with an engine that learns from them.
    """

    target_language: str
    date: datetime.date | None
    today: datetime.date
    compiled_by: str = ""
    handling: str = ""
    examples: int = 0


@dataclass(frozen=True, slots=True)
class Counts:
    """How many segments of a pack come from where, except those that need no translation.

    ``again`` were translated before, with other terms or examples; ``articles`` have segments that are ``new`` or
    ``again``.
    """

    articles: int = 0
    new: int = 0
    again: int = 0
    memory: int = 0
    person: int = 0

    @property
    def to_translate(self) -> int:
        """The segments that an engine has to translate now."""
        return self.new + self.again

    @classmethod
    def of(cls, prepared: PreparedArticle) -> "Counts":
        """Count the segments of one article."""
        again = [prepared.pending[sentence] is not None for sentence in prepared.to_translate]
        return cls(
            articles=bool(again),
            new=again.count(False),
            again=again.count(True),
            memory=len(prepared.uncorrected) - len(again),
            person=len(prepared.corrections),
        )

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(*map(add, astuple(self), astuple(other)))


@dataclass(frozen=True)
class Plan:
    """A build before it is carried out.

    ``articles`` and ``shards`` may be read from disk at each iteration; ``engines`` are by source language. ``terms``
    are those that occur in the articles, ``glossary`` is the SHA-256 of all terms. ``date`` is the pack's.
    ``untranslated`` has, with the article's path, what is said of parts of articles that are in other languages.
    """

    settings: PackSettings
    date: datetime.date
    engines: Mapping[str, Engine]
    articles: Collection[PreparedArticle]
    shards: Collection[Shard]
    skipped: tuple[Skipped, ...]
    untranslated: tuple[tuple[str, Finding], ...]
    counts: Counts
    terms: frozenset[Term]
    glossary: str


def plan(
    inputs: Collection[Article | Skipped],
    engine_for: EngineFor,
    termbase: Termbase,
    memory: BuildMemory,
    settings: PackSettings,
) -> Plan:
    """Return the plan for ``inputs``, which are iterated twice; what cannot be built is in :attr:`Plan.skipped`.

    Raises:
        InputError: there is no article to put into a pack.
        NoModelError: there are articles, but no model for any of them.
    """
    target_language = settings.target_language
    spoken = {code for item in inputs if isinstance(item, Article) for code in item.languages}
    engines = _engines(spoken, engine_for, target_language)
    builder = _PlanBuilder(engines, termbase, memory, settings)
    unread, untranslatable = [], []
    for item in inputs:
        if isinstance(item, Skipped):
            unread.append(item)
        elif language := source_language(item, engines, target_language):
            unread += builder.add(with_untranslated(as_article_in(item, language, target_language), target_language))
        else:
            untranslatable.append(Skipped(item.path, _no_model(item.language, target_language)))
    if not builder.articles:
        raise _nothing_to_build(unread, untranslatable)
    builder.finish()
    return Plan(
        settings=settings,
        date=settings.date or builder.newest or settings.today,
        engines=engines,
        articles=builder.articles,
        shards=builder.shards,
        skipped=tuple(sorted((*unread, *untranslatable), key=lambda skipped: skipped.path)),
        untranslated=tuple(builder.untranslated),
        counts=builder.counts,
        terms=frozenset(builder.terms),
        glossary=termbase.sha256,
    )


def _engines(languages: Iterable[str], engine_for: EngineFor, target_language: str) -> dict[str, Engine]:
    candidates = {code: engine_for(code) for code in sorted({*languages} - {target_language})}
    return {code: engine for code, engine in candidates.items() if engine}


_UNDETERMINED = "its language could not be determined"


def _no_model(source: str, target: str) -> str:
    if source == languages.UNDETERMINED:
        return _UNDETERMINED
    return f"it is in {languages.name(source)} and no installed model translates that into {languages.name(target)}"


def _nothing_to_build(unread: Sequence[Skipped], untranslatable: Sequence[Skipped]) -> BriefingError:
    if untranslatable:
        return NoModelError(
            f"No article can be translated: {untranslatable[0].path} cannot, because {untranslatable[0].reason}.",
            "Put articles with whole sentences into the seeds folder."
            if all(each.reason == _UNDETERMINED for each in untranslatable)
            else "Install a model with 'briefing setup' or 'briefing model install', then build again.",
        )
    if unread:
        return InputError(
            f"None of the {len(unread)} input files can be read.",
            "The reason for each is named above; put at least one readable article into the seeds folder.",
        )
    return InputError("There are no articles.", f"Put {ONE_OF_THE_USUAL} files into the seeds folder.")


def _examples(pair: LanguagePair, memory: BuildMemory, number: int) -> ExamplesFor:
    """Return what gives a sentence its examples; what the desk corrected last comes first."""
    from briefing.examples import bank  # noqa: PLC0415 - takes numpy, which only some engines need

    corrections = [each for each in memory.all_corrections() if (each.source_language, each.target_language) == pair]
    return partial(bank(pair, reversed(corrections)).nearest, number=number)


class _PlanBuilder:
    """Collects what a plan says, article by article."""

    def __init__(
        self, engines: Mapping[str, Engine], termbase: Termbase, memory: BuildMemory, settings: PackSettings
    ) -> None:
        self.articles: DiskList[PreparedArticle] = DiskList()
        self.shards: DiskList[Shard] = DiskList()
        self.counts = Counts()
        self.terms: set[Term] = set()
        self.newest: datetime.date | None = None
        self.untranslated: list[tuple[str, Finding]] = []
        self._termbase, self._memory, self._target_language = termbase, memory, settings.target_language
        self._pending = {
            code: PendingSentences(engine, (code, settings.target_language), memory, self.shards)
            for code, engine in engines.items()
        }
        self._examples_for = {
            code: _examples((code, settings.target_language), memory, settings.examples)
            for code, engine in engines.items()
            if engine.takes_examples and settings.examples
        }

    def add(self, article: Article) -> Sequence[Skipped]:
        """Add an article that the build can take; return it as skipped if it goes beyond its budget."""
        examples_for = self._examples_for.get(article.language, no_examples)
        try:
            with budget(article.path, len(article.text)):
                prepared = prepare(article, self._termbase, self._memory, self._target_language, examples_for)
        except InputError as error:
            return (Skipped(article.path, str(error)),)
        if pending := self._pending.get(article.language):
            prepared = replace(prepared, pending=pending.of(prepared))
        self.articles.append(prepared)
        self.untranslated += [(article.path, each) for each in article.findings if each.code == OTHER_LANGUAGE]
        self.counts += Counts.of(prepared)
        self.terms.update(one.match.term for sentence in prepared.sentences.values() for one in sentence.constraints)
        self.newest = max(filter(None, (self.newest, article.date)), default=None)
        return ()

    def finish(self) -> None:
        """Put the last sentences into shards, after the last article."""
        for pending in self._pending.values():
            pending.flush()
