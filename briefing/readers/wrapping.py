"""Paragraphs of plain text: its lines or, where those were wrapped at a width, what was wrapped."""

import re
from collections.abc import Sequence
from itertools import pairwise

from briefing.readers.shapes import item_marker
from briefing.records import Span

_BLANK = " \t\n\xa0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff"
"""Characters that do not show on paper: Unicode's blanks, and those of no width."""

LINE = re.compile(rf"[^{_BLANK}](?:[^\n]*[^{_BLANK}])?")

_WIDTHS = range(40, 121)
"""Line lengths at which people and programs wrap text."""


def paragraph_spans(text: str) -> list[Span]:
    """Return where the paragraphs of ``text`` are."""
    lines = [Span(*match.span()) for match in LINE.finditer(text)]
    width = _wrap_width(text, lines)
    spans = list(lines[:1])
    for upper, lower in pairwise(lines):
        if width and _adjacent(text, upper, lower) and _is_forced(text, upper, lower, width):
            spans[-1] = Span(spans[-1].start, lower.stop)
        else:
            spans.append(lower)
    return spans


def _wrap_width(text: str, lines: Sequence[Span]) -> int:
    """Return the width ``text`` was wrapped at, 0 if each line is a paragraph.

    Wrapped lines are as full as they can be: the next word would not have fitted. Where that is so and the next
    line goes on in lower case, in half the places or more, the line ends are the width's doing.
    """
    pairs = [(upper, lower) for upper, lower in pairwise(lines) if _adjacent(text, upper, lower)]
    width = max((len(line) for pair in pairs for line in pair), default=0)
    if width not in _WIDTHS:
        return 0
    broken = [text[lower.start].islower() and _is_forced(text, upper, lower, width) for upper, lower in pairs]
    return width if 2 * sum(broken) >= len(pairs) else 0


def _adjacent(text: str, upper: Span, lower: Span) -> bool:
    return text.count("\n", upper.stop, lower.start) == 1


def _is_forced(text: str, upper: Span, lower: Span, width: int) -> bool:
    line = lower.of(text)
    first_word = line.split(maxsplit=1)[0]
    return len(upper) + 1 + len(first_word) > width and not item_marker(line)
