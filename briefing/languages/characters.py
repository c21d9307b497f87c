"""A text in the characters that its words consist of, without what typography adds to them.

The model, the checks and the matcher read a sentence without soft hyphens, stress marks and signs of no width, with
letters and their marks in one, and every word in one alphabet. What readers of the pack see stays as it was written.
"""

import re
import unicodedata

from briefing.languages.lookalikes import unified

INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
"""Soft hyphen, spaces and joiners of no width, text direction marks: characters of a pattern's ``[]``."""

COMBINING = "\u0300-\u036f"
STRESS = re.compile("(?<=[\u0400-\u04ff])[\u0300\u0301\u0341]+")
"""«Казахста́н», as encyclopedias and dictionaries write."""

_EXTRA = re.compile(rf"[{INVISIBLE}]+|(?<=\w)\u00ac(?=\w)")
"""With the sign that scanning programs put for a hyphen at a line's end."""

_ACCENTED, _PLAIN = "áéóýàèòỳÁÉÓÝÀÈÒỲѐѝЀЍ", "аеоуаеоуАЕОУАЕОУеиЕИ"
_TO_PLAIN = str.maketrans(_ACCENTED, _PLAIN)
_ACCENTED_LATIN = re.compile(
    rf"(?<=[\u0400-\u04ff])[{_ACCENTED[:16]}]|[{_ACCENTED[:16]}](?=[\u0400-\u04ff])|[{_ACCENTED[16:]}]"
)
"""Letters with an accent that stand for a stressed Russian vowel: «Казахстáн»."""


def plain(text: str) -> str:
    """Return ``text`` without what typography adds to its words.

    >>> plain("Казах\u00adста\u0301н на СОР29"), plain("Cредний коридо\u0301р")  # with a Latin C
    ('Казахстан на COP29', 'Средний коридор')
    """
    if text.isascii():
        return text
    text = STRESS.sub("", unicodedata.normalize("NFC", _EXTRA.sub("", text)))
    return unified(_ACCENTED_LATIN.sub(lambda match: match[0].translate(_TO_PLAIN), text))
