"""Hypotheses with a target spliced in, the likeliest first."""

import re
from collections.abc import Iterable, Iterator, Sequence

from briefing.enforcement.grammar import tidy
from briefing.enforcement.renderings import expected, find, replaced
from briefing.enforcement.spelling import QUOTES
from briefing.enforcement.splicing.evidence import POSSESSIVE, gathered, words
from briefing.enforcement.splicing.stretches import stretches
from briefing.languages.english_number import is_plural, other_number
from briefing.records import Span, TermConstraint

MOST = 12
"""Candidates at most."""

STRETCHES = 6
"""Stretches of the hypothesis that are replaced, at most."""

ENOUGH = 0.45
"""Weight of a stretch below which it is likelier that the model left the term out."""

_SECOND_CHANCES = 2
"""Stretches that are also tried with another article."""

_CLAUSE_END = re.compile(r"[,;:]\s|(?<![.!?])[.!?]++\s*+$|(?<![.!?\s])\s*+$|\s(?=(?:and|but)\s)")
_WORD_END = re.compile(r"(?<=\w)(?=\s|[.,;:!?]*$)")
_ARTICLE = re.compile(r"\b(?:the|an?)\s+$", re.IGNORECASE)


def candidates(
    source: str,
    hypothesis: str,
    constraint: TermConstraint,
    others: Sequence[TermConstraint] = (),
    language: str = "en",
) -> tuple[str, ...]:
    """Return texts that have the target of ``constraint``, at most :data:`MOST`, the likeliest first.

    ``others`` are all constraints on the sentence: targets that are as frequent as they should be are not touched.
    """
    target = constraint.target
    evidence = gathered(source, hypothesis, constraint, language)
    protected = _protected(hypothesis, constraint, others, language)
    weighed = stretches(hypothesis, words(hypothesis, evidence), evidence, protected)
    best = sorted(weighed, key=lambda stretch: (-stretch[0], stretch[1]))[:STRETCHES]
    likely = [span for weight, span in best if weight >= ENOUGH]
    unlikely = [span for weight, span in best if weight < ENOUGH]
    texts = [
        *beside_others(source, hypothesis, constraint, others, language),
        *(_put(hypothesis, span, target, language) for span in likely),
        *(text for span in likely[:_SECOND_CHANCES] for text in _other_article(hypothesis, span, target, language)),
        *_added(hypothesis, target, evidence.place, protected),
        *(_put(hypothesis, span, target, language) for span in unlikely),
    ]
    targets = [target, *(other.target for other in others)]
    return tuple(dict.fromkeys(tidy(text, targets, language) for text in texts))[:MOST]


def _protected(
    hypothesis: str, constraint: TermConstraint, others: Sequence[TermConstraint], language: str
) -> list[Span]:
    """Return the spans of targets that are where they should be."""
    due = expected(others)
    found = find([constraint.target, *due], hypothesis, language)
    times = {target: sum(rendering.target == target for rendering in found) for target in due}
    right = {constraint.target} | {target for target in due if times[target] <= due[target]}
    return [rendering.span for rendering in found if rendering.target in right]


def _put(hypothesis: str, span: Span, target: str, language: str) -> str:
    """Return ``hypothesis`` with ``target`` in place of a stretch, in its number and with its possessive."""
    stretch = span.of(hypothesis)
    words = target
    if language == "en" and is_plural(stretch) and not is_plural(target) and target.islower():
        words = other_number(target)[0]
    possessive = POSSESSIVE.search(stretch)
    return replaced(hypothesis, [(span, words + (possessive.group() if possessive else ""))])


def _other_article(hypothesis: str, span: Span, target: str, language: str) -> Iterator[str]:
    """Yield the text with "the" before the target where the stretch had no article, and without one where it had."""
    if language != "en":
        return
    if article := _ARTICLE.search(hypothesis[: span.start]):
        yield _put(hypothesis, Span(article.start(), span.stop), target, language)
    elif " " in target:
        yield _put(hypothesis, span, f"the {target}", language)


def _added(hypothesis: str, target: str, place: float, protected: Sequence[Span]) -> Iterator[str]:
    """Yield the text with the target added in brackets: at the end of the nearest clause, and of the nearest word."""
    nearest = place * len(hypothesis)
    for pattern in (_CLAUSE_END, _WORD_END):
        ends = (end.start() for end in pattern.finditer(hypothesis))
        free = [end for end in ends if not _is_inside(end, protected)]
        if free:
            end = min(free, key=lambda end: abs(end - nearest))
            yield replaced(hypothesis, [(Span(end, end), f" ({target})")])


def _is_inside(position: int, spans: Iterable[Span]) -> bool:
    return any(span.start < position < span.stop for span in spans)


_BRACKET_OPENS = re.compile(rf"[{QUOTES}]?\s*\(")


def beside_others(
    source: str, hypothesis: str, constraint: TermConstraint, others: Iterable[TermConstraint], language: str
) -> Iterator[str]:
    """Yield the text with the target before an acronym in brackets, or in brackets behind a name.

    «Маршрут Трампа» (TRIPP): "TRIPP" becomes "Trump Route" (TRIPP). Транскаспийский коридор (Средний коридор):
    Trans-Caspian Corridor becomes Trans-Caspian Corridor (Middle Corridor).
    """
    span = constraint.match.span
    for other in others:
        beside = other.match.span
        for found in find([other.target], hypothesis, language)[:1] if other.target != constraint.target else ():
            place = found.span
            if _BRACKET_OPENS.fullmatch(source, span.stop, beside.start) and not _is_in_brackets(hypothesis, place):
                yield replaced(hypothesis, [_before(hypothesis, place, constraint.target, other.target)])
            elif _BRACKET_OPENS.fullmatch(source, beside.stop, span.start) and not _bracket_follows(hypothesis, place):
                stop = place.stop + (hypothesis[place.stop :][:1] in {*QUOTES})
                yield replaced(hypothesis, [(Span(stop, stop), f" ({constraint.target})")])


def _is_in_brackets(hypothesis: str, span: Span) -> bool:
    return hypothesis[: span.start].endswith("(")


def _bracket_follows(hypothesis: str, span: Span) -> bool:
    return bool(_BRACKET_OPENS.match(hypothesis, span.stop))


def _before(hypothesis: str, span: Span, name: str, acronym: str) -> tuple[Span, str]:
    """Return the replacement that puts a name before an acronym, in the acronym's quotes if it has some."""
    before, after = hypothesis[: span.start][-1:], hypothesis[span.stop :][:1]
    if before and after and before in QUOTES and after in QUOTES:
        return Span(span.start - 1, span.stop + 1), f"{before}{name}{after} ({acronym})"
    return span, f"{name} ({acronym})"
