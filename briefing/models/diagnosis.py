"""What ``briefing doctor`` reports."""

import platform
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from briefing import __version__
from briefing.engines.batching import cores
from briefing.engines.device import WHOLE_MACHINE, Layout, layout
from briefing.engines.registry import AUTO, ENGINES
from briefing.engines.trial import SENTENCES, require_working
from briefing.errors import ModelError
from briefing.models import manifest
from briefing.models.choosing import Choice, choose
from briefing.models.folders import argos_folder
from briefing.models.store import BrokenModel, InstalledModel, broken, installed

_LIBRARIES = dict.fromkeys(("ctranslate2", *(name for kind in ENGINES.values() for name in kind.libraries)))


@dataclass(frozen=True, slots=True)
class Report:
    """The state of an installation.

    ``libraries`` maps a distribution to its version, ``None`` if it is not installed. ``layout`` is what ``--device
    auto`` amounts to. ``choice`` is what would translate Russian into English, ``None`` if nothing would.
    """

    program: str
    python: str
    system: str
    libraries: Mapping[str, str | None]
    home: Path
    argos_folder: Path | None
    cores: int
    layout: Layout
    models: tuple[InstalledModel, ...]
    broken: tuple[BrokenModel, ...]
    choice: Choice | None


def report(home: Path) -> Report:
    """Examine the installation; opens no socket and loads no model."""
    models = installed(home)
    return Report(
        program=__version__,
        python=platform.python_version(),
        system=platform.platform(),
        libraries={library: _version(library) for library in _LIBRARIES},
        home=home,
        argos_folder=argos_folder(),
        cores=cores(),
        layout=layout(WHOLE_MACHINE),
        models=tuple(models),
        broken=tuple(broken(home)),
        choice=choose(AUTO, "ru", "en", models),
    )


def details(model: InstalledModel | BrokenModel) -> Iterator[str]:
    """Yield what a report about a model should say: its files, the libraries, and what it makes of two sentences."""
    yield ", ".join(f"{name} {_version(name) or '(missing)'}" for name in _LIBRARIES)
    for name, file in sorted(manifest.files(model.path).items()):
        yield f"{name}: {file.stat().st_size:,} bytes, SHA-256 {manifest.hash_file(file)}"
    if isinstance(model, InstalledModel):
        try:
            translations = require_working(model.kind, model.path, model.name, (model.source, model.target))
            yield from (f"{source} -> {target}" for source, target in zip(SENTENCES, translations, strict=True))
        except ModelError as error:
            yield error.problem


def _version(library: str) -> str | None:
    try:
        return version(library)
    except PackageNotFoundError:
        return None
