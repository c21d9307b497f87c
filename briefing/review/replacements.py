"""What a correction replaced in a target: pairs of phrases, before and after."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from briefing.glossary.normalisation import normalised
from briefing.languages.english_number import singular

Words = tuple[str, ...]

_TOKEN = re.compile(r"\w+(?:['’.\-\u2010\u2011]\w+)*|[^\w\s]")

_LONGEST = 6
"""Words of a phrase."""

_FUNCTION_WORDS = frozenset(
    """a an the of in on at to for from by with as into onto over under through along via about between among across
    and or but nor that which who this these those its their his her is are was were be been has have had will would
    not it they he she we""".split()
)
"""English words that no term begins or ends with."""


@dataclass(frozen=True, slots=True, order=True)
class Replacement:
    """A phrase and what took its place."""

    before: Words
    after: Words


def words_of(text: str) -> list[str]:
    """Return the words and signs of ``text``; a hyphenated word is one."""
    return _TOKEN.findall(normalised(text).replace("’", "'"))


def content(phrase: Words) -> list[str]:
    """Return the content words of a phrase; a hyphenated word is several."""
    return [part for word in phrase if not _is_function(word) for part in re.split("[-\u2010\u2011]", word)]


def replacements(before: str, after: str) -> Iterator[Replacement]:
    """Yield each phrase that was replaced, alone and with the words beside it, up to six words or a sign.

    «the Central Corridor» made «the Middle Corridor» gives «Central» → «Middle» and «Central Corridor» → «Middle
    Corridor».
    """
    was, now = words_of(before), words_of(after)
    opened, closed = _edges(was, now)
    for i, j in opened:
        for k, m in closed:
            if 0 < max(k - i, m - j) <= _LONGEST + 2:  # words that may be trimmed away
                yield from _replacement(was[i:k], now[j:m])


def _edges(was: list[str], now: list[str]) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return where corresponding pieces of both texts can begin, and where they can end.

    That is at any word in both, but not right behind or before what was replaced, which is one piece.
    """
    matcher = SequenceMatcher(None, was, now, autojunk=False)
    kept = [(block.a + step, block.b + step) for block in matcher.get_matching_blocks() for step in range(block.size)]
    return [(0, 0), *((i + 1, j + 1) for i, j in kept)], [*kept, (len(was), len(now))]


def _replacement(was: list[str], now: list[str]) -> Iterator[Replacement]:
    before, after = _trimmed(was), _trimmed(now)
    phrases = (before, after)
    if before != after and all(phrases) and all(len(each) <= _LONGEST and _is_phrase(each) for each in phrases):
        yield Replacement(before, after)


def _trimmed(words: list[str]) -> Words:
    meaning = [index for index, word in enumerate(words) if not _is_function(word)]
    return tuple(words[meaning[0] : meaning[-1] + 1]) if meaning else ()


def _is_phrase(words: Words) -> bool:
    return all(word[0].isalnum() for word in words)


def _is_function(word: str) -> bool:
    return word.lower() in _FUNCTION_WORDS


def stands_in(phrase: Words, words: Sequence[str]) -> bool:
    """Tell whether ``phrase`` is in a text of these ``words``, in any capitals and number."""
    sought = [_folded(word) for word in phrase]
    text = [_folded(word) for word in words]
    return any(text[start : start + len(sought)] == sought for start in range(len(text) - len(sought) + 1))


def one_of(phrase: Words) -> Words:
    """Return a phrase in one form for all: as within a sentence, in the singular."""
    first, *rest = (word if word[0].isupper() else _folded(word) for word in phrase)
    return (first[0].lower() + first[1:], *rest)


@cache
def _folded(word: str) -> str:
    lowered = word.lower()
    return singular(lowered) or lowered
