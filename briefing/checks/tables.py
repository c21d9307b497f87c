"""The tables beside the checks: text files of blocks with blank lines between them, and comments after a "#"."""

import re
from importlib import resources


def blocks(package: str, name: str) -> list[str]:
    """Return the blocks of a table in a package, without comments: ``blocks(__package__, "kinds.txt")``."""
    text = resources.files(package).joinpath(name).read_text(encoding="utf-8")
    return [block.strip() for block in re.sub(r"^#.*$", "", text, flags=re.MULTILINE).split("\n\n") if block.strip()]
