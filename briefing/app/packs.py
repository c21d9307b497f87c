"""Use case: open a pack that was built, article by article, as its build record has it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from briefing.compose.email import Letter, letter
from briefing.compose.formats import OUTPUT_FORMATS, RECORD, REVIEW
from briefing.compose.record import SCHEMA
from briefing.compose.recorded_articles import recorded_article
from briefing.errors import InputError
from briefing.records import TranslatedArticle
from briefing.workspace.reading import read_named
from briefing.workspace.writing import settle

_BUILD = "Build the pack again."


@dataclass(frozen=True)
class OpenedPack:
    """A pack; ``record`` is its build record, ``stamp`` changes whenever that does."""

    file: Path
    stamp: tuple[int, int]
    record: Mapping[str, Any]

    @cached_property
    def letter(self) -> Letter:
        """What the pack says of itself at its beginning."""
        return letter(self.record)

    @property
    def language(self) -> str:
        """The language it is translated into."""
        return str(self.record["language"])

    @property
    def entries(self) -> Sequence[Mapping[str, Any]]:
        """The articles as the record has them."""
        articles: Sequence[Mapping[str, Any]] = self.record["articles"]
        return articles

    @cached_property
    def doubtful(self) -> Sequence[int]:
        """How many sentences of each article have findings."""
        return [sum(map(bool, (segment["findings"] for segment in _reviewed(entry)))) for entry in self.entries]

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each article, from 1, by its id."""
        return {entry["id"]: number for number, entry in enumerate(self.entries, start=1)}

    @property
    def files(self) -> Mapping[str, Path]:
        """The files of the pack that exist, by the name of their format."""
        stem = self.file.with_suffix("")
        formats = (*OUTPUT_FORMATS.values(), REVIEW, RECORD)
        paths = {format_.name: stem.with_name(stem.name + format_.suffix) for format_ in formats}
        return {name: path for name, path in paths.items() if path.is_file()}

    def article(self, number: int) -> TranslatedArticle:
        """Return the article of that number, from 1.

        Raises:
            InputError: there is none, or the record is damaged.
        """
        if not 1 <= number <= len(self.entries):
            raise InputError(f"The pack has no article {number}.", "Go back to its list.")
        try:
            return recorded_article(self.entries[number - 1])
        except (KeyError, TypeError, ValueError) as error:
            raise InputError(f"{self.file}: is damaged, or an older program's.", _BUILD) from error

    @cached_property
    def targets(self) -> Mapping[str, str]:
        """The target of every segment by its id."""
        return {segment["id"]: segment["target"] for entry in self.entries for segment in _reviewed(entry)}


def newest_record(out: Path) -> Path | None:
    """Return the build record in ``out`` that was written last, ``None`` if there is no pack.

    Raises:
        OutputError: what a build that died left there cannot be put in order.
    """
    settle(out)
    records = [path for path in out.glob("briefing-*.json") if path.is_file()]
    return max(records, key=lambda path: (path.stat().st_mtime_ns, path.name), default=None)


def open_pack(record: Path) -> OpenedPack:
    """Return the pack that has this build record.

    Raises:
        InputError: the record cannot be read, is damaged, or an older program wrote it.
    """
    content = read_named(record, "a build record", _BUILD)
    state = record.stat()
    try:
        read = json.loads(content)
        opened = OpenedPack(record, (state.st_mtime_ns, state.st_size), read)
        if read["schema"] == SCHEMA and opened.letter and (not opened.entries or opened.article(1)):
            return opened
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise InputError(f"{record}: is damaged, or an older program's.", _BUILD) from error
    raise InputError(f"{record}: is of a kind that this program does not know.", _BUILD)


def _reviewed(entry: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield the segments of an article, its title first if that is none of them."""
    if all(segment["id"] != entry["title_segment"]["id"] for segment in entry["segments"]):
        yield entry["title_segment"]
    yield from entry["segments"]
