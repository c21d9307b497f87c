"""A text as figures and words with their places."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

JOINT = frozenset(" -\u00a0\u202f")
"""What may stand between the words of a number."""

_TOKEN = re.compile(
    r"""
      (?P<date> (?<![\d.]) (?: \d{1,2}\.\d{1,2}\.\d{4} | \d{4}-\d\d-\d\d | \d{1,2}/\d{1,2}/\d{4} ) (?![\d.]*\d) )
    | (?P<clock> (?<!\d) \d{1,2}:\d\d (?: :\d\d )? (?!\d) )
    | (?P<figure> \d{1,3} (?: [ \u00a0\u202f] \d{3} )+ (?: [.,]\d{1,2} )? (?!\d) | \d+ (?: [.,]\d+ )* )
    | (?P<word> [^\W\d_]+ )
    """,
    re.VERBOSE,
)


class QuantityToken(NamedTuple):
    """A figure, a numeric date, a time of day or a word, as ``kind`` says. ``lower`` has «е» for «ё»."""

    kind: str
    raw: str
    lower: str
    start: int
    stop: int


@dataclass(frozen=True)
class QuantityTokens:
    """The tokens of ``text``."""

    text: str

    @cached_property
    def all(self) -> list[QuantityToken]:
        """All tokens, in order."""
        return [
            QuantityToken(str(found.lastgroup), found[0], found[0].lower().replace("ё", "е"), *found.span())
            for found in _TOKEN.finditer(self.text)
        ]

    def at(self, index: int) -> QuantityToken | None:
        """Return a token, ``None`` before the first and behind the last."""
        return self.all[index] if 0 <= index < len(self.all) else None

    def word(self, index: int) -> str:
        """Return a word in lower case, empty where there is none."""
        token = self.at(index)
        return token.lower if token and token.kind == "word" else ""

    def gap(self, index: int) -> str:
        """Return the text between a token and the one before it."""
        return self.text[self.all[index - 1].stop : self.all[index].start] if 0 < index < len(self.all) else "\n"

    def behind(self, offset: int) -> int:
        """Return the index of the first token that begins at or behind ``offset``."""
        return bisect_left(self.all, offset, key=lambda token: token.start)
