"""How a target may be spelled: in the forms that count, and in those that differ in spelling only."""

import re
from functools import lru_cache

from briefing.languages.english_number import PREPOSITIONS, other_number
from briefing.languages.folding import fold

DASHES = "-‐‑‒–—−"
QUOTES = '"“”„‟«»'
APOSTROPHES = "'’‘ʼ"

SMALL = PREPOSITIONS | frozenset("a an the and or but".split())
"""Words that stay small in a title."""

ORDINARY = frozenset(
    "it us who an am are as at be by do he if in is me my no of on or so to up we aid all and any can for not".split()
)
"""English words that acronyms look like but for their capitals: IT, US, WHO."""

_CACHED = 20_000
_DASH = f"[{re.escape(DASHES)}]"
_CLASSES = ((DASHES, _DASH), (QUOTES, f"[{QUOTES}]"), (APOSTROPHES, f"[{APOSTROPHES}]"))
_PIECE = re.compile(r"[A-Z](?:\.[A-Z])+\.?|[^\W_]+|\s+|.", re.DOTALL)
_STOP_BETWEEN = r"\."
_START, _STOP = r"(?<![^\W_])", r"(?![^\W_])"


@lru_cache(_CACHED)
def forms(target: str, language: str) -> tuple[str, ...]:
    """Return the spellings of ``target`` that are right, as written first.

    What begins in lower case may begin a sentence ("Wind farm"); what is in lower case at its head may stand in a
    heading ("Wind Farm"). In English it also has its other number; language data of others is not there yet.
    """
    written = (target, *other_number(target)) if language == "en" else (target,)
    lower = [form for form in written if form[:1].islower()]
    cased = [form[0].upper() + form[1:] for form in lower]
    titles = [_title(form) for form in lower] if language == "en" else []
    return tuple(dict.fromkeys([*written, *cased, *titles]))


def _title(phrase: str) -> str:
    first, *rest = phrase.split(" ")
    return " ".join([_capital(first), *(word if word in SMALL else _capital(word) for word in rest)])


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


@lru_cache(_CACHED)
def right(target: str, language: str) -> re.Pattern[str]:
    """Return what finds ``target`` where it counts: whole words, in one of its :func:`forms`.

    Dashes, quotes and white space of every kind are equal. A quotation may end before a bracket:
    "Trump Route" (TRIPP) is right for the target Trump Route (TRIPP).
    """
    alternatives = "|".join(map(_exact, sorted(forms(target, language), key=len, reverse=True)))
    return re.compile(f"{_START}(?:{alternatives}){_STOP}")


def _exact(form: str) -> str:
    return "".join(_exact_char(char) for char in form).replace(r"\s\(", rf"[{QUOTES}]?\s\(")


def _exact_char(char: str) -> str:
    if char.isspace():
        return r"\s"
    return next((pattern for chars, pattern in _CLASSES if char in chars), re.escape(char))


@lru_cache(_CACHED)
def loose(target: str, language: str) -> re.Pattern[str]:
    """Return what finds, in a folded text, whatever differs from a form of ``target`` in spelling only."""
    alternatives = "|".join(dict.fromkeys(_loose(form) for form in forms(target, language)))
    return re.compile(f"{_START}(?:{alternatives}){_STOP}")


def _loose(form: str) -> str:
    return "".join(_loose_piece(piece.group()) for piece in _PIECE.finditer(form))


def _loose_piece(piece: str) -> str:
    if piece.isspace():
        return rf"\s*(?:\s|{_DASH})\s*"
    if piece in DASHES:
        return rf"\s*{_DASH}?\s*"
    if piece == "&":
        return r"\s*&\s*"
    letters = piece.replace(".", "")
    if letters.isupper() and len(letters) > 1:
        return _initials(fold(letters), stopped=piece.endswith("."))
    return re.escape(fold(piece)) if piece.isalnum() else _exact_char(piece)


def _initials(letters: str, *, stopped: bool) -> str:
    """Return "US" with and without full stops; the last one is no part of it where it ends the sentence."""
    last = r"\.?" if stopped else r"(?:\.(?=\s*[^\s\W]))?"
    return rf"(?:{letters}{last if stopped else ''}|{_STOP_BETWEEN.join(letters)}{last})"


def nearest(target: str, found: str, language: str) -> str:
    """Return the form of ``target`` with the same letters as ``found``, as near as can be in its capitals."""
    same = [form for form in forms(target, language) if _letters(fold(form)) == _letters(fold(found))]
    return min(same or [target], key=lambda form: _unlike(_letters(form), _letters(found)))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _unlike(one: str, other: str) -> int:
    return sum(a.isupper() != b.isupper() for a, b in zip(one, other, strict=False))
