"""What every executor does, what those in other processes share, and the one that needs no other process."""

import pickle
import traceback
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from briefing.engines.base import Engine
from briefing.engines.device import Room
from briefing.translation.shards import Finished, Shard, translate_shard


class Executor(Protocol):
    """Translates shards."""

    def translate(self, shards: Iterable[Shard]) -> Iterator[Finished]:
        """Yield each sentence of each shard once, as soon as its draft is final, in any order."""


class EngineFactory(Protocol):
    """Makes the engine of a language pair, where the shards are translated: so pickle must be able to write it."""

    def __call__(self, source: str, target: str, room: Room) -> Engine | None:
        """Return this machine's engine, ``None`` if it has none; ``room`` is what it may use of the machine."""


def picklable(error: Exception) -> Exception:
    """Return an exception that can be sent to another process, with a note of where it was raised."""
    note = f"Raised in another process:\n{''.join(traceback.format_exception(error))}"
    try:
        error.add_note(note)
        copy: Exception = pickle.loads(pickle.dumps(error))  # noqa: S301 - written in the same line
    except Exception:  # pickling may raise anything
        return RuntimeError(note)
    return copy


class InProcessExecutor:
    """An :class:`~briefing.translation.executors.base.Executor`; ``engines`` are by source language."""

    def __init__(self, engines: Mapping[str, Engine]) -> None:
        self._engines = engines

    def translate(self, shards: Iterable[Shard]) -> Iterator[Finished]:
        """See :class:`~briefing.translation.executors.base.Executor`."""
        for shard in shards:
            yield from translate_shard(self._engines[shard.pair[0]], shard)
