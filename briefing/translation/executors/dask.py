"""Machines of a Dask cluster that translate shards; the only import of ``distributed``.

A shard is a task whose key is a hash of its question, so a scheduler that loses a machine gives the shard to another,
and two builds that ask the same share one answer. Only this process writes the memory. A worker makes its engine from
what is installed on its own machine, and refuses a shard if that differs from what the keys in the memory will say.
"""

import asyncio
import hashlib
import logging
import threading
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from concurrent.futures import CancelledError
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.util import find_spec
from itertools import islice
from typing import TYPE_CHECKING, Any, Self

from briefing import __version__
from briefing.engines.base import Engine
from briefing.engines.device import Room, keep_freed_memory
from briefing.errors import ExecutorError, UsageError
from briefing.records import LanguagePair
from briefing.translation.drafting import Draft, translate
from briefing.translation.executors.answers import drafts_as_bytes, drafts_of, error_as_bytes
from briefing.translation.executors.base import EngineFactory, picklable
from briefing.translation.executors.dask_security import Withheld, data_only, require_trusted
from briefing.translation.keys import engine_signature, fingerprint, memory_key
from briefing.translation.shards import Finished, Shard

if TYPE_CHECKING:
    from distributed import Client, Future

PATIENCE = 10.0
"""Seconds to wait for a scheduler to answer, and for a machine where it has none."""

AHEAD = 3
"""Shards sent ahead to each worker, so that none waits for its next one, and memory stays flat."""


@dataclass(frozen=True, slots=True)
class EngineOrder:
    """Which engine a worker is to use: its own, made by ``engine_for``, provided that :func:`made_by` says the same."""

    engine_for: EngineFactory
    room: Room
    made_by: str


@dataclass(frozen=True, slots=True, repr=False)
class _Task:
    """What is sent. Its representation hides its content, since Dask logs representations."""

    order: EngineOrder
    shard: Shard


class DaskExecutor:
    """An :class:`~briefing.translation.executors.base.Executor`: the workers of the Dask scheduler at ``address``.

    ``engines`` are those of this machine, by source language; ``engine_for`` makes those of the workers, which must
    not differ.
    """

    def __init__(self, address: str, engine_for: EngineFactory, room: Room, engines: Mapping[str, Engine]) -> None:
        self._address, self._engine_for, self._room = address, engine_for, room
        self._made_by = {code: made_by(engine) for code, engine in engines.items()}
        self._open = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def translate(self, shards: Iterable[Shard]) -> Iterator[Finished]:
        """See :class:`~briefing.translation.executors.base.Executor`. The sentences of a shard come together.

        Raises:
            UsageError: Dask is not installed here.
            ExecutorError: no scheduler answers, none of its workers is left, or one has another model.
            Exception: what an engine raises on its machine, with the same exit code and remedy.
        """
        _require_dask()
        require_trusted(self._address)
        self._open.enter_context(_unlogged())
        self._open.enter_context(data_only())
        client = self._open.enter_context(_connected(self._address))
        _await_worker(client)
        room = replace(self._room, processes=_sharing(_workers(client)))
        waiting, sent = iter(shards), dict[Any, Shard]()
        while True:
            free = max(0, AHEAD * max(1, len(_workers(client))) - len(sent))
            sent |= {self._send(client, room, shard): shard for shard in islice(waiting, free)}
            if not sent:
                return
            for future in _done(client, sent):
                shard = sent.pop(future)
                yield from _merged(shard, drafts_of(_answer(future), len(shard.sentences)))

    def _send(self, client: "Client", room: Room, shard: Shard) -> "Future":
        made_by = self._made_by[shard.pair[0]]
        task = _Task(EngineOrder(self._engine_for, room, made_by), shard)
        return client.submit(_answered, task, key=f"briefing-{shard_hash(shard, made_by)}")


def made_by(engine: Engine) -> str:
    """Return a line that is the same on two machines if they translate in the same way."""
    return f"{engine_signature(engine)}; briefing {__version__}"


def shard_hash(shard: Shard, made_by: str) -> str:
    """Return a digest, in hexadecimal, of what is asked in a shard and of what is to answer."""
    prints = (fingerprint(memory_key(sentence, shard.pair, made_by)) for sentence in shard.sentences)
    return hashlib.blake2b(b"".join(prints), digest_size=16).hexdigest()


def _merged(shard: Shard, drafts: tuple[Draft, ...]) -> Iterator[Finished]:
    for sentence, article, draft in zip(shard.sentences, shard.articles, drafts, strict=True):
        yield Finished(shard.pair, sentence, article, draft)


# The scheduler, as seen from here.


def _require_dask() -> None:
    if not find_spec("distributed"):
        raise UsageError(
            "--cluster needs Dask, which is not installed.",
            'Run in the folder of this project: pip install ".[cluster]"',
        )


def _connected(address: str) -> "Client":
    from distributed import Client  # noqa: PLC0415 - an extra, and heavy

    try:
        asyncio.run(_answering(address))
        return Client(address, timeout=PATIENCE)
    except (OSError, ValueError, ImportError) as error:
        raise ExecutorError(
            f"No Dask scheduler answers at {address}: {error}.",
            "Give the address that 'dask scheduler' printed where it was started, such as tls://10.0.0.5:8786.",
        ) from error


@contextmanager
def _unlogged() -> Iterator[None]:
    """Keep Dask's client from logging a lost connection with its traceback: the user gets one error message."""
    log = logging.getLogger("distributed.client")
    log.addFilter(_nothing)
    try:
        yield
    finally:
        log.removeFilter(_nothing)


def _nothing(_record: logging.LogRecord) -> bool:
    return False


async def _answering(address: str) -> None:
    """Return if a scheduler answers in time. A client would wait forever for a program that never answers."""
    from distributed.comm import connect  # noqa: PLC0415 - an extra, and heavy
    from distributed.security import Security  # noqa: PLC0415

    access = Security().get_connection_args("client")
    (await asyncio.wait_for(connect(address, timeout=PATIENCE, **access), PATIENCE)).abort()


def _await_worker(client: "Client") -> None:
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError:
        raise _no_worker() from None


def _workers(client: "Client") -> Collection[str]:
    """Return the addresses of the present workers."""
    try:
        return [*client.nthreads()]
    except OSError:
        raise _lost() from None


def _sharing(addresses: Iterable[str]) -> int:
    """Return how many workers share a machine, at most."""
    return max(Counter(address.rpartition(":")[0] for address in addresses).values(), default=1)


def _done(client: "Client", sent: Iterable["Future"]) -> Collection["Future"]:
    """Return the tasks that are done, at least one."""
    from distributed import wait  # noqa: PLC0415 - an extra, and heavy

    while True:
        try:
            done: Collection[Future] = wait([*sent], timeout=PATIENCE, return_when="FIRST_COMPLETED").done
        except TimeoutError:
            if not _workers(client):
                raise _no_worker() from None
        except CancelledError:
            raise _lost() from None
        else:
            return done


def _answer(future: "Future") -> object:
    """Return what a worker sent, which is not to be trusted."""
    try:
        return future.result()
    except CancelledError:
        raise _lost() from None
    except Withheld as error:
        if type(error).__name__ == "KilledWorker":
            raise ExecutorError("Several workers ended while they translated the same sentences.", _AGAIN) from error
        raise ExecutorError(
            f"The cluster cannot run briefing {__version__} ({type(error).__name__}).", _INSTALL
        ) from None
    except Exception as error:
        raise ExecutorError(f"The cluster cannot run briefing {__version__}: {error}.", _INSTALL) from error


_AGAIN = "Build again: what was translated is kept. The logs of scheduler and workers say what they saw."
_INSTALL = 'The scheduler and every worker need the same briefing, with its extra: pip install ".[cluster]"'


def _lost() -> ExecutorError:
    return ExecutorError("The connection to the Dask scheduler was lost.", _AGAIN)


def _no_worker() -> ExecutorError:
    return ExecutorError("The Dask scheduler has no worker.", "Start one on each machine: dask worker ADDRESS")


# All below runs on a worker.

_TURN = threading.Lock()
"""One shard at a time: an engine uses all the cores it may, and Dask may run several tasks in a process."""


def _answered(task: _Task) -> bytes:
    """Translate a shard. An error is returned, not raised: Dask would log the task with it."""
    try:
        with _TURN:
            engine = _engine(task.order, task.shard.pair)
            drafts = dict(translate(engine, task.shard.sentences, task.shard.pair))
        return drafts_as_bytes([drafts[sentence] for sentence in task.shard.sentences])
    except Exception as error:
        return error_as_bytes(picklable(error), _where())


def _where() -> str:
    from distributed import get_worker  # noqa: PLC0415 - an extra, and heavy

    return f"On the worker {get_worker().address}"


@lru_cache(maxsize=4)
def _engine(order: EngineOrder, pair: LanguagePair) -> Engine:
    """Return this machine's engine, which stays loaded. A refusal is not remembered: a model may be installed."""
    # Dask configures glibc in its workers to return every large block at once: CTranslate2, which then gets each of its
    # buffers from the system anew, took 2.2 times as long.
    keep_freed_memory()
    found = order.engine_for(*pair, order.room)
    if found and made_by(found) == order.made_by:
        return found
    raise ExecutorError(
        f"there is another model: {made_by(found)}; wanted: {order.made_by}." if found else "there is no model.",
        "Install the same briefing and the same model on every machine; 'briefing model list' says what is there.",
    )
