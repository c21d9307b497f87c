"""Brings the packages of the running environment, and the models of a home, to the state in a kit."""

import sys
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing.engines.trial import require_working
from briefing.errors import BriefingError, ModelError
from briefing.models import InstalledModel, archive, installed, verify
from briefing.models import manifest as model_manifest
from briefing.models.store import place
from briefing.models.workbench import HomeWorkbench, open_workbench
from briefing.offline_kit import environment, verifying, wheels
from briefing.offline_kit.kit_manifest import MODELS, WHEELS, KitManifest
from briefing.progress import Progress, Stage, Step


@dataclass(frozen=True, slots=True)
class Installed:
    """The result of an installation: what was in the kit, and how much of it was new."""

    program: str
    packages: int
    packages_new: int
    models: tuple[InstalledModel, ...]
    models_new: int


def install(kit: Path, home: Path, progress: Progress) -> Installed:
    """Verify a kit, then install those of its models and packages that are missing or differ, and verify them.

    Raises:
        InputError: the kit cannot be read, is for another kind of machine, or has changed since it was made; then
            nothing is installed.
        OutputError: a disk has too little room; then nothing is installed.
        ModelError: a model in the kit cannot be used here.
        BriefingError: a package cannot be installed.
    """
    manifest = verifying.verified(kit, progress)
    verifying.require_machine(kit, manifest.machine)
    wanted = _models(kit, manifest)
    missing = [record for record in wanted if not _is_there(record, home)]
    _require_space(manifest, missing, home)
    with open_workbench(home, progress) as bench:
        packed = environment.extract_wheels(kit, manifest, bench.new_folder())
        changed = [wheel for wheel in packed if not wheels.is_there(wheel)]
        # Models first: installing them imports modules, which must not have changed by then.
        if missing:
            _install_models(kit, [record.name for record in missing], bench)
        if changed:
            progress(Step(Stage.INSTALL_PACKAGES))
            environment.install_wheels(Path(sys.executable), changed, environment.pip_wheel(packed))
        _require_there(changed)
    models = tuple(model for model in installed(home) if model.sha256 in {record.sha256 for record in wanted})
    return Installed(manifest.program, len(packed), len(changed), models, len(missing))


def _models(kit: Path, manifest: KitManifest) -> list[model_manifest.Manifest]:
    """Return the manifests of the models in a verified kit."""
    names = [name for name in manifest.below(MODELS) if name.endswith(f"/{model_manifest.FILE_NAME}")]
    with zipfile.ZipFile(kit) as opened:
        return [model_manifest.parse(opened.read(name), f"{kit.name}: {name}") for name in names]


def _is_there(record: model_manifest.Manifest, home: Path) -> bool:
    same = [model for model in installed(home) if model.sha256 == record.sha256]
    return bool(same) and any(found in same and not problems for found, problems in verify(home, record.name))


def _require_space(manifest: KitManifest, missing: Sequence[model_manifest.Manifest], home: Path) -> None:
    models = sum(entry.size for record in missing for entry in record.files.values())
    packed = sum(member.size for member in manifest.below(WHEELS).values())
    environment.require_space([(home, models + packed), (Path(sys.prefix), manifest.unpacked)])


def _install_models(kit: Path, names: Sequence[str], bench: HomeWorkbench) -> None:
    """Unpack all models of a kit, and install those called ``names``."""

    def advance(done: int, total: int) -> None:
        bench.progress(Step(Stage.UNPACK_MODELS, done, total))

    limits = archive.Limits(entries=100_000, size=kit.stat().st_size)
    folder = archive.unpack(kit, bench.new_folder(), advance, limits, below=MODELS)
    for prepared in sorted(folder.iterdir()):
        _install_model(prepared, names, bench)


def _install_model(prepared: Path, names: Sequence[str], bench: HomeWorkbench) -> None:
    record = model_manifest.read(prepared)
    if record.name not in names:
        return
    if problems := model_manifest.differences(record, prepared, thorough=True):
        raise ModelError(f"{record.name} in the kit is damaged: {problems[0]}.", "Make another kit.")
    require_working(record.kind, prepared, record.name, (record.source, record.target))
    place(prepared, record, bench)


def _require_there(changed: Sequence[Path]) -> None:
    if damaged := [wheel.name for wheel in changed if not wheels.is_there(wheel)]:
        raise BriefingError(
            f"{damaged[0]} was installed, but differs from the kit.", "Check the disk, and install the kit again."
        )
