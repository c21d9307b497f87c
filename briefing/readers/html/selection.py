"""Which blocks of a page are its article: what was surely kept, reconciled with all that stands around and between.

Nothing between the headline and the last sentence is left out without being passed over for a reason that is reported.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from briefing.readers.dates import find_date
from briefing.readers.findings import FURNITURE, left_out
from briefing.readers.html.blocks import PageBlock, PageText, text_of, unseen_findings
from briefing.readers.html.furniture import furniture
from briefing.readers.html.location import article_blocks, is_prose, smallest_range
from briefing.readers.html.visibility import unseen_in
from briefing.readers.structure import Block
from briefing.records import Finding, ParagraphKind

_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?:[:.][0-5]\d)?\Z")
_LONGEST_DETAIL = 80
"""Characters of a line under the headline that says when the article was published."""

_SHORTEST_HEADLINE = 10
_LIVE = 2
"""Times of day between paragraphs that make a page a chain of posts."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The article of a page.

    ``top`` are the blocks of the page around its headline that are no furniture, ``core`` is the range of those in the
    smallest element around its text; ``details`` are the lines at the top that say when it was published.
    """

    blocks: list[Block]
    findings: list[Finding]
    headline: str
    details: list[str]
    text: PageText
    top: frozenset[int]
    core: tuple[int, int]


def select(page: HtmlElement, titles: Sequence[str]) -> Selection | None:
    """Return the article of a page which states ``titles`` for it; ``None`` if it has none."""
    text = text_of(page, unseen_in(page))
    passed = furniture(text)
    kept = article_blocks(page, text, [not each for each in passed])
    if not any(kept):
        return None
    return _Selecting(text, passed, kept, titles).result()


class _Selecting:
    """The judgement on each block; indexes count blocks of the page."""

    def __init__(self, text: PageText, passed: list[bool], kept: list[bool], titles: Sequence[str]) -> None:
        self._text, self._blocks, self._passed, self._kept = text, text.blocks, passed, kept
        self._core = smallest_range(text, kept)
        prose = (index for index in range(*self._core) if self._is_sentence(index))
        self._first = next(prose, kept.index(True))
        self._headline = _headline_index(self._blocks[: self._first + 1], titles)
        self._start = self._first_index() if self._headline is None else self._headline
        self._stop = self._last_index() + 1
        self._is_live = self._times() >= _LIVE

    def result(self) -> Selection:
        """Return the article, with findings on what stands in it and is left out."""
        chosen = [index for index in range(self._start, self._stop) if self._is_chosen(index)]
        chosen = self._without_repeats(chosen)
        headline = self._blocks[self._headline].text if self._headline is not None else ""
        details = [self._blocks[index].text for index in self._near_top() if self._is_detail(index)]
        return Selection(
            [self._made(index) for index in chosen],
            [*self._furniture(chosen), *self._unseen()],
            headline,
            details,
            self._text,
            frozenset(index for index in (*self._near_top(), self._first) if not self._passed[index]),
            self._core,
        )

    def _is_sentence(self, index: int) -> bool:
        return not self._passed[index] and is_prose(self._blocks[index]) and not self._blocks[index].is_heading

    def _first_index(self) -> int:
        return min(self._first, self._kept.index(True)) if self._kept.index(True) >= self._core[0] else self._first

    def _last_index(self) -> int:
        """Return the last block that is kept or, inside the element around the article, a sentence."""
        last = max(index for index, is_kept in enumerate(self._kept) if is_kept)
        if self._core[1] - self._core[0] < len(self._blocks):
            inside = range(last + 1, self._end_of_article())
            last = max((index for index in inside if self._is_sentence(index)), default=last)
        return self._with_list(last)

    def _end_of_article(self) -> int:
        start, stop = self._core
        around = (
            blocks
            for element, blocks in self._text.ranges.items()
            if (element.tag == "article" or element.get("itemprop") == "articleBody")
            and blocks[0] <= start
            and blocks[1] >= stop
        )
        return min((blocks[1] for blocks in around), default=stop)

    def _with_list(self, last: int) -> int:
        """The list that a last sentence announces, «…: », belongs to it."""
        if self._blocks[last].text.endswith(":") or self._blocks[last].kind is ParagraphKind.ITEM:
            while last + 1 < self._core[1] and self._is_item(last + 1):
                last += 1
        return last

    def _is_item(self, index: int) -> bool:
        return self._blocks[index].kind is ParagraphKind.ITEM and not self._passed[index]

    def _times(self) -> int:
        return sum(bool(_CLOCK.match(block.text)) for block in self._blocks[self._first : self._stop])

    def _near_top(self) -> range:
        return range(max(0, self._start - 5), self._first)

    def _is_detail(self, index: int) -> bool:
        text = self._blocks[index].text
        if index >= self._first or index == self._headline or self._passed[index] or len(text) > _LONGEST_DETAIL:
            return False
        return (bool(_CLOCK.match(text)) and not self._is_live) or find_date(text) is not None

    def _is_chosen(self, index: int) -> bool:
        if index == self._headline:
            return True
        if self._passed[index] or self._is_detail(index):
            return False
        if self._kept[index] or self._core[0] <= index < self._core[1]:
            return True
        if index < self._first:
            return self._is_near(index)
        return index < self._end_of_article()

    def _is_near(self, index: int) -> bool:
        """Between headline and text stand leads and subtitles, but menus and rubrics too."""
        block = self._blocks[index]
        return not block.is_mostly_links and (is_prose(block) or block.is_heading)

    def _without_repeats(self, chosen: Sequence[int]) -> list[int]:
        """Leave out a lead that stands over the text and opens it again."""
        inside = {self._blocks[index].text for index in chosen if self._core[0] <= index < self._core[1]}
        return [
            index
            for index in chosen
            if index >= self._core[0] or index == self._headline or self._blocks[index].text not in inside
        ]

    def _made(self, index: int) -> Block:
        block = self._blocks[index]
        kind = ParagraphKind.HEADLINE if index == self._headline else block.kind
        if kind is ParagraphKind.HEADLINE and index != self._headline:
            kind = ParagraphKind.HEADING
        return Block(block.text, kind, block.marker)

    def _furniture(self, chosen: Sequence[int]) -> Iterator[Finding]:
        texts = {self._blocks[index].text for index in chosen}
        missing = [
            index
            for index in range(self._start, self._stop)
            if self._blocks[index].text not in texts and not self._is_detail(index)
        ]
        inside = [index for index in missing if self._passed[index] or index < self._first]
        yield from left_out(FURNITURE, [self._blocks[index].text for index in inside])
        yield from left_out("left-out", [self._blocks[index].text for index in missing if index not in inside])

    def _unseen(self) -> Iterator[Finding]:
        return unseen_findings([each for each in self._text.unseen if self._start < each.place <= self._stop])


def _headline_index(blocks: Sequence[PageBlock], titles: Sequence[str]) -> int | None:
    """Return the heading that the page states as its title; else the last one above the text that is not a link."""
    stated = [_folded(title) for title in titles if title]
    matching = [i for i, block in enumerate(blocks) if _is_stated(_folded(block.text), stated)]
    first_level = [i for i, block in enumerate(blocks) if block.kind is ParagraphKind.HEADLINE]
    own = [i for i in first_level if not blocks[i].is_mostly_links]
    for candidates in ([i for i in matching if i in first_level], own[-1:], matching[-1:]):
        if candidates:
            return candidates[0]
    return None


def _is_stated(text: str, titles: Sequence[str]) -> bool:
    return len(text) >= _SHORTEST_HEADLINE and any(title == text or title.startswith(f"{text} ") for title in titles)


def _folded(text: str) -> str:
    return " ".join(re.sub(r"\W+", " ", text.lower()).split())
