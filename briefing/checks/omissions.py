"""Targets that lack a sentence or a clause of their source.

Length tells, as in :mod:`briefing.checks.length`, with tighter bounds: a target two standard deviations too short has
probably lost a clause. Where sentences, names or figures are missing too, less is enough.
"""

import re
from math import sqrt

from briefing.checks.length import too_short
from briefing.checks.names.changes import missing_names
from briefing.checks.names.places import missing_places
from briefing.checks.quantities.comparing import date_missing, number_missing
from briefing.checks.sentence_pair import SentencePair

_RATIO, _DEVIATION = 0.877, 1.7
"""Letters of English for one of Russian, and the standard deviation in square roots; measured on NTREX-128."""

CLAUSE = 2.0
"""Standard deviations too short that show a clause to be missing."""

_SIGN = 0.8
"""Standard deviations that a lost name counts for, and so do lost figures: a clause takes them with it."""

_MOST_NAMES = 2
"""Lost names that count, at most; translators say "the president" for several at once."""

_NOTABLE = 0.5
"""Standard deviations below which nothing is too short, whatever else is missing."""

SENTENCE = 0.4
"""Standard deviations that are enough where there are fewer sentences."""

_BROKEN_OFF = re.compile(
    r"(?:(?<!\w)(?:Mr|Mrs|Ms|Dr|Sens?|Reps?|Gov|Gen|Capt|Lt|Col|Sgt|Prof|Rev|vs)\.|(?:, |\b[a-z]+ )St\."
    r"|(?<!\w)(?:the|an?|and|its|their))\W*\Z"
)
"""An end no sentence has: a title without its name, or an article without its noun."""

_END = re.compile(
    r"(?<![A-ZА-ЯЁ])(?<!\b(?:[А-ЯЁ][а-яё]|Mr|Ms|Dr|St))(?<!Mrs)(?<![.!?…]{2})[.!?…]++[\"”»')]*+\s++[\"“«(—–-]*+\s*+"
    r"(?=[A-ZА-ЯЁ0-9])"
)
"""The end of a sentence that another follows. Initials and «Св. Мартин» do not count."""


def sentence_missing(pair: SentencePair) -> bool:
    """«Порт открыт. Суда идут. Нефти много.» → «The port is open. There is much oil.»."""
    fewer = pair.is_russian_to_english and _sentences(pair.target) < _sentences(pair.source)
    return fewer and _brevity(pair) > SENTENCE


def clause_missing(pair: SentencePair) -> bool:
    """«Министр заявил, что порт открыт и что суда идут в Актау.» → «The minister said that the port is open.»."""
    if not pair.is_russian_to_english or too_short(pair) or sentence_missing(pair):
        return False
    brevity = _brevity(pair)
    return bool(_BROKEN_OFF.search(pair.target)) or (brevity > _NOTABLE and brevity + _signs(pair) > CLAUSE)


def _signs(pair: SentencePair) -> float:
    """Return what lost names and figures count for, in standard deviations."""
    names = min(len(missing_names(pair)) + len(missing_places(pair)), _MOST_NAMES)
    return _SIGN * (names + bool(number_missing(pair) or date_missing(pair)))


def _sentences(text: str) -> int:
    return len(_END.findall(text)) + 1


def _brevity(pair: SentencePair) -> float:
    """Return by how many standard deviations the target is too short, 0 where a side has no words («* * *»)."""
    if not pair.source_size or not pair.target_size:
        return 0.0
    expected = pair.source_size * _RATIO
    return (expected - pair.target_size) / (_DEVIATION * sqrt(expected))
