"""What ``python kit.zip`` does: check the kit, make a virtual environment, install the program, and let that continue.

It runs from inside the kit, on a Python with nothing else installed.
"""

import argparse
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from briefing.errors import BriefingError, ExitCode, UsageError
from briefing.offline_kit import environment, verifying
from briefing.offline_kit.kit_manifest import MODELS, WHEELS, KitManifest
from briefing.progress import ignore

_SCRIPTS, _PYTHON = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
UNFINISHED = "briefing-kit-unfinished"
_WORK = "briefing-kit-work"


def main() -> None:
    """Install the kit that Python was started with; every error ends in its exit code."""
    options = _parser().parse_args()
    try:
        sys.exit(_start(options.kit, options.into))
    except BriefingError as error:
        sys.stderr.write(f"Error: {error.problem}\n{error.remedy}\n")
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(ExitCode.INTERRUPTED)


def _parser() -> argparse.ArgumentParser:
    kit = Path(sys.argv[0])
    parser = argparse.ArgumentParser(prog=f"python {kit.name}", description="Install briefing without a network.")
    parser.add_argument(
        "--into", type=Path, default=Path(".venv"), metavar="DIR", help="virtual environment to use [default: .venv]"
    )
    # Python before 3.13 runs no zip of 2 GB and more; unpacked, this runs with the kit as its argument.
    parser.add_argument("kit", type=Path, nargs="?", default=kit, help="the kit [default: the file Python runs]")
    return parser


def _start(kit: Path, into: Path) -> int:
    _say(f"Checking {kit.name} ...")
    manifest = verifying.verified(kit, ignore)
    verifying.require_machine(kit, manifest.machine)
    _require_space(manifest, into)
    with _environment(into) as python, _work_folder(into) as folder:
        wheels = environment.extract_wheels(kit, manifest, folder)
        _say(f"Installing {len(wheels)} packages into {into} ...")
        environment.install_wheels(python, wheels, environment.pip_wheel(wheels))
    # -P: the current folder may be a copy of the project, with a package of that name.
    command = [str(python), "-P", "-m", "briefing", "kit", "install", str(kit)]
    ended = subprocess.run(command, check=False)  # noqa: S603 - what was installed just now
    if ended.returncode == 0:
        _say(f"The program is {into / _SCRIPTS / 'briefing'}.")
    return ended.returncode


def _require_space(manifest: KitManifest, into: Path) -> None:
    wheels, models = (sum(each.size for each in manifest.below(folder).values()) for folder in (WHEELS, MODELS))
    # Only the installed program knows where models are kept: below one of these, or it will check itself.
    home = Path(os.environ.get("BRIEFING_HOME") or Path("~").expanduser())
    environment.require_space([(into, manifest.unpacked + wheels), (home, models + wheels)])


@contextmanager
def _environment(folder: Path) -> Iterator[Path]:
    """Yield the interpreter of the virtual environment in ``folder``, made if missing.

    A new one is removed if it does not get its packages: at once, or by the next run if this one is killed. Until then
    it holds a file that says so.
    """
    unfinished = folder / UNFINISHED
    found = (folder / "pyvenv.cfg").is_file() and not unfinished.is_file()
    if not unfinished.is_file() and not found and folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder} exists and is not a virtual environment.", "Name another folder with --into.")
    try:
        if not found:
            _make_empty(folder)
            venv.create(folder, symlinks=os.name != "nt")
        yield (folder / _SCRIPTS / _PYTHON).absolute()
        unfinished.unlink(missing_ok=True)
    except BaseException as error:
        if not found:
            with suppress(OSError):
                _clear(folder)
                shutil.rmtree(folder)
        if isinstance(error, OSError):
            raise BriefingError(f"{error.filename or folder}: {error.strerror or error}.", "Check the disk.") from error
        raise


@contextmanager
def _work_folder(environment_folder: Path) -> Iterator[Path]:
    """Yield an empty folder in the environment, so that one that a killed run left is found, and removed."""
    folder = environment_folder / _WORK
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _make_empty(folder: Path) -> None:
    """Make a folder with the file that says it is unfinished, and nothing else."""
    if (folder / UNFINISHED).is_file():
        _say(f"Removing what an interrupted installation left in {folder} ...")
        _clear(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / UNFINISHED).touch()


def _clear(folder: Path) -> None:
    """Remove all from a half-made environment but the file that says what it is."""
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path.name != UNFINISHED:
            path.unlink()


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()
