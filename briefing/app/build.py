"""Use cases: from the articles in ``seeds/`` to a pack in ``out/``, once or whenever something changes."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from briefing import models
from briefing.app.build_request import BuildRequest
from briefing.app.counting import counted
from briefing.app.planning import plan, translation_memory
from briefing.app.publishing import house_style, publish
from briefing.errors import BriefingError
from briefing.glossary import GlossaryFinding
from briefing.pipeline import running
from briefing.pipeline.planning import Counts, Plan
from briefing.progress import EVERY, Progress, Stage, Step, ignore
from briefing.records import Finding, Pack, Signature, Skipped
from briefing.translation.executors.base import Executor, InProcessExecutor
from briefing.workspace.watching import changes


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build made.

    Attributes:
        files: the files written, by the name of their format; ``"record"`` is the build record.
        articles: number of articles in the pack.
        segments: number of segments (sentences, as a rule) in these articles.
        counts: how many segments were translated now, and how many were known from before.
        doubtful: number of segments that are marked as doubtful.
        findings: number of remarks on these.
        reading_findings: what was left out or doubtful when articles were read, by the article's path.
        skipped: the input files that are not in the pack, each with the reason.
        glossary_findings: what is wrong with the glossary, where that is more than a note.
        signature: what made the pack.
        seconds: how long it took.
    """

    files: Mapping[str, Path]
    articles: int
    segments: int
    counts: Counts
    doubtful: int
    findings: int
    reading_findings: Mapping[str, tuple[Finding, ...]]
    skipped: tuple[Skipped, ...]
    glossary_findings: tuple[GlossaryFinding, ...]
    signature: Signature
    seconds: float

    @property
    def in_words(self) -> tuple[str, str]:
        """What is in the pack, and where its translations come from, a sentence each."""
        articles, sentences = counted(self.articles, "article"), counted(self.segments, "sentence")
        marked = f"{self.doubtful or 'none'} marked as doubtful"
        origins = {
            "new": self.counts.new,
            "made again because their terms or examples changed": self.counts.again,
            "from memory": self.counts.memory,
            "by a person": self.counts.person,
        }
        known = ", ".join(f"{count} {origin}" for origin, count in origins.items() if count)
        return (
            f"{articles}, {sentences}, {marked}, in {round(self.seconds, 1)} s.",
            f"Translations: {known or 'none needed'}.",
        )


def build(request: BuildRequest, progress: Progress = ignore) -> BuildResult:
    """Translate the articles and write the pack; what was translated before is taken from the translation memory.

    The output folder changes only at the very end, and completely. However the build ends, sentences that have been
    translated stay in the memory for the next one. To cancel it, raise an exception in ``progress``.

    Args:
        request: what to build.
        progress: is called with each event: :class:`~briefing.progress.Step`, ``TranslationStarted``,
            ``SentenceTranslated``, ``ArticleTranslated``, and the notices ``FileSkipped``,
            ``ReadingProblem`` and ``GlossaryProblem``.

    Raises:
        InputError: no article can be read, or the glossary or the template cannot be used.
        NoModelError: no model translates any of the articles, and none could be set up.
        ModelError: a model is damaged.
        UsageError: the device or the cluster that was asked for is not there.
        TranslationMemoryError: the translation memory cannot be used.
        ExecutorError: the processes or machines that translate have failed.
        OutputError: the pack cannot be written.

    Example:
        >>> result = briefing.build(briefing.BuildRequest(seeds=Path("inbox"), out=Path("packs")))
        >>> result.files["docx"]
        PosixPath('packs/briefing-2026-03-10.en.docx')
    """
    started = time.monotonic()
    house = house_style(request)  # a template that cannot be used is reported before the long work, not after it
    with translation_memory() as memory:
        planned, problems = plan(request, memory, progress, provision=True)
        with executor(request, planned) as translating:
            pack = running.build(planned, memory, progress, translating)
        if len(pack.articles) >= EVERY:
            progress(Step(Stage.WRITE_PACK))
        files = publish(pack, request, house, memory)
    segments, doubtful, findings, reading_findings = _totals(pack)
    return BuildResult(
        files=files,
        articles=len(pack.articles),
        segments=segments,
        counts=planned.counts,
        doubtful=doubtful,
        findings=findings,
        reading_findings=reading_findings,
        skipped=pack.skipped,
        glossary_findings=problems,
        signature=pack.signature,
        seconds=time.monotonic() - started,
    )


def _totals(pack: Pack) -> tuple[int, int, int, dict[str, tuple[Finding, ...]]]:
    """Count segments, doubtful ones, and findings; collect those on reading. All in one pass over the articles."""
    segments = doubtful = findings = 0
    reading_findings = {}
    for article in pack.articles:
        if article.article.findings:
            reading_findings[article.article.path] = article.article.findings
        segments += len(article.translations)
        doubtful += sum(bool(translation.findings) for translation in article.translations)
        findings += sum(len(translation.findings) for translation in article.translations)
    return segments, doubtful, findings, reading_findings


def watch(request: BuildRequest, progress: Progress = ignore) -> Iterator[BuildResult | BriefingError]:
    """Build at once and after each change, and yield each build's result, or why it failed; never ends by itself.

    A build that fails is for the user to put right, with the next change.

    Raises:
        InputError: neither the seeds nor the glossary exist.
    """
    for _ in changes((request.seeds, request.glossary), request.out):
        try:
            outcome: BuildResult | BriefingError = build(request, progress)
        except BriefingError as error:
            outcome = error
        yield outcome


@contextmanager
def executor(request: BuildRequest, plan: Plan) -> Iterator[Executor]:
    """Give the executor for a plan; no process is started and no cluster asked where there is nothing to translate."""
    engine_for = models.InstalledEngineFactory(request.engine, request.model)
    if request.cluster and plan.shards:
        from briefing.translation.executors.dask import DaskExecutor  # noqa: PLC0415 - an extra, and heavy

        with DaskExecutor(request.cluster, engine_for, request.room, plan.engines) as cluster:
            yield cluster
    elif (processes := min(request.workers, len(plan.shards))) > 1:
        from briefing.translation.executors.processes import ProcessExecutor  # noqa: PLC0415 - rarely needed

        room = replace(request.room, processes=processes)
        with ProcessExecutor(processes, engine_for, room) as workers:
            yield workers
    else:
        yield InProcessExecutor(plan.engines)
