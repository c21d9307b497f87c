"""Where a match begins and ends in the text: quotes and endings beyond its words."""

import re

from briefing.languages.lookalikes import ENDINGS
from briefing.matching.tokens import APOSTROPHES, HYPHENS, QUOTES
from briefing.records import Span

_OPENING = "«„‹\u201a"
_CLOSING = "»”›"
_ALL = QUOTES.translate({ord(apostrophe): None for apostrophe in APOSTROPHES})

_ENDING = re.compile(rf"(?:[{HYPHENS}{APOSTROPHES}]|(?<=[A-Za-z0-9])){ENDINGS}(?![^\W_])")


def in_compound(text: str, span: Span) -> bool:
    """Tell whether a hyphen makes the words of ``span`` part of a longer one: «министр» in «премьер-министр»."""
    before, after = text[: span.start][-2:], text[span.stop : span.stop + 2]
    return _is_joint(before[::-1]) or _is_joint(after)


def _is_joint(signs: str) -> bool:
    return signs[:1] in HYPHENS and signs[1:].isalnum()


def with_quote(text: str, span: Span) -> Span:
    """Return ``span`` with the quotation mark that closes, or opens, the one inside: «коридор «Север — Юг|»»."""
    marks = [sign for sign in span.of(text) if sign in _ALL]
    if len(marks) % 2 == 0:
        return span
    if marks[0] not in _CLOSING and text[span.stop : span.stop + 1] in tuple(_ALL):
        return Span(span.start, span.stop + 1)
    if marks[-1] not in _OPENING and span.start and text[span.start - 1] in _ALL:
        return Span(span.start - 1, span.stop)
    return span


def with_ending(text: str, span: Span) -> Span:
    """Return ``span`` with a Russian ending hung on a foreign word or an acronym: «TRIPP-ом», «SOCAR'а», «TRIPPом»."""
    match = _ENDING.match(text, span.stop)
    return Span(span.start, match.end()) if match else span


_POSSESSED = re.compile(r"\s+у\s")


def opens_as_possession(source: str, span: Span) -> bool:
    """Tell whether a sentence opens with what somebody has, and a capital proves nothing: «Норов у коня крутой»."""
    before = source[: span.start].rstrip()
    opens = not any(map(str.isalnum, before)) or before[-1] in ".!?…"
    return opens and bool(_POSSESSED.match(source, span.stop))
