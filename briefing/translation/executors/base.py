"""What every executor does, and what those that translate in other processes share."""

import pickle
import traceback
from collections.abc import Iterable, Iterator
from typing import Protocol

from briefing.engines.base import Engine
from briefing.engines.device import Room
from briefing.translation.shards import Finished, Shard


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
