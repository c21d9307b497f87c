"""Headlines in capitals: models read them badly, so they are given them as running text."""

import re

from briefing.languages.morphology import usual_capitals
from briefing.records import WantedTerm

_WORD = re.compile(r"[^\W\d_]+")
_RUSSIAN = re.compile(r"[А-ЯЁ]+")
_ENOUGH = 3
"""Words of four letters and more that make a sentence in capitals a headline; «БАКУ, США» is none."""


def lowered(source: str, wanted: tuple[WantedTerm, ...] = ()) -> str:
    """Return a Russian sentence in capitals with the capitals of running text, of the same length; others as they are.

    The terms of the glossary, ``wanted``, get the capitals that the glossary gives their words.
    """
    words = _WORD.findall(source)
    if not _shouted(words):
        return source
    text = _WORD.sub(lambda match: _usual(match[0]), source)
    for want in wanted:
        span = want.match.span
        text = text[: span.start] + _as_in(want.match.term.source, span.of(text)) + text[span.stop :]
    first = next(i for i, letter in enumerate(text) if letter.isalpha())
    return text[:first] + text[first].upper() + text[first + 1 :]


def _shouted(words: list[str]) -> bool:
    russian = [word for word in words if _RUSSIAN.fullmatch(word.upper())]
    return all(word.isupper() for word in russian) and sum(len(word) > _ENOUGH for word in russian) >= _ENOUGH


def _usual(word: str) -> str:
    usual = usual_capitals(word) if _RUSSIAN.fullmatch(word) else word
    return usual if len(usual) == len(word) else word


def _as_in(term: str, found: str) -> str:
    """Return the words of ``found`` with the capitals of the words of ``term`` in their places."""
    models = iter(_WORD.findall(term))

    def cased(match: re.Match[str]) -> str:
        model = next(models, "")
        if model.isupper() and len(model) > 1:
            return match[0].upper()
        return match[0].capitalize() if model[:1].isupper() else match[0].lower()

    return _WORD.sub(cased, found)
