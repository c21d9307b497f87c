"""Puts a kit's wheels into a Python environment, with the kit's own pip and nothing else."""

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Sequence, Set
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


_LIVES_WITH_US = """\
import os, runpy, sys, threading
threading.Thread(target=lambda: (os.read(0, 1), os._exit(1)), daemon=True).start()
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""
"""Runs a program until this one ends, however it does: then the pipe between them closes."""


def extract_wheels(kit: Path, manifest: KitManifest, folder: Path) -> list[Path]:
    """Write the wheels of a verified kit into ``folder``, which a later run can find and remove, and return them.

    Raises:
        OutputError: they cannot be written.
    """
    try:
        with zipfile.ZipFile(kit) as opened:
            return [_extract(opened, name, folder / PurePosixPath(name).name) for name in manifest.below(WHEELS)]
    except OSError as error:
        raise OutputError(
            f"{error.filename or folder}: cannot be written ({error.strerror or error}).",
            "Check the disk.",
        ) from error


def install_wheels(python: Path, wheels: Sequence[Path], pip: Path) -> None:
    """Install exactly these wheels into the environment of an interpreter, replacing other versions of them.

    What an installation that was killed left of them is removed first. ``pip`` is pip's own wheel, which Python can
    run as it is: neither pip nor ``ensurepip`` need be installed.

    Raises:
        BriefingError: pip failed.
    """
    for folder in _site_packages(python):
        _remove_half_installed(folder, {wheel.name.partition("-")[0].lower() for wheel in wheels})
    # A configuration may name an index, or other wheels; what pip writes for itself is to be found by a later run.
    environment = {"PIP_CONFIG_FILE": os.devnull, "TMPDIR": str(pip.parent), "TEMP": str(pip.parent)}
    with subprocess.Popen(  # noqa: S603 - the interpreter that runs this, or one made by it
        [str(python), "-c", _LIVES_WITH_US, str(pip / "pip"), "install", *_OPTIONS, *map(str, wheels)],
        env={**os.environ, **environment},
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
    ) as running:
        log = running.stderr.read() if running.stderr else ""
        failed = running.wait()
    if failed:
        raise BriefingError(
            f"pip could not install the kit's packages: {_reason(log)}",
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


def _site_packages(python: Path) -> list[Path]:
    """Return the folders of an interpreter's packages, without running it."""
    base = str(python.parents[1])
    other = ("venv", {"base": base, "platbase": base})
    place = () if python == Path(sys.executable) else other
    found = (sysconfig.get_path(kind, *place) for kind in ("purelib", "platlib"))
    return [folder for name in dict.fromkeys(found) if (folder := Path(name)).is_dir()]


def _remove_half_installed(site_packages: Path, names: Set[str]) -> None:
    """Remove the metadata of packages that were not installed to the end, and what pip had put aside meanwhile.

    pip writes the list of a package's files last, and refuses to replace a package without it.
    """
    for folder in site_packages.iterdir():
        unlisted = folder.suffix == ".dist-info" and not (folder / "RECORD").is_file()
        if folder.name.startswith("~") or (unlisted and folder.name.partition("-")[0].lower() in names):
            shutil.rmtree(folder, ignore_errors=True)


def _extract(opened: zipfile.ZipFile, name: str, file: Path) -> Path:
    with opened.open(name) as source, file.open("xb") as sink:
        shutil.copyfileobj(source, sink, 1 << 20)
    return file


def _reason(log: str) -> str:
    lines = [line.strip() for line in log.splitlines() if line.strip()]
    errors = [line for line in lines if line.lower().startswith("error")]
    return (errors or lines or ["it does not say why."])[0]
