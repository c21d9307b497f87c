"""Several processes on one machine that translate shards at once.

Each process has two pipes of its own, one for the shards it gets and one for the sentences it finishes, and nothing is
shared: whatever happens to one process, no other waits for it. Sentences are sent one by one, so that none is lost
with the unfinished rest of its shard.
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
from typing import Self

from briefing.engines.base import Engine
from briefing.engines.device import WHOLE_MACHINE, Room
from briefing.errors import ExecutorError, NoModelError
from briefing.translation.executors.base import EngineFactory, picklable
from briefing.translation.shards import Finished, Shard, translate_shard

_CONTEXT = get_context("spawn")
"""A new process starts afresh on every system: a fork of this one would have its locks, but not its threads."""

_SAFE_PATH = "PYTHONSAFEPATH"


class ProcessExecutor:
    """An executor of ``number`` processes that end with the ``with`` block, each with ``room`` of the machine."""

    def __init__(self, number: int, engine_for: EngineFactory, room: Room = WHOLE_MACHINE) -> None:
        self._number, self._engine_for, self._room = number, engine_for, room
        self._processes: list[_Process] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for process in self._processes:
            process.end()
        self._processes.clear()

    def translate(self, shards: Iterable[Shard]) -> Iterator[Finished]:
        """See :class:`~briefing.translation.executors.base.Executor`. A process has one shard at a time.

        Raises:
            ExecutorError: a process has died.
            Exception: what an engine raises in its process, with the same exit code and remedy.
        """
        waiting = iter(shards)
        for _ in range(self._number):
            self._processes.append(_Process(self._engine_for, self._room))
        busy = {process.results: process for process in self._processes if process.take(next(waiting, None))}
        while busy:
            for ready in wait(list(busy)):
                process = busy[ready]  # type: ignore[index]  # wait returns what it was given
                if finished := process.finished():
                    yield finished
                elif not process.take(next(waiting, None)):
                    del busy[process.results]


class _Process:
    """A process as its parent sees it; ``results`` is readable when the process has sent something."""

    def __init__(self, engine_for: EngineFactory, room: Room) -> None:
        # One way each: a pipe for both ways would be a socket, and a build opens none.
        shards, self._shards = _CONTEXT.Pipe(duplex=False)
        self.results, results = _CONTEXT.Pipe(duplex=False)
        self._process = _CONTEXT.Process(target=_serve, args=(engine_for, room, shards, results), daemon=True)
        with _isolated(), _interrupts_blocked():
            self._process.start()
        for childs_end in (shards, results):
            childs_end.close()  # as long as it is open here, the child's death would go unnoticed

    def take(self, shard: Shard | None) -> bool:
        """Give a shard to the process, which is idle; return whether there was one."""
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
            message: Finished | Exception | None = self.results.recv()
        except (EOFError, OSError):
            raise self._died() from None
        if isinstance(message, Exception):
            raise message
        return message

    def end(self) -> None:
        """End the process at once: all that it has finished has been sent."""
        self._process.terminate()
        self._process.join()
        self._process.close()
        self._shards.close()
        self.results.close()

    def _died(self) -> ExecutorError:
        self._process.join()
        code = self._process.exitcode or 0
        how = f"was killed (signal {-code})" if code < 0 else f"ended (exit code {code})"
        return ExecutorError(
            f"A process that was translating {how}.",
            "Build again: what was translated is kept. If memory ran out, use fewer --workers.",
        )


@contextmanager
def _isolated() -> Iterator[None]:
    """Keep any interpreter that is started meanwhile from importing what lies in the current folder.

    It starts with ``-c``, and would look there first: a folder of articles is data, whatever its files are called.
    """
    before = os.environ.get(_SAFE_PATH)
    os.environ[_SAFE_PATH] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_SAFE_PATH]
        else:
            os.environ[_SAFE_PATH] = before


@contextmanager
def _interrupts_blocked() -> Iterator[None]:
    """Block Ctrl-C, which the terminal sends to parent and child, in any process that is started meanwhile."""
    if sys.platform == "win32":
        yield
        return
    from multiprocessing import resource_tracker  # noqa: PLC0415 - not on Windows

    resource_tracker.ensure_running()  # starting it unblocks interrupts
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(
    engine_for: EngineFactory, room: Room, shards: "Connection[None, Shard]", results: "Connection[object, None]"
) -> None:
    """Translate shards as they come, until the parent ends this process or has ended itself."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Windows does not inherit it
    threading.Thread(target=_end_with_parent, daemon=True).start()
    engine_of = cache(partial(engine_for, room=room))
    with suppress(EOFError, BrokenPipeError):  # the parent has ended
        while True:
            for message in _messages(engine_of, shards.recv()):
                results.send(message)


def _messages(engine_of: Callable[[str, str], Engine | None], shard: Shard) -> Iterator[Finished | Exception | None]:
    """Yield each finished sentence and then ``None``, or what went wrong."""
    try:
        engine = engine_of(*shard.pair)
        if not engine:
            raise NoModelError(
                "A model was removed while a build needed it.", "Run 'briefing setup', then build again."
            )
        yield from translate_shard(engine, shard)
        yield None
    except Exception as error:
        yield picklable(error)


def _end_with_parent() -> None:
    """End this process when its parent has ended, even in the middle of a batch, which may take minutes."""
    if parent := parent_process():
        parent.join()
    os._exit(1)
