"""Limits what a Dask cluster can do to this machine: who may be one, and what its messages may become here."""

import importlib
import io
import pickle
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from briefing.errors import UsageError

_THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})

_UNPICKLING = ("distributed.protocol.pickle", "distributed.client")
"""The modules in which Dask's client calls ``pickle.loads``."""


def require_trusted(address: str) -> None:
    """Refuse the address of a cluster that anyone on the network could pretend to be.

    Raises:
        UsageError: it is on another machine, and no certificates protect the connection.
    """
    if (urlsplit(address).hostname or "") in _THIS_MACHINE and not address.startswith("tls:"):
        return
    from distributed.security import Security  # noqa: PLC0415 - an extra, and heavy

    access = Security()
    if not address.startswith("tls://") or not (access.tls_ca_file and access.tls_client_cert):
        raise UsageError(
            f"{address}: a cluster on other machines needs TLS with certificates.",
            "Give a tls:// address, and set distributed.comm.tls.ca-file and .client.cert in Dask's settings.",
        )


@contextmanager
def data_only() -> Iterator[None]:
    """Let no message of a cluster become anything but data while this lasts.

    Dask writes messages with :mod:`pickle`, which runs whatever a message names. Of what one names here, only
    ``bytes`` is real; all else, a worker's exceptions too, becomes a :class:`Withheld`.
    """
    modules: list[Any] = [importlib.import_module(name) for name in _UNPICKLING]
    before = [module.pickle for module in modules]
    for module in modules:
        module.pickle = _GuardedPickle()
    try:
        yield
    finally:
        for module, unguarded in zip(modules, before, strict=True):
            module.pickle = unguarded


class Withheld(Exception):  # noqa: N818 - Dask raises it where a worker had raised something
    """Stands for an object of a kind that no message of a cluster may make here; its class has the kind's name."""

    def __init__(self, *_arguments: object, **_named: object) -> None:
        super().__init__()

    def __setstate__(self, _state: object) -> None:
        """Take none of what the message says about the object."""

    def __setitem__(self, _key: object, _value: object) -> None:
        """Take no items."""

    def extend(self, _items: Iterable[object]) -> None:
        """Take no items."""

    append = add = extend


class _GuardedPickle:
    """Stands in for the module :mod:`pickle` in Dask's modules."""

    def __getattr__(self, name: str) -> Any:
        return getattr(pickle, name)

    def loads(self, data: bytes, *, buffers: Iterable[Any] = ()) -> Any:
        return _DataUnpickler(io.BytesIO(data), buffers=buffers).load()


class _DataUnpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("builtins", "bytes"):
            return bytes
        if name == "unpickle_traceback":
            return _no_traceback
        return type(name, (Withheld,), {})


def _no_traceback(*_arguments: object) -> None:
    """Return what Dask accepts in the place of a traceback."""
