"""Print how often each check finds fault with good translations.

    python -m tests.benchmarks.check_precision FILE [--source ru] [--target en] [--show CODE]

FILE has a pair a line, ``source<TAB>human translation``, UTF-8. ``--show`` also prints the pairs a check objects to.
"""

import argparse
import time
from collections import Counter
from pathlib import Path

from briefing.checks import CHECKS, defects


def main() -> None:
    options = _options()
    pairs = [line.split("\t") for line in options.file.read_text(encoding="utf-8").splitlines() if "\t" in line]
    begun = time.perf_counter()
    found = [{finding.code for finding in defects(*pair[:2], options.source, options.target)} for pair in pairs]
    elapsed = time.perf_counter() - begun
    counts = Counter(code for codes in found for code in codes)
    print(f"{len(pairs)} pairs, {elapsed / len(pairs) * 1e6:.0f} microseconds a pair")
    for check in CHECKS:
        print(f"{check.code:16} {counts[check.code]:5} {counts[check.code] / len(pairs):8.2%}")
    print(f"{'any':16} {sum(map(bool, found)):5} {sum(map(bool, found)) / len(pairs):8.2%}")
    for pair, codes in zip(pairs, found, strict=True):
        if options.show in codes:
            print(*pair[:2], sep="\n  ")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="How often each check finds fault with good translations.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--source", default="ru")
    parser.add_argument("--target", default="en")
    parser.add_argument("--show", metavar="CODE")
    return parser.parse_args()


if __name__ == "__main__":
    main()
