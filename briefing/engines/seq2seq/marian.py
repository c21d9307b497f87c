"""Marian models, as OPUS-MT and Mozilla publish them, become CTranslate2's by its own converter.

Mozilla's binary format (``marian/src/common/binary.cpp``): a version and the number of tensors, a header of each
(length of its name, type, number of dimensions, bytes), all names, all shapes, a gap, then the data. Integers have 64
bits, the dimensions 32.
"""

import io
import json
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from briefing.engines.seq2seq import codecs
from briefing.engines.seq2seq.vocabulary import REMEDY
from briefing.errors import ModelError, one_line

_CONFIGURATION = "special:model.yml"
_TYPES = {0x0404: "f4", 0x0101: "i1"}
"""Marian's numbers for float32 and plain int8, as numpy has them; the others are packed for one library or another."""

_MOST_TENSORS = 10_000
_OTHER_MODEL = "Choose a model whose decoder has self-attention; docs/models.md names some."


def convert(model: Path, vocabularies: tuple[Path, Path], folder: Path, scratch: Path) -> None:
    """Write the CTranslate2 model of a Marian model (``.npz`` or ``.bin``) into ``folder``, with weights of 8 bits.

    ``vocabularies`` are those of source and target: ``.yml`` files or SentencePiece models. ``scratch`` is an empty
    folder for what only the conversion needs.

    Raises:
        ModelError: it is damaged, or of an architecture that CTranslate2 has not.
    """
    import numpy as np  # noqa: PLC0415 - heavy
    from ctranslate2.converters import MarianConverter  # noqa: PLC0415 - heavy

    try:
        tensors = read_binary(model) if is_binary(model) else _read_npz(model)
        _require_attention(model.name, tensors)
        np.savez(scratch / "model.npz", **tensors)
        listed = [_as_yml(file, scratch) for file in vocabularies]
        MarianConverter(str(scratch / "model.npz"), list(map(str, listed))).convert(
            str(folder), quantization="int8", force=True
        )
    except ModelError:
        raise
    except Exception as error:  # numpy, yaml and the converter raise anything on damaged files
        said = one_line(str(error)) or type(error).__name__
        raise ModelError(f"{model.name} cannot be converted: {said}.", REMEDY) from error


def is_binary(file: Path) -> bool:
    """Tell whether a file is in Marian's binary format; CTranslate2's begins with another version."""
    with file.open("rb") as content:
        return content.read(8) == struct.pack("<Q", 1)


def read_binary(file: Path) -> Mapping[str, Any]:
    """Return the tensors of a file in Marian's binary format.

    Raises:
        ModelError: the decoder or the weights are of a kind that cannot be converted.
        ValueError, struct.error: the file is damaged.
    """
    import numpy as np  # noqa: PLC0415 - heavy

    content = io.BytesIO(file.read_bytes())
    count = _numbers(content, "Q", 2)[1]
    if count > _MOST_TENSORS:
        raise ValueError(f"it claims {count:,} tensors")
    headers = [_numbers(content, "Q", 4) for _ in range(count)]
    names = [content.read(header[0]).rstrip(b"\0").decode() for header in headers]
    shapes = [_numbers(content, "i", header[2]) for header in headers]
    content.seek(_numbers(content, "Q", 1)[0], 1)
    parts = [content.read(header[3]) for header in headers]
    kinds = {name: header[1] for name, header in zip(names, headers, strict=True)}
    configuration = dict(zip(names, parts, strict=True)).get(_CONFIGURATION, b"")
    _require_attention(file.name, {_CONFIGURATION: np.frombuffer(configuration, "i1")})
    for name, kind in kinds.items():
        if kind not in _TYPES:
            raise ModelError(
                f"{file.name} cannot be converted: {name} is packed for another library (type {kind:#x}).",
                "Choose the model with weights of 32 bits, a .npz file, if its publisher has one.",
            )
    return {
        name: np.frombuffer(part, _TYPES[kinds[name]]).reshape(shape)
        for name, shape, part in zip(names, shapes, parts, strict=True)
    }


def _read_npz(file: Path) -> Mapping[str, Any]:
    import numpy as np  # noqa: PLC0415 - heavy

    with zipfile.ZipFile(file) as members:
        unpacked = sum(member.file_size for member in members.infolist())
    if unpacked > 4 * file.stat().st_size:  # weights hardly compress
        raise ValueError(f"it unpacks to {unpacked:,} bytes")
    with np.load(file) as tensors:
        return dict(tensors)


def _require_attention(name: str, tensors: Mapping[str, Any]) -> None:
    """Refuse a model whose decoder is recurrent, as those of Firefox are, and say so by its name."""
    import yaml  # noqa: PLC0415 - heavy

    if _CONFIGURATION not in tensors:
        raise ModelError(f"{name} has no {_CONFIGURATION}, so it is no Marian model.", REMEDY)
    said = yaml.safe_load(tensors[_CONFIGURATION].tobytes().rstrip(b"\0").decode()) or {}
    decoder = said.get("transformer-decoder-autoreg", "self-attention")
    if decoder != "self-attention":
        cell = said.get("dec-cell", "of an unknown kind")
        raise ModelError(
            f"{name} cannot be converted: its decoder is recurrent ({one_line(f'{decoder}, {cell}')}), and CTranslate2 "
            "has no such decoder.",
            _OTHER_MODEL,
        )


def _as_yml(vocabulary: Path, scratch: Path) -> Path:
    """Return a vocabulary as the converter reads it."""
    if vocabulary.suffix == ".yml":
        return vocabulary
    lines = (
        f"{json.dumps(piece, ensure_ascii=False)}: {number}\n" for number, piece in enumerate(codecs.pieces(vocabulary))
    )
    file = scratch / f"{vocabulary.stem}.yml"
    file.write_text("".join(lines), encoding="utf-8")
    return file


def _numbers(content: io.BytesIO, kind: str, count: int) -> tuple[int, ...]:
    form = f"<{count}{kind}"
    return struct.unpack(form, content.read(struct.calcsize(form)))
