"""A list that lives on disk, so that what a build holds does not grow with the number of its articles."""

import pickle
import tempfile
import weakref
from array import array
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from briefing.errors import OutputError

Record = TypeVar("Record")

IN_MEMORY = 16 << 20
"""Bytes up to which no file is needed: some two thousand articles take less."""


class DiskList(Collection[Record]):
    """Records in the order they were appended, read from disk at each iteration: equal to those, not the same objects.

    The file is an unnamed temporary one, and is gone when nobody refers to the list any more.
    """

    def __init__(self, records: Iterable[Record] = ()) -> None:
        # Closed by the finalizer, since an iterator may outlive any `with` block that could be written here.
        self._file = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115
        weakref.finalize(self, self._file.close)
        self._starts = array("Q", [0])
        for record in records:
            self.append(record)

    def append(self, record: Record) -> None:
        """Add a record, which must be picklable, at the end.

        Raises:
            OutputError: the folder for temporary files is full. Reading raises it too, should the file be gone.
        """
        with _explained():
            self._file.seek(self._starts[-1])
            self._file.write(pickle.dumps(record, pickle.HIGHEST_PROTOCOL))
            self._starts.append(self._file.tell())

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __iter__(self) -> Iterator[Record]:
        return map(self._read, range(len(self)))

    def __contains__(self, record: object) -> bool:
        return any(each == record for each in self)

    def _read(self, index: int) -> Record:
        start, stop = self._starts[index : index + 2]
        with _explained():
            self._file.seek(start)
            record: Record = pickle.loads(self._file.read(stop - start))  # noqa: S301 - written by this very process
        return record


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"{tempfile.gettempdir()}: cannot hold a build's temporary data ({error.strerror}).",
            "Free some space there, or set the environment variable TMPDIR to a folder on another disk.",
        ) from error
