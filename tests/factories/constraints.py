"""Constraints in one line: the source with each term in braces, "Порт {Алят|Alat} открыт"."""

import re

from briefing.records import Span, Term, TermConstraint, TermMatch

_TERM = re.compile(r"\{([^|{}]*)\|([^|{}]*)((?:\|[^|{}]*)*)\}")


def sentence(notation):
    """Return the source and what the glossary demands: {found|target} or {found|target|forbidden|…}."""
    source, constraints, reached = "", [], 0
    for match in _TERM.finditer(notation):
        found, target, forbidden = match[1], match[2], tuple(filter(None, match[3].split("|")))
        source += notation[reached : match.start()]
        span = Span(len(source), len(source) + len(found))
        constraints.append(TermConstraint(TermMatch(Term(found, target, forbidden=forbidden), span), target))
        source += found
        reached = match.end()
    return source + notation[reached:], tuple(constraints)
