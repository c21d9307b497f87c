"""The adapters that ship with the package, each for one GGUF file, by the first twelve digits of its SHA-256."""

from importlib import resources
from importlib.resources.abc import Traversable

FOLDER = resources.files(__name__)

UNSURE_BELOW = {"GGUF cc324af070c2 + adapter df9adbfbead5": -0.36}
"""By the version of a prepared model: the mean log-probability a token below which it is often wrong.

docs/checks.md has the figures. The next adapter needs another one."""


def adapter_file(sha256: str) -> Traversable | None:
    """Return the adapter for the GGUF file with this SHA-256, ``None`` if there is none."""
    file = FOLDER.joinpath(f"{sha256[:12]}.npz")
    return file if file.is_file() else None
