"""Which model files have been hashed as they are now, so that 2 GB need not be hashed again at each build.

A file counts as unchanged while its size, the time it was last written and its number on the disk are those it had when
it was hashed. They are kept in the home, by model folder; without them, or where they differ, the files are hashed.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from briefing.models import manifest
from briefing.models.manifest import Manifest

FILE_NAME = "hashed-models.json"


def current_sha256(record: Manifest, folder: Path) -> str:
    """Return the digest of the files that are in a model's folder now, as :attr:`Manifest.sha256` is of those recorded.

    Raises:
        OSError: a file cannot be read.
    """
    if _remembered(folder).get(folder.name) == _stats(folder):
        return record.sha256
    sha256 = manifest.digest(manifest.hash_folder(folder))
    if sha256 == record.sha256:
        remember(folder)
    return sha256


def remember(folder: Path) -> None:
    """Record that the files in a model's folder, as they are now, are those of its manifest."""
    known = {name: stats for name, stats in _remembered(folder).items() if (folder.parent / name).is_dir()}
    with suppress(OSError):  # of another user, or on a disk that may only be read: the files are hashed each time
        _file(folder).write_text(json.dumps({**known, folder.name: _stats(folder)}), encoding="utf-8")


def forget(home: Path) -> None:
    """Have the models of a home hashed again at their next use."""
    (home / FILE_NAME).unlink(missing_ok=True)


def _file(folder: Path) -> Path:
    return folder.parents[1] / FILE_NAME


def _remembered(folder: Path) -> Mapping[str, object]:
    try:
        known = json.loads(_file(folder).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return known if isinstance(known, dict) else {}


def _stats(folder: Path) -> dict[str, list[int]]:
    found = {path: file.stat() for path, file in sorted(manifest.files(folder).items())}
    return {path: [stat.st_size, stat.st_mtime_ns, stat.st_ino] for path, stat in found.items()}
