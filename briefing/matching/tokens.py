"""A text as words, dashes and other signs with their exact places, without spaces and quotation marks.

What typography adds to a word is removed: soft hyphens, accents that mark the stress, decomposed letters. Letters that
look alike are one: «СОР29» is "COP29".
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from briefing.languages.characters import COMBINING, INVISIBLE, STRESS
from briefing.languages.lookalikes import comparable, ending, is_mixed, unified
from briefing.languages.morphology import fold

HYPHENS = "-\u2010\u2011"
DASHES = HYPHENS + "\u2012\u2013\u2014\u2015\u2212"
APOSTROPHES = "'\u2018\u2019\u02bc`"
QUOTES = '"«»“”„‟‹›\u201a' + APOSTROPHES

_LINE_END = rf"[{HYPHENS}\u00ad][^\S\n]*\n[^\S\n]*"


def _pattern(inside: str) -> re.Pattern[str]:
    """Return the pattern of a token; ``inside`` is what may stand between two letters of a word."""
    word = rf"[^\W_]+(?:[{COMBINING}]+[^\W_]*|(?:{inside})[^\W_]+)*"
    return re.compile(rf"(?P<word>{word})|(?P<dash>[{DASHES}]+)|[^\s{INVISIBLE}{QUOTES}]")


_AS_WRITTEN = _pattern(rf"[{INVISIBLE}]+")
_REJOINED = _pattern(rf"{_LINE_END}|[{INVISIBLE}]+")
_BROKEN = re.compile(_LINE_END)
_EXTRA = re.compile(rf"{_LINE_END}|[{INVISIBLE}]+")


class Token(NamedTuple):
    """``text`` is the word in its own capitals, composed and without extras, ``folded`` what it is compared by.

    An ending without a hyphen after a Latin word is no part of it: «TRIPP|ом».
    """

    text: str
    folded: str
    start: int
    stop: int

    @property
    def is_word(self) -> bool:
        """Tell a word, of letters or digits, from a dash or another sign."""
        return self.text[0].isalnum()


def tokenise(text: str) -> list[Token]:
    """Return the tokens of ``text`` as it is written, in order. Every dash is «-»."""
    return list(_tokens(_AS_WRITTEN, text))


def tokenisations(text: str) -> Iterator[list[Token]]:
    r"""Yield the tokens of ``text``, and once more with words joined that a line end may have broken.

    «Азербайджано-\nказахстанский» has its hyphen with or without the line end, «Сред-\nний» does not: a search must
    look in both.
    """
    yield tokenise(text)
    if _BROKEN.search(text):
        yield list(_tokens(_REJOINED, text))


def _tokens(pattern: re.Pattern[str], text: str) -> Iterator[Token]:
    mixed = is_mixed(text)
    for match in pattern.finditer(text):
        if match.lastgroup != "word":
            clean = "-" if match.lastgroup == "dash" else match[0]
            yield Token(clean, clean.casefold(), *match.span())
            continue
        clean = match[0] if match[0].isalnum() else _clean(match[0])
        yield _mixed_token(clean, *match.span()) if mixed else Token(clean, _folded(clean), *match.span())


def _mixed_token(word: str, start: int, stop: int) -> Token:
    """Return the token of a word whose letters may be of both alphabets, without the ending of «TRIPPом»."""
    hanging = ending(word)
    text = unified(word.removesuffix(hanging))
    return Token(text, _folded(text), start, stop - len(hanging))


def _folded(word: str) -> str:
    return fold(comparable(word) if word.isascii() else word)


def _clean(word: str) -> str:
    composed = unicodedata.normalize("NFC", _EXTRA.sub("", word))
    return STRESS.sub("", composed)
