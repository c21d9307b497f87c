"""Sentences a second by this process alone, by several processes, and by the workers of a Dask cluster on this machine.

Usage: python -m tests.benchmarks.workers [--number 2] [--sentences 512] [--shard 64]

The model is a package of Argos's size with random weights (random_package.py), the sentences are made of the words of
the tests' own model. They are translated as a build does it, in shards (of 256 in a build), with checks and further
attempts, of which nonsense needs many: what counts is the ratio. Processes start, load the model and end within the
time measured; ``first`` is when the first sentence came. Prints how many texts are the same as those of one process.
"""

import argparse
import os
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

from distributed import LocalCluster

from briefing import models
from briefing.engines.base import Engine
from briefing.engines.device import Room
from briefing.records import Sentence
from briefing.translation.executors.base import Executor, InProcessExecutor
from briefing.translation.executors.dask import DaskExecutor
from briefing.translation.executors.processes import ProcessExecutor
from briefing.translation.shards import Shard
from tests.benchmarks.machine import machine
from tests.benchmarks.random_package import make
from tests.factories.command import briefing
from tests.tiny_model.corpus import draw_pairs

PAIR = ("ru", "en")


def main() -> None:
    arguments = _arguments()
    sources = _sources(arguments.sentences)
    shards = [_shard(sources[first : first + arguments.shard]) for first in range(0, len(sources), arguments.shard)]
    with tempfile.TemporaryDirectory() as folder:
        os.environ["BRIEFING_HOME"] = str(Path(folder) / "home")
        _install_random_model(Path(folder), "\n".join(sources))
        print(f"{machine()}\n{len(sources)} sentences")
        alone = _timed("alone", nullcontext(InProcessExecutor({"ru": _engine()})), shards)
        processes = ProcessExecutor(
            arguments.number, models.InstalledEngineFactory("argos"), Room(processes=arguments.number)
        )
        _timed(f"{arguments.number} processes", processes, shards, alone)
        _timed(f"{arguments.number} Dask workers", _cluster(arguments.number), shards, alone)


def _timed(
    name: str, executor: AbstractContextManager[Executor], shards: Sequence[Shard], alone: "Timed | None" = None
) -> "Timed":
    begun, first, texts = time.perf_counter(), 0.0, dict[str, str]()
    with executor as translators:
        for finished in translators.translate(shards):
            first = first or time.perf_counter() - begun
            texts[finished.sentence.source] = finished.draft.target
    seconds = time.perf_counter() - begun
    ratio = f"{alone[0] / seconds:5.2f} times, {_equal(texts, alone[1])} texts the same" if alone else ""
    print(f"{name:16} {len(texts) / seconds:7.1f} sentences/s, first {first:5.1f} s  {ratio}")
    return seconds, texts


Timed = tuple[float, dict[str, str]]
"""Seconds, and targets by source."""


def _equal(texts: dict[str, str], others: dict[str, str]) -> int:
    return sum(others[source] == target for source, target in texts.items())


@contextmanager
def _cluster(number: int) -> Iterator[Executor]:
    with (
        LocalCluster(n_workers=number, threads_per_worker=1, dashboard_address=":0") as running,
        DaskExecutor(
            running.scheduler_address, models.InstalledEngineFactory("argos"), Room(), {"ru": _engine()}
        ) as cluster,
    ):
        yield cluster


def _engine() -> Engine:
    engine = models.engine("argos", *PAIR, models.home())
    assert engine
    return engine


def _install_random_model(folder: Path, text: str) -> None:
    package = make(folder / "made", text)
    archive = shutil.make_archive(str(folder / "random"), "zip", package.parent, package.name)
    file = Path(archive).rename(folder / "random.argosmodel")
    ended = briefing("model", "install", file, cwd=folder)
    assert ended.code == 0, ended.err


def _sources(number: int) -> list[str]:
    return [*dict.fromkeys(pair.russian for pair in draw_pairs(rounds=number // 100 + 1, seed=1))][:number]


def _shard(sources: Sequence[str]) -> Shard:
    return Shard(PAIR, tuple(map(Sentence, sources)), ("benchmark",) * len(sources))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--number", type=int, default=2, help="processes, and Dask workers")
    parser.add_argument("--sentences", type=int, default=512)
    parser.add_argument("--shard", type=int, default=64, help="sentences of a shard")
    return parser.parse_args()


if __name__ == "__main__":
    main()
