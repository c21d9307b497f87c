"""How alike two words are, across alphabets and spellings: «Алят» and "Alatya", «Эльнур» and "Elvan"."""

import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from briefing.languages.folding import fold

# BGN/PCGN's romanization of Russian, without its diacritics and its y before е and after й.
LATIN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya".split(" "),
        strict=True,
    )
)
"""By Russian letter, the Latin letters for it."""

SOUNDS = (
    ("dzh", "j"),  # Dzhabbarov, Jabbarov
    ("dj", "j"),  # Azerbaidjan
    ("zh", "j"),  # Zhaparov, Japarov
    ("kh", "h"),  # Khikmet, Hikmet
    ("gh", "g"),  # Aghalar, Agalar
    ("ph", "f"),
    ("ck", "k"),
    ("x", "ks"),
    ("q", "g"),
    ("w", "v"),
    ("c", "k"),  # Caspian, Kaspiy; "ch" is the same on both sides
    ("y", "i"),  # Aliyev, Aliiev
    ("j", "i"),  # Ajtmatov; zh has become j before, and both sides lose it
)
"""Letters that vary between spellings of one name, applied in this order."""

_CONSONANTS = {
    **dict.fromkeys(("shch", "sch", "sh", "ş", "š"), "S"),
    **dict.fromkeys(("tch", "ch", "ç", "č"), "C"),
    **dict.fromkeys(("dzh", "dj", "zh", "j", "ž"), "J"),
    **dict.fromkeys(("b", "p"), "b"),
    **dict.fromkeys(("d", "t"), "d"),
    **dict.fromkeys(("ph", "f", "v", "w"), "v"),
    **{letter: letter for letter in "lmnrsz"},
    "tzh": "dJ",
    "tz": "ds",
    "x": "s",
}
"""By Latin letters, the consonant that they stand for. Languages of the region differ in p and b, t and d, and in all
that is spelled k, g, kh, gh, h or q, which is left out: Мехтиев is Mehdiyev, Гусейнов Huseynov."""

_CONSONANT = re.compile("|".join(sorted(_CONSONANTS, key=len, reverse=True)))
_DOUBLE = re.compile(r"(.)\1+")

_VOWELS = {**dict.fromkeys("aeäə", "a"), **dict.fromkeys("iyı", "i"), **dict.fromkeys("ouöü", "o")}
_GLIDE = re.compile("[iy]+(?=[aeou])|(?<=[aeou])[iy]+")

_CACHED = 50_000


def latin(russian: str) -> str:
    """Return Russian words in Latin letters, in lower case: «Алят» is "alyat"."""
    return "".join(LATIN.get(letter, letter) for letter in russian.lower())


@lru_cache(_CACHED)
def sound(word: str) -> str:
    """Return a key that spellings of one name share: "Aliyev", "Aliiev" and "Aliev" are all "aliev"."""
    key = fold(word)
    for letters, other in SOUNDS:
        key = key.replace(letters, other)
    return "".join(letter for before, letter in zip(f" {key}", key, strict=False) if letter != before)


@lru_cache(_CACHED)
def consonants(word: str) -> str:
    """Return the consonants of a word in either alphabet, which all spellings of a name share: «Джафаров» is "Jvrv"."""
    return _DOUBLE.sub(r"\1", "".join(_CONSONANTS[found] for found in _CONSONANT.findall(latin(word))))


@lru_cache(_CACHED)
def vowels(word: str) -> str:
    """Return the vowels of a word in either alphabet, without glides: «Папуашвили» has "aoaii", Кошербаев "oaa".

    Languages of the region differ in a and e, i and y, o and u: Мамедов is Mammadov.
    """
    sounded = _GLIDE.sub("", latin(word.replace("ё", "йо")))
    return _DOUBLE.sub(r"\1", "".join(_VOWELS.get(letter, "-") for letter in sounded)).replace("-", "")


@lru_cache(_CACHED)
def likeness(one: str, other: str) -> float:
    """Return how alike two words sound, from 0 to 1: the share of letters that need no edit."""
    one, other = sound(one), sound(other)
    longest = max(len(one), len(other), 1)
    if len({*one} & {*other}) * 4 < longest or abs(len(one) - len(other)) * 2 > longest:
        return 0.0  # most pairs of words, which have nothing in common
    return Levenshtein.normalized_similarity(one, other)
