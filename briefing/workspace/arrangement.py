"""``pack.toml`` in the seeds folder: which articles a pack leaves out, and the order of those it has."""

import json
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from briefing.errors import InputError
from briefing.workspace.reading import read_bounded
from briefing.workspace.writing import write_together

ARRANGEMENT_FILE = "pack.toml"

_LARGEST = 4 << 20
"""Bytes; a line for each of ten thousand articles takes one million."""

_HEAD = "# The articles of the pack. Those that are not listed come last, by name. Written by “briefing desk”.\n"


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The articles that come first, in their order, and those that are left out, by path in the seeds folder."""

    order: tuple[str, ...] = ()
    left_out: frozenset[str] = frozenset()

    def sorted(self, paths: Iterable[str]) -> list[str]:
        """Return ``paths`` in the order of the pack, the ones that are left out too."""
        place = {path: index for index, path in enumerate(self.order)}
        return sorted(paths, key=lambda path: (place.get(path, len(place)), path))


def read_arrangement(folder: Path) -> Arrangement:
    """Return what ``pack.toml`` in ``folder`` says; nothing is arranged where there is no such file.

    Raises:
        InputError: the file cannot be read, or is not as this program writes it.
    """
    file = folder / ARRANGEMENT_FILE
    try:
        text = read_bounded(file, str(file), _LARGEST, "an order of articles").decode("utf-8-sig")
        values = tomllib.loads(text)
        return Arrangement(_paths(values, "order"), frozenset(_paths(values, "left_out")))
    except (FileNotFoundError, NotADirectoryError):
        return Arrangement()
    except (OSError, ValueError, RecursionError) as error:
        raise InputError(f"{file}: cannot be used: {error}.", "Fix it, or delete it to have all articles.") from error


def write_arrangement(folder: Path, arrangement: Arrangement) -> None:
    """Write ``pack.toml`` into ``folder``.

    Raises:
        OutputError: it cannot be written.
    """
    lists = {"order": arrangement.order, "left_out": sorted(arrangement.left_out)}
    content = _HEAD + "".join(f"{name} = [{_lines(paths)}]\n" for name, paths in lists.items())
    write_together(folder, {ARRANGEMENT_FILE: content.encode()})


def _paths(values: dict[str, object], name: str) -> tuple[str, ...]:
    listed = values.get(name, [])
    if not isinstance(listed, list) or not all(isinstance(path, str) for path in listed):
        raise ValueError(f"{name} is not a list of file names")
    return tuple(listed)


def _lines(paths: Iterable[str]) -> str:
    # A string in JSON is one in TOML, too.
    lines = "".join(f"    {json.dumps(path, ensure_ascii=False)},\n" for path in paths)
    return f"\n{lines}" if lines else ""
