"""Where on a page the article is: trafilatura's judgement, and that of the page's densest prose."""

import logging
import re
from collections.abc import Iterable, Sequence
from itertools import accumulate

from lxml import etree
from lxml.html import HtmlElement

from briefing.readers.html.blocks import PageBlock, PageText

logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # its warnings become an InputError

_SENTENCE_END = re.compile(r"[.!?…:;][\"»”)\]]*\Z")
_WORD = re.compile(r"\w+")
_FEWEST_WORDS = 4
_LONG = 120
_SAME = 0.5
"""Share of a block's word triples that are in what trafilatura kept: inside, it drops names and numbers."""

_TRIPLE = 3
_MOST = 0.8
_RIVAL = 2
"""How much more prose there must be elsewhere than where trafilatura found the article, for it to be mistaken."""


def is_prose(block: PageBlock) -> bool:
    """Tell whether a block is a sentence or more, and not a link."""
    words = block.text.count(" ") + 1
    ends = len(block.text) >= _LONG or bool(_SENTENCE_END.search(block.text))
    return words >= _FEWEST_WORDS and ends and not block.is_mostly_links


def article_blocks(page: HtmlElement, text: PageText, candidates: Sequence[bool]) -> list[bool]:
    """Return which blocks are surely the article's; ``candidates`` are those that may be. ``page`` is left as it is.

    Where trafilatura finds little beside other prose, as in pages set in ``<aside>`` or a chain of posts, it is the
    prose of the smallest element that has most of it.
    """
    found = _where_kept(_kept_by_trafilatura(page), text.blocks, candidates)
    prose = [candidate and is_prose(block) for block, candidate in zip(text.blocks, candidates, strict=True)]
    start, stop = smallest_range(text, prose)
    dense = [is_one and start <= index < stop for index, is_one in enumerate(prose)]
    return dense if _weight(dense, text.blocks) > _RIVAL * _weight(found, text.blocks) else found


def smallest_range(text: PageText, chosen: Sequence[bool]) -> tuple[int, int]:
    """Return the blocks of the smallest element that holds most of the ``chosen`` text."""
    weights = (len(block.text) * is_one for block, is_one in zip(text.blocks, chosen, strict=True))
    sums = [0, *accumulate(weights)]
    enough = _MOST * sums[-1]
    held = [(start, stop) for start, stop in text.ranges.values() if sums[stop] - sums[start] >= enough > 0]
    return min(held, key=lambda blocks: blocks[1] - blocks[0], default=(0, len(text.blocks)))


def _weight(chosen: Iterable[bool], blocks: Sequence[PageBlock]) -> int:
    return sum(len(block.text) for block, is_one in zip(blocks, chosen, strict=True) if is_one)


def _kept_by_trafilatura(page: HtmlElement) -> list[str]:
    import trafilatura  # noqa: PLC0415 - half a second, which Markdown and Word documents with HTML in them do not need
    from trafilatura.settings import Document  # noqa: PLC0415

    try:
        found = trafilatura.bare_extraction(page, fast=True, include_comments=False)
    except (AttributeError, LookupError, RecursionError, ValueError, etree.LxmlError):  # its bugs, on broken pages
        return []
    if not isinstance(found, Document) or found.body is None or _is_whole_page(found.body):
        return []
    return [found.body.text or "", *("".join(map(str, element.itertext())) for element in found.body)]


def _is_whole_page(body: HtmlElement) -> bool:
    """Where it finds little, it returns all the text of the page, menus included, as one paragraph with line ends."""
    return len(body) == 1 and not len(body[0]) and "\n" in (body[0].text or "").strip()


def _where_kept(kept: Sequence[str], blocks: Sequence[PageBlock], candidates: Sequence[bool]) -> list[bool]:
    words = [_words(text) for text in kept]
    triples = {triple for each in words for triple in _triples(each)}
    short = {tuple(each) for each in words if len(each) < _TRIPLE}
    return [
        candidate and _is_kept(_words(block.text), triples, short)
        for block, candidate in zip(blocks, candidates, strict=True)
    ]


def _is_kept(words: Sequence[str], triples: set[tuple[str, ...]], short: set[tuple[str, ...]]) -> bool:
    own = _triples(words)
    return sum(triple in triples for triple in own) >= _SAME * len(own) if own else tuple(words) in short


def _words(text: str) -> list[str]:
    return _WORD.findall(text.replace("\u00ad", "").lower())


def _triples(words: Sequence[str]) -> list[tuple[str, ...]]:
    return list(zip(words, words[1:], words[2:], strict=False))
