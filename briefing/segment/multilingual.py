"""Sentence boundaries in languages other than Russian, by sentencex."""

import re
from collections.abc import Iterator

import sentencex

_SPACES = re.compile(r"[^\S\n]")

_LONE_LETTER = re.compile(r"(?:^|[^\w.])[^\W\d_]\.\s*$")
_REACH = 8
"""Characters before a boundary that are looked at: a letter, its full stop and some white space."""


def cuts(text: str, language: str) -> Iterator[int]:
    """Yield the positions where a new sentence begins. An unknown language is cut like English."""
    # Offsets stay: each space becomes one space. sentencex 1.0 panics on some wider ones (U+00A0, U+2028).
    for boundary in sentencex.get_sentence_boundaries(language, _SPACES.sub(" ", text)):
        cut = boundary["start_index"]
        if cut and not _after_lone_letter(text, cut):
            yield cut


def _after_lone_letter(text: str, cut: int) -> bool:
    """Tell whether the last sentence ends in an initial or a one-letter abbreviation, and so does not end at all.

    >>> _after_lone_letter("Президент Қ. Тоқаев", 13), _after_lone_letter("2025 ж. Астанада", 8)
    (True, True)
    """
    return bool(_LONE_LETTER.search(text[max(0, cut - _REACH) : cut]))
