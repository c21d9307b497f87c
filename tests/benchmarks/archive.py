"""Time and memory of builds of more and more articles: `briefing build`, from a folder of files to the pack.

Usage: python -m tests.benchmarks.archive [--articles 625 1250 2500 5000 10000] [--plot docs/archive.png]

The articles are those in seeds/, varied: paragraphs change places, and each has a sentence of its own, one of 400. The
model is the tests' small one, so that it is the program that is measured, not a model; each build has a new translation
memory. Prints seconds, megabytes at peak and the size of the pack a line; the peak is that of what the process really
had in memory, looked at twenty times a second. The plot needs matplotlib.
"""

import argparse
import os
import random
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from tests.benchmarks.machine import machine
from tests.benchmarks.seeds import ARTICLES
from tests.factories.command import briefing, command
from tests.tiny_model import PACKAGE

GLOSSARY = Path(__file__).parents[2] / "glossary"
OWN_SENTENCES = 400


@dataclass(frozen=True)
class Measured:
    articles: int
    seconds: float
    peak: float
    """In MB."""
    size: float
    """Of the DOCX, in MB."""


def main() -> None:
    arguments = _arguments()
    print(machine())
    measured = []
    for articles in arguments.articles:
        measured.append(_build(articles))
        one = measured[-1]
        rate = f"{1000 * one.seconds / articles:.1f} ms an article"
        print(
            f"{articles:6} articles {one.seconds:7.1f} s ({rate}) {one.peak:6.0f} MB, DOCX {one.size:.1f} MB",
            flush=True,
        )
    if arguments.plot:
        _plot(measured, arguments.plot)


def varied(count: int) -> Iterator[str]:
    """Yield articles made of those in seeds/: the same for the same number."""
    drawn = random.Random(0)
    texts = [path.read_text(encoding="utf-8-sig").splitlines() for path in ARTICLES]
    for number in range(count):
        head, *paragraphs = texts[number % len(texts)]
        drawn.shuffle(paragraphs)
        own = f"Сообщение номер {number % OWN_SENTENCES} поступило в редакцию вечером."
        yield "\n".join([head, own, *paragraphs])


def _build(count: int) -> Measured:
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder)
        environment = {**os.environ, "BRIEFING_HOME": str(desk / "home"), "PYTHONUTF8": "1"}
        (desk / "seeds").mkdir()
        for number, text in enumerate(varied(count)):
            (desk / "seeds" / f"{number:05}.txt").write_text(text, encoding="utf-8")
        briefing("model", "install", PACKAGE, cwd=desk, BRIEFING_HOME=environment["BRIEFING_HOME"])
        begun = time.monotonic()
        build = command("build", "--engine", "argos", "--no-progress", "--glossary", GLOSSARY)
        with subprocess.Popen(build, cwd=desk, env=environment, stdout=subprocess.DEVNULL) as process:
            peak = _peak(process)
        if process.returncode:
            raise SystemExit(f"The build ended with {process.returncode}.")
        (pack,) = (desk / "out").glob("*.docx")
        return Measured(count, time.monotonic() - begun, peak / 1e6, pack.stat().st_size / 1e6)


def _peak(process: subprocess.Popen[bytes]) -> int:
    peak, watched = 0, psutil.Process(process.pid)
    while process.poll() is None:
        try:
            peak = max(peak, watched.memory_info().rss)
        except psutil.Error:  # it has just ended
            break
        time.sleep(0.05)
    process.wait()
    return peak


def _plot(measured: Sequence[Measured], file: Path) -> None:
    from matplotlib import pyplot

    figure, (above, below) = pyplot.subplots(2, 1, sharex=True, figsize=(7, 6), layout="constrained")
    articles = [one.articles for one in measured]
    above.plot(articles, [one.seconds for one in measured], "o-", color="#1f4e79")
    above.set_ylabel("seconds")
    below.plot(articles, [one.peak for one in measured], "o-", color="#1f4e79")
    below.set_ylabel("memory at peak, MB")
    below.set_xlabel("articles in a build")
    for axes in (above, below):
        axes.set_xlim(left=0)
        axes.set_ylim(0, axes.get_ylim()[1] * 1.1)
        axes.grid(alpha=0.3)
    figure.savefig(file, dpi=110)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=[625, 1250, 2500, 5000, 10000])
    parser.add_argument("--plot", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
