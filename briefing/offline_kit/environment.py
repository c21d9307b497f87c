"""Puts a kit's wheels into a Python environment, with the kit's own pip and nothing else."""

import os
import shutil
import subprocess
import zipfile
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from briefing.disk_space import shortage
from briefing.errors import BriefingError, InputError, OutputError
from briefing.offline_kit.kit_manifest import WHEELS, KitManifest

# Not compiled: Python does that when a module is first used. Most never are, and it would double the time.
_OPTIONS = (
    *("--no-index", "--no-deps", "--isolated", "--no-cache-dir", "--no-input"),
    *("--force-reinstall", "--no-compile"),
    *("--quiet", "--disable-pip-version-check", "--no-warn-script-location", "--root-user-action=ignore"),
)


def extract_wheels(kit: Path, manifest: KitManifest, folder: Path) -> list[Path]:
    """Write the wheels of a verified kit into ``folder`` and return them.

    Raises:
        OutputError: they cannot be written.
    """
    try:
        with zipfile.ZipFile(kit) as opened:
            return [_extract(opened, name, folder / PurePosixPath(name).name) for name in manifest.below(WHEELS)]
    except OSError as error:
        raise OutputError(
            f"{error.filename or folder}: cannot be written ({error.strerror or error}).",
            "Check the disk that temporary files are written to.",
        ) from error


def install_wheels(python: str, wheels: Sequence[Path], pip: Path) -> None:
    """Install exactly these wheels into the environment of an interpreter, replacing other versions of them.

    ``pip`` is pip's own wheel, which Python can run as it is: neither pip nor ``ensurepip`` need be installed.

    Raises:
        BriefingError: pip failed.
    """
    ended = subprocess.run(  # noqa: S603 - the interpreter that runs this, or one made by it
        [python, str(pip / "pip"), "install", *_OPTIONS, *map(str, wheels)],
        env={**os.environ, "PIP_CONFIG_FILE": os.devnull},  # a configuration may name an index, or other wheels
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if ended.returncode:
        raise BriefingError(
            f"pip could not install the kit's packages: {_reason(ended.stderr)}",
            "Use a virtual environment that you may change; run python with the kit as its argument to make one.",
        )


def pip_wheel(wheels: Sequence[Path]) -> Path:
    """Return the wheel of pip among the wheels of a kit.

    Raises:
        InputError: there is none.
    """
    for wheel in wheels:
        if wheel.name.startswith("pip-"):
            return wheel
    raise InputError("The kit has no pip, so nothing can be installed from it.", "Make another kit.")


def require_space(needs: Sequence[tuple[Path, int]]) -> None:
    """Raise :class:`OutputError` unless the disks of folders, which need not exist yet, have room for so many bytes."""
    if problem := shortage(needs):
        raise OutputError(problem, "Free some space on it, or use folders on another disk.")


def _extract(opened: zipfile.ZipFile, name: str, file: Path) -> Path:
    with opened.open(name) as source, file.open("xb") as sink:
        shutil.copyfileobj(source, sink, 1 << 20)
    return file


def _reason(log: str) -> str:
    lines = [line.strip() for line in log.splitlines() if line.strip()]
    errors = [line for line in lines if line.lower().startswith("error")]
    return (errors or lines or ["it does not say why."])[0]
