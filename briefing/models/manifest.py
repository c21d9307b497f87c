r"""What a model's folder held when it was installed: every file with its size and SHA-256, and one digest of all.

The digest is the SHA-256 of the lines ``<sha256>  <relative path>\n`` of all files, sorted; on Unix::

    find . -type f ! -name briefing.json -printf '%P\n' | xargs sha256sum | LC_ALL=C sort | sha256sum
"""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from briefing.engines.registry import ENGINES
from briefing.errors import ModelError, one_line

FILE_NAME = "briefing.json"
SCHEMA = 1

_REINSTALL = "Remove the model and install it again: briefing model remove, briefing model install."


@dataclass(frozen=True, slots=True)
class FileEntry:
    """Size in bytes and SHA-256 of one file."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """A model's identity and its files, by path relative to its folder, with forward slashes.

    ``kind`` is the name of its engine; ``source`` and ``target`` are those of a
    :class:`~briefing.engines.kind.PreparedModel`. ``origin`` is what it was made from: a file's name, an address, or
    ``"embedded"``.
    """

    kind: str
    name: str
    version: str
    source: str
    target: str
    origin: str
    files: Mapping[str, FileEntry]

    @property
    def sha256(self) -> str:
        """The digest of all files."""
        return digest(self.files)


def digest(files: Mapping[str, FileEntry]) -> str:
    """Return one SHA-256 for a set of files: see the module's docstring."""
    lines = sorted(f"{entry.sha256}  {path}\n" for path, entry in files.items())
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def hash_file(file: Path) -> str:
    """Return the SHA-256 of a file."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def hash_folder(folder: Path) -> dict[str, FileEntry]:
    """Return the size and hash of every file of a model's folder except the manifest."""
    return {path: FileEntry(file.stat().st_size, hash_file(file)) for path, file in sorted(files(folder).items())}


def write(manifest: Manifest, folder: Path) -> None:
    """Put the manifest into its folder, and have everything in the folder survive a power cut."""
    (folder / FILE_NAME).write_text(to_json(manifest), encoding="utf-8")
    for file in folder.rglob("*"):
        if file.is_file():
            _flush(file)


def to_json(manifest: Manifest) -> str:
    """Return a manifest as its file has it."""
    record = {"schema": SCHEMA, "sha256": manifest.sha256, **asdict(manifest)}
    return json.dumps(record, ensure_ascii=False, indent=1)


def read(folder: Path) -> Manifest:
    """Read the manifest of a folder.

    Raises:
        ModelError: there is none, or it is damaged.
    """
    try:
        content = (folder / FILE_NAME).read_bytes()
    except OSError as error:
        raise ModelError(f"{folder / FILE_NAME} is missing or damaged.", _REINSTALL) from error
    return parse(content, str(folder / FILE_NAME))


def parse(content: bytes, name: str) -> Manifest:
    """Return the manifest that a file's content is; ``name`` is what an error calls it.

    Raises:
        ModelError: it is damaged.
    """
    try:
        manifest, sha256 = _parse(json.loads(content.decode()))
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise ModelError(f"{name} is missing or damaged.", _REINSTALL) from error
    if manifest.sha256 != sha256:
        raise ModelError(f"{name} contradicts itself.", _REINSTALL)
    return manifest


def differences(manifest: Manifest, folder: Path, *, thorough: bool) -> list[str]:
    """Return how the folder differs from the manifest, a line for each difference.

    Not ``thorough``: by file sizes only, in well under a millisecond. Thorough: every file is hashed, and files that
    were added are named.
    """
    found = files(folder)
    added = [f"{path} does not belong there" for path in found if path not in manifest.files] if thorough else []
    problems = (_problem(path, found.get(path), entry, thorough) for path, entry in manifest.files.items())
    return [problem for problem in problems if problem] + added


def _problem(path: str, file: Path | None, entry: FileEntry, thorough: bool) -> str:
    if file is None:
        return f"{path} is missing"
    if file.stat().st_size != entry.size or (thorough and hash_file(file) != entry.sha256):
        return f"{path} has changed"
    return ""


def files(folder: Path) -> dict[str, Path]:
    """Return the files of a model, by path relative to its folder; the manifest is left out."""
    found = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.is_file()}
    return {path: file for path, file in found.items() if path != FILE_NAME}


def _flush(file: Path) -> None:
    with file.open("r+b") as stream:  # Windows flushes only what was opened for writing
        os.fsync(stream.fileno())


def _parse(record: Any) -> tuple[Manifest, str]:  # whatever the JSON file holds
    if record["schema"] != SCHEMA or record["kind"] not in ENGINES:
        raise ValueError("made by another version of the program")
    texts = {key: one_line(str(record[key])) for key in ("name", "version", "source", "target", "origin")}
    files = {str(path): FileEntry(int(entry["size"]), str(entry["sha256"])) for path, entry in record["files"].items()}
    return Manifest(kind=record["kind"], files=files, **texts), record["sha256"]
