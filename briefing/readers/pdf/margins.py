"""Running heads and page numbers: what stands at the head or foot of many pages."""

import re
from collections import Counter
from collections.abc import Sequence

from briefing.readers.pdf.extraction import Page
from briefing.readers.pdf.layout import PageLine

_NUMBER = re.compile(
    r"(?:(?:стр(?:аница|\.)|page|p\.|с\.)\s*)?(?:[-–—]\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*[-–—])?(?:\s*(?:/|из|of)\s*\d{1,4})?",
    re.IGNORECASE,
)
"""«3», «- 3 -», «Страница 3 из 12»."""

_EDGE = 0.11
"""The share of a page's height in which its head or foot stands."""

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
    return {
        (number, place)
        for number, place, text, height in at_edges
        if repeated[text, height] >= enough or _NUMBER.fullmatch(lines[number][place].text.strip())
    }


def _is_at_edge(page: Page, line: PageLine) -> bool:
    return not _EDGE < line.height / (page.height or 1) < 1 - _EDGE
