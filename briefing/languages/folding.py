"""Letters without case and diacritics, character by character."""

import unicodedata

_LETTERS_WITHOUT_MARKS = {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ə": "e", "Ə": "e"}


class _Folding(dict[int, str]):
    """A translation table that fills itself: each character to one lower-case character without its marks."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        base = _LETTERS_WITHOUT_MARKS.get(char) or unicodedata.normalize("NFD", char)[0].lower()
        self[code] = base if len(base) == 1 else char
        return self[code]


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Return ``text`` in lower case without diacritics, character by character: offsets stay.

    >>> fold("Recep Tayyip Erdoğan, İzmir")
    'recep tayyip erdogan, izmir'
    """
    return text.translate(_FOLDING)
