"""The build as a recipe: a :class:`~briefing.pipeline.planning.Plan` in, a :class:`~briefing.records.Pack` out."""

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from briefing import __version__
from briefing.checks.names import renderings
from briefing.checks.names.spellings import Names
from briefing.pipeline.disk_list import DiskList
from briefing.pipeline.draft_cache import DraftCache
from briefing.pipeline.planning import Plan
from briefing.pipeline.preparing import BuildMemory, PreparedArticle
from briefing.progress import EVERY, ArticleTranslated, Progress, SentenceTranslated, Stage, Step, TranslationStarted
from briefing.records import Finding, LanguagePair, Origin, Pack, Segment, Signature, TranslatedArticle, Translation
from briefing.translation.drafting import draft_by_person
from briefing.translation.executors.base import Executor
from briefing.translation.shards import Finished


def build(plan: Plan, memory: BuildMemory, progress: Progress, executor: Executor) -> Pack:
    """Translate what is pending, put the articles together, compare their spellings, and return the pack.

    Each translation is stored in the memory as soon as it is final.

    Raises:
        TranslationMemoryError: the memory cannot be written, or was emptied during the build.
    """
    drafts = DraftCache(plan.engines, plan.settings.target_language, memory)
    _translate(plan, drafts, progress, executor)
    articles = _with_spellings_compared(_translated(plan, drafts, progress), plan.settings.target_language)
    return Pack(
        date=plan.date,
        target_language=plan.settings.target_language,
        signature=_signature(plan),
        articles=articles,
        skipped=plan.skipped,
        glossary=tuple(sorted(plan.terms, key=lambda term: term.source.casefold())),
        compiled_by=plan.settings.compiled_by,
        handling=plan.settings.handling,
    )


def _translate(plan: Plan, drafts: DraftCache, progress: Progress, executor: Executor) -> None:
    """Translate each distinct pending sentence once, whatever articles it is in: large batches are fast."""
    counts = plan.counts
    progress(TranslationStarted(counts.articles, counts.to_translate, known=counts.memory + counts.person))
    tracker = Tracker(plan.articles if counts.to_translate else (), progress)
    for done in executor.translate(plan.shards):
        drafts.store(done)
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


def _translated(plan: Plan, drafts: DraftCache, progress: Progress) -> Iterator[TranslatedArticle]:
    for number, prepared in enumerate(plan.articles):
        if number and number % EVERY == 0:
            progress(Step(Stage.FINISH_ARTICLES, number, len(plan.articles)))
        yield _translated_article(prepared, drafts, plan.settings.target_language)


def _translated_article(prepared: PreparedArticle, cache: DraftCache, target_language: str) -> TranslatedArticle:
    pair = (prepared.article.language, target_language)
    drafts = cache.drafts_of(prepared)

    def translation(segment: Segment) -> Translation:
        made = unmarked(segment)
        mark = prepared.marks.get((segment.id, made.target))
        return replace(made, reviewer=mark.person) if mark else made

    def unmarked(segment: Segment) -> Translation:
        if segment.id not in prepared.sentences:
            is_target = prepared.article.language_of(segment.paragraph) == target_language
            return Translation(segment, segment.source if is_target else "", Origin.SOURCE)
        sentence, possible = prepared.sentences[segment.id], prepared.possible.get(segment.id, ())
        if segment.id in prepared.corrections:
            return corrected(prepared, segment, pair)
        draft, origin = drafts[sentence], Origin.ENGINE if sentence in prepared.pending else Origin.MEMORY
        made = Translation(segment, draft.target, origin, draft.findings, draft.terms, examples=sentence.examples)
        return replace(made, possible=possible, offered=prepared.offered.get(segment.id, ()))

    return TranslatedArticle(prepared.article, translation(prepared.title), tuple(map(translation, prepared.body)))


def corrected(prepared: PreparedArticle, segment: Segment, pair: LanguagePair) -> Translation:
    """Return a segment that a person corrected."""
    correction, possible = prepared.corrections[segment.id], prepared.possible.get(segment.id, ())
    draft = draft_by_person(prepared.sentences[segment.id], correction.target, pair)
    made = Translation(segment, draft.target, Origin.PERSON, draft.findings, draft.terms, correction.person)
    return replace(made, possible=possible)


def _with_spellings_compared(
    articles: Iterable[TranslatedArticle], target_language: str
) -> Collection[TranslatedArticle]:
    """Return the articles with what only an article or the pack shows: names rendered or spelled in two ways."""
    names = Names(target_language)
    noted = DiskList((article, names.noted(article)) for article in articles)
    return DiskList(
        _with_findings(_with_findings(article, renderings.findings(article, target_language)), names.findings(mentions))
        for article, mentions in noted
    )


def _with_findings(article: TranslatedArticle, found: Mapping[str, tuple[Finding, ...]]) -> TranslatedArticle:
    def completed(translation: Translation) -> Translation:
        further = found.get(translation.segment.id, ())
        return replace(translation, findings=(*translation.findings, *further)) if further else translation

    if not found:
        return article
    return TranslatedArticle(article.article, completed(article.title), tuple(map(completed, article.translations)))


class Tracker:
    """Reports which sentences and articles are done.

    It remembers a few bytes a segment and no sentence: should the hashes of two be equal, they count as done with the
    first of them.
    """

    def __init__(self, articles: Iterable[PreparedArticle], progress: Progress) -> None:
        self._progress = progress
        self._holders: dict[int, array[int]] = defaultdict(lambda: array("L"))
        self._paths: list[str] = []
        self._unfinished = array("L")
        for number, prepared in enumerate(articles):
            to_translate = prepared.to_translate
            self._paths.append(prepared.article.path)
            self._unfinished.append(len(to_translate))
            for sentence in to_translate:
                self._holders[hash((prepared.article.language, sentence))].append(number)

    def finished(self, done: Finished) -> None:
        """Count a sentence, in all segments that share it, as done."""
        holders = self._holders.pop(hash((done.pair[0], done.sentence)), ())
        self._progress(SentenceTranslated(done.sentence.source, done.draft.target, done.article, len(holders)))
        for article in holders:
            self._unfinished[article] -= 1
        for article in dict.fromkeys(holders):
            if not self._unfinished[article]:
                self._progress(ArticleTranslated(self._paths[article]))
