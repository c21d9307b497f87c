"""Notices when the inputs of a build have changed: once for each change, however often an editor saves to make it."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from briefing.errors import InputError

QUIET = 1.0
"""Seconds without a further change after which a change is complete: office programs save in several steps."""


def changes(inputs: Sequence[Path], output: Path) -> Iterator[None]:
    """Yield at once, and then whenever the content of a file in ``inputs`` (folders or files) has changed.

    Changes while the caller is busy are yielded once, afterwards. Hidden files, office programs' lock files and
    everything in ``output`` are ignored, and so are files saved without a change.

    Raises:
        InputError: none of the inputs exists.
    """
    from watchfiles import watch  # noqa: PLC0415 - only here

    watched = [path for path in inputs if path.exists()]
    if not watched:
        raise InputError(f"{inputs[0]}: there is nothing to watch.", "Create the folder, or name another one.")
    seen = fingerprint(watched, output)
    yield
    # A file is watched by its folder: editors save by putting another file in its place.
    folders = {path if path.is_dir() else path.parent for path in watched}
    for round_, events in enumerate(
        watch(
            *folders, debounce=round(QUIET * 1000), step=200, watch_filter=None, rust_timeout=500, yield_on_timeout=True
        )
    ):
        # The first round comes when watching has begun: earlier changes raised no event.
        if (events or not round_) and (now := fingerprint(watched, output)) != seen:
            seen = now
            yield


def fingerprint(inputs: Sequence[Path], output: Path) -> str:
    """Return a digest of the names and contents of all files that are not ignored."""
    digest = hashlib.sha256()
    for path in sorted({file for item in inputs for file in _files(item, output.resolve())}):
        digest.update(f"{path}\n".encode(errors="surrogateescape"))
        digest.update(_content(path))
    return digest.hexdigest()


def _files(item: Path, output: Path) -> Iterator[Path]:
    for path in item.rglob("*") if item.is_dir() else [item]:
        inside = path.relative_to(item).parts if item.is_dir() else ()
        hidden = any(part.startswith((".", "~$")) for part in inside)
        # A link that leads in a circle is not a file, and cannot be resolved.
        if not hidden and path.is_file() and output not in path.resolve().parents:
            yield path


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").digest()
    except OSError:  # it has gone, or may not be read: the build will say so
        return b""
