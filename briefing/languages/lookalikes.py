"""Letters that look alike in two alphabets, put into the alphabet of their word.

Newspapers write «Cреднего» with a Latin C and «СОР29» in Cyrillic letters, and nobody sees it. The model, the matcher
and the checks all read a text through this module; what readers see stays as it was written.
"""

import re
from functools import lru_cache

_LATIN, _CYRILLIC = "ABCEHKMOPTXYIJSaceopxyijs", "АВСЕНКМОРТХУІЈЅасеорхуіјѕ"

_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)

_INSIDE = "\u00ad\u0300-\u036f"
"""What may stand within a word without being a letter of it: soft hyphens, stress marks."""

_CYRILLIC_LETTER = "[\u0400-\u04ff]"
_BEFORE = "|".join(rf"(?<={_CYRILLIC_LETTER}[{_INSIDE}\d]{{{count}}}.)" for count in range(3))
_MEETING = re.compile(rf"[A-Za-z](?:{_BEFORE}|[{_INSIDE}\d]*{_CYRILLIC_LETTER})")
"""A place where the alphabets meet in a word. It begins with the Latin letter: few texts have many of them."""

_WORD = re.compile(rf"[^\W_]+(?:[{_INSIDE}]+[^\W_]*)*")
_STRICTLY_LATIN = re.compile(f"[A-Za-z](?<![{_LATIN}])")
_STRICTLY_CYRILLIC = re.compile(f"[\u0400-\u04ff](?<![{_CYRILLIC}])")

ENDINGS = r"(?:ами?|ями?|ах|ях|[оеы]м|[оеэ]й|[оеэ]в|[аоуеэыиюяй])"
"""What Russian hangs on a word in Latin letters: «TRIPPом», «TANAPа»."""

_ENDING = re.compile(rf"(?<=[A-Za-z0-9]){ENDINGS}$")

_LATIN_CODES = re.compile(
    r"""(?<![^\W_])(?:
        С5(?=\s?\+\s?1)         # Central Asia and a partner
      | Р5(?=\s?\+\s?1)         # the talks with Iran
      | СОР(?=[-\u2010-\u2013\s]?\d\d(?!\d))  # the climate conferences: «СОР29», «СОР-29»
      | СО2
      | РМ(?=\s?(?:2[.,]5|10)(?!\d))  # particulate matter
      | МН(?=-?(?:17|370)(?!\d))
      | ХХ(?=\s(?:век|столет|съезд|сесси))
    )""",
    re.VERBOSE,
)
"""Codes that are Latin though every letter may be Cyrillic. Others are what they look like: «С-300» is S-300."""

_ROMAN = re.compile("[IVXLCDM]+")
_CACHED = 10_000


def unified(text: str) -> str:
    """Return ``text`` with every word in one alphabet, character by character: offsets stay.

    >>> unified("Роль Cреднего коридора на СОР29, саммит OТГ")  # C and O are Latin, СОР is Cyrillic
    'Роль Среднего коридора на COP29, саммит ОТГ'
    >>> unified("договор с TRIPPом")
    'договор с TRIPPом'
    """
    if is_mixed(text):
        text = _WORD.sub(lambda match: _unified(match[0]), text)
    return _LATIN_CODES.sub(lambda match: match[0].translate(_TO_LATIN), text)


@lru_cache(_CACHED)
def comparable(word: str) -> str:
    """Return what a word is compared by, in capitals or not, where look-alike letters make no difference.

    «СОР29» and "COP29" are both Cyrillic then; "TRIPP", which cannot be, stays Latin.
    """
    word = _unified(word)
    capitals = word.upper()
    return word if _STRICTLY_LATIN.search(capitals) else capitals.translate(_TO_CYRILLIC)


def is_mixed(text: str) -> bool:
    """Tell whether a word of ``text`` has letters of both alphabets."""
    return _MEETING.search(text) is not None


def ending(word: str) -> str:
    """Return the Russian ending that hangs on a Latin word without a hyphen, nothing on other words: «TRIPP|ом»."""
    found = _ENDING.search(word)
    return found[0] if found and _takes_endings(word[: found.start()]) else ""


@lru_cache(_CACHED)
def _unified(word: str) -> str:
    if not is_mixed(word):
        return word
    if hanging := ending(word):
        return _unified(word.removesuffix(hanging)) + hanging
    latin = word.translate(_TO_LATIN)
    if _STRICTLY_CYRILLIC.search(word):
        return word if _STRICTLY_LATIN.search(word) else word.translate(_TO_CYRILLIC)
    return latin if _is_latin(word, latin) else word.translate(_TO_CYRILLIC)


def _takes_endings(stem: str) -> bool:
    """Tell a Latin word that has a Russian ending, «TRIPP|ом», from a Russian one with a Latin letter, «Tак»."""
    acronym = len(stem) > 1 and not stem[-1].islower()
    return acronym or bool(_STRICTLY_LATIN.search(stem) and not _STRICTLY_CYRILLIC.search(stem))


def _is_latin(word: str, latin: str) -> bool:
    """Tell to which alphabet a mixed word belongs that has no strictly Cyrillic letter."""
    if _STRICTLY_LATIN.search(word) or _ROMAN.fullmatch(latin) or not word.isalpha():
        return True  # «СОVID», «ХХI», «CОР29»
    return sum(letter in _LATIN for letter in word) * 2 > len(word)
