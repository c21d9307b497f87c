"""The adapters that ship with the package, each for one GGUF file, by the first twelve digits of its SHA-256."""

from importlib import resources
from importlib.resources.abc import Traversable

FOLDER = resources.files(__name__)

UNSURE_BELOW = {"b2260ccb25ae": -0.38}
"""By the first twelve digits of an adapter's SHA-256: the mean log-probability a token below which the model that it is
merged into is often wrong (docs/checks.md has the figures). The next adapter needs another one."""


def adapter_file(sha256: str) -> Traversable | None:
    """Return the adapter for the GGUF file with this SHA-256, ``None`` if there is none."""
    file = FOLDER.joinpath(f"{sha256[:12]}.npz")
    return file if file.is_file() else None
