"""What ``briefing doctor`` reports."""

import platform
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from briefing import __version__
from briefing.engines.batching import cores
from briefing.engines.choice import AUTO
from briefing.engines.device import WHOLE_MACHINE, Layout, layout
from briefing.engines.registry import ENGINES
from briefing.models.choosing import Choice, choose
from briefing.models.folders import argos_folder
from briefing.models.store import BrokenModel, InstalledModel, broken, installed

_LIBRARIES = ("ctranslate2", *(library for kind in ENGINES.values() for library in kind.libraries))


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


def _version(library: str) -> str | None:
    try:
        return version(library)
    except PackageNotFoundError:
        return None
