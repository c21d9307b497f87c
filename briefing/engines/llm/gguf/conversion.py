"""Converts a Qwen2 GGUF file to a CTranslate2 model folder, a few rows of a tensor at a time."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from ctranslate2.specs import TransformerDecoderModelSpec, common_spec
from numpy.typing import NDArray

from briefing.engines.llm.chat import TEXT_END, TURN_END, TURN_START, Chat, ChatFormat
from briefing.engines.llm.gguf import tokenizer
from briefing.engines.llm.gguf.adapter import Adapter
from briefing.engines.llm.gguf.reading import GET_ANOTHER, GgufFile, Tensor, read_header
from briefing.errors import ModelError, one_line

# Values dequantised in one step by one thread: 16 MB of float32, of which dequantising needs about five copies.
_STEP_VALUES = 4 * 2**20
_INT8_MAX = 127
_ZERO = 1e-30  # below this a row is all zeros: its scale would not be finite


def convert(gguf: Path, folder: Path, progress: Callable[[int, int], None], adapter: Adapter | None = None) -> None:
    """Write the model, its tokenizer and its conversation format into an empty folder; an adapter is merged in.

    Every matrix becomes int8 with one scale a row, which is CTranslate2's own scheme. ``progress`` gets
    (bytes of weights read, bytes in all). Peak memory is the size of the result (1.8 GB for 1.5 billion weights)
    and some 500 MB.

    Raises:
        ModelError: the file is no GGUF file, is damaged or cut short, holds another architecture than Qwen2, or
            has a tokenizer, a chat format or a quantisation that is not supported.
    """
    file = read_header(gguf)
    shape = _Dimensions.of(file)
    shape.check(file)
    tokens = file.texts("tokenizer.ggml.tokens")
    if not {TURN_START, TURN_END, TEXT_END} <= set(tokens):
        raise ModelError(f"{gguf} is no chat model: it has no ChatML tokens.", "Choose one called “Instruct”.")
    Chat.save(folder, tokenizer.build(file), ChatFormat(file.name))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        _save_model(file, shape, tokens, folder, _Weights(file, pool, progress, adapter))


@dataclass(frozen=True, slots=True)
class _Dimensions:
    """The sizes of a Qwen2 model, under the names of the architecture's papers."""

    layers: int
    width: int
    inner: int
    heads: int
    heads_kv: int
    vocabulary: int
    tied: bool

    @classmethod
    def of(cls, file: GgufFile) -> "_Dimensions":
        return cls(
            layers=file.count("qwen2.block_count"),
            width=file.count("qwen2.embedding_length"),
            inner=file.count("qwen2.feed_forward_length"),
            heads=file.count("qwen2.attention.head_count"),
            heads_kv=file.count("qwen2.attention.head_count_kv"),
            vocabulary=len(file.texts("tokenizer.ggml.tokens")),
            tied="output.weight" not in file.tensors,
        )

    def check(self, file: GgufFile) -> None:
        """Raise :class:`ModelError` unless the heads divide the width and every tensor is there, in its shape."""
        # Positions turn pairs of a head's values.
        if self.width % (2 * self.heads) or self.heads % self.heads_kv:
            heads = f"{self.heads} heads, {self.heads_kv} for keys and values"
            raise ModelError(f"{file.path} is damaged: {heads}, do not fit a width of {self.width}.", GET_ANOTHER)
        for name, expected in self._tensors():
            found = file.tensors[name].shape if name in file.tensors else None
            if found != expected:
                raise ModelError(
                    f"{file.path} is damaged: {name} is {found or 'missing'}, not {expected}.", GET_ANOTHER
                )

    def _tensors(self) -> Iterator[tuple[str, tuple[int, ...]]]:
        width, inner, narrow = self.width, self.inner, self.width // self.heads * self.heads_kv
        yield "token_embd.weight", (self.vocabulary, width)
        yield "output_norm.weight", (width,)
        if not self.tied:
            yield "output.weight", (self.vocabulary, width)
        for layer in range(self.layers):
            block = f"blk.{layer}."
            yield block + "attn_norm.weight", (width,)
            for part, rows in (("q", width), ("k", narrow), ("v", narrow)):
                yield f"{block}attn_{part}.weight", (rows, width)
                yield f"{block}attn_{part}.bias", (rows,)
            yield block + "attn_output.weight", (width, width)
            yield block + "ffn_norm.weight", (width,)
            yield block + "ffn_gate.weight", (inner, width)
            yield block + "ffn_up.weight", (inner, width)
            yield block + "ffn_down.weight", (width, inner)


def _save_model(file: GgufFile, shape: _Dimensions, tokens: list[str], folder: Path, weights: "_Weights") -> None:
    spec = _empty_spec(file, shape)
    _fill(spec.decoder, shape, weights)
    spec.register_vocabulary(tokens)
    spec.config.bos_token = spec.config.unk_token = TEXT_END  # Qwen2 has neither; CTranslate2 wants both to exist
    spec.config.eos_token = TURN_END
    spec.config.layer_norm_epsilon = file.positive("qwen2.attention.layer_norm_rms_epsilon")
    spec.validate()
    if shape.tied:
        _alias(spec.decoder.projection, "decoder/embeddings")
    # Not spec.optimize(): the weights are quantised already, and its search for equal tensors compares every pair.
    spec.save(str(folder))


def _empty_spec(file: GgufFile, shape: _Dimensions) -> Any:
    scaling = file.text("qwen2.rope.scaling.type")
    if scaling not in ("", "none"):
        raise ModelError(
            f"{file.path} stretches its context by “{one_line(scaling)}”.", "Choose a model that does not."
        )
    spec = TransformerDecoderModelSpec.from_config(
        num_layers=shape.layers,
        num_heads=shape.heads,
        num_heads_kv=shape.heads_kv if shape.heads_kv != shape.heads else None,
        activation=common_spec.Activation.SWISH,
        ffn_glu=True,
        rms_norm=True,
        rotary_dim=0,  # all of a head
        rotary_interleave=False,
        rotary_base=file.positive("qwen2.rope.freq_base", 10_000.0),
    )
    spec.decoder.scale_embeddings = False
    return spec


def _fill(decoder: Any, shape: _Dimensions, weights: "_Weights") -> None:
    weights.matrix(decoder.embeddings, "token_embd")
    weights.norm(decoder.layer_norm, "output_norm")
    if shape.tied:
        decoder.projection.weight = decoder.embeddings.weight
        decoder.projection.weight_scale = decoder.embeddings.weight_scale
    else:
        weights.matrix(decoder.projection, "output")
    for number, layer in enumerate(decoder.layer):
        block = f"blk.{number}."
        attention, ffn = layer.self_attention, layer.ffn
        weights.norm(attention.layer_norm, block + "attn_norm")
        fused = [f"{block}attn_{part}" for part in "qkv"]
        weights.matrix(attention.linear[0], *fused)
        weights.bias(attention.linear[0], *fused)
        weights.matrix(attention.linear[1], block + "attn_output")
        weights.norm(ffn.layer_norm, block + "ffn_norm")
        weights.matrix(ffn.linear_0, block + "ffn_gate")
        weights.matrix(ffn.linear_0_noact, block + "ffn_up")
        weights.matrix(ffn.linear_1, block + "ffn_down")


def _alias(layer: Any, original: str) -> None:
    """Store a validated layer's weights as a reference to another's, in the way ``ModelSpec`` saves one."""
    layer.weight = f"{original}/weight"
    layer.weight_scale = f"{original}/weight_scale"


class _Weights:
    """Reads named tensors into the fields of CTranslate2 layer specs, and reports how far it is."""

    def __init__(
        self,
        file: GgufFile,
        pool: ThreadPoolExecutor,
        progress: Callable[[int, int], None],
        adapter: Adapter | None = None,
    ) -> None:
        self._file = file
        self._adapter = adapter
        self._pool = pool
        self._progress = progress
        self._done = 0
        self._total = sum(tensor.rows * tensor.row_bytes for tensor in file.tensors.values())

    def norm(self, layer: Any, name: str) -> None:
        layer.gamma = self._vector(f"{name}.weight")

    def bias(self, layer: Any, *names: str) -> None:
        layer.bias = np.concatenate([self._vector(f"{name}.bias") for name in names])

    def matrix(self, layer: Any, *names: str) -> None:
        """Set the layer's weights to the named matrices, one below the other."""
        tensors = [self._file.tensors[f"{name}.weight"] for name in names]
        rows = sum(tensor.rows for tensor in tensors)
        layer.weight = np.empty((rows, tensors[0].shape[1]), np.int8)
        layer.weight_scale = np.empty(rows, np.float32)
        top = 0
        for tensor in tensors:
            bottom = top + tensor.rows
            self._quantise(tensor, layer.weight[top:bottom], layer.weight_scale[top:bottom])
            top = bottom

    def _vector(self, name: str) -> NDArray[np.float32]:
        tensor = self._file.tensors[name]
        values = self._numbers(tensor, 0, 1).reshape(-1)
        self._count(tensor.row_bytes)
        return values

    def _quantise(self, tensor: Tensor, weight: NDArray[np.int8], scale: NDArray[np.float32]) -> None:
        step = max(1, _STEP_VALUES // tensor.shape[1])

        def fill(start: int) -> int:
            stop = min(start + step, tensor.rows)
            values = self._numbers(tensor, start, stop)
            added = self._adapter.added(tensor.name, start, stop) if self._adapter else None
            weight[start:stop], scale[start:stop] = _to_int8(values if added is None else values + added)
            return (stop - start) * tensor.row_bytes

        for size in self._pool.map(fill, range(0, tensor.rows, step)):
            self._count(size)

    def _numbers(self, tensor: Tensor, start: int, stop: int) -> NDArray[np.float32]:
        values = self._file.read(tensor, start, stop)
        if not np.isfinite(values).all():
            raise ModelError(
                f"{self._file.path} is damaged: {tensor.name} has values that are no numbers.", GET_ANOTHER
            )
        return values

    def _count(self, size: int) -> None:
        self._done += size
        self._progress(self._done, self._total)


def _to_int8(values: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Return rows as int8, and the factor that each row was multiplied by."""
    largest = np.maximum(values.max(axis=1), -values.min(axis=1))
    scale = (_INT8_MAX / np.where(largest > _ZERO, largest, _INT8_MAX)).astype(np.float32)
    return np.rint(values * scale[:, None]).astype(np.int8), scale
