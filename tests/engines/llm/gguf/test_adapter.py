"""An adapter merged at conversion: the weights of the model are those of the file and B·A."""

import hashlib
import io
from pathlib import Path

import ctranslate2
import numpy as np
import pytest

from briefing.engines.llm import gguf
from briefing.engines.llm.gguf.adapter import Adapter, parse
from tests.factories.gguf import TOKENS, Array, TinyModel, log_probs, tiny_model

MATRICES = ("attn_q", "attn_k", "attn_v", "attn_output", "ffn_gate", "ffn_up", "ffn_down")
RANK = 3
IDS = [TOKENS.index(token) for token in ("<|im_start|>", "the", "Ġcat", "a", "b", "é", "0", "Ċ", "a", "ÿ", "!", "x")]


def adapter_of(model: TinyModel, layers: tuple[int, ...]) -> bytes:
    """The file of an adapter for all matrices of some layers; its numbers are sixteenths, so that B·A is exact."""
    noise = np.random.default_rng(3)
    arrays: dict[str, np.ndarray] = {"base": np.array("0" * 64)}
    for name in (f"blk.{layer}.{matrix}.weight" for layer in layers for matrix in MATRICES):
        rows, columns = model.weights()[name].shape
        arrays[f"{name}/A"] = (noise.integers(-4, 5, (RANK, columns)) / 16).astype(np.float16)
        arrays[f"{name}/B"] = (noise.integers(-4, 5, (rows, RANK)) / 16).astype(np.float16)
    content = io.BytesIO()
    np.savez(content, **arrays)
    return content.getvalue()


def merged(model: TinyModel, adapter: Adapter) -> dict[str, Array]:
    """The model's weights with B·A added, worked out apart from the conversion."""
    products = {name: b @ a for name, (a, b) in adapter.factors.items()}
    return {name: weight + products.get(name, np.float32(0)) for name, weight in model.weights().items()}


def as_int8(weight: Array) -> Array:
    """Round a matrix as int8 with one scale a row does; vectors stay."""
    if weight.ndim == 1:
        return weight
    scale = 127 / np.abs(weight).max(axis=1, keepdims=True)
    return np.rint(weight * scale) / scale


def converted(model: TinyModel, adapter: Adapter | None, folder: Path) -> Array:
    """What the converted model says of IDS."""
    file = model.write(folder / "tiny.gguf")
    place = folder / f"model{adapter is None}"
    place.mkdir()
    gguf.convert(file, place, lambda _done, _total: None, adapter)
    generator = ctranslate2.Generator(str(place), compute_type="float32")
    return np.array(generator.forward_batch([IDS], return_log_probs=True))[0]


@pytest.mark.parametrize("kind", ["F32", "Q8_0", "Q4_K"])
@pytest.mark.parametrize("layers", [(1,), (0, 1)])
def test_the_converted_model_computes_with_the_product_added(kind, layers, tmp_path):
    model = tiny_model(kind)
    adapter = parse(adapter_of(model, layers))
    found = converted(model, adapter, tmp_path)
    expected = log_probs({name: as_int8(weight) for name, weight in merged(model, adapter).items()}, IDS)
    np.testing.assert_allclose(found, expected, rtol=1e-3, atol=1e-3)
    assert np.abs(found - converted(model, None, tmp_path)).mean() > 0.1 * expected.std()


def test_rows_are_what_is_added_to_them():
    adapter = parse(adapter_of(tiny_model(), (1,)))
    a, b = adapter.factors["blk.1.attn_k.weight"]
    np.testing.assert_array_equal(adapter.added("blk.1.attn_k.weight", 5, 9), b[5:9] @ a)


def test_nothing_is_added_to_other_tensors():
    adapter = parse(adapter_of(tiny_model(), (1,)))
    assert adapter.added("blk.0.attn_k.weight", 0, 1) is None
    assert adapter.added("output.weight", 0, 1) is None


def test_an_adapter_says_what_it_is_for_and_which_it_is():
    content = adapter_of(tiny_model(), (1,))
    assert parse(content).base == "0" * 64
    assert parse(content).sha256 == hashlib.sha256(content).hexdigest()
