"""Sentences in, drafts out: translate, look at what came back, try again where it is bad, say where it stays bad."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from briefing.checks import defects, gravity
from briefing.engines.base import Decoding, Engine, Hypothesis, Request
from briefing.records import Finding


@dataclass(frozen=True, slots=True)
class Draft:
    """A target text, the model's mean log-probability a token, and what the checks hold against it."""

    target: str
    score: float
    findings: tuple[Finding, ...]


def translate(
    engine: Engine, sources: Iterable[str], pair: tuple[str, str], finished: Callable[[str], None]
) -> dict[str, Draft]:
    """Translate each distinct source once and return its draft.

    ``pair`` is ``(source language, target language)``. ``finished`` is called with a source when its draft is final.
    A draft with findings is tried again with the engine's other settings; of all attempts the one with the least grave
    findings is kept, the likelier one where they are equal.
    """
    drafts = _attempt(engine, list(dict.fromkeys(sources)), engine.decoding, pair, finished)
    for decoding in engine.retries:
        doubtful = [source for source, draft in drafts.items() if draft.findings]
        retried = _attempt(engine, doubtful, decoding, pair, finished)
        drafts |= {source: better(drafts[source], draft) for source, draft in retried.items()}
    for source, draft in drafts.items():
        if draft.findings:
            finished(source)
    return drafts


def better(first: Draft, second: Draft) -> Draft:
    """Return the draft with the less grave findings, the likelier one where they are the same."""
    return min(first, second, key=lambda draft: (gravity(draft.findings), -draft.score))


def _attempt(
    engine: Engine, sources: Sequence[str], decoding: Decoding, pair: tuple[str, str], finished: Callable[[str], None]
) -> dict[str, Draft]:
    drafts = {}
    for index, hypotheses in engine.translate([Request(model_input(source)) for source in sources], decoding):
        source = sources[index]
        drafts[source] = _best(source, hypotheses, pair)
        if not drafts[source].findings:
            finished(source)
    return drafts


def _best(source: str, hypotheses: Sequence[Hypothesis], pair: tuple[str, str]) -> Draft:
    drafts = [Draft(h.text, h.score, defects(source, h.text, *pair)) for h in hypotheses]
    return min(drafts, key=lambda draft: gravity(draft.findings))  # the first of equals is the likeliest


def model_input(source: str) -> str:
    """Return the sentence as a model reads it best: one line, plain spaces, no invisible characters."""
    return " ".join("".join(c for c in source if c not in _INVISIBLE).split())


# Soft hyphen, zero-width space and joiners, text direction marks, byte order mark: no model has tokens for them.
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff")
