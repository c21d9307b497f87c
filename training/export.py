"""Turn the training's state into the adapter file that ships with the package; no torch is needed to read that.

Usage: python training/export.py STATE.pt GGUF ADAPTER.npz
"""

import hashlib
import re
import sys
from pathlib import Path

import numpy as np
import torch

SCALE = 2.0
"""What the trainer multiplies B·A by."""

NAMES = {
    "self_attn.q_proj": "attn_q",
    "self_attn.k_proj": "attn_k",
    "self_attn.v_proj": "attn_v",
    "self_attn.o_proj": "attn_output",
    "mlp.gate_proj": "ffn_gate",
    "mlp.up_proj": "ffn_up",
    "mlp.down_proj": "ffn_down",
}
"""The names of a layer's matrices in transformers and in GGUF."""


def main() -> None:
    """Write the adapter."""
    state, gguf, adapter = map(Path, sys.argv[1:])
    weights = torch.load(state)["weights"]
    with gguf.open("rb") as file:
        arrays = {"base": np.array(hashlib.file_digest(file, "sha256").hexdigest())}
    for name, values in weights.items():
        layer, matrix, factor = re.fullmatch(r"model\.layers\.(\d+)\.(.+)\.([AB])", name).groups()
        scaled = values * SCALE if factor == "B" else values
        arrays[f"blk.{layer}.{NAMES[matrix]}.weight/{factor}"] = scaled.numpy().astype(np.float16)
    np.savez(adapter, **arrays)


if __name__ == "__main__":
    main()
