"""The headline of a page: a heading, what the page states as its title, or a line over the text that looks like one."""

import re
from collections.abc import Iterator, Sequence

from briefing.readers.html.blocks import PageBlock
from briefing.readers.html.details import is_detail
from briefing.records import ParagraphKind

_SHORTEST, _LONGEST = 10, 250
"""Characters."""

_FEWEST_WORDS = 3
"""«Новости экономики» is a rubric, «Айгерим Сарсенова» an author."""

_LONGEST_SENTENCE = 150
"""Characters of a headline that ends in a full stop; what is longer is a lead."""

_MOST_ABOVE = 6
"""Lines over the text among which its headline may stand."""

_HALF = 0.5
_WORD = re.compile(r"[^\W\d_]{3,}")


def marked_headline(blocks: Sequence[PageBlock], titles: Sequence[str]) -> int | None:
    """Return the heading that the page states as its title; else the last one above the text that is not a link."""
    stated = [_folded(title) for title in titles if title]
    matching = [i for i, block in enumerate(blocks) if _is_stated(_folded(block.text), stated)]
    first_level = [i for i, block in enumerate(blocks) if block.kind is ParagraphKind.HEADLINE]
    own = [i for i in first_level if not blocks[i].is_mostly_links]
    for candidates in ([i for i in matching if i in first_level], own[-1:], matching[-1:]):
        if candidates:
            return candidates[0]
    return None


def apparent_headline(blocks: Sequence[PageBlock], passed: Sequence[bool], first: int, stated: str) -> int | None:
    """Return the line that a reader takes for the headline of a text whose ``first`` sentence is known.

    Pages of the kind that have a bold line, or a plain one, over a text in ``<br>`` lines. ``stated`` is the title
    that the page gives the article itself, ``""`` if it gives the page one at most.
    """
    near = [index for index in _above(blocks, passed, first) if _reads_as_headline(blocks[index], stated)]
    bold = [index for index in near if blocks[index].is_emphasised]
    if near:
        return max(bold or near, key=lambda index: (len(blocks[index].text), -index))
    return first if _is_bold_sentence(blocks, first) else None


def opening(blocks: Sequence[PageBlock], passed: Sequence[bool], first: int, start: int) -> int:
    """Return the topmost of the lines that stand right over the ``first`` sentence, from the block ``start`` on."""
    lines = [index for index in _above(blocks, passed, first) if index >= start]
    return min((index for index in lines if not is_detail(blocks[index])), default=first)


def _above(blocks: Sequence[PageBlock], passed: Sequence[bool], first: int) -> Iterator[int]:
    """Yield the lines over the text, upwards, until the menus begin."""
    for index in range(first - 1, max(-1, first - 1 - _MOST_ABOVE), -1):
        if blocks[index].is_mostly_links or blocks[index].kind in (ParagraphKind.ROW, ParagraphKind.ITEM):
            return
        if not passed[index]:
            yield index


def _reads_as_headline(block: PageBlock, stated: str) -> bool:
    text = block.text
    return (
        _SHORTEST <= len(text) <= _LONGEST
        and not text[0].islower()
        and not text.endswith((",", ";", ":"))
        and not is_detail(block)
        and sum(any(map(str.isalpha, word)) for word in text.split()) >= _FEWEST_WORDS
        and (not stated or _share_words(text, stated))
    )


def _is_bold_sentence(blocks: Sequence[PageBlock], first: int) -> bool:
    below = blocks[first + 1] if first + 1 < len(blocks) else None
    is_bold = blocks[first].is_emphasised and below is not None and not below.is_emphasised
    return is_bold and _SHORTEST <= len(blocks[first].text) <= _LONGEST_SENTENCE


def _share_words(left: str, right: str) -> bool:
    return not set(_WORD.findall(left.lower())).isdisjoint(_WORD.findall(right.lower()))


def _is_stated(text: str, titles: Sequence[str]) -> bool:
    return len(text) >= _SHORTEST and any(_is_title(text, title) for title in titles)


def _is_title(text: str, title: str) -> bool:
    """Tell whether ``title`` is the text, with the name of the site before or behind it, or the text in short."""
    if title == text or title.startswith(f"{text} ") or title.endswith(f" {text}"):
        return True
    return len(title) >= max(2 * _SHORTEST, _HALF * len(text)) and text.startswith(f"{title} ")


def _folded(text: str) -> str:
    return " ".join(re.sub(r"\W+", " ", text.lower()).split())
