"""Where changes to the models of a home are prepared, so that a model appears there whole or not at all.

A home holds ``models/`` (installed), ``work/`` (being prepared) and ``downloads/`` (packages, complete or in part).
All are on one disk: a prepared model moves into place by renaming its folder.
"""

import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from briefing.disk_space import shortage
from briefing.errors import ModelError
from briefing.models import archive
from briefing.models.lock import exclusive
from briefing.progress import Progress, Stage, Step


@dataclass(frozen=True, slots=True)
class HomeWorkbench:
    """The right to change a home's models, and an empty folder to prepare them in, which is removed afterwards.

    A :class:`~briefing.engines.kind.Workbench` for engines.
    """

    home: Path
    folder: Path
    progress: Progress

    @property
    def models(self) -> Path:
        """The folder of installed models."""
        return models_folder(self.home)

    @property
    def downloads(self) -> Path:
        """The folder of files that are being downloaded, or were in part."""
        return self.home / "downloads"

    def new_folder(self) -> Path:
        """Return a new empty folder on the workbench."""
        return _new_folder(self.folder)

    def unpack(self, package: Path, *, loose: bool = False) -> Path:
        """Unpack a zip of unknown origin and return the one folder in it, or with ``loose`` the folder with all of it.

        Raises:
            ModelError: it is damaged, or is built to write elsewhere or too much.
        """
        limits = archive.Limits(loose=loose)
        return archive.unpack(package, self.new_folder(), lambda *done: self.progress(Step(Stage.CHECK, *done)), limits)

    def discard(self, folder: Path) -> None:
        """Remove a model's folder; it disappears at once, the files in it soon after.

        Raises:
            PermissionError: Windows, while another program has one of the files open.
        """
        folder.rename(self.new_folder() / folder.name)

    def require(self, size: int) -> None:
        """Raise :class:`ModelError` unless ``size`` bytes are free on the disk of the home."""
        if problem := shortage([(self.home, size)]):
            raise ModelError(problem, "Free some space, or set BRIEFING_HOME to a folder on another disk.")


def models_folder(home: Path) -> Path:
    """Return the folder of installed models of a home."""
    return home / "models"


@contextmanager
def open_workbench(home: Path, progress: Progress) -> Iterator[HomeWorkbench]:
    """Open the workbench of a home, waiting while another run has it open, and clear what dead runs left on it.

    Raises:
        ModelError: a file could not be written or read, in the ``with`` block or while opening the workbench.
    """
    with _errors_explained(home):
        for folder in (models_folder(home), home / "work", home / "downloads"):
            folder.mkdir(parents=True, exist_ok=True)
        with exclusive(home / "lock", lambda: progress(Step(Stage.WAIT))):
            for leftover in (home / "work").iterdir():
                shutil.rmtree(leftover, ignore_errors=True)
            bench = HomeWorkbench(home, _new_folder(home / "work"), progress)
            try:
                yield bench
            finally:
                # What cannot be removed now (on Windows, a file in use) the next run clears.
                shutil.rmtree(bench.folder, ignore_errors=True)


def _new_folder(parent: Path) -> Path:
    folder = parent / uuid.uuid4().hex  # tempfile's are for their owner only, and a home may be shared
    folder.mkdir()
    return folder


@contextmanager
def _errors_explained(home: Path) -> Iterator[None]:
    try:
        yield
    except PermissionError as error:
        raise ModelError(
            f"{error.filename or home} may not be changed: {error.strerror}.",
            "Close other programs that use it, check the folder's permissions, or set BRIEFING_HOME to another folder.",
        ) from error
    except OSError as error:
        raise ModelError(
            f"{error.filename or home} cannot be read or written: {error.strerror or error}.",
            "Check that the disk has room, or set BRIEFING_HOME to another folder.",
        ) from error
