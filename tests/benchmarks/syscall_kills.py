"""Kill commands at the system calls that change files, or have those fail, and look at what is left each time.

    python -m tests.benchmarks.syscall_kills [--command NAME] [--kills 40] [--errors 20] [--all] [--jobs 2]

Each command that keeps something is run once under strace, which lists its calls that open for writing, write, sync,
rename, link, remove or make files. It is then run again from the same start and killed (SIGKILL) at one of these calls,
for so many of them: the first and the last of each kind for each file, and others at even distances. After each kill:

* lost: something that was kept before, or acknowledged, is not there any more;
* half-made: something has neither its old nor its new content (a pack, all its files together), once the next command
  has looked at it; or the next run of the same command does not complete it, to the byte;
* left over: after that next run, a file is there that a run without a kill does not leave.

`briefing` is forked from a process that has imported it, and traced from its first line on, since imports are most of
the time of a run. Where two kills leave the same, to the byte, the next run is made once: it starts from nothing else.

With errors, the call answers that the disk is full or cannot be read. Then a traceback, an exit code of 0 without the
result, or another exit code with half of it counts as well. Exits with 1 unless every count is 0. Needs strace.
"""

import argparse
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from tests.factories.command import Ended
from tests.factories.stopped_commands import KEEPING, Keeping, State, environment, files, fingerprint, furnish, state
from tests.factories.system_calls import SystemCall, record, run, stopped

FAULTS = ("lost", "half-made", "left over", "traceback")


@dataclass(frozen=True)
class Trial:
    """A command, the desk it starts from, what there was before and is afterwards, and the calls between."""

    keeping: Keeping
    desk: Path
    before: State
    after: State
    left: Sequence[str]
    calls: Sequence[SystemCall]
    looked_at: dict[str, "Found"] = field(default_factory=dict)
    """What was found where a desk was the same to the byte: the next run starts from nothing else."""


@dataclass(frozen=True)
class Found:
    """What is at a desk where a command was stopped, and what was wrong after the next run."""

    now: State
    later: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Stopped:
    """How a command was stopped, whether that ended it, and what was wrong afterwards."""

    call: SystemCall
    how: str
    ended: Ended
    faults: Sequence[tuple[str, str]]

    @property
    def was_killed(self) -> bool:
        """Whether it, or a process that it waits for, was killed."""
        return "signal" in self.how and self.ended.code != 0


def rehearsed(keeping: Keeping, furnished: Path, folder: Path) -> Trial:
    """Run a command to its end, twice."""
    desk = Path(shutil.copytree(furnished, folder / "desk"))
    keeping.prepare(desk)
    run = Path(shutil.copytree(desk, folder / "rehearsal" / "desk"))
    ended, calls = record(keeping.line, run, folder / "trace", **environment(run))
    assert ended.code == 0, ended.err
    after = state(run)
    again, _ = record(keeping.line, run, folder / "trace", **environment(run))
    assert again.code in keeping.repeated, again.err
    assert state(run) == after
    return Trial(keeping, desk, state(desk), after, files(run), calls)


def chosen(calls: Sequence[SystemCall], count: int) -> list[SystemCall]:
    """Return about ``count`` calls: the first and last of each kind for each file, then others at even distances."""
    kinds: dict[tuple[str, str], list[int]] = {}
    for position, call in enumerate(calls):
        kinds.setdefault((call.name, call.subject), []).append(position)
    ends = list(dict.fromkeys([at[0] for at in kinds.values()] + [at[-1] for at in kinds.values()]))
    others = [position for position in range(len(calls)) if position not in ends]
    return [calls[position] for position in sorted([*_spread(ends, count), *_spread(others, count - len(ends))])]


def _spread(positions: Sequence[int], count: int) -> Iterator[int]:
    """Yield ``count`` of the positions at even distances, or all."""
    number = max(0, min(count, len(positions)))
    return (positions[each * len(positions) // number] for each in range(number))


def stop(trial: Trial, call: SystemCall, how: str) -> Stopped:
    """Stop a command at a call, look, run it again, and look again."""
    with tempfile.TemporaryDirectory(dir=trial.desk.parent) as folder:
        desk = Path(shutil.copytree(trial.desk, Path(folder) / "desk"))
        ended = stopped(trial.keeping.line, desk, call, how, **environment(desk))
        content = fingerprint(desk)
        if not (found := trial.looked_at.get(content)):
            found = trial.looked_at[content] = Found(state(desk), list(_later(trial, desk)))
        return Stopped(call, how, ended, [*wrong(trial, found.now, ended), *found.later])


def _later(trial: Trial, desk: Path) -> Iterator[tuple[str, str]]:
    """Run a command that was stopped once more, and yield what is wrong then."""
    again = run(trial.keeping.line, desk, **environment(desk))
    if again.code not in (0, *trial.keeping.repeated):
        yield "half-made", f"the next run ends with {again.code}: {again.err[-300:]}"
    yield from (("half-made", f"{key} after the next run") for key in _different(state(desk), trial.after))
    yield from (("left over", name) for name in (Counter(files(desk)) - Counter(trial.left)))


def wrong(trial: Trial, now: State, ended: Ended) -> Iterator[tuple[str, str]]:
    """Yield what is wrong directly after a command was stopped."""
    for key in {**trial.before, **now}:
        if key not in now:
            yield "lost", key
        elif now[key] not in (trial.before.get(key), trial.after.get(key)):
            yield "half-made", key
    if "Traceback" in ended.err:
        yield "traceback", ended.err.strip().splitlines()[-1]
    if ended.code == 0:
        yield from (("lost", f"{key}, though the command ended with 0") for key in _different(now, trial.after))


def _different(one: State, other: State) -> list[str]:
    return [key for key in {**one, **other} if one.get(key) != other.get(key)]


def report(name: str, trial: Trial, outcomes: Sequence[Stopped]) -> str:
    """Return a command's line of the table."""
    kills = sum(outcome.was_killed for outcome in outcomes)
    errors = sum("error" in outcome.how for outcome in outcomes)
    counted = Counter(kind for outcome in outcomes for kind in {kind for kind, _ in outcome.faults})
    return " | ".join(map(str, ("", name, len(trial.calls), kills, errors, *(counted[kind] for kind in FAULTS), "")))


def main() -> None:
    """Print the table, and below it what was wrong."""
    options = _options()
    wrong = []
    print(f"| command | calls | killed | errors | {' | '.join(FAULTS)} |\n|{' --- |' * (4 + len(FAULTS))}")
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(options.jobs) as pool:
        furnished = Path(folder) / "furnished"
        furnish(furnished)
        for name in options.command or KEEPING:
            trial = rehearsed(KEEPING[name], furnished, Path(folder) / name)
            kills = [(call, "signal=KILL") for call in chosen(trial.calls, options.kills)]
            errors = [(call, f"error={call.error}") for call in chosen(trial.calls, options.errors)]
            outcomes = list(pool.map(lambda each, trial=trial: stop(trial, *each), kills + errors))
            print(report(name, trial, outcomes).strip(), flush=True)
            wrong += [(name, outcome) for outcome in outcomes if outcome.faults]
    for name, outcome in wrong:
        print(f"{name}: {outcome.how} at {outcome.call}: exit code {outcome.ended.code}")
        for fault in outcome.faults:
            print("    {}: {}".format(*fault))
    sys.exit(bool(wrong))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--command", action="append", choices=KEEPING, help="this one only; may be repeated")
    parser.add_argument("--kills", type=int, default=40, help="calls of each command to be killed at")
    parser.add_argument("--errors", type=int, default=20, help="calls of each command that fail")
    parser.add_argument("--all", action="store_true", help="every call, both ways")
    parser.add_argument("--jobs", type=int, default=2, help="commands at the same time")
    options = parser.parse_args()
    if options.all:
        options.kills = options.errors = 10**9
    return options


if __name__ == "__main__":
    main()
