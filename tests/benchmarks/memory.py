"""How fast the translation memory is when it holds much.

Usage: python -m tests.benchmarks.memory [--segments 10000 100000 1000000]

For each size prints how many microseconds it takes to look a segment up that is there, one that is not, with its
terms of earlier builds, and to keep a new one, on average over 2,000, and the size of the file.
"""

import argparse
import datetime
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from briefing.memory import Memory, open_memory
from briefing.memory.units import MemoryEntry, MemoryKey
from briefing.records import Rung
from tests.benchmarks.machine import machine

NOW = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
ENGINE = "argos " + "0" * 64 + " beam 4, length penalty 0.2; recipe 1"
LOOKED_UP = 2_000
AT_ONCE = 10_000


def main() -> None:
    sizes = sorted(_arguments().segments)
    print(machine())
    with tempfile.TemporaryDirectory() as folder, open_memory(Path(folder) / "memory.sqlite3") as memory:
        held = 0
        for size in sizes:
            _fill(memory, range(held, size))
            held = size
            figures = ", ".join(f"{name} {_each(work):.0f} µs" for name, work in _works(memory, size))
            held += LOOKED_UP  # what was kept meanwhile
            print(f"{size:9,} segments: {figures}; {memory.stats().size / 1e6:.0f} MB", flush=True)


def _works(memory: Memory, size: int) -> Iterator[tuple[str, Callable[[], object]]]:
    drawn = random.Random(size)
    known = [_key(drawn.randrange(size)) for _ in range(LOOKED_UP)]
    unknown = [_key(-1 - number) for number in range(LOOKED_UP)]
    yield "found", lambda: memory.recall(known)
    yield "not found", lambda: memory.recall(unknown)
    yield "its other terms", lambda: memory.previous_terms(unknown)
    yield "kept", lambda: [memory.keep(*_unit(size + number)) for number in range(LOOKED_UP)]


def _each(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) / LOOKED_UP * 1e6


def _fill(memory: Memory, numbers: range) -> None:
    for start in range(numbers.start, numbers.stop, AT_ONCE):
        memory.keep_all(_unit(number) for number in range(start, min(start + AT_ONCE, numbers.stop)))


def _unit(number: int) -> tuple[MemoryKey, MemoryEntry]:
    target = f"The ministers of transport met in Baku and spoke about the route, for the {number}th time this year."
    return _key(number), MemoryEntry(target, (Rung.BEST,), f"{number // 20}.txt", NOW)


def _key(number: int) -> MemoryKey:
    source = f"{number}-й раз за год министры транспорта встретились в Баку и говорили о новом маршруте через регион."
    return MemoryKey(source, "ru", "en", "", ENGINE)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--segments", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    return parser.parse_args()


if __name__ == "__main__":
    main()
