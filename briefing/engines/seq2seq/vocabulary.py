"""The vocabularies of a CTranslate2 model, and whether they fit its weights.

With more entries than rows the library crashes; with fewer, it fails once the model says one that is missing.

Of the weights only the shapes are read from ``model.bin``, in the format that ``ctranslate2.specs.ModelSpec`` writes:
version, name, revision and number of variables, then of each its name, shape, type, size in bytes and data;
at last the number of shared weights, and of each its other name and its name.
"""

import json
import struct
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from briefing.errors import ModelError

_MOST_BYTES = 64 << 20
"""A vocabulary of 32,000 pieces, as Argos packages have, takes less than one million."""

_PADDING = 128
"""Rows from which on they are too many: trainers fill weights up to a multiple of 8 or 64, at most of 128."""

_VOCABULARIES = {"shared": ("encoder", "decoder"), "source": ("encoder",), "target": ("decoder",)}
REMEDY = "Get the model again, from its publisher."


def require_vocabulary(model: Path) -> None:
    """Refuse a model folder in which a vocabulary has more entries than the weights have rows, or far fewer.

    Raises:
        ModelError: it has, or a vocabulary is damaged or far too big.
    """
    rows = _rows(model / "model.bin")
    for kind, sides in _VOCABULARIES.items():
        for file in (model / f"{kind}_vocabulary.json", model / f"{kind}_vocabulary.txt"):
            if file.is_file():
                entries = len(_entries(file))
                spare = [rows.get(side, entries) - entries for side in sides]
                if min(spare) < 0:
                    raise ModelError(f"{file.name} has {entries:,} entries, more than its model has.", REMEDY)
                if max(spare) >= _PADDING:
                    raise ModelError(f"{file.name} has {entries:,} entries, fewer than its model has.", REMEDY)


def read(model: Path, side: str) -> list[str]:
    """Return the vocabulary of a side, ``"source"`` or ``"target"``, in the format of whichever converter wrote it.

    Raises:
        ModelError: it is damaged or far too big.
    """
    names = (f"{kind}_vocabulary.{suffix}" for kind in (side, "shared") for suffix in ("json", "txt"))
    return next((_entries(model / name) for name in names if (model / name).is_file()), [])


def _entries(file: Path) -> list[str]:
    if file.stat().st_size > _MOST_BYTES:
        raise ModelError(f"{file.name} is too big to be a vocabulary.", REMEDY)
    try:
        text = file.read_text(encoding="utf-8")
        entries: list[str] = json.loads(text) if file.suffix == ".json" else text.removesuffix("\n").split("\n")
        if not (isinstance(entries, list) and all(isinstance(entry, str) for entry in entries)):
            raise ValueError("it is no list of tokens")
    except (ValueError, RecursionError) as error:
        raise ModelError(f"{file.name} is damaged: {error}.", REMEDY) from error
    return entries


def positions(model: Path) -> int | None:
    """Return how many tokens a sentence may have, ``None`` for a model that does not count positions."""
    rows = _rows(
        model / "model.bin",
        encoder="encoder/position_encodings/encodings",
        decoder="decoder/position_encodings/encodings",
    )
    return min(rows.values(), default=None)


def _rows(file: Path, **names: str) -> dict[str, int]:
    """Return the number of rows of two weights by side, if the file has them: by default, of the embeddings."""
    names = names or {"encoder": "encoder/embeddings_0/weight", "decoder": "decoder/embeddings/weight"}
    try:
        with file.open("rb") as content:
            shapes = dict(_shapes(content))
            with suppress(struct.error):  # old converters list no shared weights
                for _ in range(_number(content, "I")):
                    alias, name = _string(content), _string(content)
                    shapes[alias] = shapes.get(name, ())
    except (OSError, struct.error, UnicodeDecodeError):  # the library will say so
        return {}
    return {side: shapes[name][0] for side, name in names.items() if shapes.get(name)}


def _shapes(content: BinaryIO) -> Iterator[tuple[str, tuple[int, ...]]]:
    _number(content, "I")
    _string(content)
    _number(content, "I")
    for _ in range(_number(content, "I")):
        name = _string(content)
        yield name, tuple(_number(content, "I") for _ in range(_number(content, "B")))
        _number(content, "B")
        content.seek(_number(content, "I"), 1)


def _number(content: BinaryIO, form: str) -> int:
    (number,) = struct.unpack(form, content.read(struct.calcsize(form)))
    return int(number)


def _string(content: BinaryIO) -> str:
    return content.read(_number(content, "H")).rstrip(b"\0").decode("utf-8")
