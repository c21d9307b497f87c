"""A Qwen2 model small enough to make in a test, with random weights, and what it should compute, in plain numpy."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import gguf
import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
WIDTH, INNER, HEADS, HEADS_KV, LAYERS = 256, 512, 4, 2, 2  # 256 columns: one block of a K quantisation
HEAD = WIDTH // HEADS
EPSILON, ROPE_BASE = 1e-6, 1e4
SPECIAL = ("<|endoftext|>", "<|im_start|>", "<|im_end|>")
MERGES = ("t h", "th e", "Ġ the", "Ġ c", "a t", "Ġc at", "Ð °", "Ċ Ċ", "' s", "Ġ Ġ", "1 2")


def byte_tokens() -> list[str]:
    """Return the 256 characters that stand for bytes in byte-level BPE, in the order of the bytes."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    other = iter(range(256, 512))
    return [chr(byte) if byte in printable else chr(next(other)) for byte in range(256)]


TOKENS = (*byte_tokens(), *(merge.replace(" ", "") for merge in MERGES), *SPECIAL)


def shapes(*, tied: bool = False) -> dict[str, tuple[int, ...]]:
    narrow = HEAD * HEADS_KV
    layer: dict[str, tuple[int, ...]] = {
        "attn_norm.weight": (WIDTH,),
        "attn_q.weight": (WIDTH, WIDTH),
        "attn_q.bias": (WIDTH,),
        "attn_k.weight": (narrow, WIDTH),
        "attn_k.bias": (narrow,),
        "attn_v.weight": (narrow, WIDTH),
        "attn_v.bias": (narrow,),
        "attn_output.weight": (WIDTH, WIDTH),
        "ffn_norm.weight": (WIDTH,),
        "ffn_gate.weight": (INNER, WIDTH),
        "ffn_up.weight": (INNER, WIDTH),
        "ffn_down.weight": (WIDTH, INNER),
    }
    ends: dict[str, tuple[int, ...]] = {"token_embd.weight": (len(TOKENS), WIDTH), "output_norm.weight": (WIDTH,)}
    output = {} if tied else {"output.weight": (len(TOKENS), WIDTH)}
    blocks = {f"blk.{number}.{name}": shape for number in range(LAYERS) for name, shape in layer.items()}
    return ends | output | blocks


@dataclass(frozen=True)
class TinyModel:
    """The tensors as they stand in the file (raw blocks where quantised), and metadata that differs from the usual."""

    tensors: Mapping[str, NDArray[np.generic]]
    kind: gguf.GGMLQuantizationType
    metadata: Mapping[str, str | int] = field(default_factory=dict)
    claims: Mapping[str, object] = field(default_factory=dict)

    def write(self, file: Path) -> Path:
        values: dict[str, str | int] = {"general.name": "Tiny Chat", "tokenizer.ggml.pre": "qwen2", **self.metadata}
        writer = gguf.GGUFWriter(file, str(values.pop("general.architecture", "qwen2")))
        for key, value in values.items():
            (writer.add_string if isinstance(value, str) else writer.add_uint32)(key, value)
        writer.add_size_label("1.3M")
        writer.add_block_count(LAYERS)
        writer.add_embedding_length(WIDTH)
        writer.add_feed_forward_length(INNER)
        writer.add_head_count(HEADS)
        writer.add_head_count_kv(HEADS_KV)
        writer.add_layer_norm_rms_eps(EPSILON)
        writer.add_rope_freq_base(ROPE_BASE)
        writer.add_tokenizer_model("gpt2")
        writer.add_token_list(TOKENS)
        writer.add_token_types([3 if token in SPECIAL else 1 for token in TOKENS])
        writer.add_token_merges(MERGES)
        for key, value in self.claims.items():
            writer.kv_data[0].pop(key, None)
            writer.add_key_value(key, value, gguf.GGUFValueType.get_type(value))
        for name, data in self.tensors.items():
            writer.add_tensor(name, data, raw_dtype=self.kind if data.dtype == np.uint8 else None)
        writer.write_header_to_file()
        writer.write_kv_data_to_file()
        writer.write_tensors_to_file()
        writer.close()
        return file

    def saying(self, **metadata: str | int) -> "TinyModel":
        """Return the model with other metadata; ``__`` stands for a dot."""
        return replace(self, metadata={key.replace("__", "."): value for key, value in metadata.items()})

    def claiming(self, metadata: Mapping[str, object]) -> "TinyModel":
        """Return the model with metadata of whatever types, in place of its own."""
        return replace(self, claims=metadata)

    def without(self, tensor: str) -> "TinyModel":
        return replace(self, tensors={name: data for name, data in self.tensors.items() if name != tensor})

    def weights(self) -> dict[str, Array]:
        """Return the tensors as float32."""
        return {
            name: gguf.dequantize(data, self.kind) if data.dtype == np.uint8 else data.astype(np.float32)
            for name, data in self.tensors.items()
        }


def tiny_model(kind: str = "F32", *, tied: bool = False, says: Sequence[str] = TOKENS) -> TinyModel:
    """Return a model whose matrices are of a GGUF quantisation; biases and norms are float32, as in real files.

    ``says`` are the tokens that its answers consist of.
    """
    noise = np.random.default_rng(7)
    quantisation = gguf.GGMLQuantizationType[kind]
    tensors: dict[str, NDArray[np.generic]] = {}
    for name, shape in shapes(tied=tied).items():
        if len(shape) == 1:
            tensors[name] = noise.normal(float("norm" in name), 0.3, shape).astype(np.float32)
        else:
            tensors[name] = _matrix(noise, shape, quantisation)
    if not tied:
        # A logit of nought is never the highest of many that vary about it.
        tensors["output.weight"][[token not in says for token in TOKENS]] = 0
    return TinyModel(tensors, quantisation)


def _matrix(noise: np.random.Generator, shape: tuple[int, ...], kind: gguf.GGMLQuantizationType) -> NDArray[np.generic]:
    if kind.name.endswith("_K"):  # the package reads these but does not write them
        return _k_blocks(noise, shape, kind)
    return gguf.quantize(noise.normal(0, 0.12, shape).astype(np.float32), kind)


def _k_blocks(noise: np.random.Generator, shape: tuple[int, ...], kind: gguf.GGMLQuantizationType) -> NDArray[np.uint8]:
    """Return random blocks with sane scales: the float16 factors stand first in a Q4_K block and last in Q6_K."""
    values, size = gguf.GGML_QUANT_SIZES[kind]
    blocks = noise.integers(0, 256, (shape[0] * shape[1] // values, size), dtype=np.uint8)
    factors, where = {"Q4_K": ([0.0012, 0.009], slice(0, 4)), "Q6_K": ([0.00012], slice(-2, None))}[kind.name]
    blocks[:, where] = np.array(factors, np.float16).view(np.uint8)
    return blocks.reshape(shape[0], -1)


def log_probs(weights: Mapping[str, Array], ids: Sequence[int]) -> Array:
    """Return the (position, token) log-probabilities of Qwen2: pre-norm, biased q/k/v, grouped heads, SwiGLU."""
    x = weights["token_embd.weight"][list(ids)]
    for number in range(LAYERS):
        layer = {name.split(".", 2)[2]: w for name, w in weights.items() if name.startswith(f"blk.{number}.")}
        x = x + _attention(layer, _rms_norm(x, layer["attn_norm.weight"]))
        x = x + _feed_forward(layer, _rms_norm(x, layer["ffn_norm.weight"]))
    output = weights.get("output.weight", weights["token_embd.weight"])
    logits = _rms_norm(x, weights["output_norm.weight"]) @ output.T
    return logits - np.logaddexp.reduce(logits, axis=1, keepdims=True)


def _rms_norm(x: Array, gain: Array) -> Array:
    return x / np.sqrt(np.mean(x**2, axis=-1, keepdims=True) + EPSILON) * gain


def _attention(layer: Mapping[str, Array], x: Array) -> Array:
    q, k, v = (x @ layer[f"attn_{part}.weight"].T + layer[f"attn_{part}.bias"] for part in "qkv")
    q, k, v = (part.reshape(len(x), -1, HEAD).swapaxes(0, 1) for part in (q, k, v))  # (head, position, HEAD)
    k, v = (np.repeat(part, HEADS // HEADS_KV, axis=0) for part in (k, v))
    scores = _rotate(q) @ _rotate(k).swapaxes(1, 2) / np.sqrt(HEAD)
    scores = np.where(np.tri(len(x), dtype=bool), scores, -np.inf)
    shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
    mixed = shares / shares.sum(axis=-1, keepdims=True) @ v
    return mixed.swapaxes(0, 1).reshape(len(x), -1) @ layer["attn_output.weight"].T


def _rotate(x: Array) -> Array:
    """Turn each pair (i, i + HEAD/2) of a head by an angle that grows with the position."""
    angles = np.arange(x.shape[1])[:, None] * ROPE_BASE ** (-np.arange(0, HEAD, 2) / HEAD)
    first, second = np.split(x, 2, axis=-1)
    sin, cos = np.sin(angles), np.cos(angles)
    return np.concatenate([first * cos - second * sin, second * cos + first * sin], axis=-1).astype(np.float32)


def _feed_forward(layer: Mapping[str, Array], x: Array) -> Array:
    gate = x @ layer["ffn_gate.weight"].T
    return (gate / (1 + np.exp(-gate)) * (x @ layer["ffn_up.weight"].T)) @ layer["ffn_down.weight"].T
