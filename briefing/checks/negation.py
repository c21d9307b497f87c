"""English that denies what the Russian affirms, or affirms what it denies.

There are so many ways to put a negation («не удалось» is "failed") that they cannot be looked up one by one. What can
be seen is a negation to which no word that denies answers at about the same place on the other side. Within a few words
any such word will do («отказался» and "did not"), further off only one that always denies. Distances and words were set
on all of NTREX-128.
"""

import re
from collections.abc import Iterable

from briefing.checks.sentence_pair import SentencePair
from briefing.checks.tables import toml


def _any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)")


_TABLE = toml(__package__, "negation.toml")
_RU, _EN = ({name: _any_of(*row) for name, row in _TABLE[language].items()} for language in ("russian", "english"))
_OWN_WORDS = [
    (re.compile(rf"(?<!\w)(?:{russian})"), _any_of(english)) for english, russian in _TABLE["own_words"].items()
]

_EMPHATIC = re.compile(
    r"(?<!\w)(?<!to )(?<!will )(?<!would )(?<!can )(?<!could )(?<!should )(?<!must )(?<!what )"
    r"(?:do|does|did) (?:\w+ly |even |still )?"
    r"(?!(?:an?|the|this|that|these|those|its?|s?he|they|we|you|i|me|hi[ms]|her|them|us|my|your|our|their)\b)"
    r"(?!(?:so|to|as|in|on|at|with|for|from|by|of|and|or|but|if|than|is|was|wh\w+|how)\b)"
    r"(?!(?:well|better|okay|business|again|here|there|now|today)\b)"
    r"(?!(?:\w+thing|all|much|more|most|one|some|any|not?|work|harm|damage|good|job|up|down|out|away|justice)\b)"
    r"(?!\w+(?:ing|ed)\b)[a-z]+"
)
"""A "do" that only goes with a verb, in no question: what is left of "did not agree", and rare otherwise."""

_NEAR = 40
"""Letters of the target between a negation and a word that surely denies, at most, in any sentence."""

_NEAR_IF_LOST, _NEAR_IF_ADDED = 0.15, 0.2
"""The same as a share of the target, if that is more, for lost and for added negations."""

_CLOSE_IF_LOST, _CLOSE_IF_ADDED = 20, 8
"""Letters of the target between a negation and a word that may deny, at most."""

_IN_SENTENCE = 1.0
"""Share of the sentence between «не удалось» and "failed", at most."""

_ANYWHERE = 0.5
"""Share of the sentence between «против» and "against", at most."""


def negation_lost(pair: SentencePair) -> str:
    """«Порт не открыт.» → «The port is open.»: return the word that denies, or nothing."""
    if not pair.is_russian_to_english:
        return ""
    source, target = _without_absence(
        _blank(pair.source_lower, _RU["no_denial"], _RU["said_again"]), _blank(pair.target_lower, _EN["not_only"])
    )
    lost = _flatly_lost(source, target) or _lost_beside_do(source, target)
    return f"«{lost[0]}»" if lost else ""


def _flatly_lost(source: str, target: str) -> list[str]:
    """Return the negations to which no English word answers; if there are none, the doubtful ones."""
    denials = _RU["denies"].finditer(_blank(source, _RU["said_otherwise"]))
    english = _blank(target, *(own for russian, own in _OWN_WORDS if russian.search(source)))
    sure = _places(_EN["surely_denies"], english)
    doubtful = _places(_EN["may_deny"], english, _EN["surely_denies"])
    near, close = _reaches(target, _NEAR_IF_LOST, _CLOSE_IF_LOST)
    lost = _unanswered(denials, (sure, near), (doubtful, close))
    return lost or _unanswered(_RU["may_be_denied"].finditer(source), (sure, _IN_SENTENCE), (doubtful, _ANYWHERE))


def _lost_beside_do(source: str, target: str) -> list[str]:
    """Return the words that deny where the English has "did agree", as is left when "did not agree" loses its "not"."""
    if not _EMPHATIC.search(target):
        return []
    near, _ = _reaches(target, 0, 0)
    return _unanswered(_RU["may_deny"].finditer(source), (_places(_EN["surely_denies"], target), near))


def negation_added(pair: SentencePair) -> str:
    """«Порт открыт.» → «The port is not open.»: return the word that denies, or nothing."""
    if not pair.is_russian_to_english:
        return ""
    target = _blank(
        pair.target_lower, _EN["no_denial"], *[_EN["not_only"]] * bool(_RU["besides"].search(pair.source_lower))
    )
    source, target = _without_absence(_blank(pair.source_lower, _RU["no_denial"]), target)
    denials = list(_EN["denies"].finditer(target))
    if not denials:
        return ""
    sure, doubtful = _places(_RU["surely_denies"], source), _places(_RU["may_deny"], source, _RU["surely_denies"])
    for place in _places(_EN["own_negation"], target):
        if not _take_nearest(doubtful, place, _ANYWHERE):
            _take_nearest(sure, place, _ANYWHERE)
    near, close = _reaches(target, _NEAR_IF_ADDED, _CLOSE_IF_ADDED)
    unasked = _unanswered(denials, (sure, near), (doubtful, close))
    return f"“{unasked[0]}”" if unasked else ""


def _without_absence(source: str, target: str) -> tuple[str, str]:
    """Return both without «нет» and "is no", where each has one: a Russian clause ends as an English one begins."""
    absent, none = list(_RU["is_absent"].finditer(source)), list(_EN["is_absent"].finditer(target))
    if len(absent) != 1 or len(none) != 1:
        return source, target
    clause = max(source.rfind(mark, 0, absent[0].start()) for mark in ",;:—–") + 1
    near, _ = _reaches(target, _NEAR_IF_LOST, _CLOSE_IF_LOST)
    if abs(clause / len(source) - none[0].start() / len(target)) > near:
        return source, target
    return _blank(source, _RU["is_absent"]), _blank(target, _EN["is_absent"])


def _reaches(target: str, share: float, letters: int) -> tuple[float, float]:
    """Return how far a word that surely denies, and one that may, can be from a negation, as shares of the target."""
    size = max(len(target), 1)
    return max(share, _NEAR / size), letters / size


def _unanswered(denials: Iterable[re.Match[str]], *reasons: tuple[list[float], float]) -> list[str]:
    """Return the negations to which nothing on the other side answers; what answers is removed from its list.

    ``reasons`` are places of words on the other side, with how far from them a negation may be, the surest first.
    """
    left = [(denial.start() / len(denial.string), denial[0]) for denial in denials]
    for places, reach in reasons:
        left = [(place, word) for place, word in left if not _take_nearest(places, place, reach)]
    return [word for _, word in left]


def _take_nearest(reasons: list[float], place: float, reach: float) -> bool:
    """Remove the nearest reason from the list, and tell whether there was one within reach."""
    nearest = min(reasons, key=lambda reason: abs(reason - place), default=None)
    if nearest is None or abs(nearest - place) > reach:
        return False
    reasons.remove(nearest)
    return True


def _places(pattern: re.Pattern[str], text: str, *except_for: re.Pattern[str]) -> list[float]:
    """Return where the pattern is found, from 0, the start of the text, to 1, its end."""
    return [found.start() / len(text) for found in pattern.finditer(_blank(text, *except_for))]


def _blank(text: str, *patterns: re.Pattern[str]) -> str:
    """Return the text with spaces for what a pattern finds, so that everything else keeps its place."""
    for pattern in patterns:
        text = pattern.sub(lambda found: " " * len(found[0]), text)
    return text
