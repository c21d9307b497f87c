"""How far a build has come: finished sentences, which many segments may have, counted into segments and articles."""

from array import array
from collections import defaultdict
from collections.abc import Iterable
from typing import Protocol

from briefing.pipeline.planning import Counts
from briefing.pipeline.preparing import Work
from briefing.records import Sentence

TOLD_EVERY = 500
"""Articles between two signs of life of a stage that passes through all: half a second's work or more, so that of a
small folder nothing is said."""


class Progress(Protocol):
    """Shows how far a build has come (``begin``, ``advance``), and its other stages: a model's preparation, say."""

    def begin(self, counts: Counts) -> None:
        """Translation starts: so much is to be done."""

    def advance(self, articles: int, segments: int) -> None:
        """So many more articles and segments are done."""

    def step(self, stage: str, done: int, total: int | None) -> None:
        """``done`` of ``total`` bytes, articles or parts of another ``stage`` are done; ``None``: nobody knows."""


class Headway:
    """Tells a :class:`Progress` which segments and articles are done.

    It remembers a few bytes a segment and no sentence: should the hashes of two be equal, they count as done with the
    first of them.
    """

    def __init__(self, works: Iterable[Work], progress: Progress) -> None:
        self._progress = progress
        self._holders: dict[int, array[int]] = defaultdict(lambda: array("L"))
        self._unfinished = array("L")
        for number, work in enumerate(works):
            to_do = work.to_do
            self._unfinished.append(len(to_do))
            for sentence in to_do:
                self._holders[hash((work.article.language, sentence))].append(number)

    def finished(self, language: str, sentence: Sentence) -> None:
        """Count a sentence, in all segments that are it, as done."""
        holders = self._holders.pop(hash((language, sentence)), ())
        for article in holders:
            self._unfinished[article] -= 1
        self._progress.advance(sum(not self._unfinished[article] for article in set(holders)), len(holders))
