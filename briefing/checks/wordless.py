"""Targets that are empty or have stray symbols."""

import re

from briefing.checks.sentence_pair import SentencePair

_STRAY = re.compile("[♩♪♫♬⁇\ufffd]")
"""Models trained on subtitles fall back to notes; the other two replace what could not be decoded."""


def empty(pair: SentencePair) -> bool:
    """«Порт открыт.» → «»."""
    return not pair.target and bool(pair.source)


def symbols(pair: SentencePair) -> bool:
    """«Порт открыт.» → «- - -», «♪ The port is open ♪»."""
    return (pair.source_size > 0 and pair.target_size == 0 and not empty(pair)) or pair.added(_STRAY)
