"""Feed what reads strangers' files with inputs that nobody would write.

    python -m tests.benchmarks.fuzz [--inputs 100000] [--target GROUP|all] [--seed 0]

prints for each kind of file how many inputs were run, what was raised that is no ``BriefingError``, the longest
processor time that one input took, and the peak of memory (some hundred MB are hypothesis's own). Exits with 1 if
anything was raised, or took over five seconds.
"""

import argparse
import hashlib
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded

from briefing.errors import BriefingError
from tests.fuzzing import TARGETS, Target, inputs

LONGEST_SECONDS = 5.0
_AT_ONCE = 500
"""Inputs of one run of hypothesis, which remembers them all."""


@dataclass
class Outcome:
    """What came of a target's inputs; ``faults`` counts each exception by where it was raised, with one input each."""

    run: int = 0
    refused: int = 0
    longest: float = 0.0
    faults: Counter[str] = field(default_factory=Counter)
    found: dict[str, bytes] = field(default_factory=dict)

    def try_(self, target: Target, data: bytes) -> None:
        begun = time.process_time()
        try:
            target.run(data)
        except BriefingError:
            self.refused += 1
        except Exception as error:  # what else there can be is the question
            self._note(error, data)
        self.run += 1
        self.longest = max(self.longest, time.process_time() - begun)

    def _note(self, error: Exception, data: bytes) -> None:
        place = error.__traceback__
        while place and place.tb_next:
            place = place.tb_next
        where = f"{Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}" if place else "nowhere"
        fault = f"{type(error).__name__} at {where}: {str(error)[:80]!r}"
        self.faults[fault] += 1
        self.found.setdefault(fault, data)


def fuzz(target: Target, count: int, seed: int = 0) -> Outcome:
    """Run ``count`` inputs; the same ``seed`` gives the same ones."""
    outcome = Outcome()
    for number, begun in enumerate(range(0, count, _AT_ONCE)):

        @seeded(f"{seed} {number}")
        @settings(
            max_examples=min(_AT_ONCE, count - begun),
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(inputs(target.files, target.words))
        def run(data: bytes) -> None:
            outcome.try_(target, data)

        run()
    return outcome


def peak_megabytes() -> float:
    """Return the most memory this process has had."""
    if sys.platform == "win32":
        import psutil

        return float(psutil.Process().memory_info().peak_wset) / 1e6
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6


def _keep(folder: Path, data: bytes) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / hashlib.sha256(data).hexdigest()[:12]).write_bytes(data)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--target", choices=[*TARGETS, "all"], default="all")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path, help="folder to keep the inputs in that raised something")
    options = parser.parse_args()
    chosen = {
        f"{group} {kind}": target
        for group, targets in TARGETS.items()
        for kind, target in targets.items()
        if options.target in (group, "all")
    }
    outcomes = {}
    for name, target in chosen.items():
        begun = time.perf_counter()
        outcomes[name] = outcome = fuzz(target, options.inputs // len(chosen), options.seed)
        print(
            f"{name:<17} {outcome.run:>7,} inputs, {outcome.refused:>6,} refused, "
            f"{sum(outcome.faults.values())} faults, longest {outcome.longest:.2f} s, "
            f"{time.perf_counter() - begun:.0f} s in all, peak {peak_megabytes():.0f} MB",
            flush=True,
        )
        for fault, times in outcome.faults.most_common():
            print(f"    {times} × {fault}")
            if options.keep:
                _keep(options.keep, outcome.found[fault])
    print(f"{sum(each.run for each in outcomes.values()):,} inputs in all")
    if any(each.faults or each.longest > LONGEST_SECONDS for each in outcomes.values()):
        sys.exit(1)


if __name__ == "__main__":
    main()
