"""How well a model's own probabilities tell wrong translations from right ones: AUC, and precision in the worst fifth.

Usage: python -m tests.benchmarks.reverse_scoring MODEL_FOLDER FILE [--first N]

MODEL_FOLDER is a converted model, such as `briefing model list` names. FILE has lines of ``source<TAB>translation``, in
Russian and English, into which faults are planted; or of ``source<TAB>translation<TAB>right|wrong``, judged by people.
Each translation is scored forward (the English, given the Russian) and in reverse (the Russian, given the English), by
the mean log probability of all tokens and of the three least likely ones.
"""

import argparse
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import ctranslate2

from briefing.engines.llm.chat import Chat
from briefing.engines.llm.prompts import instruction
from tests.benchmarks.machine import machine
from tests.benchmarks.mutations import meaning, wording

PLANTED = {
    "office": wording.office_swapped,
    "name": wording.name_swapped,
    "persons": meaning.persons_exchanged,
    "clause": wording.clause_cut,
    "kind": meaning.kind_exchanged,
}
LEAST_LIKELY = 3
FLAGGED = 0.2


@dataclass(frozen=True, slots=True)
class Judged:
    """A translation, and what is wrong with it: empty for a right one."""

    source: str
    target: str
    fault: str


@dataclass(frozen=True, slots=True)
class Scores:
    """Log probabilities of the tokens of a translation, and of its source."""

    forward: Sequence[float]
    reverse: Sequence[float]


MEASURES: dict[str, Callable[[Scores], float]] = {
    "forward, mean": lambda scores: _mean(scores.forward),
    "forward, least likely": lambda scores: _lowest(scores.forward),
    "reverse, mean": lambda scores: _mean(scores.reverse),
    "reverse, least likely": lambda scores: _lowest(scores.reverse),
    "both, least likely": lambda scores: _lowest(scores.forward) + _lowest(scores.reverse),
}


class Scorer:
    """Scores pairs of texts with a converted chat model."""

    def __init__(self, folder: Path) -> None:
        self._chat = Chat.load(folder)
        self._generator: Any = ctranslate2.Generator(str(folder), compute_type="int8")

    def scores(self, judged: Judged) -> Scores:
        """Return both scores of a translation."""
        forward = self._log_probabilities(instruction("ru"), judged.source, judged.target)
        reversed_instruction = instruction("ru").replace("Russian", "English").replace("into English", "into Russian")
        return Scores(forward, self._log_probabilities(reversed_instruction, judged.target, judged.source))

    def _log_probabilities(self, system: str, question: str, answer: str) -> Sequence[float]:
        chat = self._chat
        target = [*chat.tokens(answer), chat.end_tokens[0]]
        prompt = chat.turn("system", system) + chat.turn("user", question) + chat.begin("assistant")
        (result,) = self._generator.score_batch([prompt + target], max_input_length=0)
        return list(result.log_probs[-len(target) :])


def main() -> None:
    arguments = _arguments()
    lines = arguments.file.read_text(encoding="utf-8").splitlines()[: arguments.first]
    rows = [judged for line in lines for judged in _judged(line.split("\t"))]
    scorer = Scorer(arguments.model)
    print(f"{machine()}\n{arguments.model.name}, {len(lines)} pairs")
    scored = [(row, scorer.scores(row)) for row in rows]
    for fault in sorted({row.fault for row in rows} - {""}):
        _report(fault, [(row, scores) for row, scores in scored if row.fault in {"", fault}])
    _report("all", scored)


def _judged(cells: Sequence[str]) -> Iterator[Judged]:
    source, target, *judgement = cells
    if judgement and judgement[0] in {"right", "wrong"}:
        yield Judged(source, target, judgement[0].replace("right", ""))
        return
    yield Judged(source, target, "")
    for fault, plant in PLANTED.items():
        if worse := plant(Random(source), source, target):
            yield Judged(source, worse, fault)


def _report(name: str, scored: Sequence[tuple[Judged, Scores]]) -> None:
    wrong = sum(bool(row.fault) for row, _ in scored)
    print(f"\n{name}: {wrong} wrong, {len(scored) - wrong} right")
    for measure, value in MEASURES.items():
        ranked = sorted((value(scores), bool(row.fault)) for row, scores in scored)
        flagged = ranked[: max(1, round(FLAGGED * len(ranked)))]
        precision = sum(is_wrong for _, is_wrong in flagged) / len(flagged)
        print(f"{measure:24} AUC {_auc(ranked):.2f}, precision of the worst {FLAGGED:.0%}: {precision:.0%}")


def _auc(scored: Sequence[tuple[float, bool]]) -> float:
    """Return how often a wrong translation scores lower than a right one (area under the ROC curve)."""
    wrong = [score for score, is_wrong in scored if is_wrong]
    right = [score for score, is_wrong in scored if not is_wrong]
    pairs = [(low < high) + (low == high) / 2 for low in wrong for high in right]
    return sum(pairs) / len(pairs) if pairs else math.nan


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values)


def _lowest(values: Sequence[float]) -> float:
    return _mean(sorted(values)[:LEAST_LIKELY])


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("file", type=Path)
    parser.add_argument("--first", type=int)
    return parser.parse_args()


if __name__ == "__main__":
    main()
