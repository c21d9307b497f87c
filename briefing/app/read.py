"""Use case: what is understood of one file, before anything is built from it."""

from dataclasses import dataclass
from pathlib import Path

from briefing.errors import InputError
from briefing.records import Article, Skipped
from briefing.workspace.seeds import read_seeds


@dataclass(frozen=True, slots=True)
class ReadRequest:
    """The file of an article; a sidecar beside it is read with it, as in the seeds folder."""

    file: Path


def read(request: ReadRequest) -> Article:
    """Return the article as a build would read it.

    Raises:
        InputError: there is no such file, or no article in it.
    """
    if not request.file.is_file():
        problem = "is a folder" if request.file.is_dir() else "there is no such file"
        raise InputError(f"{request.file}: {problem}.", "Name the file of one article.")
    (item,) = read_seeds(request.file)
    if isinstance(item, Skipped):
        raise InputError(item.reason if item.reason.startswith(item.path) else f"{item.path}: {item.reason}.")
    return item
