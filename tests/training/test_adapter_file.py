"""The trained matrices, by the names that PyTorch has for them, in the file that the package merges, and back."""

from pathlib import Path

import numpy as np
import pytest

from briefing.engines.llm.gguf.adapter import parse
from training import adapter_file

WEIGHTS = {
    "model.layers.1.mlp.down_proj.A": np.array([[1.0, 2.0, 3.0]], np.float32),
    "model.layers.1.mlp.down_proj.B": np.array([[4.0], [5.0]], np.float32),
    "model.layers.1.self_attn.q_proj.A": np.array([[0.5, -0.5]], np.float32),
    "model.layers.1.self_attn.q_proj.B": np.array([[0.25], [0.0]], np.float32),
}


@pytest.fixture
def gguf(tmp_path: Path) -> Path:
    file = tmp_path / "model.gguf"
    file.write_bytes(b"GGUF")
    return file


@pytest.fixture
def file(gguf: Path, tmp_path: Path) -> Path:
    adapter_file.write(tmp_path / "adapter.npz", gguf, WEIGHTS)
    return tmp_path / "adapter.npz"


def test_the_package_reads_it(file: Path, gguf: Path) -> None:
    adapter = parse(file.read_bytes())
    assert adapter.base == adapter_file.sha256(gguf)
    assert adapter.factors.keys() == {"blk.1.ffn_down.weight", "blk.1.attn_q.weight"}
    added = adapter.added("blk.1.ffn_down.weight", 0, 2)
    assert added is not None
    np.testing.assert_array_equal(added, [[8, 16, 24], [10, 20, 30]])  # twice B·A


def test_the_same_weights_make_the_same_bytes(file: Path, gguf: Path, tmp_path: Path) -> None:
    adapter_file.write(tmp_path / "again.npz", gguf, WEIGHTS)
    assert (tmp_path / "again.npz").read_bytes() == file.read_bytes()


def test_training_goes_on_from_it(file: Path, gguf: Path) -> None:
    read = adapter_file.read(file, gguf, WEIGHTS)
    assert read.keys() == WEIGHTS.keys()
    for name, values in WEIGHTS.items():
        np.testing.assert_array_equal(read[name], values)


def test_less_of_it_can_be_read_and_written(file: Path, gguf: Path, tmp_path: Path) -> None:
    adapter_file.write(tmp_path / "half.npz", gguf, WEIGHTS, 0.5)
    adapter_file.write(tmp_path / "quarter.npz", gguf, adapter_file.read(tmp_path / "half.npz", gguf, WEIGHTS, 0.5))
    adapters = [parse(each.read_bytes()) for each in (file, tmp_path / "half.npz", tmp_path / "quarter.npz")]
    whole, half, quarter = (each.added("blk.1.ffn_down.weight", 0, 2) for each in adapters)
    assert whole is not None
    np.testing.assert_array_equal(half, whole / 2)
    np.testing.assert_array_equal(quarter, whole / 4)


def test_the_adapter_of_another_model_is_refused(file: Path, gguf: Path) -> None:
    gguf.write_bytes(b"GGUF, another")
    with pytest.raises(ValueError, match="another model"):
        adapter_file.read(file, gguf, WEIGHTS)


def test_other_layers_are_refused(file: Path, gguf: Path) -> None:
    more = {name.replace(".1.", f".{layer}."): values for name, values in WEIGHTS.items() for layer in (0, 1)}
    with pytest.raises(ValueError, match="--from-layer"):
        adapter_file.read(file, gguf, more)


def test_another_parameter_is_refused() -> None:
    with pytest.raises(ValueError, match=r"model\.norm\.weight is not one of the trained matrices"):
        adapter_file.array_name("model.norm.weight")
