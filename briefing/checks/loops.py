"""Targets that go round in circles, as decoders do when they lose the thread."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from briefing.checks.sentence_pair import SentencePair

TIMES = 3
"""Times in a row that a phrase of a loop is said, at least."""

LONGEST_PHRASE = 8
"""Words of the longest phrase looked for in a row; longer ones are noticed by how much of the text they cover."""

DISTINCT = 0.75
"""Share of distinct words above which a text cannot go in circles."""

CIRCLES = 0.5
"""Share of a text in phrases of three words, each said three times, that is too high."""

ALL_TWICE = 0.7
"""Share of a text in phrases of six words, each said twice, that is too high."""

_LONG_WORD = 24
_STUTTER = re.compile(r"(\S)\1{9}")


def repetition(pair: SentencePair) -> bool:
    """«Порт открыт.» → «The port is open, is open, is open»."""
    return _loops(pair) or _circles(pair) or _stutters(pair)


def _loops(pair: SentencePair) -> bool:
    """Tell whether a phrase is said three times in a row, and not nearly so often in the source: «очень, очень»."""
    if not _may_loop(pair.target_words):
        return False
    times = _times_in_a_row(pair.target_words)
    return times >= TIMES and times > _times_in_a_row(pair.source_words) + 1


def _may_loop(words: Sequence[str]) -> bool:
    """Tell whether three words in a row occur three times each, as the words of a loop do."""
    counts = Counter(words)
    if len(words) - len(counts) < TIMES - 1:
        return False
    frequent = [counts[word] >= TIMES for word in words]
    return any(map(all, zip(frequent, frequent[1:], frequent[2:], strict=False)))


def _times_in_a_row(items: Sequence[str]) -> int:
    """Return how often the phrase of up to eight items that is said most often in a row is said."""
    return max(_longest_run(items, period) // period + 1 for period in range(1, LONGEST_PHRASE + 1))


def _longest_run(items: Sequence[str], period: int) -> int:
    """Return how many items in a row equal the item ``period`` before."""
    longest = run = 0
    for before, item in zip(items, items[period:], strict=False):
        run = run + 1 if item == before else 0
        longest = max(longest, run)
    return longest


def _circles(pair: SentencePair) -> bool:
    """Tell whether much is said again: «the growth of trade, the growth of ports, the growth of», or all twice."""
    words = pair.target_words
    if len(set(words)) > DISTINCT * len(words):
        return False
    circles = _covered(words, 3, times=TIMES)
    twice = _covered(words, 6, times=2)
    if circles <= CIRCLES and twice <= ALL_TWICE:
        return False
    return max(circles, twice) > 2 * _covered(_stems(pair.source_words), 2, times=2)


def _stems(words: Iterable[str]) -> list[str]:
    """Return the words without most of their endings, so that the forms of a word are equal."""
    return [word[:5] for word in words]


def _covered(words: Sequence[str], length: int, times: int) -> float:
    """Return the share of ``words`` in phrases of ``length`` words that come at least so many times."""
    phrases = list(zip(*(words[start:] for start in range(length)), strict=False))
    counts = Counter(phrases)
    covered = {
        start + step for start, phrase in enumerate(phrases) if counts[phrase] >= times for step in range(length)
    }
    return len(covered) / len(words) if words else 0.0


def _stutters(pair: SentencePair) -> bool:
    """Tell whether a character or a syllable goes on and on: «..........», «hahahahahahahahahahahahaha»."""
    long_words = (word for word in pair.target_words if len(word) > _LONG_WORD)
    return pair.added(_STUTTER) or any(_times_in_a_row(word) > TIMES for word in long_words)
