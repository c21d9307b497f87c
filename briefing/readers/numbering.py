"""How list numbers are written."""

from collections.abc import Callable

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_LARGEST_ROMAN = 3999
_MOST_ROUNDS = 5
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"  # Word counts without «ё», «й», «ъ», «ы», «ь»


def _roman(number: int) -> str:
    if not 0 < number <= _LARGEST_ROMAN:
        return str(number)
    digits = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        digits += letters * count
    return digits


def _letters(alphabet: str) -> Callable[[int], str]:
    """Word goes on with «аа», «бб» after the last letter."""

    def written(number: int) -> str:
        if number < 1:
            return str(number)
        rounds, index = divmod(number - 1, len(alphabet))
        return alphabet[index] * (rounds + 1) if rounds < _MOST_ROUNDS else str(number)

    return written


_STYLES: dict[str, Callable[[int], str]] = {
    "lowerLetter": _letters(_LATIN),
    "upperLetter": lambda number: _letters(_LATIN)(number).upper(),
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperRoman": _roman,
    "russianLower": _letters(_RUSSIAN),
    "russianUpper": lambda number: _letters(_RUSSIAN)(number).upper(),
    "decimalZero": lambda number: f"{number:02}",
    "ordinal": lambda number: f"{number}-й",
    "numberInDash": lambda number: f"- {number} -",
    "decimalEnclosedParen": lambda number: f"({number})",
    "chicago": lambda number: "*†‡§"[(number - 1) % 4] * min((number + 3) // 4, _MOST_ROUNDS),
}
"""Names of styles as WordprocessingML has them (ECMA-376, ST_NumberFormat)."""


def written(number: int, style: str) -> str:
    """Return ``number`` in the numbering ``style``; in digits where the style is not known, as many as «001» has."""
    return str(number).zfill(len(style)) if style.isdecimal() else _STYLES.get(style, str)(number)
