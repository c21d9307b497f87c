"""The folders a build reads from and writes to."""

import os
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from briefing.errors import BriefingError, InputError, OutputError, UsageError
from briefing.readers import SUFFIXES, read_article
from briefing.records import Article, Skipped

SIDECAR_SUFFIX = ".meta.toml"
SETTINGS = Path("briefing.toml")
"""The settings of a desk, in the folder it works in."""


def read_seeds(folder: Path) -> Iterator[Article | Skipped]:
    """Yield an article for each file below ``folder``, by path, or why it is none. ``folder`` may be one file.

    Hidden files, office lock files (``~$…``) and the sidecars of articles are passed over without a word.

    Raises:
        InputError: there is no such folder, or it cannot be listed.
    """
    if folder.is_file():
        yield _read(folder, folder.name)
        return
    for path, relative in _listed(folder):
        yield _read(path, relative)


def _listed(folder: Path) -> list[tuple[Path, str]]:
    def refuse(error: OSError) -> None:
        raise InputError(f"{folder}: cannot be listed ({error.strerror}).", "Name another folder with --seeds.")

    files = [Path(parent) / name for parent, _, names in os.walk(folder, onerror=refuse) for name in names]
    named = [(path, unicodedata.normalize("NFC", path.relative_to(folder).as_posix())) for path in files]
    return sorted(((path, name) for path, name in named if _is_input(name)), key=lambda item: item[1])


def _is_input(relative: str) -> bool:
    hidden = any(part.startswith((".", "~$")) for part in relative.split("/"))
    return not hidden and not relative.lower().endswith(SIDECAR_SUFFIX)


def _read(path: Path, relative: str) -> Article | Skipped:
    if path.suffix.lower() not in SUFFIXES:
        known = ", ".join(sorted(SUFFIXES))
        return Skipped(relative, f"files of this kind are not read (only {known})")
    try:
        return read_article(path.read_bytes(), relative, _sidecar(path))
    except BriefingError as error:
        return Skipped(relative, str(error))
    except OSError as error:
        return Skipped(relative, f"cannot be read: {error.strerror}")


def _sidecar(path: Path) -> str | None:
    sidecar = path.with_suffix(SIDECAR_SUFFIX)
    try:
        return sidecar.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as error:
        raise InputError(f"{sidecar.name}: is not UTF-8.", "Save it as UTF-8.") from error


def write_together(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write ``files`` (name: content) into ``folder``: either all of them appear, complete, or none changes.

    Raises:
        OutputError: the folder or a file in it cannot be written.
    """
    temporary = {name: folder / f".{name}.{os.getpid()}.tmp" for name in files}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            _write_durably(temporary[name], content)
        for name, path in temporary.items():
            path.replace(folder / name)
    except OSError as error:
        raise OutputError(
            f"{error.filename or folder}: cannot be written ({error.strerror}).",
            "Close the file if it is open in Word, or choose another folder with --out.",
        ) from error
    finally:
        for path in temporary.values():
            with suppress(OSError):  # what stood in the way of writing may stand in the way of this
                path.unlink(missing_ok=True)


def _write_durably(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def read_settings(path: Path) -> dict[str, Any]:
    """Return the settings in ``briefing.toml``, none where there is no such file.

    Raises:
        UsageError: the file is not TOML.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path}: cannot be used: {error}.", "Mend it, or move it away.") from error
