"""Which models are installed: those in this program's home, and the packages Argos Translate installed itself.

A model of ours lies in ``<home>/models/<name>.<number>``. Numbers only grow, so a new version is in place before
the old one goes, whatever happens between; of two folders with one name the higher number counts.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from packaging.version import Version

from briefing.engines.argos import package
from briefing.engines.argos.declaration import ARGOS
from briefing.engines.trial import require_working
from briefing.errors import ModelError, UsageError
from briefing.models import fingerprints, manifest
from briefing.models.folders import argos_folder
from briefing.models.manifest import Manifest
from briefing.models.workbench import HomeWorkbench, models_folder, open_workbench
from briefing.progress import Progress
from briefing.records import ModelInfo

_ARGOS = "Argos Translate"
_VERIFY = "See what has changed with 'briefing model verify', then install it again with 'briefing model install'."
_FOLDER = re.compile(r"(?P<stem>.+)\.(?P<number>\d+)")


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A model that can be used.

    ``kind`` is the name of its engine; ``source`` and ``target`` are those of its manifest. ``sha256`` is the digest of
    :mod:`briefing.models.manifest`, empty for a package that Argos Translate installed, which was never hashed: see
    :func:`model_info`. ``origin`` is the manifest's, or ``"Argos Translate"``. ``size`` is that of its
    files in bytes.
    """

    kind: str
    name: str
    version: str
    source: str
    target: str
    path: Path
    sha256: str
    origin: str
    size: int = 0


@dataclass(frozen=True, slots=True)
class BrokenModel:
    """A model folder that cannot be used, and why."""

    name: str
    path: Path
    problem: str


def installed(home: Path) -> list[InstalledModel]:
    """Return the models that can be used: ours, last installed first, then Argos Translate's own, newest first.

    Reads metadata and file sizes only. Damaged folders are left out: :func:`broken` returns them.
    """
    return [model for model in _scan(home) if isinstance(model, InstalledModel)]


def broken(home: Path) -> list[BrokenModel]:
    """Return the folders that look like models and cannot be used."""
    return [model for model in _scan(home) if isinstance(model, BrokenModel)]


def require_sound(home: Path) -> None:
    """Raise an error if a model cannot be used any more: another one, which translates otherwise, must not replace it.

    Raises:
        ModelError: one is damaged.
    """
    for model in broken(home):
        raise ModelError(f"The model {model.name} is damaged: {model.problem}.", _VERIFY)


def model_info(model: InstalledModel) -> ModelInfo:
    """Return what a pack's signature says about a model: the hash is that of its files as they are now.

    They are hashed if that has not been done since they were last written.

    Raises:
        ModelError: they are not those that were installed, or cannot be read.
    """
    try:
        sha256 = current_sha256(model)
    except OSError as error:
        raise ModelError(f"The model {model.name} cannot be read ({error.strerror}).", _VERIFY) from error
    if model.sha256 and sha256 != model.sha256:
        raise ModelError(f"The model {model.name} is damaged: its files are not those that were installed.", _VERIFY)
    return ModelInfo(model.name, model.version, sha256, model.source, model.target)


def current_sha256(model: InstalledModel) -> str:
    """Return the digest of the files that a model has now; :class:`OSError` if one cannot be read."""
    if model.sha256:
        return fingerprints.current_sha256(manifest.read(model.path), model.path)
    return manifest.digest(manifest.hash_folder(model.path))


def verify(home: Path, name: str | None = None) -> list[tuple[InstalledModel | BrokenModel, list[str]]]:
    """Check all models, or those called ``name``, and return each with what is wrong with it.

    Every file of our models is hashed. A package that Argos Translate installed has no hashes to compare with: it is
    loaded instead.

    Raises:
        UsageError: no model has that name.
    """
    models = list(_scan(home))
    chosen = [model for model in models if name is None or is_called(model, name)]
    if name is not None and not chosen:
        raise _unknown(name, models)
    return [(model, _problems(model)) for model in chosen]


def remove(name: str, home: Path, progress: Progress) -> None:
    """Remove the model called ``name`` from the home.

    Raises:
        UsageError: there is none, or it is Argos Translate's own.
        ModelError: it is in use (on Windows).
    """
    models = list(_scan(home))
    called = [model for model in models if is_called(model, name)]
    ours = [model for model in called if model.path.parent == models_folder(home)]
    if not called:
        raise _unknown(name, models)
    if not ours:
        raise UsageError(
            f"{called[0].path} was installed by Argos Translate; this program does not remove it.",
            f"Run: argospm remove {called[0].name}",
        )
    stems = {_stem(model.path) for model in ours}
    with open_workbench(home, progress) as bench:
        for folder in _subfolders(bench.models):
            if _stem(folder) in stems:
                bench.discard(folder)
        fingerprints.forget(home)


def place(prepared: Path, record: Manifest, bench: HomeWorkbench) -> InstalledModel:
    """Write the manifest into a folder on the workbench and make that the installed model of its name."""
    manifest.write(record, prepared)
    number = 1 + max((_number(folder) for folder in _subfolders(bench.models)), default=0)
    final = bench.models / f"{slug(record.name)}.{number}"
    prepared.rename(final)
    fingerprints.remember(final)
    current = _current(bench.models)
    for folder in _subfolders(bench.models):
        if folder not in current:
            _retire(folder, bench)
    return _to_model(record, final)


def slug(name: str) -> str:
    """Return a model's name as it stands in a folder's name."""
    return re.sub(r"[^\w.-]+", "-", name.casefold())[:80].strip("-.") or "model"


def _retire(folder: Path, bench: HomeWorkbench) -> None:
    # On Windows, while a running build has it open. It no longer counts, and the next installation removes it.
    with suppress(PermissionError):
        bench.discard(folder)


def _scan(home: Path) -> Iterator[InstalledModel | BrokenModel]:
    for folder in _current(models_folder(home)):
        yield _read_ours(folder)
    found = [model for folder in _subfolders(argos_folder()) if (model := _read_argos(folder))]
    yield from sorted(found, key=_version_key, reverse=True)


def _current(models: Path) -> list[Path]:
    """Return the folder that counts of each name, last installed first."""
    by_number = sorted(_subfolders(models), key=_number)
    return sorted({_stem(folder): folder for folder in by_number}.values(), key=_number, reverse=True)


def _read_ours(folder: Path) -> InstalledModel | BrokenModel:
    try:
        record = manifest.read(folder)
        problems = manifest.differences(record, folder, thorough=False)
    except (ModelError, OSError) as error:
        return BrokenModel(_stem(folder), folder, str(error))
    if problems:
        return BrokenModel(record.name, folder, "; ".join(problems))
    return _to_model(record, folder)


def _read_argos(folder: Path) -> InstalledModel | BrokenModel | None:
    """Read a folder of Argos Translate; ``None`` if it is not a translation package (but a sentence splitter, say)."""
    try:
        record = package.read_record(folder)
        has_model = (folder / "model" / "model.bin").is_file()
    except (ModelError, OSError) as error:
        return BrokenModel(folder.name, folder, str(error))
    if record is None:
        return None
    if not has_model:
        return BrokenModel(record.name, folder, "model/model.bin is missing")
    size = sum(file.stat().st_size for file in manifest.files(folder).values())
    return InstalledModel(
        ARGOS.name, record.name, record.version, record.source, record.target, folder, "", _ARGOS, size
    )


def _problems(model: InstalledModel | BrokenModel) -> list[str]:
    if isinstance(model, BrokenModel):
        return [model.problem]
    try:
        if not model.sha256:
            require_working(model.kind, model.path, model.name, (model.source, model.target))
            return []
        return manifest.differences(manifest.read(model.path), model.path, thorough=True)
    except (ModelError, OSError) as error:
        return [str(error)]


def _to_model(record: Manifest, folder: Path) -> InstalledModel:
    return InstalledModel(
        record.kind,
        record.name,
        record.version,
        record.source,
        record.target,
        folder,
        record.sha256,
        record.origin,
        sum(entry.size for entry in record.files.values()),
    )


def _subfolders(folder: Path | None) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.is_dir()) if folder else []
    except OSError:  # missing or unreadable: nothing is installed in it
        return []


def _stem(folder: Path) -> str:
    match = _FOLDER.fullmatch(folder.name)
    return match["stem"] if match else folder.name


def _number(folder: Path) -> int:
    match = _FOLDER.fullmatch(folder.name)
    return int(match["number"]) if match else 0


def _version_key(model: InstalledModel | BrokenModel) -> Version:
    return package.version_key(model.version if isinstance(model, InstalledModel) else "")


def is_called(model: InstalledModel | BrokenModel, name: str) -> bool:
    """Tell whether a model goes by ``name``: its own, its folder's, what it was made from, or a pair (``"ru_en"``)."""
    names = {slug(model.name), _stem(model.path), model.path.name}
    if isinstance(model, InstalledModel) and model.origin != _ARGOS:
        names.add(slug(model.origin))
    return bool({slug(name), f"translate-{slug(name)}"} & names)


def _unknown(name: str, models: list[InstalledModel | BrokenModel]) -> UsageError:
    known = ", ".join(model.name for model in models) or "none"
    return UsageError(f"There is no model called {name!r}.", f"Installed models: {known}.")
