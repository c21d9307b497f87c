"""Models as fuzzers want them: a few kilobytes, parsed and converted as an installation does, up to loading them.

Whether what came through can be loaded is tried in a process of its own, which takes too long for many inputs:
``tests/hostile/test_models.py`` does that.
"""

import io
import json
import struct
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from briefing.engines.argos.declaration import ARGOS
from briefing.engines.llm.gguf import convert, read_header
from briefing.models.workbench import open_workbench
from briefing.progress import ignore
from tests.factories.argos_packages import tiny_files
from tests.factories.gguf import MERGES, SPECIAL, byte_tokens

_STRING, _ARRAY, _UINT32, _INT32, _FLOAT32 = 8, 9, 4, 5, 6
_WIDTH, _HEADS = 8, 2
_TOKENS = (*byte_tokens(), *(merge.replace(" ", "") for merge in MERGES), *SPECIAL)


def _string(text: str) -> bytes:
    return struct.pack("<Q", len(text.encode())) + text.encode()


def _text(value: str) -> bytes:
    return struct.pack("<I", _STRING) + _string(value)


def _count(value: int) -> bytes:
    return struct.pack("<II", _UINT32, value)


def _number(value: float) -> bytes:
    return struct.pack("<If", _FLOAT32, value)


def _texts(values: Sequence[str]) -> bytes:
    return struct.pack("<IIQ", _ARRAY, _STRING, len(values)) + b"".join(map(_string, values))


_VALUES: Mapping[str, bytes] = {
    "general.architecture": _text("qwen2"),
    "general.name": _text("Tiny Chat"),
    "general.size_label": _text("1K"),
    "qwen2.block_count": _count(1),
    "qwen2.embedding_length": _count(_WIDTH),
    "qwen2.feed_forward_length": _count(_WIDTH),
    "qwen2.attention.head_count": _count(_HEADS),
    "qwen2.attention.head_count_kv": _count(_HEADS),
    "qwen2.attention.layer_norm_rms_epsilon": _number(1e-6),
    "qwen2.rope.freq_base": _number(1e4),
    "qwen2.rope.scaling.type": _text("none"),
    "general.alignment": _count(32),
    "tokenizer.ggml.model": _text("gpt2"),
    "tokenizer.ggml.pre": _text("qwen2"),
    "tokenizer.ggml.token_type": struct.pack(f"<IIQ{len(_TOKENS)}i", _ARRAY, _INT32, len(_TOKENS), *[1] * len(_TOKENS)),
    "tokenizer.ggml.merges": _texts(MERGES),
    "tokenizer.ggml.tokens": _texts(_TOKENS),
}
"""Each with its type in front."""


def _shapes() -> Mapping[str, tuple[int, ...]]:
    square, vector = (_WIDTH, _WIDTH), (_WIDTH,)
    layer = {f"attn_{part}.{kind}": shape for part in "qkv" for kind, shape in (("weight", square), ("bias", vector))}
    layer |= {"attn_norm.weight": vector, "attn_output.weight": square, "ffn_norm.weight": vector}
    layer |= dict.fromkeys(("ffn_gate.weight", "ffn_up.weight", "ffn_down.weight"), square)
    ends = {"token_embd.weight": (len(_TOKENS), _WIDTH), "output_norm.weight": vector}
    return ends | {f"blk.0.{name}": shape for name, shape in layer.items()}


def gguf_file(values: Mapping[str, bytes] = _VALUES) -> bytes:
    """Return a model of 8 dimensions, whose metadata is what ``values`` say."""
    header = b"GGUF" + struct.pack("<IQQ", 3, len(_shapes()), len(values))
    header += b"".join(_string(key) + value for key, value in values.items())
    offset = 0
    for name, shape in _shapes().items():
        header += _string(name) + struct.pack(f"<I{len(shape)}Q", len(shape), *reversed(shape))
        header += struct.pack("<IQ", 0, offset)
        offset += 4 * int(np.prod(shape))
    weights = np.random.default_rng(7).normal(0, 0.1, offset // 4).astype("<f4").tobytes()
    return header + bytes(-len(header) % 32) + weights


def gguf(data: bytes) -> None:
    """Convert a file."""
    with tempfile.TemporaryDirectory() as folder:
        file, converted = Path(folder) / "x.gguf", Path(folder) / "converted"
        file.write_bytes(data)
        converted.mkdir()
        assert read_header(file).name.isprintable()
        convert(file, converted, lambda *_: None)


def gguf_value(data: bytes) -> None:
    """Convert a file one of whose values has another type and content: the first byte says which, then the type."""
    key = list(_VALUES)[data[0] % len(_VALUES)] if data else "general.name"
    gguf(gguf_file({**_VALUES, key: bytes(data[1:2]) + bytes(3) + data[2:]}))


GGUF_VALUES = [bytes([number, value[0]]) + value[4:200] for number, value in enumerate(_VALUES.values())]
NUMBERS = [
    *(struct.pack("<Q", number) for number in (0, 1, 3, 256, 2**31, 2**32 - 1, 2**63, 2**64 - 1)),
    *(struct.pack("<f", number) for number in (float("nan"), float("inf"), -1.0, 1e-45)),
    *(bytes([kind, 0, 0, 0]) for kind in range(14)),
]
"""Counts and lengths that are absurd, numbers that are none, and types."""


def argos_file() -> bytes:
    """Return a package that looks as it should; its model is a header without weights."""
    variable = b"\x1b\0encoder/embeddings_0/weight"
    shape = struct.pack("<BIIBI", 2, 4, 8, 0, 0)
    small = {
        "model/model.bin": struct.pack("<IH4sII", 6, 4, b"Spec", 1, 1) + variable + shape,
        "model/shared_vocabulary.json": b'["<unk>", "<s>", "</s>", "a"]',
        "model/config.json": b'{"unk_token": "<unk>"}',
        "sentencepiece.model": b"\x0a\x05",
        "metadata.json": tiny_files()["metadata.json"],
    }  # fmt: skip
    return _zipped({f"translate-ru_en-1.9/{name}": content for name, content in small.items()})


def _zipped(members: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return file.getvalue()


def argos(data: bytes) -> None:
    """Unpack and check a package."""
    with tempfile.TemporaryDirectory() as folder:
        file, home = Path(folder) / "x.argosmodel", Path(folder) / "home"
        file.write_bytes(data)
        with open_workbench(home, ignore) as bench:
            prepared = ARGOS.prepare(file, bench, ("", ""))
            assert prepared.name.isprintable()
        outside = [path.name for path in Path(folder).iterdir()]
        assert sorted(outside) == ["home", "x.argosmodel"]


def argos_names(data: bytes) -> None:
    """Unpack and check a package with other files in it: each line is the name of one."""
    names = data.decode("utf-8", "replace").split("\n")
    with zipfile.ZipFile(io.BytesIO(argos_file())) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    argos(_zipped({**members, **dict.fromkeys(filter(None, names), b"x")}))


NAMES = [
    b"translate-ru_en-1.9/a", b"translate-ru_en-1.9/model/a b", b"../a", b"/etc/a", b"translate-ru_en-1.9/../../a",
    b"C:\\a", b"translate-ru_en-1.9/nul", b"translate-ru_en-1.9/", b"translate-ru_en-1.9/model", b"\x1b[31m",
    b"a" * 300, b"translate-ru_en-1.9/" + "й".encode() * 150, b"TRANSLATE-RU_EN-1.9/metadata.json",
    b"./a", b"a//b", b"a/.",
]  # fmt: skip


def metadata(data: bytes) -> None:
    """Unpack and check a package whose metadata is the input."""
    with zipfile.ZipFile(io.BytesIO(argos_file())) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    argos(_zipped({**members, "translate-ru_en-1.9/metadata.json": data}))


METADATA = [
    tiny_files()["metadata.json"],
    json.dumps({"from_code": "ru", "to_code": "en", "package_version": "1.9", "argos_version": "1.5"}).encode(),
]
