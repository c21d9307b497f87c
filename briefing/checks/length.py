"""Targets too short or too long to say what the source says.

After Gale and Church, "A program for aligning sentences in bilingual corpora" (Computational Linguistics 19(1), 1993):
the length of a translation is that of its source times a constant of the two languages, give or take a multiple of
its square root. Lengths are in letters and digits. The figures for Russian and English are measured on the 1,997
pairs of NTREX-128: a ratio of 0.877 and a standard deviation of 1.7 square roots.
"""

from math import sqrt

from briefing.checks.sentence_pair import SentencePair

_LETTERS = {
    "ru": 1.14,
    "zh": 0.35,  # a Han character is worth about three letters, a syllable of Korean two
    "zt": 0.35,
    "ja": 0.5,
    "ko": 0.5,
}
"""Letters that a language needs for one letter of English; 1 for languages not listed."""

TOLERANCE = 4.5
"""Square roots of the expected length by which a target may differ from it."""

SLACK = 30
"""Extra letters allowed: «СНГ» is the Commonwealth of Independent States."""


def too_short(pair: SentencePair) -> bool:
    """«Стороны обсудили порты, дороги и связь, а затем подписали два документа.» → «The sides met.»."""
    return 0 < pair.target_size < _expected(pair) - TOLERANCE * sqrt(_expected(pair))


def too_long(pair: SentencePair) -> bool:
    """«Порт открыт.» → «The port is open. It was built in 2014 and handles 15 million tons of cargo a year.»."""
    return pair.target_size > _expected(pair) + TOLERANCE * sqrt(_expected(pair)) + SLACK


def _expected(pair: SentencePair) -> float:
    ratio = _LETTERS.get(pair.target_language, 1) / _LETTERS.get(pair.source_language, 1)
    return pair.source_size * ratio
