"""Makes a kit of a running installation."""

import hashlib
import os
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.metadata import Distribution
from itertools import repeat
from pathlib import Path
from typing import BinaryIO

import briefing
from briefing import zip_files
from briefing.engines.kind import EngineKind
from briefing.engines.registry import ENGINES
from briefing.errors import ModelError, NoModelError, OutputError
from briefing.models import InstalledModel, broken, installed
from briefing.models import manifest as model_manifest
from briefing.models.store import slug
from briefing.offline_kit import kit_manifest, verifying, wheels
from briefing.offline_kit.environment import require_space
from briefing.offline_kit.instructions import README, START
from briefing.offline_kit.kit_manifest import MODELS, WHEELS, KitManifest, Member
from briefing.progress import Progress, Stage, Step
from briefing.workspace.writing import stream_together

# What "python kit.zip" needs where nothing is installed.
_TRAVELLING = (
    "__init__.py",
    "errors.py",
    "progress.py",
    "disk_space.py",
    "zip_files.py",
    *(f"offline_kit/{name}.py" for name in ("__init__", "kit_manifest", "verifying", "environment", "starting")),
)
_CHUNK = 1 << 20
_PIP = "pip"  # it installs the others, and may be missing on the other machine
_ZIP64 = 1 << 31  # bytes; Python before 3.13 cannot run zips of this size


@dataclass(frozen=True, slots=True)
class Contents:
    """What goes into a kit: wheels, how many bytes they take when installed, and models."""

    wheels: Sequence[Path]
    models: Sequence[InstalledModel]
    unpacked: int


@dataclass(frozen=True, slots=True)
class Made:
    """A finished kit. ``sha256`` is that of the whole file, ``left_out`` names models that cannot be used.

    ``runs``: whether Python can run it as it is, without unpacking it first.
    """

    size: int
    sha256: str
    packages: int
    models: tuple[InstalledModel, ...]
    left_out: tuple[str, ...]
    runs: bool


def make(kit: Path, home: Path, progress: Progress, *, with_model: bool = True) -> Made:
    """Write a kit with the program, all it depends on, and the models of ``home``; it appears whole or not at all.

    Raises:
        NoModelError: a model is wanted, and none is installed.
        ModelError: a model's files have changed since it was installed.
        OutputError: the kit cannot be written.
        BriefingError: a package is missing, or cannot be packed.
    """
    models = _models(home) if with_model else ()
    packages = wheels.closure(_requirements(models))
    with tempfile.TemporaryDirectory(prefix="briefing-kit-") as folder:
        packed = _packed(packages, Path(folder), progress)
        sha256 = write(kit, Contents(packed, models, sum(map(wheels.size, packages))), progress)
    size = kit.stat().st_size
    left_out = tuple(model.name for model in broken(home)) if with_model else ()
    return Made(size, sha256, len(packages), models, left_out, _runs(size))


def write(kit: Path, contents: Contents, progress: Progress) -> str:
    """Write a kit of these contents, whole or not at all, and return the SHA-256 of the file.

    Raises:
        ModelError: a model's files have changed since it was installed.
        OutputError: the kit cannot be written.
    """
    _require_space(kit, contents)

    def fill(draft: BinaryIO) -> None:
        with zipfile.ZipFile(draft, "w", zipfile.ZIP_STORED) as archive:
            _fill(_Writer(archive, progress), contents)
            archive.comment = b"0" * verifying.SEAL_LENGTH
        _seal(draft)

    try:
        stream_together(kit.parent, {kit.name: fill})
    except OutputError as error:
        raise OutputError(error.problem, "Name another file or folder.") from error
    return model_manifest.hash_file(kit)


def _models(home: Path) -> tuple[InstalledModel, ...]:
    """Return the model that counts of each name."""
    models = tuple({slug(model.name): model for model in reversed(installed(home))}.values())
    if not models:
        raise NoModelError(
            "There is no model to put into the kit.", "Run: briefing setup, or make the kit with --without-model."
        )
    return models[::-1]


def _requirements(models: Sequence[InstalledModel]) -> list[str]:
    """Return what a kit has to hold; the extra of an engine only for its models, or if it is installed here."""
    extras = {kind.extra for kind in ENGINES.values() if kind.extra and _is_needed(kind, models)}
    return [*(f"briefing[{extra}]" for extra in sorted(extras)), "briefing", _PIP]


def _is_needed(kind: EngineKind, models: Sequence[InstalledModel]) -> bool:
    return any(model.kind == kind.name for model in models) or wheels.is_installed(f"briefing[{kind.extra}]")


def _packed(packages: Sequence[Distribution], folder: Path, progress: Progress) -> list[Path]:
    packed = []
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # zlib lets other threads run
        for wheel in pool.map(wheels.pack, packages, repeat(folder)):
            packed.append(wheel)
            progress(Step(Stage.PACK_PACKAGES, len(packed), len(packages)))
    return packed


def _require_space(kit: Path, contents: Contents) -> None:
    models = (file for model in contents.models for file in model.path.rglob("*") if file.is_file())
    require_space([(kit, sum(file.stat().st_size for file in (*contents.wheels, *models)))])


def _fill(kit: "_Writer", contents: Contents) -> None:
    package, machine = Path(briefing.__file__).parent, kit_manifest.here()
    kit.add_text("__main__.py", START)
    kit.add_text("README.txt", README.format(version=briefing.__version__, machine=machine))
    for name in _TRAVELLING:
        kit.add(f"briefing/{name}", package / name)
    for wheel in contents.wheels:
        kit.add(WHEELS + wheel.name, wheel)
    for model in contents.models:
        _add_model(kit, model)
    listed = KitManifest(briefing.__version__, machine, contents.unpacked, dict(kit.members))
    kit.add_text(kit_manifest.NAME, listed.to_json().decode())


def _add_model(kit: "_Writer", model: InstalledModel) -> None:
    record = _record(model)
    folder = f"{MODELS}{slug(model.name)}/"
    for name, entry in record.files.items():
        if kit.add(folder + name, model.path / name).sha256 != entry.sha256:
            raise ModelError(
                f"{model.path / name} is not what was installed.", "Install the model again: briefing model install"
            )
    kit.add_text(folder + model_manifest.FILE_NAME, model_manifest.to_json(record))


def _record(model: InstalledModel) -> model_manifest.Manifest:
    if model.sha256:
        return model_manifest.read(model.path)
    # Argos Translate's own, which was never hashed.
    files = model_manifest.hash_folder(model.path)
    origin = f"{model.name} {model.version}"
    return model_manifest.Manifest(model.kind, model.name, model.version, model.source, model.target, origin, files)


class _Writer:
    """Stores members one after another, and records their sizes and hashes."""

    def __init__(self, archive: zipfile.ZipFile, progress: Progress) -> None:
        self._archive = archive
        self._progress = progress
        self.members: dict[str, Member] = {}

    def add(self, name: str, file: Path) -> Member:
        """Copy a file, a piece at a time."""
        content = hashlib.sha256()
        entry = _entry(name, file.stat().st_size)
        with file.open("rb") as source, self._archive.open(entry, "w") as sink:
            while chunk := source.read(_CHUNK):
                content.update(chunk)
                sink.write(chunk)
                self._progress(Step(Stage.WRITE_KIT, source.tell(), entry.file_size))
        return self._keep(name, entry.file_size, content.hexdigest())

    def add_text(self, name: str, text: str) -> Member:
        content = text.encode()
        self._archive.writestr(_entry(name, len(content)), content)
        return self._keep(name, len(content), hashlib.sha256(content).hexdigest())

    def _keep(self, name: str, size: int, sha256: str) -> Member:
        self.members[name] = Member(size, sha256)
        return self.members[name]


def _entry(name: str, size: int) -> zipfile.ZipInfo:
    entry = zip_files.member(name)
    entry.file_size = size  # so that zipfile knows whether zip64 is needed
    return entry


def _seal(draft: BinaryIO) -> None:
    """Write the kit's last bytes."""
    seal, _ = verifying.seals(draft, lambda _count: None)
    draft.seek(-verifying.SEAL_LENGTH, os.SEEK_END)
    draft.write(seal.encode())


def _runs(size: int) -> bool:
    return size < _ZIP64 or sys.version_info >= (3, 13)
