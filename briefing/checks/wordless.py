"""Targets in which nothing, or nothing but symbols, is said."""

import re

from briefing.checks.sentence_pair import SentencePair

_STRAY = re.compile("[♩♪♫♬⁇\ufffd]")
"""Notes are what models trained on subtitles fall back to; the other two stand for what could not be decoded."""


def empty(pair: SentencePair) -> bool:
    """«Порт открыт.» → «»."""
    return not pair.target and bool(pair.source)


def symbols(pair: SentencePair) -> bool:
    """«Порт открыт.» → «- - -», «♪ The port is open ♪»."""
    return (pair.source_size > 0 and pair.target_size == 0 and not empty(pair)) or pair.added(_STRAY)
