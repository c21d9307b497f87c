"""The trained matrices under the names of PyTorch and under those of the adapter file; neither way needs torch.

``briefing/engines/llm/gguf/adapter.py`` describes the file.
"""

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

SCALE = 2.0
"""What the trainer multiplies B·A by; in the file B has it in it."""

MATRICES = {
    "self_attn.q_proj": "attn_q",
    "self_attn.k_proj": "attn_k",
    "self_attn.v_proj": "attn_v",
    "self_attn.o_proj": "attn_output",
    "mlp.gate_proj": "ffn_gate",
    "mlp.up_proj": "ffn_up",
    "mlp.down_proj": "ffn_down",
}
"""The adapted matrices of a layer, as transformers and as GGUF call them."""

_PARAMETER = re.compile(r"model\.layers\.(\d+)\.(.+)\.([AB])")


def array_name(parameter: str) -> str:
    """Return what a trained matrix is called in the file.

    >>> array_name("model.layers.12.mlp.up_proj.A")
    'blk.12.ffn_up.weight/A'
    """
    found = _PARAMETER.fullmatch(parameter)
    if not found:
        raise ValueError(f"{parameter} is not one of the trained matrices")
    layer, matrix, factor = found.groups()
    return f"blk.{layer}.{MATRICES[matrix]}.weight/{factor}"


def write(file: Path, gguf: Path, weights: Mapping[str, NDArray[np.float32]], strength: float = 1.0) -> None:
    """Write the adapter of trained matrices, by parameter, for the model that is in ``gguf``.

    What they add to the model's weights is multiplied by ``strength``.
    """
    arrays: dict[str, Any] = {"base": np.array(sha256(gguf))}
    arrays |= {
        array_name(name): (values * _factor(name, SCALE * strength)).astype(np.float16)
        for name, values in weights.items()
    }
    np.savez(file, **arrays)


def read(
    file: Path, gguf: Path, parameters: Mapping[str, Any], strength: float = 1.0
) -> dict[str, NDArray[np.float32]]:
    """Return the matrices of an adapter by parameter, for training to go on from.

    What they add to the weights is multiplied by ``strength``.

    Raises:
        ValueError: it is for another model, or has other matrices than ``parameters``.
    """
    with np.load(file, allow_pickle=False) as arrays:
        if str(arrays["base"]) != sha256(gguf):
            raise ValueError(f"{file} was trained for another model than {gguf}")
        if {array_name(name) for name in parameters} != {*arrays.files} - {"base"}:
            raise ValueError(f"{file} adapts other layers: give the --from-layer that it was trained with")
        return {
            name: arrays[array_name(name)].astype(np.float32) * _factor(name, strength / SCALE) for name in parameters
        }


def _factor(parameter: str, product: float) -> float:
    """Return what to multiply a matrix by for B·A to be multiplied by ``product``: B has it all."""
    return product if parameter.endswith(".B") else 1.0


def sha256(file: Path) -> str:
    """Return the digest of a file."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
