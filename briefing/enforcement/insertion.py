"""The wanted target put into the source sentence, for a model that copies what it need not translate."""

import re
from collections.abc import Iterator, Sequence

from briefing.enforcement.renderings import replaced
from briefing.enforcement.spelling import QUOTES
from briefing.records import Span, WantedTerm

CASE_ENDING = re.compile(r"[-‐‑'’](?:ами|ями|ах|ях|ам|ям|ов|ев|ом|ем|ой|ей|ою|ею|а|у|е|и|ы|ю|я|й|м|х)\b")
"""What Russian adds to a name in Latin letters: «TRIPP-а», «SOCAR'ом»."""

_BRACKETED_TAIL = re.compile(r"\s*(\([^()]+\))$")


def insert(source: str, wanted: Sequence[WantedTerm]) -> str:
    """Return ``source`` with each match replaced by its target.

    Quotes around a match stay, once; an acronym in brackets that the target brings is not said again; case endings
    after a hyphen go; words do not run together.
    """
    return replaced(source, _fixes(source, wanted))


def _fixes(source: str, wanted: Sequence[WantedTerm]) -> Iterator[tuple[Span, str]]:
    reached = 0
    for one in sorted(wanted, key=lambda one: one.match.span):
        span = one.match.span
        if span.start < reached:
            continue
        reached = _stop(source, span, one.target)
        yield (
            Span(span.start, reached),
            _spaced(source, Span(span.start, reached), _in_quotes(span.of(source), one.target)),
        )


def _stop(source: str, span: Span, target: str) -> int:
    """Return where what ``target`` replaces ends: after a case ending, and after an acronym that the target brings."""
    stop = span.stop
    if ending := CASE_ENDING.match(source, stop):
        stop = ending.end()
    tail = _BRACKETED_TAIL.search(target)
    again = tail and re.compile(rf"\s*{re.escape(tail[1])}").match(source, stop)
    return again.end() if again else stop


def _in_quotes(found: str, target: str) -> str:
    """Return ``target`` in the quotes that the match brought along, if it did, and has none itself."""
    quoted = len(found) > 1 and found[0] in QUOTES and found[-1] in QUOTES and target[0] not in QUOTES
    return f"{found[0]}{target}{found[-1]}" if quoted else target


def _spaced(source: str, span: Span, words: str) -> str:
    before, after = source[: span.start][-1:], source[span.stop :][:1]
    return f"{' ' if before.isalnum() else ''}{words}{' ' if after.isalnum() else ''}"
