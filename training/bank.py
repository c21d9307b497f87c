"""Write the bank of examples that ships with the package from the corpus: the same bytes for the same corpus.

Usage: python training/bank.py
"""

import gzip
from pathlib import Path

from briefing.examples.bank import LONGEST, SHORTEST

TRAINING = Path(__file__).parent
BANK = TRAINING.parent / "briefing" / "examples" / "ru-en.tsv.gz"


def content() -> bytes:
    """Return the bank: the pairs of the corpus whose source is neither too short nor too long to teach."""
    files = sorted((TRAINING / "corpus").glob("*.tsv"))
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    fitting = (line for line in lines if SHORTEST <= len(line.split("\t")[0]) <= LONGEST)
    return gzip.compress("".join(f"{line}\n" for line in fitting).encode(), mtime=0)


if __name__ == "__main__":
    BANK.write_bytes(content())
