"""Write the bank of examples that ships with the package from the corpus: the same bytes for the same corpus.

Example:
  python -m training.bank
"""

import gzip

from briefing.examples.bank import LONGEST, SHORTEST
from training.pairs import CORPUS, TRAINING, lines

BANK = TRAINING.parent / "briefing" / "examples" / "ru-en.tsv.gz"


def content() -> bytes:
    """Return the lines of the corpus whose Russian is neither too short nor too long to teach."""
    every = (line for file in CORPUS for line in lines(file))
    return "".join(f"{line}\n" for line in every if SHORTEST <= len(line.split("\t")[0]) <= LONGEST).encode()


if __name__ == "__main__":
    BANK.write_bytes(gzip.compress(content(), mtime=0))
