"""Headlines in capitals, which models read badly, turned into running text."""

import re

from briefing.languages.morphology import usual_capitals
from briefing.records import TermConstraint

_WORD = re.compile(r"[^\W\d_]+")
_RUSSIAN = re.compile(r"[А-ЯЁ]+")
_ENOUGH = 3
"""Words of four letters or more that make a sentence in capitals a headline; «БАКУ, США» is not one."""


def lowered(source: str, constraints: tuple[TermConstraint, ...] = ()) -> str:
    """Return a Russian sentence in capitals with those of running text and of its terms, of the same length."""
    words = _WORD.findall(source)
    if not _is_in_capitals(words):
        return source
    text = _WORD.sub(lambda match: _usual(match[0]), source)
    for constraint in constraints:
        span = constraint.match.span
        text = text[: span.start] + _with_capitals_of(constraint.match.term.source, span.of(text)) + text[span.stop :]
    first = next(i for i, letter in enumerate(text) if letter.isalpha())
    return text[:first] + text[first].upper() + text[first + 1 :]


def _is_in_capitals(words: list[str]) -> bool:
    russian = [word for word in words if _RUSSIAN.fullmatch(word.upper())]
    return all(word.isupper() for word in russian) and sum(len(word) > _ENOUGH for word in russian) >= _ENOUGH


def _usual(word: str) -> str:
    usual = usual_capitals(word) if _RUSSIAN.fullmatch(word) else word
    return usual if len(usual) == len(word) else word


def _with_capitals_of(term: str, found: str) -> str:
    """Return ``found`` with each word capitalised as the word of ``term`` in the same place."""
    models = iter(_WORD.findall(term))

    def cased(match: re.Match[str]) -> str:
        model = next(models, "")
        if model.isupper() and len(model) > 1:
            return match[0].upper()
        return match[0].capitalize() if model[:1].isupper() else match[0].lower()

    return _WORD.sub(cased, found)
