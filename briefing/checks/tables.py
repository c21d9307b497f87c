"""The tables beside the checks: TOML, or text in blocks with blank lines between them and comments after a "#"."""

import re
import tomllib
from fractions import Fraction
from importlib import resources
from typing import Any


def blocks(package: str, name: str) -> list[str]:
    """Return the blocks of a table in a package, without comments: ``blocks(__package__, "kinds.txt")``."""
    text = _read(package, name)
    return [block.strip() for block in re.sub(r"^#.*$", "", text, flags=re.MULTILINE).split("\n\n") if block.strip()]


def rows(package: str, name: str) -> list[list[str]]:
    """Return the lines of a table in blocks, each as its cells, which " | " parts."""
    return [row.split(" | ") for block in blocks(package, name) for row in block.splitlines()]


def toml(package: str, name: str) -> dict[str, Any]:
    """Return a table in TOML, its decimals as fractions."""
    return tomllib.loads(_read(package, name), parse_float=Fraction)


def _read(package: str, name: str) -> str:
    return resources.files(package).joinpath(name).read_text(encoding="utf-8")
