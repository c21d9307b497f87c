"""How alike a Russian name and an English one sound: «Хьюз» and "Hughes", «Алиева» and "Aliyev".

A weighted edit distance over rough sounds. Vowels are cheap to change, lose and add; consonants made with the same part
of the mouth are cheap to change. The weights were set by hand on the names of NTREX-128: 95% of pairs that name the
same thing are at least 0.6 alike, 5% of pairs of names from different sentences are at least 0.7.
"""

import re
from functools import cache, lru_cache
from itertools import accumulate

from briefing.languages.folding import fold
from briefing.languages.romanization import latin

_CACHED = 100_000

_RUSSIAN = tuple(
    pair.split()
    for pair in "дж j, кс ks, ч ch, ш sh, щ sh, ц z, х h, ж j, ю u, я a, э e, й i, ы i, ь _, ъ _".split(",")
)
_ENGLISH = tuple(
    pair.split()
    for pair in "tch ch, sch sh, zh j, kh h, ph f, ght t, gh g, ck k, th t, tz z, x ks, wh w, kn n, wr r, qu kw, q k, "
    "ce se, ci si, cy si, y i".split(",")
)
"""Letters and the sound they stand for, applied in this order; ``_`` is silent."""

_HARD_C = re.compile("c(?!h)")
_DOUBLE = re.compile(r"(.)\1")
_ENDING = re.compile(
    "(?:[иы]ми|ого|ему|ому|[ая]ми|[ая]х|[её]в|ов|[оеё]й|[иы]й|ая|[оеё]м|[иы]м|[иы]х|ою|[аяуюеыиоь])$", re.IGNORECASE
)

_VOWELS = frozenset("aeiou")
_FAINT = _VOWELS | frozenset("hw")
_KIN = {letter: kin for kin in ("bpvfw", "kgc", "szj", "td", "mn") for letter in kin}
_NEAR = frozenset(map(frozenset, "hg hk jg ji jd wu wo zt jh".split()))

_TELLING = 3
"""Kinds of consonants that a word needs for its outline to say anything: «Ачех» and "Aceh" share none."""

_VOWEL_CHANGED, _KIN_CHANGED, _NEAR_CHANGED, _FAINT_LOST, _LOST = 0.25, 0.3, 0.4, 0.3, 0.9


@lru_cache(_CACHED)
def alike(russian: str, english: str) -> float:
    """Return how alike two words sound, from 0 to 1; the Russian one may stand in any case."""
    heard = _english(english)
    return max(_alike(word, heard) for word in _russian(russian))


def _alike(one: str, other: str) -> float:
    longest, shortest = max(len(one), len(other)), min(len(one), len(other))
    if not shortest or longest > 2 * shortest or _outlines_differ(one, other):
        return 0.0  # most pairs of words, at a fraction of the time
    return max(0.0, 1 - _edits(one, other) / longest)


def _outlines_differ(one: str, other: str) -> bool:
    mine, others = _outline(one), _outline(other)
    most = max(len(mine), len(others))
    return most >= _TELLING and len(mine & others) * 2 < most


@lru_cache(_CACHED)
def _outline(word: str) -> frozenset[str]:
    """Return which kinds of consonants are in a word."""
    return frozenset(_KIN.get(letter, letter) for letter in word if letter not in _FAINT)


@lru_cache(_CACHED)
def _russian(word: str) -> tuple[str, ...]:
    """Return the sounds of a word as it stands and without its ending."""
    lower = word.lower()
    return tuple(dict.fromkeys(_collapsed(latin(_heard(form, _RUSSIAN))) for form in (lower, _ENDING.sub("", lower))))


@lru_cache(_CACHED)
def _english(word: str) -> str:
    return _collapsed(_HARD_C.sub("k", _heard(fold(word), _ENGLISH)))


def _heard(word: str, sounds: tuple[list[str], ...]) -> str:
    for letters, sound in sounds:
        word = word.replace(letters, sound.strip("_"))
    return word


def _collapsed(word: str) -> str:
    return _DOUBLE.sub(r"\1", word)


def _edits(one: str, other: str) -> float:
    """Return the Levenshtein distance with weights for letters, which rapidfuzz does not have."""
    losses = [_loss(letter) for letter in other]
    row = [0.0, *accumulate(losses)]
    for letter in one:
        lost, changes = _loss(letter), _changes(letter)
        diagonal, before = row[0], row[0] + lost
        row[0] = before
        for j, loss in enumerate(losses, 1):
            above = row[j]
            before = min(above + lost, before + loss, diagonal + changes.get(other[j - 1], 1.0))
            diagonal, row[j] = above, before
    return row[-1]


def _loss(letter: str) -> float:
    return _FAINT_LOST if letter in _FAINT else _LOST


@cache
def _changes(letter: str) -> dict[str, float]:
    """Return what it costs to turn a letter into another, where that is less than 1."""
    near = {other: _NEAR_CHANGED for pair in _NEAR if letter in pair for other in pair}
    kin = {other: _KIN_CHANGED for other, kin in _KIN.items() if kin == _KIN.get(letter)}
    vowels = dict.fromkeys(_VOWELS, _VOWEL_CHANGED) if letter in _VOWELS else {}
    return near | kin | vowels | {letter: 0.0}
