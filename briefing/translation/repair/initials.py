"""Writes initials in Latin letters: a model copies «Х.», which looks like an X."""

import re

from briefing.languages.romanization import LATIN

_LOOK_ALIKE = {
    "В": ("B", "Б"),
    "Н": ("H", "ГХ"),
    "Р": ("P", "П"),
    "С": ("C", "ЦЧК"),
    "У": ("Y", "ЙЮЯЕ"),
    "Х": ("X", ""),
}
"""Cyrillic initials, the Latin ones that look the same, and Russian ones that may rightly be these in English."""

_INITIAL = r"(?<![\w.]){letter}\.(?=\s?(?:\w\.\s?)?[A-ZА-ЯЁ][a-zа-яё])"
_ANY = re.compile(_INITIAL.format(letter=r"(\w)"))
_COPIED = {latin: re.compile(_INITIAL.format(letter=latin)) for latin, _ in _LOOK_ALIKE.values()}


def initials(target: str, source: str) -> str:
    """«Х. Гаджиев» → "X. Hajiyev" → "Kh. Hajiyev"; only where no other initial of the source may be an X."""
    written = set(_ANY.findall(source))
    for russian, (latin, others) in _LOOK_ALIKE.items():
        if russian in written and written.isdisjoint({latin, *others}):
            target = _COPIED[latin].sub(f"{LATIN[russian.lower()].capitalize()}.", target)
    return target
