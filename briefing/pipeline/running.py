"""The build as a recipe: a :class:`~briefing.pipeline.planning.Plan` in, a :class:`~briefing.records.Pack` out."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from briefing import __version__
from briefing.checks.names.spellings import Names
from briefing.pipeline.disk_list import Spool
from briefing.pipeline.draft_cache import Drafts
from briefing.pipeline.planning import Plan
from briefing.pipeline.preparing import Memory, Work
from briefing.pipeline.tracking import Tracker
from briefing.progress import EVERY, Progress, Stage, Step, TranslationStarted
from briefing.records import Finding, Origin, Pack, Segment, Signature, TranslatedArticle, Translation
from briefing.translation.drafting import authored
from briefing.translation.executors.base import Executor


def build(plan: Plan, memory: Memory, progress: Progress, executor: Executor) -> Pack:
    """Translate what is new, keeping each translation in the memory as soon as it is final, and return the pack.

    Raises:
        TranslationMemoryError: the memory cannot be written, or was emptied while this went on.
    """
    drafts = Drafts(plan.engines, plan.settings.target_language, memory)
    _translate(plan, drafts, progress, executor)
    return Pack(
        date=plan.date,
        target_language=plan.settings.target_language,
        signature=_signature(plan),
        articles=_consistent(_finished(plan, drafts, progress), plan.settings.target_language),
        skipped=plan.skipped,
        glossary=tuple(sorted(plan.terms, key=lambda term: term.source.casefold())),
        compiled_by=plan.settings.compiled_by,
        handling=plan.settings.handling,
    )


def _translate(plan: Plan, drafts: Drafts, progress: Progress, executor: Executor) -> None:
    """Translate every distinct new sentence of every article, whatever article it is in: large batches are fast."""
    counts = plan.counts
    progress(TranslationStarted(counts.articles, counts.work, known=counts.memory + counts.person))
    tracker = Tracker(plan.works if counts.work else (), progress)
    for done in executor.translate(plan.shards):
        drafts.keep(done)
        tracker.finished(done)


def _signature(plan: Plan) -> Signature:
    engines = plan.engines.values()
    return Signature(
        program=f"briefing {__version__}",
        engine="+".join(sorted({engine.name for engine in engines})),
        models=tuple(engine.model for engine in engines),
        decoding="; ".join(sorted({str(engine.decoding) for engine in engines})),
        glossary=plan.glossary,
    )


def _finished(plan: Plan, drafts: Drafts, progress: Progress) -> Iterator[TranslatedArticle]:
    for number, work in enumerate(plan.works):
        if number and number % EVERY == 0:
            progress(Step(Stage.FINISH_ARTICLES, number, len(plan.works)))
        yield _article(work, drafts, plan.settings.target_language)


def _article(work: Work, drafts: Drafts, target_language: str) -> TranslatedArticle:
    pair = (work.article.language, target_language)
    made = drafts.of(work)

    def translation(segment: Segment) -> Translation:
        if work.article.language == target_language:
            return Translation(segment, segment.source, Origin.SOURCE)
        sentence = work.sentences[segment.id]
        if correction := work.corrections.get(segment.id):
            draft = authored(sentence, correction.target, pair)
            return Translation(segment, draft.target, Origin.PERSON, draft.findings, draft.terms, correction.person)
        draft, origin = made[sentence], Origin.ENGINE if sentence in work.undone else Origin.MEMORY
        return Translation(segment, draft.target, origin, draft.findings, draft.terms)

    return TranslatedArticle(work.article, translation(work.title), tuple(map(translation, work.body)))


def _consistent(articles: Iterator[TranslatedArticle], target_language: str) -> Collection[TranslatedArticle]:
    """Return the articles with what only the whole pack shows: names that are spelled in two ways."""
    names = Names(target_language)
    noted = Spool((article, names.noted(article)) for article in articles)
    return Spool(_with_findings(article, names.findings(mentions)) for article, mentions in noted)


def _with_findings(article: TranslatedArticle, found: Mapping[str, tuple[Finding, ...]]) -> TranslatedArticle:
    def told(translation: Translation) -> Translation:
        further = found.get(translation.segment.id, ())
        return replace(translation, findings=(*translation.findings, *further)) if further else translation

    if not found:
        return article
    return TranslatedArticle(article.article, told(article.title), tuple(map(told, article.translations)))
