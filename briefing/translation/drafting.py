"""Sentences in, drafts out: translate, check the result, try again where it is bad, and say what stays doubtful."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from briefing.checks import clues, defects, incomplete, rank, slips, unreadable
from briefing.enforcement import compliance
from briefing.enforcement.ladder import Attempt, Defects, SoFar, attempts, likeliest, polished, spliced
from briefing.engines.base import Decoding, Engine, Hypothesis, Request
from briefing.errors import while_doing
from briefing.languages import name
from briefing.records import Finding, LanguagePair, Rung, Sentence, TermHint, TermUse
from briefing.translation.repair import is_written_by_rule, repaired

UNSURE = "unsure"
"""The code of the finding that the model was unsure."""

_WORD = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Draft:
    """A target text, the findings of its checks, and what became of its terms.

    ``violations`` counts the terms that are missing or too many and the forbidden renderings.
    """

    target: str
    findings: tuple[Finding, ...]
    terms: tuple[TermUse, ...] = ()
    violations: int = 0

    @property
    def unsure(self) -> bool:
        """Tell whether the model was unsure of it, as its findings say."""
        return any(finding.code == UNSURE for finding in self.findings)


@dataclass(frozen=True, slots=True)
class _Best:
    """The best drafts of a sentence so far: the one with the least grave findings, and the most compliant one.

    The first is what the next attempt begins with; the second is what would be taken now.
    """

    clear: Draft
    compliant: Draft


@dataclass(frozen=True, slots=True)
class _Step:
    """An attempt at a sentence, and what the engine is asked for it."""

    attempt: Attempt
    request: Request


def translate(engine: Engine, sentences: Iterable[Sentence], pair: LanguagePair) -> Iterator[tuple[Sentence, Draft]]:
    """Translate each distinct sentence once and yield it with its draft as soon as that is final.

    A draft with grave findings, or without its terms, is tried again in the ways of
    :func:`briefing.enforcement.ladder.attempts`. In the end the attempt with the least grave findings, spliced if it
    lacks a term, is compared with the most compliant one: see :func:`better`. A separator («* * *») is passed through:
    models answer it with words.

    Each sentence climbs the ladder by itself, and those that are to be decoded in one way are asked for together, which
    costs a fraction of what each alone would: first in the way that most wait for, and beams when nothing else is left.
    """
    best: dict[Sentence, _Best] = {}
    distinct = list(dict.fromkeys(sentences))
    yield from ((sentence, Draft(sentence.source, ())) for sentence in distinct if not _WORD.search(sentence.source))
    ladders = {s: attempts(engine, pair[1]) for s in distinct if _WORD.search(s.source)}
    steps = _steps(ladders, ladders, best, pair)
    while steps:
        decoding = _next_decoding([step.attempt.decoding for step in steps.values()])
        asked = {sentence: step for sentence, step in steps.items() if step.attempt.decoding == decoding}
        for sentence, draft in _answered(engine, asked, pair):
            best[sentence] = _best_so_far(engine, sentence, best.get(sentence), draft, pair)
            if not _may_improve(best[sentence].clear):
                yield sentence, best[sentence].clear
        waiting = [sentence for sentence in asked if _may_improve(best[sentence].clear)]
        next_steps = _steps(waiting, ladders, best, pair)
        for sentence in waiting:
            if sentence not in next_steps:
                last = best[sentence]
                yield sentence, better(last.compliant, _spliced(engine, sentence, last.clear, pair))
        steps = {sentence: step for sentence, step in steps.items() if sentence not in asked} | next_steps


def _next_decoding(waited_for: Sequence[Decoding]) -> Decoding:
    counts = Counter(waited_for)
    return min(counts, key=lambda decoding: (decoding.beam_size, -counts[decoding]))


def _steps(
    waiting: Iterable[Sentence],
    ladders: Mapping[Sentence, Iterator[Attempt]],
    best: Mapping[Sentence, _Best],
    pair: LanguagePair,
) -> dict[Sentence, _Step]:
    """Return the next step of each sentence that has one, having climbed its ladder to there."""
    steps = ((sentence, _next_step(ladders[sentence], sentence, best.get(sentence), pair)) for sentence in waiting)
    return {sentence: step for sentence, step in steps if step}


def _next_step(ladder: Iterator[Attempt], sentence: Sentence, best: _Best | None, pair: LanguagePair) -> _Step | None:
    so_far = SoFar(best.clear.target, partial(_clues, sentence, best.clear.target, pair)) if best else SoFar()
    helping = (attempt for attempt in ladder if not best or _helps(attempt, best.compliant))
    asked = ((attempt, attempt.ask(sentence, so_far)) for attempt in helping)
    return next((_Step(attempt, request) for attempt, request in asked if request), None)


def _answered(engine: Engine, steps: Mapping[Sentence, _Step], pair: LanguagePair) -> Iterator[tuple[Sentence, Draft]]:
    """Yield a draft for each sentence; all steps have the same decoding."""
    asked = list(steps.items())
    decoding = asked[0][1].attempt.decoding
    for index, hypotheses in engine.translate([step.request for _, step in asked], decoding):
        sentence, step = asked[index]
        yield sentence, _best(engine, sentence, hypotheses, step.attempt.rung, pair)


def draft_from_memory(
    sentence: Sentence, target: str, rungs: Sequence[Rung], pair: LanguagePair, *, unsure: bool = False
) -> Draft:
    """Return an earlier build's draft, checked anew; a term without one of the ``rungs`` counts as the model's own."""
    draft = _checked(sentence, target, Rung.BEST, pair, unsure=unsure)
    terms = [_with_rung(rung, use) for rung, use in zip(rungs, draft.terms, strict=False)]
    return replace(draft, terms=(*terms, *draft.terms[len(terms) :]))


def _with_rung(rung: Rung, use: TermUse) -> TermUse:
    return use if Rung.MISSING in (rung, use.rung) else replace(use, rung=rung)


def draft_by_person(sentence: Sentence, target: str, pair: LanguagePair) -> Draft:
    """Return what a person wrote as a draft: checked for slips that nobody means, and against the glossary."""
    draft = _checked(sentence, target, Rung.PERSON, pair)
    findings = (*slips(sentence.source, target, *pair), *compliance.findings(target, sentence.constraints, pair[1]))
    return replace(draft, findings=findings)


def _best_so_far(engine: Engine, sentence: Sentence, best: _Best | None, new: Draft, pair: LanguagePair) -> _Best:
    if not best:
        return _Best(new, new)
    return _Best(_improved(engine, sentence, best.clear, new, pair), better(best.compliant, new))


def _improved(engine: Engine, sentence: Sentence, old: Draft, new: Draft, pair: LanguagePair) -> Draft:
    if _doubt(old) <= _doubt(new):
        return old
    return _more_fluent(engine, sentence, old, new, pair) if _is_forced(new) else new


def _more_fluent(engine: Engine, sentence: Sentence, before: Draft, forced: Draft, pair: LanguagePair) -> Draft:
    """Return the draft with a forced prefix, or a splice that is as good and likelier: prefixes lead astray."""
    rival = _spliced(engine, sentence, before, pair)
    if _doubt(rival) != _doubt(forced):
        return min(forced, rival, key=_doubt)
    chosen = likeliest(engine, sentence.source, [forced.target, rival.target])
    return rival if chosen == rival.target else forced


def _is_forced(draft: Draft) -> bool:
    return any(use.rung is Rung.PREFIX for use in draft.terms)


def better(first: Draft, second: Draft) -> Draft:
    """Return the more readable draft; of equals the more compliant, then the less doubtful, then the first.

    The glossary comes before what the checks suspect: no term is given up for a doubt.
    """
    return min(first, second, key=lambda draft: (rank(unreadable(draft.findings)), draft.violations, _doubt(draft)))


def _doubt(draft: Draft) -> tuple[tuple[int, ...], int]:
    return rank(draft.findings), draft.violations


def _may_improve(draft: Draft) -> bool:
    return bool(rank(draft.findings) or draft.violations)


_DEFECTS: dict[Defects, Callable[[Iterable[Finding]], tuple[Finding, ...]]] = {
    Defects.NONE: lambda _: (),
    Defects.ALL: tuple,
    Defects.UNREADABLE: unreadable,
    Defects.INCOMPLETE: incomplete,
}


def _helps(attempt: Attempt, draft: Draft) -> bool:
    return bool(rank(_DEFECTS[attempt.defects](draft.findings)) or (attempt.fixes_terms and draft.violations))


def _best(
    engine: Engine, sentence: Sentence, hypotheses: Sequence[Hypothesis], rung: Rung, pair: LanguagePair
) -> Draft:
    drafts = [_draft(sentence, hypothesis.text, rung, pair, unsure=hypothesis.unsure) for hypothesis in hypotheses]
    least = min(map(_doubt, drafts))
    equals = [draft for draft in drafts if _doubt(draft) == least]
    if rung is not Rung.SOURCE:
        return equals[0]  # the likeliest
    # The model's scores are for the sentence with the terms in it; what counts is the sentence as it was written.
    chosen = likeliest(engine, sentence.source, [draft.target for draft in equals])
    return next(draft for draft in equals if draft.target == chosen)


def _spliced(engine: Engine, sentence: Sentence, draft: Draft, pair: LanguagePair) -> Draft:
    target = spliced(engine, sentence, draft.target, pair[1])
    made = _draft(sentence, target, Rung.SPLICE, pair, unsure=draft.unsure)
    # Terms that were there before the splice keep their rung.
    kept = [new if old.rung is Rung.MISSING else old for old, new in zip(draft.terms, made.terms, strict=True)]
    return replace(made, terms=tuple(kept))


def _draft(sentence: Sentence, text: str, rung: Rung, pair: LanguagePair, *, unsure: bool) -> Draft:
    settled = [constraint.target for constraint in sentence.constraints]
    with while_doing(f"while repairing the translation of “{sentence.source}”"):
        whole = polished(repaired(text, sentence.source, pair[1], settled), sentence, pair[1])
    return _checked(sentence, whole, rung, pair, unsure=unsure and not is_written_by_rule(sentence.source, pair[1]))


def _checked(sentence: Sentence, target: str, rung: Rung, pair: LanguagePair, *, unsure: bool = False) -> Draft:
    with while_doing(f"while checking “{sentence.source}”"):
        return _with_findings(sentence, target, rung, pair, unsure=unsure)


def _with_findings(sentence: Sentence, target: str, rung: Rung, pair: LanguagePair, *, unsure: bool) -> Draft:
    constraints = sentence.constraints
    return Draft(
        target=target,
        findings=(
            *defects(sentence.source, target, *pair, _settled(sentence)),
            *compliance.findings(target, constraints, pair[1]),
            *((_unsure(pair),) if unsure else ()),
        ),
        terms=compliance.uses(target, constraints, sentence.source, pair[1], rung),
        violations=compliance.violations(target, constraints, pair[1]),
    )


def _unsure(pair: LanguagePair) -> Finding:
    source, target = map(name, pair)
    return Finding(UNSURE, f"The model was unsure of this sentence: the {target} may not say what the {source} says.")


def _clues(sentence: Sentence, target: str, pair: LanguagePair) -> tuple[TermHint, ...]:
    with while_doing(f"while checking “{sentence.source}”"):
        return clues(sentence.source, target, *pair, _settled(sentence))


def _settled(sentence: Sentence) -> list[tuple[str, str]]:
    return [(one.match.span.of(sentence.source), one.target) for one in sentence.constraints]
