"""Footnotes: small lines at the foot of a page or column, which stand in the way of the paragraph that goes on."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefing.readers.pdf.layout import PageLine
from briefing.readers.structure import Block
from briefing.records import ParagraphKind

_SMALL = 0.93
"""Times the usual size of the letters that notes have at most."""

_SIGN = r"(?P<sign>\d{1,3}|\*{1,3}|[†‡])"
_MARK = re.compile(rf"\[?{_SIGN}\]?[.)]?\s*(?=[A-ZА-ЯЁ«\"„“(]|https?:|www\.)")
"""«1Отчет порта», «2) См. заявление»; raised, as «[1]»."""

_ENDED = re.compile(r"[.!?…»\"”)\]]\Z")

NumberedLine = tuple[int, PageLine]
"""The number of a page, and a line on it."""


def parted(kept: Sequence[NumberedLine], body: float) -> tuple[list[NumberedLine], list[list[PageLine]]]:
    """Return the lines of the text, and the notes by lines; ``body`` is the usual size of the letters."""
    text: list[NumberedLine] = []
    notes: list[list[PageLine]] = []
    for part in _parts(kept):
        start = _start_of_notes(part, body, goes_on=bool(notes) and not _ENDED.search(notes[-1][-1].text))
        text += part[:start]
        for _, line in part[start:]:
            if _is_marked(line) or not notes:
                notes.append([line])
            else:
                notes[-1].append(line)
    return text, notes


def note_block(text: str) -> Block:
    """Return the block of a note that reads ``text``, under its mark as it stands in the article."""
    match = _MARK.match(text)
    return Block(text[match.end() :], ParagraphKind.ITEM, f"[{match['sign']}]") if match else Block(text)


def _is_marked(line: PageLine) -> bool:
    first = line.words[0]
    return first.raised == (0, len(first.text)) or bool(_MARK.match(line.text))


def _parts(kept: Sequence[NumberedLine]) -> Iterator[list[NumberedLine]]:
    """Yield the lines of each column of each page."""
    part = list(kept[:1])
    for (page, upper), (next_page, lower) in pairwise(kept):
        if page != next_page or lower.height > upper.height:
            yield part
            part = []
        part.append((next_page, lower))
    yield part


def _start_of_notes(part: Sequence[NumberedLine], body: float, *, goes_on: bool) -> int:
    """Return where the notes at the foot of a column begin: with a mark, or with the rest of one that ``goes_on``."""
    start = len(part)
    while start and part[start - 1][1].size <= _SMALL * body:
        start -= 1
    if goes_on:
        return start
    return next((index for index in range(start, len(part)) if _is_marked(part[index][1])), len(part))
