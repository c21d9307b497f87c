"""Use cases about the translation memory: show it, carry it over, empty it."""

import datetime
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from briefing import models
from briefing.errors import InputError, OutputError, TranslationMemoryError
from briefing.memory import Stats, exchange, memory_path, open_memory, tmx
from briefing.memory.exchange import Unit, UnitCounts
from briefing.memory.faults import DamagedMemoryError
from briefing.memory.salvage import salvage
from briefing.workspace.reading import refuse_endless
from briefing.workspace.writing import write_together


@dataclass(frozen=True, slots=True)
class MemoryStats:
    """Where the translation memory is, and what it holds."""

    path: Path
    held: Stats


@dataclass(frozen=True, slots=True)
class MemoryImportRequest:
    """A TMX file to take in.

    Attributes:
        file: a TMX file of this program or of another one.
        source: source language, in files of other programs (ISO 639-1 code).
        target: target language, in files of other programs.
        dry_run: find out what is in the file, and change nothing.
    """

    file: Path
    source: str = "ru"
    target: str = "en"
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class MemoryImportResult:
    """What is ``found`` in a file, and how much of it was ``new`` to the memory; ``None`` for a dry run."""

    found: UnitCounts
    new: UnitCounts | None


def memory_stats() -> MemoryStats:
    """Return what the translation memory holds.

    Raises:
        TranslationMemoryError: there is none yet, or it cannot be used.
    """
    path = _existing()
    with open_memory(path) as memory:
        return MemoryStats(path, memory.stats())


@dataclass(frozen=True, slots=True)
class MemoryExport:
    """How many segments by engines, and corrections, were written; ``damaged`` if not all could be read."""

    segments: int
    corrections: int
    damaged: bool = False


def export_memory(file: Path) -> MemoryExport:
    """Write the memory to ``file`` as TMX 1.4b; review editions are not exported.

    Of a damaged memory, what can still be read is written.

    Raises:
        TranslationMemoryError: there is no memory yet, or nothing in it can be read.
        OutputError: the file cannot be written.
    """
    content = BytesIO()
    try:
        exported = _exported(content)
    except DamagedMemoryError as error:
        content = BytesIO()
        exported = _salvaged(content, error)
    try:
        write_together(file.parent, {file.name: content.getvalue()}, private={file.name})
    except OutputError as error:
        raise OutputError(error.problem, "Close the file if another program has it open, or name another.") from error
    return exported


def _exported(content: BinaryIO) -> MemoryExport:
    with open_memory(_existing()) as memory:
        tmx.write(content, memory.entries(), memory.all_corrections())
        held = memory.stats()
    return MemoryExport(held.segments, held.corrections)


def _salvaged(content: BinaryIO, damage: DamagedMemoryError) -> MemoryExport:
    """Write what is left of a damaged memory, if there is anything."""
    try:
        found = salvage(_existing())
    except (sqlite3.Error, OSError):
        raise damage from None
    if not found.corrections and not found.entries:
        raise damage
    tmx.write(content, found.entries, found.corrections)
    return MemoryExport(len(found.entries), len(found.corrections), damaged=True)


def import_memory(request: MemoryImportRequest) -> MemoryImportResult:
    """Take a TMX file into the memory; nothing that is in the memory is replaced.

    The file is read to its end first, so that a damaged one is not taken in by half. In a file of another program a
    unit counts as a person's correction, unless it calls itself machine-made or a draft.

    Raises:
        InputError: the file cannot be read, or is damaged.
        TranslationMemoryError: the memory cannot be used.
    """
    try:
        refuse_endless(request.file, str(request.file))
        with request.file.open("rb") as content:
            found = exchange.count_units(_units(content, request))
            return MemoryImportResult(found, None if request.dry_run else _taken_in(content, request))
    except OSError as error:
        raise InputError(f"{request.file}: cannot be read ({error.strerror}).", "Name a TMX file.") from error


def forget_memory(*, everything: bool = False) -> Stats:
    """Delete what engines translated, with ``everything`` corrections and review editions too; return what was held.

    Raises:
        TranslationMemoryError: there is no memory yet, or it cannot be used.
    """
    with open_memory(_existing()) as memory:
        held = memory.stats()
        memory.forget(everything)
    return held


def _taken_in(content: BinaryIO, request: MemoryImportRequest) -> UnitCounts:
    content.seek(0)
    with open_memory(memory_path(models.home())) as memory:
        return exchange.import_units(memory, _units(content, request))


def _units(content: BinaryIO, request: MemoryImportRequest) -> Iterator[Unit]:
    undated = datetime.datetime.fromtimestamp(int(request.file.stat().st_mtime), datetime.UTC)
    return tmx.read(content, str(request.file), request.source, request.target, undated)


def _existing() -> Path:
    path = memory_path(models.home())
    if not path.exists():
        raise TranslationMemoryError(f"{path}: there is no translation memory yet.", "A build makes one.")
    return path
