"""Kill a build of a long article at random moments, again and again, and look at what is left each time.

Usage: python -m tests.benchmarks.kills [--times 50] [--longest SECONDS]

Prints, for builds on the tests' small model that were killed (SIGKILL) after up to ``--longest`` seconds: how many
lost a translation that was kept before, how many left a broken output folder, and whether the next build completes.
"""

import argparse
import os
import tempfile
from itertools import pairwise
from pathlib import Path

from tests.factories.command import briefing
from tests.factories.killed_builds import complete, contents, kill_often, write_article
from tests.tiny_model import PACKAGE


def main() -> None:
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder)
        os.environ["BRIEFING_HOME"] = str(desk / "home")
        write_article(desk / "seeds", arguments.sentences)
        briefing("model", "install", PACKAGE, cwd=desk)
        killed = kill_often(desk, arguments.times, arguments.longest)
        kept = [one.kept for one in killed]
        lost = sum(after < before for before, after in pairwise(kept))
        print(f"{len(killed)} builds killed after 0 to {arguments.longest:g} s; sentences kept after each: {kept}")
        print(f"lost translations: {lost}; broken output folders: {sum(not one.sound for one in killed)}")
        print(f"the next build completed in {complete(desk):.1f} s; files: {', '.join(sorted(contents(desk)))}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--sentences", type=int, default=6000)
    parser.add_argument("--longest", type=float, default=3.0)
    return parser.parse_args()


if __name__ == "__main__":
    main()
