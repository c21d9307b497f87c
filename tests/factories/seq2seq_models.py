"""The small models in the layouts of OPUS-MT and NLLB, and the same weights as Marian files."""

import functools
import io
import json
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import sentencepiece

from tests.tiny_model import FOLDER

OPUS, NLLB = FOLDER / "opus-mt-ru-en-tiny.zip", FOLDER / "nllb-tiny.zip"
LAYERS, HEADS = 2, 4
Files = dict[str, bytes]
Tensors = dict[str, np.ndarray]

CONFIGURATION = {
    "type": "transformer",
    "enc-depth": LAYERS,
    "dec-depth": LAYERS,
    "transformer-heads": HEADS,
    "transformer-decoder-autoreg": "self-attention",
    "transformer-no-projection": False,
    "transformer-ffn-activation": "swish",
    "transformer-preprocess": "",
    "transformer-postprocess": "dan",
    "transformer-postprocess-emb": "d",
    "transformer-guided-alignment-layer": "last",
}


@functools.cache
def files_of(package: Path) -> Files:
    """Return the files of a small model by name."""
    with zipfile.ZipFile(package) as opened:
        return {name.rpartition("/")[2]: opened.read(name) for name in opened.namelist()}


def zipped(files: Mapping[str, bytes | None], folder: str = "model-files/") -> bytes:
    """Return a zip of files in a folder; those that are ``None`` are left out."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            if content is not None:
                archive.writestr(folder + name, content)
    return buffer.getvalue()


def written(files: Mapping[str, bytes | None], folder: Path) -> Path:
    """Write files into a new folder; those that are ``None`` are left out."""
    folder.mkdir()
    for name, content in files.items():
        if content is not None:
            (folder / name).write_bytes(content)
    return folder


def opus_files() -> Files:
    """Return the small OPUS-MT model as OPUS-MT itself publishes its own: Marian weights, named by decoder.yml."""
    vocabulary = json.loads(files_of(OPUS)["shared_vocabulary.json"])
    lines = "".join(f"{json.dumps(token, ensure_ascii=False)}: {number}\n" for number, token in enumerate(vocabulary))
    weights = marian_weights()
    rows = weights.pop("rows")
    return {
        "decoder.yml": b"models: [model.npz]\nvocabs: [vocab.yml, vocab.yml]\nbeam-size: 6\n",
        "vocab.yml": lines.encode(),
        "model.npz": npz({**weights, "Wemb": rows}),
        "source.spm": files_of(OPUS)["source.spm"],
        "target.spm": files_of(OPUS)["target.spm"],
        "README.md": b"# small\n\n* source languages: ru\n* target languages: en\n",
    }


def mozilla_files(configuration: Mapping[str, object] = CONFIGURATION, *, binary: bool = False) -> Files:
    """Return the small OPUS-MT model in files named as Mozilla's: a vocabulary a side, in SentencePiece's order."""
    vocabulary = json.loads(files_of(OPUS)["shared_vocabulary.json"])
    number_of = {token: number for number, token in enumerate(vocabulary)}
    weights = marian_weights(configuration)
    rows = weights.pop("rows")
    for side, name in (("encoder", "source.spm"), ("decoder", "target.spm")):
        tokenizer = sentencepiece.SentencePieceProcessor(model_proto=files_of(OPUS)[name])
        pieces = [tokenizer.id_to_piece(number) for number in range(tokenizer.get_piece_size())]
        weights[f"{side}_Wemb"] = rows[[number_of.get(piece, number_of["<unk>"]) for piece in pieces]]
    model = {"model.ruen.bin": marian_binary(weights)} if binary else {"model.ruen.npz": npz(weights)}
    return {
        **model,
        "srcvocab.ruen.spm": files_of(OPUS)["source.spm"],
        "trgvocab.ruen.spm": files_of(OPUS)["target.spm"],
    }


def npz(tensors: Tensors) -> bytes:
    """Return tensors as a numpy archive."""
    content = io.BytesIO()
    np.savez(content, **tensors)
    return content.getvalue()


def marian_binary(tensors: Tensors, types: Mapping[str, int] | None = None) -> bytes:
    """Return tensors in Marian's binary format; ``types`` claims other types for some of them."""
    types = types or {}
    known = {np.dtype("f4"): 0x0404, np.dtype("i1"): 0x0101}
    names = {name: name.encode() + b"\0" for name in tensors}
    head = struct.pack("<QQ", 1, len(tensors))
    for name, tensor in tensors.items():
        kind = types.get(name, known[tensor.dtype])
        head += struct.pack("<QQQQ", len(names[name]), kind, tensor.ndim, tensor.nbytes)
    head += b"".join(names.values())
    head += b"".join(struct.pack(f"<{tensor.ndim}i", *tensor.shape) for tensor in tensors.values())
    gap = -(len(head) + 8) % 256
    return head + struct.pack("<Q", gap) + bytes(gap) + b"".join(tensor.tobytes() for tensor in tensors.values())


def marian_weights(configuration: Mapping[str, object] = CONFIGURATION) -> Tensors:
    """Return the weights of the small OPUS-MT model under Marian's names; ``rows`` are the embeddings."""
    weights = read_model(files_of(OPUS)["model.bin"])
    found = {
        "rows": weights["encoder/embeddings_0/weight"],
        "special:model.yml": np.frombuffer(json.dumps(configuration).encode() + b"\0", "i1"),
    }
    for side in ("encoder", "decoder"):
        for layer in range(LAYERS):
            ours, theirs = f"{side}/layer_{layer}", f"{side}_l{layer + 1}"
            found |= _attention(weights, f"{ours}/self_attention", f"{theirs}_self")
            if side == "decoder":
                found |= _attention(weights, f"{ours}/attention", f"{theirs}_context")
            for number in (0, 1):
                found |= _linear(weights, f"{ours}/ffn/linear_{number}", f"{theirs}_ffn", str(number + 1))
            found |= _norm(weights, f"{ours}/ffn/layer_norm", f"{theirs}_ffn_ffn")
    return found


def _attention(weights: Tensors, ours: str, theirs: str) -> Tensors:
    linear = [name for name in ("linear_0", "linear_1", "linear_2") if f"{ours}/{name}/weight" in weights]
    *inner, outer = linear
    matrix = np.concatenate([weights[f"{ours}/{name}/weight"] for name in inner])
    bias = np.concatenate([weights[f"{ours}/{name}/bias"] for name in inner])
    parts = zip("qkv", np.split(matrix, 3), np.split(bias, 3), strict=True)
    found = {f"{theirs}_{kind}{part}": value for part, w, b in parts for kind, value in (("W", w.T), ("b", b[None]))}
    return (
        found | _linear(weights, f"{ours}/{outer}", theirs, "o") | _norm(weights, f"{ours}/layer_norm", f"{theirs}_Wo")
    )


def _linear(weights: Tensors, ours: str, theirs: str, part: str) -> Tensors:
    return {f"{theirs}_W{part}": weights[f"{ours}/weight"].T, f"{theirs}_b{part}": weights[f"{ours}/bias"][None]}


def _norm(weights: Tensors, ours: str, theirs: str) -> Tensors:
    return {f"{theirs}_ln_scale": weights[f"{ours}/gamma"][None], f"{theirs}_ln_bias": weights[f"{ours}/beta"][None]}


def read_model(content: bytes) -> Tensors:
    """Return the tensors of a CTranslate2 model of 8 bits as floats: see ``ctranslate2.specs.ModelSpec``."""
    stream = io.BytesIO(content)

    def number(form: str) -> int:
        return struct.unpack(form, stream.read(struct.calcsize(form)))[0]

    def text() -> str:
        return stream.read(number("H")).rstrip(b"\0").decode()

    tensors: Tensors = {}
    number("I"), text(), number("I")
    for _ in range(number("I")):
        name = text()
        shape = [number("I") for _ in range(number("B"))]
        kind = ("f4", "i1", "i2", "i4", "f2")[number("B")]
        tensors[name] = np.frombuffer(stream.read(number("I")), kind).reshape(shape)
    for name, scale in [(name, scale) for name, scale in tensors.items() if name.endswith("_scale")]:
        weight = name.removesuffix("_scale")
        tensors[weight] = (tensors[weight] / scale[:, None]).astype("f4")
    for _ in range(number("I")):  # other names of shared weights
        alias, name = text(), text()
        tensors[alias] = tensors[name]
    return tensors
