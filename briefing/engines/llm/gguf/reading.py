"""Reads a GGUF file: its metadata, where its tensors lie, and single rows of them as float32.

The header is parsed here rather than with ``gguf.GGUFReader``, which takes nine seconds and several hundred
megabytes for a vocabulary of 150,000 tokens (it makes numpy views of every string) and trusts the counts it reads.
The ``gguf`` package still does the hard part, dequantising.
Format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
"""

import math
import reprlib
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, NoReturn, TypeVar

import numpy as np
from gguf import GGML_QUANT_SIZES, GGMLQuantizationType, dequantize
from numpy.typing import NDArray

from briefing.errors import ModelError, one_line

_MAGIC = b"GGUF"
_VERSIONS = (2, 3)
_ALIGNMENT = 32
_MAX_DIMENSIONS = 4
_LONGEST_NAME = 100
_LONGEST_HEADER = 256 << 20
"""Bytes; with 150,000 tokens and their merges it has six million. Its lists take some twenty times as much memory."""

_ENDLESS = f"it ends inside its header, or that has more than {_LONGEST_HEADER >> 20} MB"

Item = TypeVar("Item", str, int)

# Value type number in the file -> struct code.
_SCALARS = {0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?", 10: "Q", 11: "q", 12: "d"}
_STRING, _ARRAY = 8, 9

_RawTensor = tuple[str, tuple[int, ...], int, int]
"""Name, shape, number of the quantisation, and offset from the end of the header."""

GET_ANOTHER = "Download the file again, or choose another one."


@dataclass(frozen=True, slots=True)
class Tensor:
    """Where a tensor lies: ``shape`` is (rows, columns) or (length,), ``offset`` and ``row_bytes`` count bytes."""

    name: str
    shape: tuple[int, ...]
    quantisation: str
    offset: int
    row_bytes: int

    @property
    def rows(self) -> int:
        """The first dimension of a matrix; a vector is one row."""
        return self.shape[0] if len(self.shape) > 1 else 1


@dataclass(frozen=True, slots=True)
class GgufFile:
    """A parsed header. ``metadata`` values are numbers, strings, booleans or lists of them."""

    path: Path
    metadata: Mapping[str, Any]
    tensors: Mapping[str, Tensor]

    @property
    def name(self) -> str:
        """What the model calls itself, on one line; the file's name where it says nothing."""
        return one_line(self.text("general.name"))[:_LONGEST_NAME] or one_line(self.path.stem)

    def text(self, key: str) -> str:
        """Return a metadata value that is a text, ``""`` where there is none; :class:`ModelError` if it is not one."""
        value = self.metadata.get(key, "")
        return value if isinstance(value, str) else self._refuse(key, value)

    def texts(self, key: str) -> list[str]:
        """Return a metadata value that must be a list of texts; :class:`ModelError` if it is not."""
        return self._list(key, str)

    def codes(self, key: str) -> list[int]:
        """Return a metadata value that must be a list of integers; :class:`ModelError` if it is not."""
        return self._list(key, int)

    def count(self, key: str) -> int:
        """Return a metadata value that must be a positive integer; :class:`ModelError` if it is not."""
        value = self._value(key)
        return value if type(value) is int and value > 0 else self._refuse(key, value)

    def positive(self, key: str, default: float | None = None) -> float:
        """Return a metadata value that must be a positive, finite number; :class:`ModelError` if it is not."""
        value = self.metadata.get(key, default) if default is not None else self._value(key)
        is_number = isinstance(value, float) or type(value) is int
        return float(value) if is_number and math.isfinite(value) and value > 0 else self._refuse(key, value)

    def _list(self, key: str, kind: type[Item]) -> list[Item]:
        values = self._value(key)
        if not isinstance(values, list) or not all(isinstance(value, kind) for value in values):
            return self._refuse(key, values)
        return values

    def _value(self, key: str) -> Any:
        if key not in self.metadata:
            raise ModelError(f"{self.path} is damaged: it does not say its {key}.", GET_ANOTHER)
        return self.metadata[key]

    def _refuse(self, key: str, value: object) -> NoReturn:
        raise ModelError(f"{self.path} is damaged: its {key} is {reprlib.repr(value)}.", GET_ANOTHER)

    def read(self, tensor: Tensor, start: int, stop: int) -> NDArray[np.float32]:
        """Return rows ``start:stop`` of a tensor, dequantised, as a (rows, columns) array."""
        size = (stop - start) * tensor.row_bytes
        raw = np.fromfile(self.path, np.uint8, size, offset=tensor.offset + start * tensor.row_bytes)
        kind = GGMLQuantizationType[tensor.quantisation]
        try:
            values: NDArray[np.float32] = dequantize(raw.reshape(stop - start, tensor.row_bytes), kind)
        except NotImplementedError as error:
            raise ModelError(
                f"{self.path} holds {tensor.name} as {tensor.quantisation}, which cannot be read.",
                "Choose Q4_K_M or Q8_0.",
            ) from error
        return values


def read_header(path: Path) -> GgufFile:
    """Parse the header and check that all the tensors it names are in the file.

    Raises:
        ModelError: the file is no GGUF file or cut short, or has another architecture than Qwen2, or a quantisation
            that cannot be read.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        if file.read(len(_MAGIC)) != _MAGIC:
            raise ModelError(f"{path} is not a GGUF file.", GET_ANOTHER)
        try:
            header = _parse(path, _Cursor(file, min(size, _LONGEST_HEADER)))
        except (ValueError, struct.error) as error:
            raise ModelError(f"{path} is damaged: {error}.", GET_ANOTHER) from error
    _check(header, size)
    return header


class _Cursor:
    """Reads little-endian values one after the other, never beyond ``size`` bytes."""

    def __init__(self, file: BinaryIO, size: int) -> None:
        self._file = file
        self._size = size

    @property
    def position(self) -> int:
        return self._file.tell()

    def take(self, count: int) -> bytes:
        if count > self._size - self.position:
            raise ValueError(_ENDLESS)
        return self._file.read(count)

    def numbers(self, code: str, count: int = 1) -> tuple[Any, ...]:
        return struct.unpack(f"<{count}{code}", self.take(count * struct.calcsize("<" + code)))

    def number(self, code: str) -> Any:
        return self.numbers(code)[0]

    def string(self) -> str:
        return self.take(self.number("Q")).decode("utf-8")

    def value(self) -> Any:
        kind = self.number("I")
        return self._array() if kind == _ARRAY else self._values(kind, 1)[0]

    def _array(self) -> list[Any]:
        kind, count = self.number("I"), self.number("Q")
        if count > self._size - self.position:  # every item takes at least one byte
            raise ValueError(_ENDLESS)
        return self._values(kind, count)

    def _values(self, kind: int, count: int) -> list[Any]:
        if kind == _STRING:
            return [self.string() for _ in range(count)]
        if kind not in _SCALARS:
            raise ValueError(f"unknown value type {kind}")
        return list(self.numbers(_SCALARS[kind], count))


def _parse(path: Path, cursor: _Cursor) -> GgufFile:
    version = cursor.number("I")
    if version not in _VERSIONS:
        raise ValueError(f"GGUF version {version} is unknown")
    tensor_count, value_count = cursor.numbers("Q", 2)
    metadata = {cursor.string(): cursor.value() for _ in range(value_count)}
    found = [_parse_tensor(cursor) for _ in range(tensor_count)]
    alignment = metadata.get("general.alignment", _ALIGNMENT)
    if not isinstance(alignment, int) or alignment < 1:
        raise ValueError(f"tensors are aligned to {alignment}")
    start = math.ceil(cursor.position / alignment) * alignment
    return GgufFile(path, metadata, {raw[0]: _locate(raw, start) for raw in found})


def _parse_tensor(cursor: _Cursor) -> _RawTensor:
    name = cursor.string()
    dimensions = cursor.number("I")
    if not 1 <= dimensions <= _MAX_DIMENSIONS:
        raise ValueError(f"tensor {name} has {dimensions} dimensions")
    shape = tuple(reversed(cursor.numbers("Q", dimensions)))  # the file counts dimensions from the innermost
    return name, shape, cursor.number("I"), cursor.number("Q")


def _locate(raw: _RawTensor, start: int) -> Tensor:
    name, shape, kind, offset = raw
    quantisation = GGMLQuantizationType(kind)
    block, block_bytes = GGML_QUANT_SIZES[quantisation]
    if shape[-1] % block:
        raise ValueError(f"rows of {name} are no multiple of {block} values")
    return Tensor(name, shape, quantisation.name, start + offset, shape[-1] // block * block_bytes)


def _check(header: GgufFile, size: int) -> None:
    architecture = one_line(header.text("general.architecture"))
    if architecture != "qwen2":
        raise ModelError(
            f"{header.path} holds a model of the architecture “{architecture}”.", "Only Qwen2 models can be used."
        )
    end = max((t.offset + t.rows * t.row_bytes for t in header.tensors.values()), default=0)
    if end > size:
        raise ModelError(f"{header.path} is cut short: {size} bytes of at least {end}.", GET_ANOTHER)
