"""Score an engine's terminology on a file of ``source<TAB>reference<TAB>Term=count;Term=count`` lines.

Usage: python -m tests.benchmarks.terms FILE [--glossary PATH] [--engine auto|argos|llm] [--from ru] [--to en]

Prints, with and without the glossary: term success rate (occurrences that came out as their target), count equality
(sentences in which every term stands exactly as often as it should), false positives (targets in sentences that should
have none), consistency (share of terms with one rendering only), BLEU and chrF; and how often each rung was needed.
These are the measures of the WMT terminology shared tasks.
"""

import argparse
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import sacrebleu

from briefing import models
from briefing.enforcement.mentions import mentions
from briefing.engines.base import Engine
from briefing.glossary.files import read_glossary
from briefing.matching import Matcher
from briefing.records import Sentence
from briefing.translation.drafting import Draft, translate
from tests.factories.renderings import count


@dataclass(frozen=True)
class Case:
    source: str
    reference: str
    terms: dict[str, int]


def main() -> None:
    arguments = _arguments()
    cases = [_case(line) for line in arguments.file.read_text(encoding="utf-8").splitlines() if line.strip()]
    engine = models.engine(arguments.engine, arguments.source, arguments.target, models.home())
    if engine is None:
        raise SystemExit("No model is installed for this pair: run 'briefing setup'.")
    glossary = read_glossary(arguments.glossary, arguments.source, arguments.target)
    matcher = Matcher(glossary.terms, arguments.source)
    obeying = [Sentence(case.source, *mentions([case.source], matcher.matches, arguments.target)) for case in cases]
    print(f"{engine.name}: {engine.model.name}, {len(cases)} sentences, {len(glossary.terms)} terms")
    _report("without glossary", cases, _drafts(engine, [Sentence(case.source) for case in cases], arguments))
    drafts = _drafts(engine, obeying, arguments)
    _report("with glossary", cases, drafts)
    rungs = Counter(use.rung.value for draft in drafts for use in draft.terms)
    total = max(1, rungs.total())
    print("rungs: " + ", ".join(f"{rung} {times} ({100 * times / total:.0f} %)" for rung, times in rungs.most_common()))


def _case(line: str) -> Case:
    source, reference, terms = [*line.split("\t"), "", ""][:3]
    pairs = [term.rpartition("=") for term in terms.split(";") if term.strip()]
    return Case(source, reference, {term.strip(): int(times) for term, _, times in pairs})


def _drafts(engine: Engine, sentences: list[Sentence], arguments: argparse.Namespace) -> list[Draft]:
    drafts = dict(translate(engine, sentences, (arguments.source, arguments.target)))
    return [drafts[sentence] for sentence in sentences]


def _report(name: str, cases: list[Case], drafts: list[Draft]) -> None:
    targets = [draft.target for draft in drafts]
    everything = sorted({term for case in cases for term in case.terms})
    found = [
        {term: count(term, target, [other for other in everything if other != term]) for term in everything}
        for target in targets
    ]
    wanted = sum(sum(case.terms.values()) for case in cases)
    hits = sum(min(times, f[term]) for case, f in zip(cases, found, strict=True) for term, times in case.terms.items())
    equal = sum(
        all(f[term] == case.terms.get(term, 0) for term in everything) for case, f in zip(cases, found, strict=True)
    )
    false = sum(f[term] for case, f in zip(cases, found, strict=True) for term in everything if term not in case.terms)
    references = [[case.reference for case in cases]]
    print(
        f"{name}: success {hits}/{wanted} ({100 * hits / max(1, wanted):.1f} %), "
        f"counts equal {equal}/{len(cases)}, false positives {false}, "
        f"BLEU {sacrebleu.corpus_bleu(targets, references).score:.1f}, "
        f"chrF {sacrebleu.corpus_chrf(targets, references).score:.1f}, "
        f"marked as doubtful {sum(bool(draft.findings) for draft in drafts)}"
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--glossary", type=Path, default=Path("glossary"))
    parser.add_argument("--engine", default="auto", choices=["auto", "argos", "llm"])
    parser.add_argument("--from", dest="source", default="ru")
    parser.add_argument("--to", dest="target", default="en")
    return parser.parse_args()


if __name__ == "__main__":
    main()
