"""Running heads and page numbers: what stands at the head or foot of many pages."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile

from briefing.readers.pdf.extraction import Page
from briefing.readers.pdf.layout import PageLine

_NUMBER = re.compile(
    r"(?:(?:стр(?:аница|\.)|page|p\.|с\.)\s*)?(?:[-–—]\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*[-–—])?(?:\s*(?:/|из|of)\s*\d{1,4})?",
    re.IGNORECASE,
)
"""«3», «- 3 -», «Страница 3 из 12»."""

_EDGE = 0.11
"""The share of a page's height in which its head or foot stands."""

_NEAR = 1.35
"""Times the size of the letters: lines that are no farther apart are of one text."""

_FEWEST_PAGES = 2
_DIGITS = re.compile(r"\d+")


def margins(pages: Sequence[Page], lines: Sequence[Sequence[PageLine]]) -> set[tuple[int, int]]:
    """Return the lines, by page and place on it, that are no text of the article."""
    at_edges = [
        (number, place, _DIGITS.sub("#", line.text).strip(), round(line.height / 4))
        for number, (page, found) in enumerate(zip(pages, lines, strict=True))
        for place, line in enumerate(found)
        if _is_at_edge(page, line)
    ]
    repeated = Counter((text, height) for _, _, text, height in at_edges)
    enough = max(_FEWEST_PAGES, len(pages) // 3)
    heads = {(number, place) for number, place, text, height in at_edges if repeated[text, height] >= enough}
    numbers = {
        (number, place) for number, place, *_ in at_edges if _NUMBER.fullmatch(lines[number][place].text.strip())
    }
    of_text = {each for number, page in enumerate(pages) for each in _of_text(number, page, lines[number], heads)}
    return (heads - of_text) | numbers


def _of_text(
    number: int, page: Page, lines: Sequence[PageLine], heads: Collection[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield those of ``heads`` at the foot that no gap parts from the text: the last note of two pages is «Там же»."""
    from_below = sorted(range(len(lines)), key=lambda place: lines[place].height)
    outside = [*takewhile(lambda place: (number, place) in heads, from_below)]
    inner = next((lines[place] for place in from_below[len(outside) :]), None)
    while outside and inner and _is_near(lines[outside[-1]], inner):
        inner = lines[outside.pop()]
    at_foot = (place for place, line in enumerate(lines) if 2 * line.height < page.height)
    yield from ((number, place) for place in at_foot if place not in outside)


def _is_near(line: PageLine, inner: PageLine) -> bool:
    return abs(line.height - inner.height) < _NEAR * min(line.size, inner.size)


def _is_at_edge(page: Page, line: PageLine) -> bool:
    return not _EDGE < line.height / (page.height or 1) < 1 - _EDGE
