"""How long a user waits before something happens: help, a build with nothing to do, the first sentence of a new one.

Usage: python -m tests.benchmarks.startup [--home FOLDER]

The articles are those in seeds/. `--help` and the build that finds everything in the translation memory are run five
times, and the median is printed; the build's model is the tests' small one, which it does not load. FOLDER is a
$BRIEFING_HOME with the embedded model: with it, a build with an empty memory is watched until it tells of its first
sentence, once with the model's file put out of the system's cache, as after the computer was switched on (where the
system lets it be: Linux), once in the cache. Its memory is not touched.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from tests.benchmarks.llm_speed import put_out_of_cache
from tests.benchmarks.machine import machine
from tests.factories.command import briefing, command
from tests.tiny_model import PACKAGE

ROOT = Path(__file__).parents[2]
TIMES = 5


def main() -> None:
    home = _home()
    print(machine())
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder)
        shutil.copytree(ROOT / "seeds", desk / "seeds")
        shutil.copytree(ROOT / "glossary", desk / "glossary")
        print(f"briefing --help        {_median(desk, '--help'):5.2f} s")
        briefing("model", "install", PACKAGE, cwd=desk, BRIEFING_HOME=str(desk / "home"))
        briefing("build", cwd=desk, BRIEFING_HOME=str(desk / "home"))
        print(f"nothing to translate   {_median(desk, 'build'):5.2f} s")
        if home:
            for cached in (False, True):
                print(f"first sentence shown   {_first(desk, home, cached):5.1f} s, model {_where(cached)}", flush=True)


def _median(desk: Path, *arguments: str) -> float:
    seconds = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        ended = briefing(*arguments, cwd=desk, BRIEFING_HOME=str(desk / "home"))
        seconds.append(time.perf_counter() - begun)
        if ended.code:
            raise SystemExit(ended.err)
    return statistics.median(seconds)


def _first(desk: Path, models: Path, cached: bool) -> float:
    """Return after how many seconds a build on the models in ``models`` tells of its first sentence, and stop it."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "models").symlink_to(models / "models", target_is_directory=True)
        if not cached:
            put_out_of_cache(models / "models")
        begun = time.perf_counter()
        environment = {**os.environ, "BRIEFING_HOME": folder, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}
        with subprocess.Popen(
            command("build", "--engine", "llm"), cwd=desk, env=environment, stderr=subprocess.PIPE, encoding="utf-8"
        ) as build:
            seconds = next(time.perf_counter() - begun for line in build.stderr if " of 93 sentences" in line)
            build.kill()
        return seconds


def _where(cached: bool) -> str:
    return "in the system's cache" if cached else "on the disk"


def _home() -> Path | None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", type=Path)
    home: Path | None = parser.parse_args().home
    return home.absolute() if home else None


if __name__ == "__main__":
    main()
