"""How much longer a build's translating takes than plain decoding of the same sentences, in one run.

Usage: python -m tests.benchmarks.build_ratio [--examples N,N…]

Translates the articles in seeds/ with the starter glossary and the installed embedded model: first each sentence once,
greedily, without terms, examples or second attempts; then as `briefing build` does, with each number of examples. The
ratio of processor times counts: other work on the machine lengthens a run by the clock, but hardly by these.
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from briefing import models
from briefing.enforcement.mentions import mentions
from briefing.engines.base import Request
from briefing.examples import bank
from briefing.glossary.files import read_glossary
from briefing.matching import Matcher
from briefing.records import Sentence
from briefing.translation.drafting import translate
from tests.benchmarks.machine import machine
from tests.benchmarks.seeds import sentences

PAIR = ("ru", "en")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--examples", default="0,1", help="numbers of examples (default: 0,1)")
    numbers = map(int, parser.parse_args().examples.split(","))
    engine = models.engine("llm", *PAIR, models.home())
    if engine is None:
        raise SystemExit("The embedded model is not installed: run 'briefing setup --engine llm'.")
    sources = list(dict.fromkeys(sentences()))
    matcher = Matcher(read_glossary(Path("glossary"), *PAIR).terms, "ru")
    terms = {source: next(mentions([source], matcher.matches, "en")) for source in sources}
    examples_for = bank(PAIR, ())
    print(f"{machine()}\n{engine.model.name} {engine.model.version}, {len(sources)} sentences")
    list(engine.translate([Request(sources[0])], engine.decoding))  # loads the model
    plain = _timed(lambda: list(engine.translate([Request(source) for source in sources], engine.decoding)))
    print(f"plain        {plain:7.1f} s of processor time")
    for number in numbers:
        asked = [Sentence(source, terms[source], examples_for.nearest(source, number)) for source in sources]
        taken = _timed(lambda asked=asked: list(translate(engine, asked, PAIR)))
        print(f"{number} examples   {taken:7.1f} s, {taken / plain:.2f} times")


def _timed(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


if __name__ == "__main__":
    main()
