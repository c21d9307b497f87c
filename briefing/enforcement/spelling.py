"""How a target may be spelled: in the forms that count, and in those that differ in spelling only."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from briefing.languages.english_number import AFTER_A_NOUN, PREPOSITIONS, head, other_number, singulars
from briefing.languages.folding import fold

DASHES = "-‐‑‒–—−"
QUOTES = '"“”„‟«»'
APOSTROPHES = "'’‘ʼ"

SMALL = PREPOSITIONS | frozenset("a an the and or but".split())
"""Words that keep their small letter in a title."""

ORDINARY = frozenset(
    "it us who an am are as at be by do he if in is me my no of on or so to up we aid all and any can for not".split()
)
"""English words that differ from acronyms in their capitals only: IT, US, WHO."""

_CACHED = 20_000
_DASH = f"[{re.escape(DASHES)}]"
_CLASSES = ((DASHES, _DASH), (QUOTES, f"[{QUOTES}]"), (APOSTROPHES, f"[{APOSTROPHES}]"))
_SEPARATOR = rf"[\s{re.escape(DASHES)}]"
_PIECE = re.compile(rf"[A-Z](?:\.[A-Z])+\.?|[^\W_]+|(?P<separators>{_SEPARATOR}+)|.", re.DOTALL)
_STOP_BETWEEN = r"\."
_NOT_OF_ALL = "".join(rf"(?<!\b(?i:{word})\s)" for word in ("every", "each", "any", "no"))
_NO_NOUN_AFTER = rf"(?!\s(?!(?:{'|'.join(AFTER_A_NOUN)})\b)[a-z])"
_START, _STOP = r"(?<![^\W_])", r"(?![^\W_])"


@lru_cache(_CACHED)
def forms(target: str, language: str) -> tuple[str, ...]:
    """Return the correct spellings of ``target``, first as written.

    A target in lower case may begin a sentence ("Wind farm") or stand in a heading ("Wind Farm"). In English it also
    has its other number.
    """
    written = (target, *other_number(target)) if language == "en" else (target,)
    return _cased(written, language)


def _cased(written: Sequence[str], language: str) -> tuple[str, ...]:
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
def correct_pattern(target: str, language: str) -> re.Pattern[str]:
    """Return the pattern of ``target`` where it counts: whole words, in one of its :func:`forms`.

    All kinds of dashes, quotes and white space are equal. A quotation may end before a bracket:
    "Trump Route" (TRIPP) counts for the target Trump Route (TRIPP).
    """
    return re.compile(f"{_START}(?:{_any_of(forms(target, language))}){_STOP}")


@lru_cache(_CACHED)
def singular_pattern(target: str) -> re.Pattern[str] | None:
    """Return the pattern of an English target in the plural where a text has it in the singular, if it has one.

    A singular is right before another noun ("wind farm projects") and after a word like "every".
    """
    singular = _cased(singulars(target), "en")
    if not singular:
        return None
    noun = head(singular[0])
    is_last = noun is not None and noun.end() == len(singular[0])
    return re.compile(f"{_START}{_NOT_OF_ALL}(?:{_any_of(singular)}){_STOP}{_NO_NOUN_AFTER if is_last else ''}")


def _any_of(forms: Iterable[str]) -> str:
    return "|".join(map(_exact, sorted(forms, key=len, reverse=True)))


def _exact(form: str) -> str:
    return "".join(_exact_char(char) for char in form).replace(r"\s\(", rf"[{QUOTES}]?\s\(")


def _exact_char(char: str) -> str:
    if char.isspace():
        return r"\s"
    return next((pattern for chars, pattern in _CLASSES if char in chars), re.escape(char))


@lru_cache(_CACHED)
def loose_pattern(target: str, language: str) -> re.Pattern[str]:
    """Return the pattern, for folded text, of whatever differs from a form of ``target`` in spelling only."""
    alternatives = "|".join(dict.fromkeys(_loose(form) for form in forms(target, language)))
    return re.compile(f"{_START}(?:{alternatives}){_STOP}")


def _loose(form: str) -> str:
    return "".join(
        _separators(piece[0]) if piece["separators"] else _loose_piece(piece[0]) for piece in _PIECE.finditer(form)
    )


def _separators(run: str) -> str:
    """Return the pattern of spaces and dashes: a dash may be missing, and stand in place of a space."""
    spaces, dashes = len(run.split(" ")) - 1, sum(char in DASHES for char in run)
    return rf"(?={_SEPARATOR}{{{spaces}}})\s*+(?:{_DASH}\s*+){{0,{spaces + dashes}}}+"


def _loose_piece(piece: str) -> str:
    if piece == "&":
        return r"\s*+&(?:\s*+(?=\S))?"
    letters = piece.replace(".", "")
    if letters.isupper() and len(letters) > 1:
        return _initials(fold(letters), stopped=piece.endswith("."))
    return re.escape(fold(piece)) if piece.isalnum() else _exact_char(piece)


def _initials(letters: str, *, stopped: bool) -> str:
    """Return the pattern of "US" with or without full stops, except a last one that ends the sentence."""
    last = r"\.?" if stopped else r"(?:\.(?=\s*[^\s\W]))?"
    return rf"(?:{letters}{last if stopped else ''}|{_STOP_BETWEEN.join(letters)}{last})"


def nearest_form(target: str, found: str, language: str) -> str:
    """Return the form of ``target`` that has the letters of ``found``, with the most similar capitals."""
    same = [form for form in forms(target, language) if _letters(fold(form)) == _letters(fold(found))]
    return min(same or [target], key=lambda form: _different_capitals(_letters(form), _letters(found)))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _different_capitals(one: str, other: str) -> int:
    return sum(a.isupper() != b.isupper() for a, b in zip(one, other, strict=False))
