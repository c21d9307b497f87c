"""What the commands that build, or say what a build would do, have in common: seeds, glossary, engines, a plan."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from briefing.cli.options import EngineChoice
from briefing.progress import EVERY, Progress, Stage, Step

if TYPE_CHECKING:
    from briefing.engines.base import Engine as TranslationEngine
    from briefing.engines.device import Room
    from briefing.memory import Memory
    from briefing.pipeline.disk_list import DiskList
    from briefing.pipeline.planning import Plan
    from briefing.pipeline.preparing import Termbase
    from briefing.records import Article, Skipped


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the options say of the pack itself; see :class:`~briefing.pipeline.planning.PackSettings`."""

    date: datetime.date | None = None
    compiled_by: str = ""
    handling: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """What the options of a command ask for."""

    lang: str
    seeds: Path
    glossary: Path
    engine: EngineChoice
    room: "Room"
    imprint: Imprint
    offline: bool


@contextmanager
def translation_memory() -> "Iterator[Memory]":
    """Give the user's translation memory."""
    from briefing import models
    from briefing.memory import memory_path, open_memory

    with open_memory(memory_path(models.home())) as memory:
        yield memory


def plan(request: Request, memory: "Memory", shown: "Progress | None") -> "Plan":
    """Return what is to be done, naming on stderr what cannot be.

    A model is set up if there is none, unless there is no display to show that on.
    """
    from briefing.pipeline import planning

    found = _read(request.seeds, shown)
    foreign = Counter({code: times for code, times in found.languages.items() if code != request.lang})
    termbase = _termbase(set(foreign), request)
    engines = _engines(foreign, request, shown)
    imprint = request.imprint
    settings = planning.PackSettings(
        request.lang, imprint.date, datetime.date.today(), imprint.compiled_by, imprint.handling
    )
    made = planning.plan(found.items, engines.get, termbase, memory, settings)
    _name(*(skipped for skipped in made.skipped if skipped not in found.unread))
    return made


class _Inputs(NamedTuple):
    """What is in the seeds folder: all of it, how many articles there are in each language, and what is none."""

    items: "DiskList[Article | Skipped]"
    languages: Counter[str]
    unread: "list[Skipped]"


def _read(seeds: Path, shown: "Progress | None") -> _Inputs:
    from briefing.pipeline.disk_list import DiskList
    from briefing.records import Article
    from briefing.workspace.seeds import read_seeds

    found = _Inputs(DiskList(), Counter(), [])
    for number, item in enumerate(read_seeds(seeds)):
        found.items.append(item)
        if isinstance(item, Article):
            found.languages[item.language] += 1
        else:
            found.unread.append(item)
            _name(item)
        if shown and number and number % EVERY == 0:
            shown(Step(Stage.READ_ARTICLES, number))
    return found


def _termbase(languages: set[str], request: Request) -> "Termbase":
    from briefing import models
    from briefing.glossary import Level, check
    from briefing.pipeline.termbase import read_glossaries, termbase

    glossaries = read_glossaries(request.glossary, languages, request.lang)
    for language, glossary in glossaries.items():
        for finding in check(glossary, language, request.lang):
            if finding.level > Level.NOTE:
                typer.echo(str(finding), err=True)
    return termbase(glossaries, models.home())


def _name(*skipped: "Skipped") -> None:
    for item in skipped:
        typer.echo(f"Not in the pack: {item.path}: {item.reason}", err=True)


def _engines(languages: Counter[str], request: Request, shown: "Progress | None") -> "Mapping[str, TranslationEngine]":
    """Return an engine for each language that has one, setting a model up for the commonest if there is none at all."""
    engines = _installed(languages, request)
    if languages and not engines and shown:
        from briefing import models

        commonest = max(sorted(languages), key=lambda code: languages[code])
        models.provision(request.engine, commonest, request.lang, models.home(), shown, offline=request.offline)
        engines = _installed(languages, request)
    return engines


def _installed(languages: Iterable[str], request: Request) -> "dict[str, TranslationEngine]":
    from briefing import models

    candidates = {
        code: models.engine(request.engine, code, request.lang, models.home(), request.room) for code in languages
    }
    return {code: engine for code, engine in candidates.items() if engine}
