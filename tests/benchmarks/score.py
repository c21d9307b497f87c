"""Score an engine with sacreBLEU on a file of ``source<TAB>reference`` lines.

Usage: python tests/benchmarks/score.py FILE [--engine auto|argos|llm] [--from ru] [--to en] [--first N]

Uses the models that are installed for `briefing build`. Prints BLEU and chrF with their signatures, the sentences a
second, and how many translations the checks still object to.
"""

import argparse
import time
from pathlib import Path

import sacrebleu

from briefing import models
from briefing.records import Sentence
from briefing.translation.drafting import translate


def main() -> None:
    arguments = _arguments()
    lines = arguments.file.read_text(encoding="utf-8").splitlines()[: arguments.first]
    sources, references = zip(*(line.split("\t")[:2] for line in lines), strict=True)
    engine = models.engine(arguments.engine, arguments.source, arguments.target, models.home())
    if engine is None:
        raise SystemExit("No model is installed for this pair: run 'briefing setup'.")
    begun = time.perf_counter()
    drafts = dict(translate(engine, map(Sentence, sources), (arguments.source, arguments.target)))
    seconds = time.perf_counter() - begun
    targets = [drafts[Sentence(source)].target for source in sources]
    print(f"{engine.name}: {engine.model.name} {engine.model.version}, {len(sources)} sentences")
    for metric in (sacrebleu.BLEU(), sacrebleu.CHRF()):
        print(f"{metric.corpus_score(targets, [list(references)])}  {metric.get_signature()}")
    print(
        f"{len(drafts) / seconds:.2f} sentences/s; {sum(bool(d.findings) for d in drafts.values())} marked as doubtful"
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--engine", default="auto", choices=["auto", "argos", "llm"])
    parser.add_argument("--from", dest="source", default="ru")
    parser.add_argument("--to", dest="target", default="en")
    parser.add_argument("--first", type=int, default=None, help="use the first N lines only")
    return parser.parse_args()


if __name__ == "__main__":
    main()
