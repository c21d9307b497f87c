"""Which installed model serves a language pair, and the engine made of it."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from briefing.engines.argos.engine import ArgosEngine
from briefing.engines.base import Engine
from briefing.engines.device import WHOLE_MACHINE, Room
from briefing.engines.llm.engine import SUPPORTED, LlmEngine
from briefing.engines.pivot import PivotEngine
from briefing.models.folders import home
from briefing.models.store import InstalledModel, installed, model_info
from briefing.records import LanguagePair, ModelInfo

LLM_TARGET = "en"  # the language engines.llm asks for
_PIVOT = "en"


@dataclass(frozen=True, slots=True)
class Choice:
    """What translates a pair: the engine's name and its models, two where there is no direct one."""

    engine: Literal["argos", "llm"]
    models: tuple[InstalledModel, ...]


def choose(engine: str, source: str, target: str, models: Sequence[InstalledModel]) -> Choice | None:
    """Return what serves a pair: a direct Argos package, else two by way of English, else an LLM.

    ``engine`` is ``"argos"``, ``"llm"`` or ``"auto"``. Of several models for the same the first counts.
    """
    ways = {"argos": (_choose_argos,), "llm": (_choose_llm,), "auto": (_choose_argos, _choose_llm)}[engine]
    return next(filter(None, (choose_way(source, target, models) for choose_way in ways)), None)


def engine(engine: str, source: str, target: str, home: Path, room: Room = WHOLE_MACHINE) -> Engine | None:
    """Return an engine for a pair made from what is installed, ``None`` if nothing serves it. Downloads nothing."""
    choice = choose(engine, source, target, installed(home))
    return _build(choice, source, target, room) if choice else None


@dataclass(frozen=True, slots=True)
class InstalledEngine:
    """Gives the engine that serves a pair on whichever machine it is called; ``choice`` is as for :func:`choose`."""

    choice: str

    def __call__(self, source: str, target: str, room: Room) -> Engine | None:
        """Return the engine, ``None`` if nothing that is installed there serves the pair."""
        return engine(self.choice, source, target, home(), room)


def paths(source: str, target: str) -> list[tuple[LanguagePair, ...]]:
    """Return the ways from one language to another, best first, as pairs to translate one after the other."""
    direct, indirect = ((source, target),), ((source, _PIVOT), (_PIVOT, target))
    return [direct] if _PIVOT in (source, target) else [direct, indirect]


def packages(models: Sequence[InstalledModel]) -> dict[LanguagePair, InstalledModel]:
    """Return the Argos package that counts of each pair."""
    return {(model.source, model.target): model for model in reversed(models) if model.kind == "argos"}


def llm_translates(source: str, target: str) -> bool:
    """Tell whether the ``llm`` engine takes a language pair."""
    return target == LLM_TARGET and source in SUPPORTED


def _choose_argos(source: str, target: str, models: Sequence[InstalledModel]) -> Choice | None:
    there = packages(models)
    whole = (path for path in paths(source, target) if there.keys() >= set(path))
    return next((Choice("argos", tuple(there[pair] for pair in path)) for path in whole), None)


def _choose_llm(source: str, target: str, models: Sequence[InstalledModel]) -> Choice | None:
    llms = (model for model in models if model.kind == "llm" and llm_translates(source, target))
    return next((Choice("llm", (model,)) for model in llms), None)


def _build(choice: Choice, source: str, target: str, room: Room) -> Engine:
    if choice.engine == "llm":
        (model,) = choice.models
        return LlmEngine(model.path, replace(model_info(model), source=source, target=target), room)
    first, *rest = (ArgosEngine(model.path, model_info(model), room) for model in choice.models)
    return PivotEngine(first, rest[0], _pivot_info(first.model, rest[0].model)) if rest else first


def _pivot_info(first: ModelInfo, second: ModelInfo) -> ModelInfo:
    steps = (first, second)
    return ModelInfo(
        name="+".join(step.name for step in steps),
        version="+".join(step.version for step in steps),
        sha256=hashlib.sha256("".join(f"{step.sha256}\n" for step in steps).encode()).hexdigest(),
        source=first.source,
        target=second.target,
        steps=steps,
    )
