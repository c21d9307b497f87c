"""The build as a recipe: articles and engines in, a :class:`~briefing.records.Pack` out. No file is touched here."""

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from briefing import __version__, language
from briefing.enforcement.ladder import Sentence
from briefing.enforcement.mentions import Matches, mentions
from briefing.engines.base import Engine
from briefing.errors import InputError, NoModelError
from briefing.records import (
    Article,
    Origin,
    Pack,
    Segment,
    Signature,
    Skipped,
    Term,
    TranslatedArticle,
    Translation,
)
from briefing.segment import segments, title_segment
from briefing.translation import Draft, translate

Drafts = dict[tuple[str, Sentence], Draft]
"""The drafts of a build, by source language and sentence."""

EngineFor = Callable[[str], Engine | None]
"""Gives the engine that translates from a language into the pack's, or ``None`` where there is none."""


class Progress(Protocol):
    """Told how far a build has come."""

    def begin(self, articles: int, segments: int) -> None:
        """Translation starts: so much is to be done."""

    def advance(self, articles: int, segments: int) -> None:
        """So many more articles and segments are done."""


@dataclass(frozen=True, slots=True)
class _Work:
    """An article cut into segments, each with what is to be translated.

    ``title`` is one of ``body`` where it stands in the text as a sentence. ``sentences`` are by segment id.
    """

    article: Article
    title: Segment
    body: tuple[Segment, ...]
    sentences: Mapping[str, Sentence]


@dataclass(frozen=True, slots=True)
class Settings:
    """What is to be built. ``date`` is the pack's: by default the newest article's, else ``today``."""

    target_language: str
    date: datetime.date | None
    today: datetime.date


@dataclass(frozen=True, slots=True)
class Termbase:
    """The glossary at work: ``matches_in`` gives what finds the terms of a language, ``sha256`` is that of all."""

    matches_in: Callable[[str], Matches]
    sha256: str = ""


NO_TERMS = Termbase(lambda _language: lambda _source: ())


def build(
    inputs: Iterable[Article | Skipped],
    engine_for: EngineFor,
    termbase: Termbase,
    settings: Settings,
    progress: Progress,
) -> Pack:
    """Translate what can be translated and return the pack; what cannot is in :attr:`Pack.skipped`.

    Raises:
        InputError: there is no article to put into a pack.
        NoModelError: there are articles, but no model for any of them.
    """
    target_language = settings.target_language
    articles, unread = _sorted_out(inputs)
    engines = _engines(articles, engine_for, target_language)
    served, unserved = _served(articles, engines, target_language)
    _require(served, unserved, unread)
    works = [_work(a, NO_TERMS if a.language == target_language else termbase) for a in served]
    drafts = _translate(works, engines, target_language, progress)
    finished = tuple(_finished(work, drafts, target_language) for work in works)
    return Pack(
        date=settings.date or max((a.date for a in served if a.date), default=settings.today),
        target_language=target_language,
        signature=_signature(engines, termbase),
        articles=finished,
        skipped=tuple(sorted((*unread, *unserved), key=lambda skipped: skipped.path)),
        glossary=_glossary(works),
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


def _work(article: Article, termbase: Termbase) -> _Work:
    body = segments(article)
    title = title_segment(article, body)
    matches = termbase.matches_in(article.language)
    sentences = _sentences((title,), matches) | _sentences(body, matches)
    return _Work(article, title, body, sentences)


def _sentences(of: Sequence[Segment], matches: Matches) -> dict[str, Sentence]:
    wanted = mentions([segment.source for segment in of], matches)
    return {segment.id: Sentence(segment.source, terms) for segment, terms in zip(of, wanted, strict=True)}


def _glossary(works: Sequence[_Work]) -> tuple[Term, ...]:
    found = {want.match.term for work in works for sentence in work.sentences.values() for want in sentence.wanted}
    return tuple(sorted(found, key=lambda term: term.source.casefold()))


def _translate(
    works: Sequence[_Work], engines: Mapping[str, Engine], target_language: str, progress: Progress
) -> Drafts:
    """Translate every distinct sentence of every article, whatever article it is in: large batches are fast."""
    foreign = [work for work in works if work.article.language != target_language]
    tally = _Tally(foreign, progress)
    drafts: Drafts = {}
    for code, engine in engines.items():
        of_language = [work for work in foreign if work.article.language == code]
        sentences = [sentence for work in of_language for sentence in work.sentences.values()]
        done = translate(engine, sentences, (code, target_language), tally.finished)
        drafts |= {(code, sentence): draft for sentence, draft in done.items()}
    return drafts


class _Tally:
    """Counts finished sentences into finished articles."""

    def __init__(self, works: Sequence[_Work], progress: Progress) -> None:
        self._progress = progress
        self._holders: dict[Sentence, list[set[Sentence]]] = {}
        unfinished = [set(work.sentences.values()) for work in works]
        for sentences in unfinished:
            for sentence in sentences:
                self._holders.setdefault(sentence, []).append(sentences)
        progress.begin(len(works), sum(map(len, unfinished)))

    def finished(self, sentence: Sentence) -> None:
        holders = self._holders.pop(sentence, [])
        for sentences in holders:
            sentences.discard(sentence)
        self._progress.advance(sum(not sentences for sentences in holders), len(holders))


def _signature(engines: Mapping[str, Engine], termbase: Termbase) -> Signature:
    names = sorted({engine.name for engine in engines.values()})
    decodings = sorted({str(engine.decoding) for engine in engines.values()})
    return Signature(
        program=f"briefing {__version__}",
        engine="+".join(names),
        models=tuple(engine.model for engine in engines.values()),
        decoding="; ".join(decodings),
        glossary=termbase.sha256,
    )


def _finished(work: _Work, drafts: Drafts, target_language: str) -> TranslatedArticle:
    def translation(segment: Segment) -> Translation:
        if work.article.language == target_language:
            return Translation(segment, segment.source, Origin.SOURCE)
        draft = drafts[work.article.language, work.sentences[segment.id]]
        return Translation(segment, draft.target, Origin.ENGINE, draft.findings, draft.terms)

    return TranslatedArticle(work.article, translation(work.title), tuple(map(translation, work.body)))
