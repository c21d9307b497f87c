"""Whether the vocabularies of a CTranslate2 model fit its weights: with more entries than rows the library crashes.

Only the shapes are read from ``model.bin``, in the format that ``ctranslate2.specs.ModelSpec`` writes: version,
name, revision and number of variables, then of each its name, shape, type, size in bytes and data.
"""

import json
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from briefing.errors import ModelError

_MOST_BYTES = 64 << 20
"""A vocabulary of 32,000 pieces, as Argos packages have, takes less than one million."""

_VOCABULARIES = {"shared": ("encoder", "decoder"), "source": ("encoder",), "target": ("decoder",)}
_REMEDY = "Get the package again, from its publisher."


def require_vocabulary(model: Path) -> None:
    """Refuse a model folder in which a vocabulary has more entries than the weights have rows.

    Raises:
        ModelError: it has, or a vocabulary is damaged or far too big.
    """
    rows = _rows(model / "model.bin")
    for kind, sides in _VOCABULARIES.items():
        for file in (model / f"{kind}_vocabulary.json", model / f"{kind}_vocabulary.txt"):
            if file.is_file():
                entries = _entries(file)
                if any(rows.get(side, entries) < entries for side in sides):
                    raise ModelError(f"{file.name} has {entries:,} entries, more than its model has.", _REMEDY)


def _entries(file: Path) -> int:
    if file.stat().st_size > _MOST_BYTES:
        raise ModelError(f"{file.name} is too big to be a vocabulary.", _REMEDY)
    try:
        text = file.read_text(encoding="utf-8")
        return len(json.loads(text)) if file.suffix == ".json" else text.count("\n") + (text[-1:] not in ("", "\n"))
    except (ValueError, TypeError, RecursionError) as error:
        raise ModelError(f"{file.name} is damaged: {error}.", _REMEDY) from error


def _rows(file: Path) -> dict[str, int]:
    """Return the number of rows in the embeddings of encoder and decoder, if the file has them in their usual place."""
    try:
        with file.open("rb") as content:
            shapes = dict(_shapes(content))
    except (OSError, struct.error, UnicodeDecodeError):  # the library will say so
        return {}
    named = {"encoder": "encoder/embeddings_0/weight", "decoder": "decoder/embeddings/weight"}
    return {side: shapes[name][0] for side, name in named.items() if shapes.get(name)}


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
