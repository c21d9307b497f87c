"""Print how often each check finds fault with good translations, and how many planted faults the checks catch.

    python -m tests.benchmarks.mutations FILE [--half odd] [--missed MUTATION] [--false CODE]

FILE has a pair a line, ``source<TAB>human translation``, UTF-8; ``--source`` and ``--target`` name other languages than
Russian and English. Every mutation is tried on every pair, with a fixed seed. A pair on which a check meant for the
fault spoke before does not count. ``--half`` takes the odd or the even lines only, to set a threshold on one half and
look at it on the other; those of today were set on all of NTREX-128, so its figures are better than those of other
texts will be. ``--missed`` also prints the planted faults of a kind that the check meant for them does not see,
``--false`` the untouched pairs that a check objects to.
"""

import argparse
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from briefing.checks import CHECKS, defects
from tests.benchmarks.mutations.planting import MUTATIONS, Mutation


@dataclass(frozen=True, slots=True)
class Trial:
    """A planted fault, and the codes it was the first to raise."""

    source: str
    target: str
    raised: frozenset[str]


def main() -> None:
    options = _options()
    pairs = _pairs(options.file, options.half)
    languages = (options.source, options.target)
    before = [_codes(source, target, languages) for source, target in pairs]
    begun = time.perf_counter()
    for source, target in pairs:  # once more: the first time, dictionaries are loaded and names looked up
        _codes(source, target, languages)
    print(f"{len(pairs)} pairs, {len(pairs) / (time.perf_counter() - begun):,.0f} a second\n")
    _print_false_alarms(pairs, before, options.false)
    print()
    for mutation in MUTATIONS:
        _print_caught(mutation, list(_trials(mutation, pairs, before, languages)), show=mutation.name == options.missed)


def _pairs(file: Path, half: str | None) -> list[list[str]]:
    lines = file.read_text(encoding="utf-8").splitlines()
    chosen = {"odd": lines[::2], "even": lines[1::2]}.get(half or "", lines)
    return [line.split("\t")[:2] for line in chosen if "\t" in line]


def _codes(source: str, target: str, languages: tuple[str, str]) -> frozenset[str]:
    return frozenset(finding.code for finding in defects(source, target, *languages))


def _trials(
    mutation: Mutation, pairs: Sequence[Sequence[str]], before: Sequence[frozenset[str]], languages: tuple[str, str]
) -> Iterable[Trial]:
    random = Random(mutation.name)
    for (source, target), codes in zip(pairs, before, strict=True):
        worse = mutation.plant(random, source, target)
        if worse is not None and worse != target and not codes & mutation.codes:
            yield Trial(source, worse, _codes(source, worse, languages) - codes)


def _print_caught(mutation: Mutation, trials: Sequence[Trial], *, show: bool) -> None:
    missed = [trial for trial in trials if not trial.raised & mutation.codes]
    total = len(trials) or 1
    meant = 1 - len(missed) / total
    raised = sum(map(bool, (trial.raised for trial in trials))) / total
    print(f"{mutation.name:24} {len(trials):5} planted {meant:8.1%} seen by its check {raised:8.1%} by any")
    for trial in missed if show else ():
        print(trial.source, trial.target, sep="\n  ")


def _print_false_alarms(pairs: Sequence[Sequence[str]], before: Sequence[frozenset[str]], shown: str | None) -> None:
    counts = Counter(code for codes in before for code in codes)
    for check in CHECKS:
        print(f"{check.code:24} {counts[check.code]:5} false alarms {counts[check.code] / len(pairs):8.2%}")
    print(f"{'any':24} {sum(map(bool, before)):5} pairs        {sum(map(bool, before)) / len(pairs):8.2%}")
    for pair, codes in zip(pairs, before, strict=True):
        if shown in codes:
            print(*pair, sep="\n  ")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="False alarms of the checks, and planted faults that they see.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--source", default="ru")
    parser.add_argument("--target", default="en")
    parser.add_argument("--half", choices=("odd", "even"))
    parser.add_argument("--missed", metavar="MUTATION")
    parser.add_argument("--false", metavar="CODE")
    return parser.parse_args()


if __name__ == "__main__":
    main()
