"""Several processes on one machine that translate shards at once.

Each process has two pipes of its own, one for the shards it gets and one for the sentences it finishes, and nothing is
shared: whatever becomes of one process, none waits for it. Sentences come one by one, so that none is lost with those
that are not finished yet.
"""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache, partial
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import Self

from briefing.engines.base import Engine
from briefing.engines.device import WHOLE_MACHINE, Room
from briefing.errors import NoModelError, WorkforceError
from briefing.translation.shards import EngineFor, Finished, Shard, portable, translated

_CONTEXT = get_context("spawn")
"""A new process begins from nothing on every system: a copy of this one would have its locks, but not its threads."""


class Workers:
    """A :class:`~briefing.translation.shards.Workforce` of ``number`` processes, which end with the ``with`` block.

    ``room`` is what each of them gets of the machine.
    """

    def __init__(self, number: int, engine_for: EngineFor, room: Room = WHOLE_MACHINE) -> None:
        self._number, self._engine_for, self._room = number, engine_for, room
        self._processes: list[_Process] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in self._processes:
            process.end()
        self._processes.clear()

    def translate(self, shards: Iterable[Shard]) -> Iterator[Finished]:
        """See :class:`~briefing.translation.shards.Workforce`. A process has one shard at a time.

        Raises:
            WorkforceError: a process has died.
            Exception: what an engine raises in its process, with the same exit code and remedy.
        """
        waiting = iter(shards)
        for _ in range(self._number):
            self._processes.append(_Process(self._engine_for, self._room))
        busy = {process.made: process for process in self._processes if process.take(next(waiting, None))}
        while busy:
            for ready in wait(list(busy)):
                process = busy[ready]  # type: ignore[index]  # wait returns what it was given
                if finished := process.finished():
                    yield finished
                elif not process.take(next(waiting, None)):
                    del busy[process.made]


class _Process:
    """A process as its parent sees it; ``made`` is readable when it has something to say."""

    def __init__(self, engine_for: EngineFor, room: Room) -> None:
        # One way each: a pipe for both ways would be a socket, and a build opens none.
        shards, self._shards = _CONTEXT.Pipe(duplex=False)
        self.made, made = _CONTEXT.Pipe(duplex=False)
        self._process = _CONTEXT.Process(target=_serve, args=(engine_for, room, shards, made), daemon=True)
        with _interrupts_held_back():
            self._process.start()
        for of_child in (shards, made):
            of_child.close()  # as long as it is open here, the child's death would not be noticed

    def take(self, shard: Shard | None) -> bool:
        """Give a shard to the process, which has none; tell whether there is one."""
        if not shard:
            return False
        try:
            self._shards.send(shard)
        except OSError:
            raise self._died() from None
        return True

    def finished(self) -> Finished | None:
        """Return the next sentence of the shard, ``None`` after the last."""
        try:
            said: Finished | Exception | None = self.made.recv()
        except (EOFError, OSError):
            raise self._died() from None
        if isinstance(said, Exception):
            raise said
        return said

    def end(self) -> None:
        """End the process at once: what it has finished it has said."""
        self._process.terminate()
        self._process.join()
        self._process.close()
        self._shards.close()
        self.made.close()

    def _died(self) -> WorkforceError:
        self._process.join()
        code = self._process.exitcode or 0
        how = f"was killed (signal {-code})" if code < 0 else f"ended (exit code {code})"
        return WorkforceError(
            f"A process that was translating {how}.",
            "Build again: what was translated is kept. If memory ran out, use fewer --workers.",
        )


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Let a process that is started here be born deaf to Ctrl-C, which the terminal sends to parent and child."""
    if sys.platform == "win32":
        yield
        return
    from multiprocessing import resource_tracker  # noqa: PLC0415 - not on Windows

    resource_tracker.ensure_running()  # as it is started it lets interrupts through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(
    engine_for: EngineFor, room: Room, shards: "Connection[None, Shard]", made: "Connection[object, None]"
) -> None:
    """Translate what comes until the parent ends this process, or ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # on Windows it is not inherited
    threading.Thread(target=_end_with_parent, daemon=True).start()
    engine_of = cache(partial(engine_for, room=room))
    with suppress(EOFError, BrokenPipeError):  # the parent has ended
        while True:
            for said in _said(engine_of, shards.recv()):
                made.send(said)


def _said(engine_of: Callable[[str, str], Engine | None], shard: Shard) -> Iterator[Finished | Exception | None]:
    """Yield each finished sentence and then ``None``, or what went wrong."""
    try:
        engine = engine_of(*shard.pair)
        if not engine:
            raise NoModelError(
                "A model was removed while a build needed it.", "Run 'briefing setup', then build again."
            )
        yield from translated(engine, shard)
        yield None
    except Exception as error:
        yield portable(error)


def _end_with_parent() -> None:
    """End this process when its parent has ended, in the midst of a batch too, which may take minutes."""
    if parent := parent_process():
        parent.join()
    os._exit(1)
