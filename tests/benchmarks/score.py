"""Score an engine with sacreBLEU on lines of ``source<TAB>reference``: a file, or all .tsv files of a folder.

Usage: python -m tests.benchmarks.score FILE_OR_FOLDER [--engine auto|argos|llm] [--from ru] [--to en] [--examples N,N…]
       [--plain] [--every K] [--first N]

Uses the models that are installed for `briefing build`. For each number of examples it prints BLEU and chrF with their
signatures, the sentences a second, how many list items keep their semicolon, and how many translations the checks still
object to. ``--plain`` takes the engine's first answer as it is: no repair, no second attempt.
"""

import argparse
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import sacrebleu

from briefing import models
from briefing.engines.base import Engine, Request
from briefing.engines.registry import ENGINES
from briefing.examples import bank
from briefing.records import LanguagePair, Sentence
from briefing.translation.drafting import translate
from tests.benchmarks.machine import machine


def main() -> None:
    arguments = _arguments()
    pair = (arguments.source, arguments.target)
    lines = list(_lines(arguments.file))[:: arguments.every][: arguments.first]
    sources, references = zip(*(line.split("\t")[:2] for line in lines), strict=True)
    engine = models.engine(arguments.engine, *pair, models.home())
    if engine is None:
        raise SystemExit("No model is installed for this pair: run 'briefing setup'.")
    print(machine())
    print(f"{engine.name}: {engine.model.name} {engine.model.version}, {len(sources)} sentences")
    list(engine.translate([Request(sources[0])], engine.decoding))  # loads the model
    examples_for = bank(pair, ())
    for number in map(int, arguments.examples.split(",")):
        sentences = [Sentence(source, (), examples_for.nearest(source, number)) for source in sources]
        begun = time.perf_counter()
        targets, doubtful = (_plain if arguments.plain else _checked)(engine, sentences, pair)
        seconds = time.perf_counter() - begun
        print(f"\n{number} examples: {len(sources) / seconds:.2f} sentences/s, {seconds:.0f} s{doubtful}")
        print(_semicolons(sources, targets))
        for metric in (sacrebleu.BLEU(), sacrebleu.CHRF()):
            print(f"{metric.corpus_score(targets, [list(references)])}  {metric.get_signature()}")


def _lines(path: Path) -> Iterator[str]:
    for file in sorted(path.glob("*.tsv")) if path.is_dir() else [path]:
        yield from file.read_text(encoding="utf-8").splitlines()


def _plain(engine: Engine, sentences: Sequence[Sentence], _pair: LanguagePair) -> tuple[list[str], str]:
    requests = [Request(sentence.source, examples=sentence.examples) for sentence in sentences]
    answers = dict(engine.translate(requests, engine.decoding))
    return [answers[index][0].text for index in range(len(sentences))], ""


def _checked(engine: Engine, sentences: Sequence[Sentence], pair: LanguagePair) -> tuple[list[str], str]:
    drafts = dict(translate(engine, sentences, pair))
    doubtful = sum(bool(draft.findings) for draft in drafts.values())
    return [drafts[sentence].target for sentence in sentences], f"; {doubtful} marked as doubtful"


def _semicolons(sources: Sequence[str], targets: Sequence[str]) -> str:
    items = [target for source, target in zip(sources, targets, strict=True) if source.endswith(";")]
    return f"{sum(target.endswith(';') for target in items)} of {len(items)} list semicolons kept"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--engine", default="auto", choices=["auto", *ENGINES])
    parser.add_argument("--from", dest="source", default="ru")
    parser.add_argument("--to", dest="target", default="en")
    parser.add_argument("--examples", default="0", help="how many each sentence is given: 0,1,2 for three runs")
    parser.add_argument("--plain", action="store_true", help="take the first answer as it is")
    parser.add_argument("--every", type=int, default=1, metavar="K", help="use every Kth line only")
    parser.add_argument("--first", type=int, default=None, metavar="N", help="use the first N of these only")
    return parser.parse_args()


if __name__ == "__main__":
    main()
