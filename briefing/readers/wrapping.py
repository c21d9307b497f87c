"""Lines that were wrapped at a width, as in text copied from a PDF, to paragraphs; and words broken at a line's end."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefing.languages import morphology
from briefing.readers.dateline import dateline
from briefing.readers.shapes import item_marker
from briefing.records import Span

_BLANK = " \t\n\xa0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff"
"""Characters that do not show on paper: Unicode's blanks, and those of no width."""

LINE = re.compile(rf"[^{_BLANK}](?:[^\n]*[^{_BLANK}])?")

_BROKEN = re.compile(
    r"(?<=[^\W\d_]{2})(?P<sign>[-\u00ad¬])[^\S\n]*(?:\n[^\S\n]*){1,3}"
    r"(?P<word>[^\W\d_]+)(?P<rest>\S*)(?:[^\S\n]+(?=\S))?"
)
"""A line's end in a word: a hyphen, or the signs that take its place in text copied from a PDF or scanned."""

_SIGN_AT_END = re.compile(r"[-\u00ad¬][^\S\n]*\n")
_WORD_BEFORE = re.compile(r"[^\W\d_]+\Z")
_LONGEST_WORD = 50
_LATIN = re.compile("[A-Za-z]")
_LINKING_VOWELS = "ое"
"""«азербайджано-казахстанский»"""

_PARTICLES = frozenset("то либо нибудь таки ка де с".split())
_PREFIXES = frozenset(
    "транс меж анти контр сверх супер гидро нефте газо энерго агро электро тепло микро макро аэро био гео".split()
)
"""Beginnings of words that the dictionary may not have, and that no hyphen parts from the rest."""

_ENDS, _CLOSING = (".", "!", "?", "…", ":", ";"), "»\"”’')]"
_NEVER_LAST = frozenset(
    "в во на по с со к ко за из от до для при над под без через между о об у и а но или что как".split()
)
"""Words that no sentence and no headline ends with."""

_GOES_ON = re.compile(r"[\w,»\"”)%–—-]")

_WIDEST = 130
"""Characters of a line beyond which it is a paragraph."""

_NARROWEST = 20
_FIRST_WORD = re.compile(r"[^\W\d_]+")

_HALF, _FULL = 0.5, 0.85
"""Share of the width that a wrapped line and the next word would exceed: in a PDF, letters are of different widths."""

_FEWEST, _SHARE = 2, 1 / 3
"""Line ends in a sentence, at least, in a text whose lines all were wrapped."""

_PUNCTUATION = re.compile("[.,;:!?]")
_PUNCTUATED = 0.05
"""Share of these lines that have punctuation; items of a list that have lost their bullets have none."""

_SURELY_LONG = 40
"""Characters of a line in a sentence that is no item of a list."""

_LONGEST_HEADLINE = 4
"""Lines."""


@dataclass(frozen=True, slots=True)
class Line:
    """``apart``: a blank line stands before it; ``indent`` is in characters."""

    text: str
    apart: bool = False
    indent: int = 0


def paragraph_spans(text: str) -> list[Span]:
    """Return where the paragraphs of ``text`` are."""
    found = [Span(*match.span()) for match in LINE.finditer(text)]
    ends = [0, *(line.stop for line in found)]
    before = [text[end : line.start] for end, line in zip(ends, found, strict=False)]
    lines = [
        Line(line.of(text), blank.count("\n") > 1, len(blank) - blank.rfind("\n") - 1)
        for line, blank in zip(found, before, strict=True)
    ]
    spans = list(found[:1])
    for line, goes_on in zip(found[1:], continuations(lines), strict=True):
        spans[-1:] = [Span(spans[-1].start, line.stop)] if goes_on else [spans[-1], line]
    return spans


def with_whole_words(text: str) -> str:
    r"""Return ``text`` with words that a line end breaks on the first of the two lines: «срав-\nнению» is one word.

    A hyphen stays where it belongs to the word, «торгово-\nэкономический».
    """
    if not _SIGN_AT_END.search(text):
        return text
    words = set(re.findall(r"[\w-]+", text.casefold()))

    def whole(match: re.Match[str]) -> str:
        before = _WORD_BEFORE.search(text, max(0, match.start() - _LONGEST_WORD), match.start())
        is_hyphen = match["sign"] == "-" and _keeps_hyphen(before[0] if before else "", match["word"], words)
        at_end = text[match.end() : match.end() + 1] in ("", "\n")
        return f"{'-' if is_hyphen else ''}{match['word']}{match['rest']}{'' if at_end else chr(10)}"

    return _BROKEN.sub(whole, text)


def _keeps_hyphen(first: str, second: str, words: set[str]) -> bool:
    """Tell whether a hyphen is the word's own; ``words`` are those of the whole text."""
    first, hyphenated = first.casefold(), f"{first}-{second}".casefold()
    if first + second.casefold() in words:
        return False
    if hyphenated in words or not second[0].islower():
        return True
    if _LATIN.match(second):
        return False
    if morphology.is_known(hyphenated):
        return True
    if first in _PREFIXES or morphology.is_known(first + second):
        return False
    is_part = first[-1] in _LINKING_VOWELS or morphology.is_known(first)
    return second in _PARTICLES or (is_part and morphology.is_known(second))


def continuations(lines: Sequence[Line]) -> list[bool]:
    """Return of each line but the first whether it continues the paragraph of the line before it."""
    pairs = list(pairwise(lines))
    in_sentence = [_is_in_sentence(upper, lower) for upper, lower in pairs]
    width = max((len(upper.text) for upper, _ in pairs), default=0)
    broken = [upper for (upper, _), is_broken in zip(pairs, in_sentence, strict=True) if is_broken]
    is_prose = sum(bool(_PUNCTUATION.search(line.text)) for line in broken) > _PUNCTUATED * len(broken)
    if is_prose and _NARROWEST <= width <= _WIDEST and len(broken) >= max(_FEWEST, _SHARE * len(pairs)):
        return _Wrapped(lines, width).continuations(in_sentence)
    return _torn(pairs, in_sentence)


def _torn(pairs: Sequence[tuple[Line, Line]], in_sentence: Sequence[bool]) -> list[bool]:
    """Return which lines, in a text that has a paragraph a line, go on to the end of a sentence."""
    found, ends = [], False
    for (upper, lower), is_broken in zip(reversed(pairs), reversed(in_sentence), strict=True):
        ends = is_broken and _SURELY_LONG <= len(upper.text) <= _WIDEST and (ends or _is_ended(lower.text))
        found.append(ends)
    return found[::-1]


def _is_in_sentence(upper: Line, lower: Line) -> bool:
    if not _GOES_ON.match(upper.text[-1:]):
        return False
    goes_on = lower.text[0].islower() or upper.text.rpartition(" ")[2] in _NEVER_LAST
    return goes_on and not item_marker(lower.text)


def _is_ended(text: str) -> bool:
    """Tell whether a text ends as sentences do, in quotes and brackets or not."""
    return text.rstrip(_CLOSING).endswith(_ENDS)


def hides_headline(opening: str) -> bool:
    """Tell whether the first lines of an opening paragraph may be a headline: names after it have capitals as well."""
    lines = opening.split("\n")[: _LONGEST_HEADLINE + 1]
    breaks = [(upper, lower) for upper, lower in pairwise(lines) if not _is_ended(upper.rstrip())]
    return _is_ended(opening) and any(lower.lstrip()[:1].isupper() for _, lower in breaks)


class _Wrapped:
    """The judgement on a text whose lines were wrapped at about ``width``."""

    def __init__(self, lines: Sequence[Line], width: int) -> None:
        self._lines, self._width = lines, width
        self._are_all_apart = all(line.apart for line in lines[1:])

    def continuations(self, in_sentence: Sequence[bool]) -> list[bool]:
        pairs = zip(pairwise(self._lines), in_sentence, strict=True)
        found = [self._goes_on(upper, lower, is_broken) for (upper, lower), is_broken in pairs]
        if (stop := self._end_of_headline()) is not None:
            found[stop] = False
        return found

    def _goes_on(self, upper: Line, lower: Line, is_in_sentence: bool) -> bool:
        if lower.indent > upper.indent + 1:
            return False
        if is_in_sentence or (lower.apart and not self._are_all_apart):
            return is_in_sentence
        return self._is_full(upper, lower) and not item_marker(lower.text)

    def _is_full(self, upper: Line, lower: Line) -> bool:
        """Tell whether the next word would not have fitted into the line; a name may just go on there."""
        length = len(upper.text) + 1 + len(lower.text.split(maxsplit=1)[0])
        return length > (_FULL if _is_ended(upper.text) else _HALF) * self._width

    def _end_of_headline(self) -> int | None:
        """Return the line that ends the headline: the next opens a sentence."""
        for index, (upper, lower) in enumerate(pairwise(self._lines[: _LONGEST_HEADLINE + 1])):
            if _is_ended(upper.text) or lower.apart:
                return None
            if dateline(lower.text) or _opens_sentence(lower.text):
                return index
        return None


def _opens_sentence(line: str) -> bool:
    """Tell whether a line begins with a capital that no name accounts for."""
    word = _FIRST_WORD.match(line)
    return word is not None and word[0].istitle() and morphology.is_common(word[0].lower())
