"""The indefinite article of English: "a wind farm", "an Azeri field"."""

import re

VOWEL_LETTERS = "AEFHILMNORSX"
"""Letters whose name begins with a vowel sound: an SCO summit, a CIS country."""

_SILENT_H = re.compile(r"(?:hour|honest|honou?r|heir)", re.IGNORECASE)  # an hour, an heir
_GLIDING = re.compile(
    r"(?:uni(?!n|m)|eu|use|usu|ut[ei]|ub|one\b|once\b|u\.)", re.IGNORECASE
)  # a union, a European bank


def indefinite_article(phrase: str) -> str:
    """Return "a" or "an", whichever ``phrase`` takes."""
    return "an" if _begins_with_vowel_sound(phrase) else "a"


def _begins_with_vowel_sound(phrase: str) -> bool:
    first = re.split(r"[\s\W]", phrase, maxsplit=1)[0]
    if _is_spelled_out(first):
        return first[0] in VOWEL_LETTERS
    return bool(_SILENT_H.match(phrase)) or (phrase[0].lower() in "aeiou" and not _GLIDING.match(phrase))


def _is_spelled_out(word: str) -> bool:
    """Tell an acronym that is said letter by letter (SCO, CSTO) from one that is said as a word (SOCAR, OPEC)."""
    return word.isupper() and (len(word) <= len("SCO") or not re.search("[AEIOU].*[AEIOU]", word))
