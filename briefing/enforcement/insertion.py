"""Targets put into the source sentence, for a model that copies what it need not translate."""

import re
from collections.abc import Iterator, Sequence

from briefing.enforcement.renderings import replaced
from briefing.enforcement.spelling import QUOTES
from briefing.records import Span, TermConstraint

CASE_ENDING = re.compile(r"[-‐‑'’](?:ами|ями|ах|ях|ам|ям|ов|ев|ом|ем|ой|ей|ою|ею|а|у|е|и|ы|ю|я|й|м|х)\b")
"""What Russian adds to a name in Latin letters: «TRIPP-а», «SOCAR'ом»."""

_BRACKETED_TAIL = re.compile(r"(?<!\s)\s*(\([^()]+\))$")


def insert(source: str, constraints: Sequence[TermConstraint]) -> str:
    """Return ``source`` with each match replaced by its target.

    Quotes around a match stay, once; an acronym in brackets that the target includes is not repeated; case endings
    after a hyphen go; words do not run together.
    """
    return replaced(source, _replacements(source, constraints))


def _replacements(source: str, constraints: Sequence[TermConstraint]) -> Iterator[tuple[Span, str]]:
    reached = 0
    for constraint in sorted(constraints, key=lambda constraint: constraint.match.span):
        span = constraint.match.span
        if span.start < reached:
            continue
        reached = _stop(source, span, constraint.target)
        replaced_span = Span(span.start, reached)
        yield replaced_span, _spaced(source, replaced_span, _in_quotes(span.of(source), constraint.target))


def _stop(source: str, span: Span, target: str) -> int:
    """Return where the text that ``target`` replaces ends: behind a case ending, or an acronym the target includes."""
    stop = span.stop
    if ending := CASE_ENDING.match(source, stop):
        stop = ending.end()
    tail = _BRACKETED_TAIL.search(target)
    again = tail and re.match(rf"\s*{re.escape(tail[1])}", source[stop:])
    return stop + again.end() if again else stop


def _in_quotes(found: str, target: str) -> str:
    """Return ``target`` in the quotes that the match includes, if it does and the target has none itself."""
    quoted = len(found) > 1 and found[0] in QUOTES and found[-1] in QUOTES and target[0] not in QUOTES
    return f"{found[0]}{target}{found[-1]}" if quoted else target


def _spaced(source: str, span: Span, words: str) -> str:
    before, after = source[: span.start][-1:], source[span.stop :][:1]
    return f"{' ' if before.isalnum() else ''}{words}{' ' if after.isalnum() else ''}"
