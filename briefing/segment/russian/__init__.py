"""Sentence boundaries in Russian: razdel, with rules of our own in front of razdel's."""

from collections.abc import Iterator

from razdel.segmenters.sentenize import SentSplit, SentSplitter

from briefing.segment.russian.rules import RULES, SPLIT

_WINDOW = 24
"""Characters on either side of a mark that rules see, as ``split.left`` and ``split.right``."""

_SENTENCE_SO_FAR = 200
"""Characters at most that rules see of the sentence before a mark, as ``split.buffer``.

razdel passes the whole sentence, and so takes quadratic time; its only rule that looks at it needs 20 characters.
"""


def cuts(text: str) -> Iterator[int]:
    """Yield the positions where a new sentence begins, in time linear in the length of ``text``."""
    position = start = 0
    for part in SentSplitter(window=_WINDOW)(text):
        if isinstance(part, str):
            position += len(part)
            continue
        part.buffer = text[max(start, position - _SENTENCE_SO_FAR) : position]
        position += len(part.delimiter)
        if _ends_sentence(part):
            start = position
            yield start


def _ends_sentence(split: SentSplit) -> bool:
    answers = (rule(split) for rule in RULES)
    verdict: str = next(filter(None, answers), SPLIT)
    return verdict == SPLIT
