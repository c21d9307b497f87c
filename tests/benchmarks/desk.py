"""How long the desk takes to show its pages for an archive: the list, the cover, an article, the form for a sentence.

Usage: python -m tests.benchmarks.desk [--articles 1000]

The articles are those of tests/benchmarks/archive.py, built with the tests' small model. Each page is asked for by one
client, the first time after the start of the desk and then ten times more, of which the median is printed. Beside the
seconds stands the processor time of the desk, which tells more on a machine that is busy with other things.
"""

import argparse
import os
import re
import statistics
import tempfile
import time
from pathlib import Path

import psutil

from tests.benchmarks.archive import GLOSSARY, varied
from tests.benchmarks.machine import machine
from tests.factories.command import briefing
from tests.factories.desks import RunningDesk, running_desk
from tests.tiny_model import PACKAGE

REPEATED = 10


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1000)
    articles = parser.parse_args().articles
    print(machine())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _built(folder, articles)
        (record,) = (folder / "out").glob("*.json")
        print(f"{articles} articles, record of {record.stat().st_size / 1e6:.0f} MB")
        with running_desk(folder) as desk:
            _measure(desk, articles)


def _built(folder: Path, articles: int) -> None:
    os.environ["BRIEFING_HOME"] = str(folder / "home")
    (folder / "seeds").mkdir()
    for number, text in enumerate(varied(articles)):
        (folder / f"seeds/{number:05}.txt").write_text(text, encoding="utf-8")
    for arguments in (("model", "install", PACKAGE), ("build", "--glossary", GLOSSARY, "--no-progress")):
        assert briefing(*arguments, cwd=folder, patience=7200).code == 0


def _measure(desk: RunningDesk, articles: int) -> None:
    _time(desk, "list of articles", "/")
    _time(desk, "its last page", f"/?page={articles}")
    cover = _time(desk, "cover of the pack", "/pack")
    found = re.search(r'href="(/pack/[^"]+)"', cover)
    assert found
    page = _time(desk, "an article", found[1])
    sentence = re.search(r'href="(/pack/[^"/]+/[^"?]+)', page)
    assert sentence
    _time(desk, "the form for a sentence", sentence[1])


def _time(desk: RunningDesk, name: str, path: str) -> str:
    """Print how long a page takes at first and again, and return it."""
    seconds, processor = [], []
    for _ in range(1 + REPEATED):
        spent, begun = _processor_time(desk), time.perf_counter()
        answer = desk.ask("GET", path)
        seconds.append(time.perf_counter() - begun)
        processor.append(_processor_time(desk) - spent)
        assert answer.status == 200, answer.text
    first = f"first {seconds[0]:.2f} s ({processor[0]:.2f} s of processor time)"
    then = f"then {statistics.median(seconds[1:]):.3f} s ({statistics.mean(processor[1:]):.3f} s)"
    print(f"{name:24} {len(answer.text) // 1024:4} KB  {first}  {then}", flush=True)
    return answer.text


def _processor_time(desk: RunningDesk) -> float:
    times = psutil.Process(desk.process.pid).cpu_times()
    return times.user + times.system


if __name__ == "__main__":
    main()
