"""Which installed models serve a language pair, and the engine made of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from briefing.engines.base import Engine
from briefing.engines.device import WHOLE_MACHINE, Room
from briefing.engines.kind import EngineKind
from briefing.engines.pivot import PivotEngine
from briefing.engines.registry import ENGINES, candidates
from briefing.models.catalogue import figure
from briefing.models.folders import home
from briefing.models.store import InstalledModel, installed, is_called, model_info
from briefing.records import LanguagePair

_PIVOT = "en"


@dataclass(frozen=True, slots=True)
class Choice:
    """What translates a pair: the engine's name, and the model of each step, two where there is no direct one."""

    engine: str
    steps: Mapping[LanguagePair, InstalledModel]

    @property
    def models(self) -> tuple[InstalledModel, ...]:
        """The models, in the order in which they translate."""
        return tuple(self.steps.values())


def choose(engine: str, source: str, target: str, models: Sequence[InstalledModel], model: str = "") -> Choice | None:
    """Return what serves a pair: of the preferred engine, a direct model, else two by way of English.

    ``engine`` is a name in :data:`~briefing.engines.registry.ENGINES`, or ``"auto"``. With a ``model``, only models of
    that name count. Of several models of an engine that serve a pair the one with the best published figure does, the
    first of ``models`` among equals.
    """
    if model:
        models = [each for each in models if is_called(each, model)]
    ways = (_choose(kind, path, models) for kind in candidates(engine) for path in paths(source, target))
    return next(filter(None, ways), None)


def engine(  # noqa: PLR0913, PLR0917 - what a build's options say
    engine: str, source: str, target: str, home: Path, room: Room = WHOLE_MACHINE, model: str = ""
) -> Engine | None:
    """Return an engine for a pair made from what is installed, ``None`` if nothing serves it. Downloads nothing."""
    choice = choose(engine, source, target, installed(home), model)
    return _open(choice, room) if choice else None


@dataclass(frozen=True, slots=True)
class InstalledEngineFactory:
    """Makes the engine that serves a pair on whichever machine it is called: see :func:`choose`."""

    choice: str
    model: str = ""

    def __call__(self, source: str, target: str, room: Room) -> Engine | None:
        """Return the engine, ``None`` if nothing that is installed there serves the pair."""
        return engine(self.choice, source, target, home(), room, self.model)


def paths(source: str, target: str) -> list[tuple[LanguagePair, ...]]:
    """Return the ways from one language to another, best first, as pairs to translate one after the other."""
    stops = [(source, target)] if _PIVOT in (source, target) else [(source, target), (source, _PIVOT, target)]
    return [tuple(pairwise(path)) for path in stops]


def translating(pair: LanguagePair, models: Sequence[InstalledModel]) -> list[InstalledModel]:
    """Return the models that translate a pair directly."""
    return [model for model in models if ENGINES[model.kind].serves((model.source, model.target), pair)]


def serving(kind: EngineKind, pair: LanguagePair, models: Sequence[InstalledModel]) -> InstalledModel | None:
    """Return the model of an engine that translates a pair directly."""
    ours = (model for model in translating(pair, models) if model.kind == kind.name)
    return max(ours, key=figure, default=None)


def _choose(kind: EngineKind, path: Sequence[LanguagePair], models: Sequence[InstalledModel]) -> Choice | None:
    steps = {pair: model for pair in path if (model := serving(kind, pair, models))}
    return Choice(kind.name, steps) if len(steps) == len(path) else None


def _open(choice: Choice, room: Room) -> Engine:
    first, *rest = (open_model(model, pair, room) for pair, model in choice.steps.items())
    return PivotEngine(first, rest[0]) if rest else first


def open_model(model: InstalledModel, pair: LanguagePair, room: Room = WHOLE_MACHINE) -> Engine:
    """Return an engine with one installed model, for a pair that it serves."""
    source, target = pair
    return ENGINES[model.kind].open(model.path, replace(model_info(model), source=source, target=target), room)
