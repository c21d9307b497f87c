"""How far a target text complies with the glossary: as a count of violations, as findings, and term by term."""

from collections.abc import Mapping, Sequence

from briefing.enforcement.renderings import forbidden, in_singular, missing, surplus
from briefing.records import Finding, Rung, TermConstraint, TermUse


def violations(text: str, constraints: Sequence[TermConstraint], language: str) -> int:
    """Return how many targets ``text`` lacks, has too many of, or has in the wrong number or a forbidden rendering."""
    miscounted = sum(map(abs, surplus(constraints, text, language).values()))
    return miscounted + len(in_singular(constraints, text)) + len(_forbidden(text, constraints, language))


def uses(
    text: str, constraints: Sequence[TermConstraint], source: str, language: str, rung: Rung
) -> tuple[TermUse, ...]:
    """Return what became of each occurrence of a term in a text that ``rung`` produced."""
    lacking = [constraint.match.span for constraint in missing(constraints, text, language)]
    return tuple(
        TermUse(
            source=constraint.match.term.source,
            matched=constraint.match.span.of(source),
            target=constraint.target,
            rung=Rung.MISSING if constraint.match.span in lacking else rung,
            span=constraint.match.span,
        )
        for constraint in constraints
    )


def findings(text: str, constraints: Sequence[TermConstraint], language: str) -> tuple[Finding, ...]:
    """Return a finding for each target that is too rare, too frequent or in the wrong number, or forbidden."""
    return (
        *_miscounted(surplus(constraints, text, language)),
        *_singular(text, constraints),
        *_forbidden(text, constraints, language),
    )


def _singular(text: str, constraints: Sequence[TermConstraint]) -> list[Finding]:
    return [
        Finding("term-number", f'"{span.of(text)}" is one, where the original has several: "{plural}".')
        for span, plural in in_singular(constraints, text).items()
    ]


def _miscounted(by: Mapping[str, int]) -> list[Finding]:
    return [
        Finding("term-missing", f'The glossary\'s "{target}" is missing here.')
        if more < 0
        else Finding("term-repeated", f'"{target}" stands more often than its term does in the original.')
        for target, more in by.items()
    ]


def _forbidden(text: str, constraints: Sequence[TermConstraint], language: str) -> list[Finding]:
    terms = dict.fromkeys(constraint.match.term for constraint in constraints)
    targets = [constraint.target for constraint in constraints]
    return [
        Finding("forbidden", f'The glossary forbids "{rendering}".')
        for term in terms
        for rendering in forbidden(term, text, targets, language)
    ]
