"""How far a sentence's translation depends on what else is translated with it.

Usage: python -m tests.benchmarks.determinism [--model FOLDER] [--alone 30]

The sentences of the articles in seeds/ are translated together, twice; then in another order; then half of them without
the other half; then ``--alone`` of them one by one. Printed is how many texts differ from the first time, and where the
first of them differ. FOLDER is a converted model as `briefing model list` names it, for the llm engine; without it an
Argos package of Argos's size with random weights (random_package.py) is translated with.
"""

import argparse
import random
import tempfile
from collections.abc import Sequence
from pathlib import Path

from briefing.engines.argos.engine import ArgosEngine
from briefing.engines.base import Engine, Request
from briefing.engines.llm.engine import LlmEngine
from briefing.records import ModelInfo
from tests.benchmarks import random_package
from tests.benchmarks.machine import machine
from tests.benchmarks.seeds import sentences

INFO = ModelInfo("benchmark", "", "", "ru", "en")


def main() -> None:
    arguments = _arguments()
    sources = list(dict.fromkeys(sentences()))
    with tempfile.TemporaryDirectory() as folder:
        engine: Engine = LlmEngine(arguments.model, INFO) if arguments.model else _random(Path(folder))
        together = _texts(engine, sources)
        shuffled = random.Random(0).sample(sources, len(sources))
        print(machine())
        print(f"{len(sources)} sentences, engine {engine.name}: how many come out otherwise than all together")
        _compare("again", together, _texts(engine, sources))
        _compare("in another order", together, _texts(engine, shuffled))
        _compare("half of them", together, _texts(engine, shuffled[::2]))
        alone = shuffled[: arguments.alone]
        _compare("one by one", together, {source: _texts(engine, [source])[source] for source in alone})


def _random(folder: Path) -> ArgosEngine:
    return ArgosEngine(random_package.make(folder, "\n".join(sentences())), INFO)


def _texts(engine: Engine, sources: Sequence[str]) -> dict[str, str]:
    made = engine.translate([Request(source) for source in sources], engine.decoding)
    return {sources[index]: hypotheses[0].text for index, hypotheses in made}


def _compare(what: str, first: dict[str, str], then: dict[str, str]) -> None:
    differing = [source for source in then if then[source] != first[source]]
    print(f"{what:18} {len(differing):3} of {len(then)}", flush=True)
    for source in differing[:3]:
        print(f"    {first[source]}\n    {then[source]}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--alone", type=int, default=30)
    return parser.parse_args()


if __name__ == "__main__":
    main()
