"""How far a target text obeys the glossary, as a number to climb by, as findings, and as the fate of each term."""

from collections.abc import Mapping, Sequence

from briefing.enforcement.renderings import forbidden, missing, surplus
from briefing.records import Finding, Rung, TermUse, WantedTerm


def disobedience(text: str, wanted: Sequence[WantedTerm], language: str) -> int:
    """Return how many terms are missing or too many in ``text``, and how many forbidden renderings stand in it."""
    return sum(map(abs, surplus(wanted, text, language).values())) + len(_forbidden(text, wanted, language))


def uses(text: str, wanted: Sequence[WantedTerm], source: str, language: str, rung: Rung) -> tuple[TermUse, ...]:
    """Return what became of each occurrence in a text that ``rung`` brought about."""
    lacking = [want.match.span for want in missing(wanted, text, language)]
    return tuple(
        TermUse(
            source=want.match.term.source,
            matched=want.match.span.of(source),
            target=want.target,
            rung=Rung.MISSING if want.match.span in lacking else rung,
            span=want.match.span,
        )
        for want in wanted
    )


def findings(text: str, wanted: Sequence[WantedTerm], language: str) -> tuple[Finding, ...]:
    """Return a finding for each target that stands too seldom or too often, and for each forbidden rendering."""
    return (*_miscounted(surplus(wanted, text, language)), *_forbidden(text, wanted, language))


def _miscounted(by: Mapping[str, int]) -> list[Finding]:
    return [
        Finding("term-missing", f'The glossary\'s "{target}" is missing here.')
        if more < 0
        else Finding("term-repeated", f'"{target}" stands more often than its term does in the original.')
        for target, more in by.items()
    ]


def _forbidden(text: str, wanted: Sequence[WantedTerm], language: str) -> list[Finding]:
    terms = dict.fromkeys(want.match.term for want in wanted)
    targets = [want.target for want in wanted]
    return [
        Finding("forbidden", f'The glossary forbids "{rendering}".')
        for term in terms
        for rendering in forbidden(term, text, targets, language)
    ]
