"""Where a model runs, on how much of the machine, and how glibc, if that is the C library, keeps its memory."""

import ctypes
import re
import sys
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from briefing.engines.batching import cores
from briefing.errors import UsageError


class DeviceChoice(StrEnum):
    """What a model runs on; ``auto`` is whatever the machine has."""

    AUTO = "auto"
    CPU = "cpu"
    CUDA = "cuda"


@dataclass(frozen=True, slots=True)
class Layout:
    """CTranslate2's device and its workers: ``workers`` batches at once (inter-threads), ``threads`` cores each."""

    device: str
    workers: int
    threads: int


@dataclass(frozen=True, slots=True)
class Room:
    """What a model may use; ``None`` leaves the choice to the machine and the sentences.

    ``device`` is ``"cpu"``, ``"cuda"`` or ``"auto"``: whatever the machine has. ``workers`` and ``threads`` are those
    of :class:`Layout`, ``batch`` is the largest number of sentences in a batch, ``processes`` how many processes
    share the machine.
    """

    device: str = "auto"
    workers: int | None = None
    threads: int | None = None
    batch: int | None = None
    processes: int = 1

    def laid_out(self, written: str) -> "Room":
        """Return the room with the workers, threads and batch of ``2x1`` or ``2x1x8``; unchanged for ``auto``.

        Raises:
            UsageError: it is written in any other way.
        """
        if written == "auto":
            return self
        if not (found := re.fullmatch(r"([1-9]\d{0,2})x([1-9]\d{0,2})(?:x([1-9]\d{0,3}))?", written)):
            raise UsageError(
                f"{written!r} is not a layout.", "Write how many batches at once, cores each, sentences a batch: 2x1x8."
            )
        workers, threads, batch = (int(number) if number else None for number in found.groups())
        return replace(self, workers=workers, threads=threads, batch=batch)


WHOLE_MACHINE = Room()


def layout(room: Room, most_workers: int | None = None) -> Layout:
    """Return the layout for a model; ``most_workers`` is the most that it can use unless the room says otherwise.

    On a CPU one worker a core beats one worker with many threads: 33 against 12 sentences a second on two cores, int8
    model of Argos's size, beam 4 (``2x1x8`` and ``1x2x32`` in ``tests/benchmarks/argos_speed.py``).

    Raises:
        UsageError: CUDA was asked for and there is none.
    """
    gpus = 0 if room.device == "cpu" else _cuda_devices()
    if room.device == "cuda" and not gpus:
        raise UsageError("No CUDA device can be used on this machine.", "Use --device cpu, or --device auto.")
    if gpus:
        return Layout("cuda", room.workers or 1, room.threads or 0)
    available = max(1, cores() // room.processes)
    workers = room.workers or min(available, most_workers or available)
    return Layout("cpu", workers, room.threads or max(1, available // workers))


def _cuda_devices() -> int:
    import ctranslate2  # noqa: PLC0415 - heavy

    return int(ctranslate2.get_cuda_device_count())


_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
"""Parameters of mallopt(3)."""

_MOST = 32 << 20
"""Bytes; the largest threshold for mmap that glibc accepts."""


def return_free_memory() -> None:
    """Return freed memory between blocks in use to the system."""
    if trim := getattr(_glibc(), "malloc_trim", None):
        trim(0)


def keep_freed_memory() -> None:
    """Keep freed memory for reuse, as glibc does unless configured otherwise."""
    if adjust := getattr(_glibc(), "mallopt", None):
        adjust(_MMAP_THRESHOLD, _MOST)
        adjust(_TRIM_THRESHOLD, 2 * _MOST)


def _glibc() -> Any:
    return ctypes.CDLL(None) if sys.platform == "linux" else None
