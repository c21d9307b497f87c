"""Which blocks of a page are its article: what was surely kept, reconciled with all that stands around and between.

Nothing between the headline and the last sentence is left out without being passed over for a reason that is reported.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from briefing.readers.findings import FURNITURE, left_out
from briefing.readers.html.blocks import PageText, text_of, unseen_findings
from briefing.readers.html.details import is_clock, is_date_alone, is_dated_source, is_detail, is_of_today
from briefing.readers.html.furniture import furniture
from briefing.readers.html.headline import apparent_headline, marked_headline, opening
from briefing.readers.html.location import article_blocks, is_prose, smallest_range
from briefing.readers.html.visibility import unseen_in
from briefing.readers.structure import Block
from briefing.records import Finding, ParagraphKind

_NEAR = 5
"""Blocks over the headline, or under the text, that may say when the article was published."""

_LONGEST_LINK = 25
"""Characters of a link that leads to a part of the site; longer ones lead to other articles."""

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


def select(page: HtmlElement, titles: Sequence[str], own_title: str = "") -> Selection | None:
    """Return the article of a page which states ``titles`` for it; ``None`` if it has none.

    ``own_title`` is the one of them that is surely the article's, and not the site's.
    """
    text = text_of(page, unseen_in(page))
    passed = furniture(text)
    kept = article_blocks(page, text, [not each for each in passed])
    if not any(kept):
        return None
    return _Selecting(text, passed, kept, titles, own_title).result()


class _Selecting:
    """The judgement on each block; indexes count blocks of the page."""

    def __init__(
        self, text: PageText, passed: list[bool], kept: list[bool], titles: Sequence[str], own_title: str
    ) -> None:
        self._text, self._blocks, self._passed, self._kept = text, text.blocks, passed, kept
        self._core = smallest_range(text, kept)
        self._first = self._first_sentence(self._core[0])
        self._headline = marked_headline(self._blocks[: self._first + 1], titles)
        if self._headline is None:
            self._headline = apparent_headline(self._blocks, passed, self._first, own_title)
        if self._headline == self._first:
            self._first = self._first_sentence(self._first + 1)
        self._start = self._first_index() if self._headline is None else self._headline
        last = self._last_index()
        self._is_live = sum(map(is_clock, self._blocks[self._first : last + 1])) >= _LIVE
        self._dates_below = [] if self._is_live else [*self._dated_lines(last)]
        self._stop = max(last, *self._dates_below, 0) + 1

    def _first_sentence(self, start: int) -> int:
        prose = (index for index in range(start, self._core[1]) if self._is_sentence(index))
        return next(prose, self._kept.index(True))

    def result(self) -> Selection:
        """Return the article, with findings on what stands in it and is left out."""
        chosen = [index for index in range(self._start, self._stop) if self._is_chosen(index)]
        chosen = self._without_repeats(chosen)
        headline = self._blocks[self._headline].text if self._headline is not None else ""
        return Selection(
            [self._made(index) for index in chosen],
            [*self._furniture(chosen), *self._unseen()],
            headline,
            [self._blocks[index].text for index in self._dated()],
            self._text,
            frozenset(index for index in (*self._near_top(), self._first) if not self._passed[index]),
            self._core,
        )

    def _is_sentence(self, index: int) -> bool:
        block = self._blocks[index]
        return not self._passed[index] and is_prose(block) and not block.is_heading and not is_date_alone(block)

    def _first_index(self) -> int:
        start = self._kept.index(True)
        first = min(self._first, start) if start >= self._core[0] else self._first
        return opening(self._blocks, self._passed, first, self._core[0])

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

    def _near_top(self) -> range:
        return range(max(0, self._start - _NEAR), self._first)

    def _dated(self) -> Iterator[int]:
        """Yield the lines that say when the article was published, the surest first."""
        top = [index for index in self._near_top() if self._is_detail(index)]
        yield from (index for index in top if index > self._start)
        yield from (index for index in reversed(top) if index < self._start and not is_of_today(self._blocks[index]))
        yield from self._dates_below

    def _dated_lines(self, last: int) -> Iterator[int]:
        """Yield the lines with a date under the text, where what follows is no list of other articles."""
        while last > self._first and is_date_alone(self._blocks[last]):
            yield last
            last -= 1
        for index in range(last + 1, min(last + _NEAR, len(self._blocks))):
            block = self._blocks[index]
            if self._passed[index] or block.is_mostly_links or block.is_heading:
                return
            is_own = block.linked == 0 and is_date_alone(block)
            if (is_own or is_dated_source(block)) and not self._leads_to_others(index + 1):
                yield index
                return

    def _leads_to_others(self, index: int) -> bool:
        block = self._blocks[index] if index < len(self._blocks) else None
        return block is not None and block.linked > 0 and len(block.text) > _LONGEST_LINK and not self._passed[index]

    def _is_detail(self, index: int) -> bool:
        block = self._blocks[index]
        if index in self._dates_below:
            return is_date_alone(block)
        if index >= self._first or index == self._headline or self._passed[index]:
            return False
        return (is_clock(block) and not self._is_live) or is_detail(block)

    def _is_chosen(self, index: int) -> bool:
        if index == self._headline:
            return True
        if self._passed[index] or self._is_detail(index):
            return False
        if index in self._dates_below:
            return True
        if self._kept[index] or self._core[0] <= index < self._core[1]:
            return True
        if index < self._first:
            return self._is_near(index)
        return index < self._end_of_article()

    def _is_near(self, index: int) -> bool:
        """Between headline and text stand leads and subtitles, but menus and rubrics too."""
        block = self._blocks[index]
        return not block.is_mostly_links and (is_prose(block) or block.is_emphasised)

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
            if self._blocks[index].text not in texts and not self._is_told_as_date(index)
        ]
        inside = [index for index in missing if self._passed[index] or index < self._first]
        yield from left_out(FURNITURE, [self._blocks[index].text for index in inside])
        yield from left_out("left-out", [self._blocks[index].text for index in missing if index not in inside])

    def _is_told_as_date(self, index: int) -> bool:
        return self._is_detail(index) and (is_clock(self._blocks[index]) or is_date_alone(self._blocks[index]))

    def _unseen(self) -> Iterator[Finding]:
        return unseen_findings([each for each in self._text.unseen if self._start < each.place <= self._stop])
