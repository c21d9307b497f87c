"""A low-rank adapter, merged into the weights of the one model that it was trained for.

LoRA (Hu et al., 2021, arXiv:2106.09685): to a weight matrix W of shape (rows, columns) is added B·A, where A has the
shape (rank, columns) and B, multiplied by the scale of the training, (rows, rank). The file is NumPy's ``.npz``: for
each adapted tensor, by its name in the GGUF file, ``<name>/A`` and ``<name>/B`` in float16, and under ``base`` the
SHA-256 of that GGUF file. ``training/README.md`` tells how it is made.
"""

import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from briefing.engines.llm.adapters import adapter_file

Factors = tuple[NDArray[np.float32], NDArray[np.float32]]
"""A and B of one tensor."""


@dataclass(frozen=True, slots=True)
class Adapter:
    """``base`` is the SHA-256 of the GGUF file it is for, ``sha256`` that of its own file."""

    base: str
    sha256: str
    factors: Mapping[str, Factors] = field(repr=False)

    def added(self, tensor: str, start: int, stop: int) -> NDArray[np.float32] | None:
        """Return what is added to the rows ``start:stop`` of a tensor, ``None`` where nothing is."""
        if tensor not in self.factors:
            return None
        a, b = self.factors[tensor]
        product: NDArray[np.float32] = b[start:stop] @ a
        return product


def parse(content: bytes) -> Adapter:
    """Return the adapter in the bytes of its file."""
    with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
        names = sorted(name.removesuffix("/A") for name in arrays.files if name.endswith("/A"))
        factors = {n: (arrays[f"{n}/A"].astype(np.float32), arrays[f"{n}/B"].astype(np.float32)) for n in names}
        return Adapter(str(arrays["base"]), hashlib.sha256(content).hexdigest(), factors)


def shipped_adapter(sha256: str) -> Adapter | None:
    """Return the adapter that ships with the package for the GGUF file with this SHA-256, if there is one."""
    file = adapter_file(sha256)
    adapter = parse(file.read_bytes()) if file else None
    return adapter if adapter and adapter.base == sha256 else None
