"""How likely each stretch of a hypothesis is to render a term."""

import re
from collections.abc import Iterator, Sequence

from briefing.enforcement.renderings import overlap
from briefing.enforcement.spelling import QUOTES
from briefing.enforcement.splicing.evidence import HypothesisWord, RenderingEvidence
from briefing.records import Span

FORBIDDEN = 1.0
QUOTED = 0.5
BRACKETED = 0.5
ACRONYM_FOLLOWS = 0.3
CAPITALS = 0.1
LEFTOVER = 0.1
LEFTOVER_OF_SHORTER = 0.3
CUT_HYPHEN = 0.1
PLACE = 0.5
"""What each piece of evidence adds to the share of words that stretch and term have in common.

What is subtracted: a LEFTOVER for each side on which a capitalised word stays behind, more for a stretch with fewer
words than the term, or cut out of a hyphenated word; PLACE, times the distance from where the source has the term, in
sentence lengths.
"""

TITLES = frozenset(
    "president minister ambassador secretary general director chairman speaker king prince mr mrs ms dr premier "
    "prime vice deputy first foreign commissioner governor senator".split()
)
"""Words that precede a name and are no part of it."""


def stretches(
    hypothesis: str, words: Sequence[HypothesisWord], evidence: RenderingEvidence, protected: Sequence[Span]
) -> Iterator[tuple[float, Span]]:
    """Yield runs of words outside ``protected`` spans, each with how likely it renders the term."""
    for first, start in enumerate(words):
        if start.is_small:
            continue
        best = [0.0] * len(evidence.words)
        for last in range(first, min(len(words), first + evidence.longest)):
            word = words[last]
            if any(overlap(word.span, span) for span in protected) or (
                last > first and not _are_joined(hypothesis, words, last)
            ):
                break
            best = [max(pair) for pair in zip(best, word.matches, strict=True)]
            if not word.is_small and (any(best) or evidence.is_quoted or evidence.is_bracketed):
                span = Span(start.span.start, word.span.stop)
                yield _weight(hypothesis, words, (first, last), best, evidence), span


def _are_joined(hypothesis: str, words: Sequence[HypothesisWord], index: int) -> bool:
    between = hypothesis[words[index - 1].span.stop : words[index].span.start]
    return not between.strip(" -‐‑–—\u00a0")


def _weight(
    hypothesis: str,
    words: Sequence[HypothesisWord],
    ends: tuple[int, int],
    best: Sequence[float],
    evidence: RenderingEvidence,
) -> float:
    first, last = ends
    stretch = words[first : last + 1]
    span = Span(words[first].span.start, words[last].span.stop)
    before, after = hypothesis[: span.start], hypothesis[span.stop :]
    return (
        _shared(stretch, best, evidence)
        + FORBIDDEN * any(span.start <= bad.start and bad.stop <= span.stop for bad in evidence.forbidden)
        + QUOTED * (evidence.is_quoted and _opens_quotation(before) and after[:1] in {*QUOTES})
        + BRACKETED * (evidence.is_bracketed and before.endswith("(") and after.startswith(")"))
        + ACRONYM_FOLLOWS * (bool(evidence.acronym) and after.lstrip(f" {QUOTES}").startswith(f"({evidence.acronym})"))
        + CAPITALS * (evidence.is_name and all(word.is_capital or word.is_small for word in stretch))
        - _leftover(hypothesis, words, ends, evidence)
        - PLACE * abs((span.start + span.stop) / 2 / len(hypothesis) - evidence.place)
    )


def _opens_quotation(before: str) -> bool:
    """Tell whether a quotation opens at the end of ``before``, which may also have an article in it."""
    return bool(re.search(rf"[{QUOTES}](?:[Tt]he |[Aa]n? )?$", before))


def _shared(stretch: Sequence[HypothesisWord], best: Sequence[float], evidence: RenderingEvidence) -> float:
    """Return the F-score of the words in common with the reference that shares most."""
    content = [max(word.matches, default=0.0) for word in stretch if not word.is_small]
    precision = sum(content) / len(content)
    recall = max(sum(best[index] for index in reference) / len(reference) for reference in evidence.references)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _leftover(
    hypothesis: str, words: Sequence[HypothesisWord], ends: tuple[int, int], evidence: RenderingEvidence
) -> float:
    """Return what to subtract for the sides on which a part of a name would stay behind."""
    if not evidence.is_name:
        return 0.0
    first, last = ends
    size = sum(not word.is_small for word in words[first : last + 1])
    ways = range(first - 1, -1, -1), range(last + 1, len(words))
    sides = sum(_goes_on(hypothesis, words, way, over_small=evidence.has_small_words) for way in ways)
    cut = bool(re.search(r"\w-$", hypothesis[: words[first].span.start]))
    return sides * (LEFTOVER_OF_SHORTER if size < evidence.size else LEFTOVER) + CUT_HYPHEN * cut


def _goes_on(hypothesis: str, words: Sequence[HypothesisWord], beyond: range, *, over_small: bool) -> bool:
    """Tell whether a name goes on beyond the stretch: "Trump's Route" before "for the Global Economy"."""
    for index in beyond:
        if not _are_joined(hypothesis, words, index if beyond.step > 0 else index + 1):
            return False
        if not words[index].is_small:
            return _is_part_of_a_name(words[index])
        if beyond.step < 0 or not over_small:
            return False
    return False


def _is_part_of_a_name(word: HypothesisWord) -> bool:
    return word.is_capital and word.span.start > 0 and not word.text.endswith("'s") and word.text.lower() not in TITLES
