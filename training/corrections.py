"""Write the corrections in a TMX file, of this program or of another, as a file of sentence pairs to train on.

Example:
  briefing memory export desk.tmx
  python -m training.corrections desk.tmx desk.tsv
"""

import argparse
import datetime
from collections.abc import Iterable, Iterator
from pathlib import Path

from briefing.memory import tmx
from briefing.memory.exchange import Unit
from briefing.records import Correction
from training.pairs import Pair

LANGUAGES = ("ru", "en")


def pairs(units: Iterable[Unit]) -> Iterator[Pair]:
    """Yield what persons wrote, each Russian sentence once, as they wrote it last; the terms are not known."""
    corrections = [unit for unit in units if isinstance(unit, Correction)]
    newest = {
        _one_line(each.source): _one_line(each.target)
        for each in sorted(corrections, key=lambda correction: correction.made)
        if (each.source_language, each.target_language) == LANGUAGES
    }
    yield from (Pair(source, target, "") for source, target in newest.items() if target)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def main() -> None:
    """Write the pairs."""
    options = _arguments()
    now = datetime.datetime.now(datetime.UTC)
    with options.tmx.open("rb") as file:
        written = ["\t".join(pair) for pair in pairs(tmx.read(file, options.tmx.name, *LANGUAGES, now))]
    options.tsv.write_text("".join(f"{line}\n" for line in written), encoding="utf-8")
    print(f"{options.tsv}: {len(written)} pairs")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        "python -m training.corrections", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("tmx", type=Path, help="the memory, or another program's")
    parser.add_argument("tsv", type=Path, help="file of pairs to write")
    return parser.parse_args()


if __name__ == "__main__":
    main()
