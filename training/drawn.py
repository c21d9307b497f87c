"""Which pairs a pass over the corpus has drawn, kept from one training to the next: a file with a digest a line."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from training.pairs import Pair

_DIGITS = 12


def sources(file: Path, pairs: Iterable[Pair]) -> set[str]:
    """Return the sources of the pairs that the file has; none where there is no file yet."""
    digests = set(file.read_text(encoding="utf-8").split()) if file.exists() else set()
    return {pair.source for pair in pairs if _digest(pair.source) in digests}


def keep(file: Path, drawn: Iterable[str]) -> None:
    """Write the digests of the sources ``drawn``, in their order, so that the same ones give the same file."""
    file.write_text("".join(f"{digest}\n" for digest in sorted(map(_digest, drawn))), encoding="utf-8", newline="\n")


def _digest(source: str) -> str:
    return hashlib.sha256(source.encode()).hexdigest()[:_DIGITS]
