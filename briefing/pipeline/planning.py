"""What a build has to do: its articles at work, and what of them neither a person nor an engine did before.

A plan may be of any number of articles: they are gone through one by one, and what is found of each is kept on disk. In
memory stay some hundred bytes for each distinct sentence.
"""

import datetime
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from operator import add

from briefing import languages
from briefing.engines.base import Engine
from briefing.errors import BriefingError, InputError, NoModelError
from briefing.pipeline.disk_list import Spool
from briefing.pipeline.preparing import Memory, Termbase, Work, work
from briefing.readers.formats import ONE_OF_THE_USUAL
from briefing.records import Article, LanguagePair, Sentence, Skipped, Term
from briefing.translation.keys import TermRequirement, engine_signature, fingerprint, memory_key, requirements_of
from briefing.translation.shards import SIZE, Shard

EngineFor = Callable[[str], Engine | None]
"""Gives the engine that translates from a language into the pack's, or ``None`` where there is none."""


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
class Counts:
    """How many segments of a pack come from where, those left out that need no translation.

    ``again`` were translated before, with other terms; ``articles`` have segments that are new or translated again.
    """

    articles: int = 0
    new: int = 0
    again: int = 0
    memory: int = 0
    person: int = 0

    @property
    def work(self) -> int:
        """The segments that a model has to translate now."""
        return self.new + self.again

    @classmethod
    def of(cls, work: Work) -> "Counts":
        """Return those of one work."""
        again = [work.undone[sentence] is not None for sentence in work.to_do]
        return cls(
            articles=bool(again),
            new=again.count(False),
            again=again.count(True),
            memory=len(work.open) - len(again),
            person=len(work.corrections),
        )

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(*map(add, astuple(self), astuple(other)))


@dataclass(frozen=True)
class Plan:
    """A build before it is carried out.

    ``works`` and ``shards`` may be read from disk anew at each iteration; ``engines`` are by source language. ``terms``
    are those that stand in the articles, ``glossary`` is the SHA-256 of all terms. ``date`` is the pack's.
    """

    settings: Settings
    date: datetime.date
    engines: Mapping[str, Engine]
    works: Collection[Work]
    shards: Collection[Shard]
    skipped: tuple[Skipped, ...]
    counts: Counts
    terms: frozenset[Term]
    glossary: str


def plan(
    inputs: Collection[Article | Skipped],
    engine_for: EngineFor,
    termbase: Termbase,
    memory: Memory,
    settings: Settings,
) -> Plan:
    """Return what is to be done; what cannot be is in :attr:`Plan.skipped`. ``inputs`` are gone through twice.

    Raises:
        InputError: there is no article to put into a pack.
        NoModelError: there are articles, but no model for any of them.
    """
    target_language = settings.target_language
    engines = _engines({item.language for item in inputs if isinstance(item, Article)}, engine_for, target_language)
    drawn, unread, unserved = _Drawing(engines, termbase, memory, target_language), [], []
    for item in inputs:
        if isinstance(item, Skipped):
            unread.append(item)
        elif item.language in engines or item.language == target_language:
            drawn.add(item)
        else:
            unserved.append(Skipped(item.path, _no_model(item.language, target_language)))
    if not drawn.works:
        raise _nothing_to_do(unread, unserved)
    drawn.close()
    return Plan(
        settings=settings,
        date=settings.date or drawn.newest or settings.today,
        engines=engines,
        works=drawn.works,
        shards=drawn.shards,
        skipped=tuple(sorted((*unread, *unserved), key=lambda skipped: skipped.path)),
        counts=drawn.counts,
        terms=frozenset(drawn.terms),
        glossary=termbase.sha256,
    )


def _engines(languages: Iterable[str], engine_for: EngineFor, target_language: str) -> dict[str, Engine]:
    candidates = {code: engine_for(code) for code in sorted({*languages} - {target_language})}
    return {code: engine for code, engine in candidates.items() if engine}


def _no_model(source: str, target: str) -> str:
    if source == languages.UNDETERMINED:
        return "its language could not be determined"
    return f"it is in {languages.name(source)} and no installed model translates that into {languages.name(target)}"


def _nothing_to_do(unread: Sequence[Skipped], unserved: Sequence[Skipped]) -> BriefingError:
    if unserved:
        return NoModelError(
            f"No article can be translated: {unserved[0].path} cannot, because {unserved[0].reason}.",
            "Install a model with 'briefing setup' or 'briefing model install', then build again.",
        )
    if unread:
        return InputError(
            f"None of the {len(unread)} input files can be read.",
            "The reason for each is named above; put at least one readable article into the seeds folder.",
        )
    return InputError("There are no articles.", f"Put {ONE_OF_THE_USUAL} files into the seeds folder.")


class _Drawing:
    """A plan as it is drawn up, article by article."""

    def __init__(self, engines: Mapping[str, Engine], termbase: Termbase, memory: Memory, target_language: str) -> None:
        self.works: Spool[Work] = Spool()
        self.shards: Spool[Shard] = Spool()
        self.counts = Counts()
        self.terms: set[Term] = set()
        self.newest: datetime.date | None = None
        self._termbase, self._memory, self._target_language = termbase, memory, target_language
        self._pools = {
            code: _Pool(engine, (code, target_language), memory, self.shards) for code, engine in engines.items()
        }

    def add(self, article: Article) -> None:
        """Add an article that is in the target language, or in one that an engine translates from."""
        made = work(article, self._termbase, self._memory, self._target_language)
        if pool := self._pools.get(article.language):
            made = replace(made, undone=pool.undone(made))
        self.works.append(made)
        self.counts += Counts.of(made)
        self.terms.update(want.match.term for sentence in made.sentences.values() for want in sentence.wanted)
        self.newest = max(filter(None, (self.newest, article.date)), default=None)

    def close(self) -> None:
        """Put the last sentences into shards, after the last article."""
        for pool in self._pools.values():
            pool.flush()


class _Pool:
    """The sentences of one language: those that are to be translated go into shards, each once."""

    def __init__(self, engine: Engine, pair: LanguagePair, memory: Memory, shards: Spool[Shard]) -> None:
        self._pair, self._engine_signature = pair, engine_signature(engine)
        self._memory = memory
        self._shards = shards
        self._filling: list[tuple[Sentence, str]] = []
        self._remembered: set[bytes] = set()
        self._undone: dict[bytes, frozenset[TermRequirement] | None] = {}

    def undone(self, work: Work) -> dict[Sentence, frozenset[TermRequirement] | None]:
        """Return what of a work is to be translated, see :attr:`~briefing.pipeline.preparing.Work.undone`."""
        keys = {sentence: memory_key(sentence, self._pair, self._engine_signature) for sentence in work.open}
        prints = {sentence: fingerprint(key) for sentence, key in keys.items()}
        unseen = {s: keys[s] for s, mark in prints.items() if mark not in self._remembered and mark not in self._undone}
        made = self._memory.recall(unseen.values())
        self._remembered.update(prints[sentence] for sentence, key in unseen.items() if key in made)
        new = {sentence: key for sentence, key in unseen.items() if key not in made}
        before = self._memory.previous_terms(new.values())
        for sentence, key in new.items():
            self._undone[prints[sentence]] = requirements_of(before[key]) if key in before else None
            self._put(sentence, work.article.path)
        return {sentence: self._undone[mark] for sentence, mark in prints.items() if mark in self._undone}

    def _put(self, sentence: Sentence, article: str) -> None:
        self._filling.append((sentence, article))
        if len(self._filling) == SIZE:
            self.flush()

    def flush(self) -> None:
        """Close the shard that is being filled."""
        if self._filling:
            sentences, articles = zip(*self._filling, strict=True)
            self._shards.append(Shard(self._pair, sentences, articles))
            self._filling.clear()
