"""From a request to a plan: reads the seeds and the glossary, finds the engines, reports what is left out."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from briefing import models
from briefing.app.build_request import BuildRequest
from briefing.app.events import FileSkipped, GlossaryProblem, ReadingProblem
from briefing.engines.base import Engine
from briefing.errors import NoModelError
from briefing.glossary import Glossary, GlossaryFinding, Level, check
from briefing.memory import Memory, memory_path, open_memory
from briefing.pipeline import planning
from briefing.pipeline.disk_list import DiskList
from briefing.pipeline.planning import Plan
from briefing.pipeline.termbase import make_termbase, read_glossaries
from briefing.progress import EVERY, Progress, Stage, Step
from briefing.records import Article, Skipped
from briefing.workspace.seeds import arranged_seeds


@contextmanager
def translation_memory() -> Iterator[Memory]:
    """Open the user's translation memory, made if there is none."""
    with open_memory(memory_path(models.home())) as memory:
        yield memory


def plan(
    request: BuildRequest, memory: Memory, progress: Progress, *, provision: bool
) -> tuple[Plan, tuple[GlossaryFinding, ...]]:
    """Return what is to be done, and what is wrong with the glossary.

    With ``provision``, a model is set up if none is installed that translates any of the articles.

    Raises:
        InputError: there is nothing to build from, or the glossary cannot be used.
        NoModelError: no article can be translated.
    """
    seeds = _read(request, progress)
    foreign = Counter({code: times for code, times in seeds.languages.items() if code != request.lang})
    glossaries = read_glossaries(request.glossary, foreign, request.lang)
    problems = tuple(_problems(glossaries, request.lang))
    for problem in problems:
        progress(GlossaryProblem(problem))
    termbase = make_termbase(glossaries, models.home())
    engines = _engines(foreign, request, progress, provision=provision)
    settings = planning.PackSettings(
        request.lang, request.date, datetime.date.today(), request.compiled_by, request.handling, request.examples
    )
    made = planning.plan(seeds.items, engines.get, termbase, memory, settings)
    for skipped in made.skipped:
        if skipped not in seeds.unread:
            progress(FileSkipped(skipped))
    for path, finding in made.untranslated:
        progress(ReadingProblem(path, finding))
    return made, problems


@dataclass(frozen=True, slots=True)
class _Seeds:
    """All that is in the seeds folder, the characters in each language, and the files that are no articles."""

    items: DiskList[Article | Skipped]
    languages: Counter[str]
    unread: list[Skipped]


def _read(request: BuildRequest, progress: Progress) -> _Seeds:
    seeds = _Seeds(DiskList(), Counter(), [])
    for number, item in enumerate(arranged_seeds(request.seeds, follow_links=request.follow_links)):
        seeds.items.append(item)
        if isinstance(item, Article):
            seeds.languages.update(item.languages)
            for finding in item.findings:
                progress(ReadingProblem(item.path, finding))
        else:
            seeds.unread.append(item)
            progress(FileSkipped(item))
        if number and number % EVERY == 0:
            progress(Step(Stage.READ_ARTICLES, number))
    return seeds


def _problems(glossaries: Mapping[str, Glossary], target: str) -> Iterator[GlossaryFinding]:
    for source, glossary in glossaries.items():
        yield from (finding for finding in check(glossary, source, target) if finding.level > Level.NOTE)


def _engines(
    languages: Counter[str], request: BuildRequest, progress: Progress, *, provision: bool
) -> Mapping[str, Engine]:
    """Return an engine for each language that has one, setting up a model for one of the languages if none has.

    An embedded model that was prepared with an older adapter is prepared again.
    """
    if provision and not request.model:
        for code in languages:
            models.renew(request.engine, (code, request.lang), models.home(), progress)
    engines = _installed(languages, request)
    if languages and not engines and provision:
        _provision(languages, request, progress)
        engines = _installed(languages, request)
    return engines


def _provision(languages: Counter[str], request: BuildRequest, progress: Progress) -> None:
    """Set up a model for the commonest language that there is one for: a file in two languages may begin with another.

    Raises:
        NoModelError: there is none for any of them, or a model is named: such a one is only taken if it is installed.
        ModelError: one is installed, and damaged.
    """
    if request.model:
        raise NoModelError(
            f"No installed model called {request.model!r} translates into {request.lang} from {', '.join(languages)}.",
            f"See: briefing model list. To download a model that is known, run: briefing setup --model {request.model}",
        )
    models.require_sound(models.home())
    refusals: list[NoModelError] = []
    for code in sorted(languages, key=lambda code: (-languages[code], code)):
        try:
            models.provision(request.engine, code, request.lang, models.home(), progress, offline=request.offline)
        except NoModelError as refusal:
            refusals.append(refusal)
        else:
            return
    raise refusals[0]


def _installed(languages: Iterable[str], request: BuildRequest) -> dict[str, Engine]:
    engines = {
        code: models.engine(request.engine, code, request.lang, models.home(), request.room, request.model)
        for code in languages
    }
    return {code: engine for code, engine in engines.items() if engine}
