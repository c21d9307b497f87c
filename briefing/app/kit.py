"""Use cases about kits: carry the program, all it depends on and its models to a machine without a network."""

from pathlib import Path

from briefing import models
from briefing.offline_kit import installing, making
from briefing.offline_kit.installing import Installed
from briefing.offline_kit.making import Made
from briefing.progress import Progress, ignore


def make_kit(file: Path, progress: Progress = ignore, *, with_model: bool = True) -> Made:
    """Write a kit for machines like this one: same system, kind of processor and Python version.

    Raises:
        NoModelError: no model is installed, and one is wanted.
        ModelError: a model's files are not what was installed.
        OutputError: the kit cannot be written.
        BriefingError: a package is missing, or cannot be packed.
    """
    return making.make(file, models.home(), progress, with_model=with_model)


def install_kit(file: Path, progress: Progress = ignore) -> Installed:
    """Bring this installation and its models to the state of a kit, every byte of which is checked first.

    Raises:
        InputError: the kit cannot be read, is damaged, or is for another kind of machine; nothing was installed.
        OutputError: a disk has too little room; nothing was installed.
        ModelError: a model in the kit cannot be used here.
        BriefingError: a package cannot be installed.
    """
    return installing.install(file, models.home(), progress)
