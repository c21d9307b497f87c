"""The build as a recipe: a :class:`~briefing.planning.Plan` in, a :class:`~briefing.records.Pack` out. No file IO."""

import datetime
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from briefing import __version__, recollection
from briefing.consistency import inconsistencies
from briefing.enforcement.ladder import Sentence
from briefing.planning import Counts, Memory, Plan, Task, Work
from briefing.records import Origin, Pack, Segment, Signature, Term, TranslatedArticle, Translation
from briefing.translation import Draft, authored, translate

Drafts = dict[tuple[str, Sentence], tuple[Draft, Origin]]
"""The drafts of a build and where they are from, by source language and sentence."""


class Progress(Protocol):
    """Told how far a build has come."""

    def begin(self, counts: Counts) -> None:
        """Translation starts: so much is to be done."""

    def advance(self, articles: int, segments: int) -> None:
        """So many more articles and segments are done."""


def build(plan: Plan, memory: Memory, progress: Progress) -> Pack:
    """Translate what is new, keeping each translation in the memory as soon as it is final, and return the pack."""
    drafts = _translate(plan, memory, progress)
    language = plan.settings.target_language
    return Pack(
        date=plan.settings.date or _newest(plan),
        target_language=language,
        signature=_signature(plan),
        articles=_consistent([_finished(work, drafts, language) for work in plan.works], language),
        skipped=plan.skipped,
        glossary=_glossary(plan.works),
        compiled_by=plan.settings.compiled_by,
        handling=plan.settings.handling,
    )


def _newest(plan: Plan) -> datetime.date:
    return max((work.article.date for work in plan.works if work.article.date), default=plan.settings.today)


def _translate(plan: Plan, memory: Memory, progress: Progress) -> Drafts:
    """Translate every distinct new sentence of every article, whatever article it is in: large batches are fast."""
    progress.begin(plan.counts)
    tally = _Tally(plan, progress)
    drafts: Drafts = {}
    for task in plan.tasks:
        done = translate(task.engine, task.new, task.pair, _keeping(task, plan.works, memory, tally))
        drafts |= {(task.pair[0], sentence): (draft, Origin.MEMORY) for sentence, draft in task.remembered.items()}
        drafts |= {(task.pair[0], sentence): (draft, Origin.ENGINE) for sentence, draft in done.items()}
    return drafts


def _keeping(task: Task, works: Sequence[Work], memory: Memory, tally: "_Tally") -> Callable[[Sentence, Draft], None]:
    """Return what takes finished drafts to the memory."""
    first_in = {sentence: work.article.path for work in reversed(works) for sentence in work.open}
    made_by = recollection.maker(task.engine)

    def finished(sentence: Sentence, draft: Draft) -> None:
        memory.keep(recollection.asked(sentence, task.pair, made_by), recollection.made(draft, first_in[sentence]))
        tally.finished(sentence)

    return finished


class _Tally:
    """Counts finished sentences into finished segments and articles."""

    def __init__(self, plan: Plan, progress: Progress) -> None:
        self._progress = progress
        self._holders: dict[Sentence, list[Counter[Sentence]]] = {}
        for work, task in plan.tasked():
            unfinished = Counter(task.undone(work))
            for sentence in unfinished:
                self._holders.setdefault(sentence, []).append(unfinished)

    def finished(self, sentence: Sentence) -> None:
        holders = self._holders.pop(sentence)
        segments = sum(unfinished.pop(sentence) for unfinished in holders)
        self._progress.advance(sum(not unfinished for unfinished in holders), segments)


def _signature(plan: Plan) -> Signature:
    engines = [task.engine for task in plan.tasks]
    return Signature(
        program=f"briefing {__version__}",
        engine="+".join(sorted({engine.name for engine in engines})),
        models=tuple(engine.model for engine in engines),
        decoding="; ".join(sorted({str(engine.decoding) for engine in engines})),
        glossary=plan.glossary,
    )


def _finished(work: Work, drafts: Drafts, target_language: str) -> TranslatedArticle:
    pair = (work.article.language, target_language)

    def translation(segment: Segment) -> Translation:
        if work.article.language == target_language:
            return Translation(segment, segment.source, Origin.SOURCE)
        sentence = work.sentences[segment.id]
        if correction := work.corrections.get(segment.id):
            draft = authored(sentence, correction.target, pair)
            return Translation(segment, draft.target, Origin.PERSON, draft.findings, draft.terms, correction.person)
        draft, origin = drafts[work.article.language, sentence]
        return Translation(segment, draft.target, origin, draft.findings, draft.terms)

    return TranslatedArticle(work.article, translation(work.title), tuple(map(translation, work.body)))


def _consistent(articles: Sequence[TranslatedArticle], target_language: str) -> tuple[TranslatedArticle, ...]:
    """Return the articles with what only the whole pack shows: names that are spelled in two ways."""
    found = inconsistencies(articles, target_language)

    def with_findings(translation: Translation) -> Translation:
        further = found.get(translation.segment.id, ())
        return replace(translation, findings=(*translation.findings, *further)) if further else translation

    return tuple(
        TranslatedArticle(a.article, with_findings(a.title), tuple(map(with_findings, a.translations)))
        for a in articles
    )


def _glossary(works: Sequence[Work]) -> tuple[Term, ...]:
    found = {want.match.term for work in works for sentence in work.sentences.values() for want in sentence.wanted}
    return tuple(sorted(found, key=lambda term: term.source.casefold()))
