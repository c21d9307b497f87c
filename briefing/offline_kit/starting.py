"""What ``python kit.zip`` does: check the kit, make a virtual environment, install the program, and let that continue.

It runs from inside the kit, on a Python with nothing else installed.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefing.errors import BriefingError, ExitCode, UsageError
from briefing.offline_kit import environment, verifying
from briefing.offline_kit.kit_manifest import MODELS, WHEELS, KitManifest
from briefing.progress import ignore

_SCRIPTS, _PYTHON = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")


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
    with _environment(into) as python, tempfile.TemporaryDirectory(prefix="briefing-kit-") as folder:
        wheels = environment.extract_wheels(kit, manifest, Path(folder))
        _say(f"Installing {len(wheels)} packages into {into} ...")
        environment.install_wheels(str(python), wheels, environment.pip_wheel(wheels))
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
    environment.require_space([(into, manifest.unpacked), (Path(tempfile.gettempdir()), wheels), (home, models)])


@contextmanager
def _environment(folder: Path) -> Iterator[Path]:
    """Yield the interpreter of the virtual environment in ``folder``, made if missing, and then removed on failure."""
    found = (folder / "pyvenv.cfg").is_file()
    if not found and folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder} exists and is not a virtual environment.", "Name another folder with --into.")
    try:
        if not found:
            venv.create(folder, symlinks=os.name != "nt")
        yield (folder / _SCRIPTS / _PYTHON).absolute()
    except BaseException as error:
        if not found:
            shutil.rmtree(folder, ignore_errors=True)
        if isinstance(error, OSError):
            raise BriefingError(f"{error.filename or folder}: {error.strerror or error}.", "Check the disk.") from error
        raise


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()
