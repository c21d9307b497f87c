"""Keeps figures, and the numbers of headings and list items, as the source writes them; and one word for each kind."""

import re

_HEADINGS = {
    "раздел": ("Section",),
    "подраздел": ("Subsection",),
    "глава": ("Chapter",),
    "часть": ("Part",),
    "статья": ("Article",),
    "параграф": ("Paragraph", "Section"),
    "пункт": ("Paragraph", "Clause", "Item", "Point"),
    "приложение": ("Annex", "Appendix", "Schedule"),
    "таблица": ("Table",),
    "рисунок": ("Figure",),
    "том": ("Volume",),
    "этап": ("Stage", "Phase"),
}
"""By the Russian word of a heading, the English ones that are right, the first of which replaces any other."""

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_NUMBER = r"(?P<number>[IVXLC]+|\d+)(?P<after>[.:)]?)(?=\s|\Z)"
_RUSSIAN = re.compile(rf"(?P<word>{'|'.join(_HEADINGS)}) {_NUMBER}", re.IGNORECASE)
_ENGLISH = re.compile(
    rf"(?:The )?(?P<word>{'|'.join(sorted({word for words in _HEADINGS.values() for word in words}))}) {_NUMBER}",
    re.IGNORECASE,
)

_LETTERS = dict(zip("абвгдежзик", "abcdefghij", strict=True))
_LISTED = re.compile(r"(?P<number>\d+|[а-яёa-z])(?P<after>[.)])\s")
_ITEM = re.compile(r"(?P<open>\(?)(?P<number>\d+|[a-z])(?P<after>[.):]?)\s")


def heading(target: str, source: str) -> str:
    """«Раздел II: Экономика» → "Part 2. Economy" → "Section II: Economy"."""
    russian, english = _RUSSIAN.match(source), _ENGLISH.match(target)
    if not russian or not english or _value(russian["number"]) != _value(english["number"]):
        return target
    words = _HEADINGS[russian["word"].lower()]
    word = english["word"] if english["word"].capitalize() in words else words[0]
    word = word.upper() if russian["word"].isupper() else word
    return f"{word} {russian['number']}{russian['after']}{target[english.end() :]}"


def list_number(target: str, source: str) -> str:
    """«1) порты;» → "1. ports;" → "1) ports;", and "ports;" → "1) ports;"; "(b)" is right for «б)»."""
    listed = _LISTED.match(source)
    if not listed:
        return target
    number = listed["number"] if listed["number"].isdigit() else _LETTERS.get(listed["number"], "")
    item = _ITEM.match(target)
    if number.isdigit() and not item and target[:1].isalpha():
        return f"{number}{listed['after']} {target}"
    if not item or item["number"] != number or item["open"] or (item["after"] == "" and not number.isdigit()):
        return target
    return f"{number}{listed['after']}{target[item.end('after') :]}"


def _value(number: str) -> int:
    if number.isdigit():
        return int(number)
    values = [_ROMAN[letter] for letter in number.upper()]
    return sum(-one if one < following else one for one, following in zip(values, [*values[1:], 0], strict=True))


_SPACED_FIGURE = re.compile(r"(?<![\d.])(\d+)\. (\d+)(?!\d)")
_FIGURE = re.compile(r"(?<!\d)\d+[.,]\d+")
_SPACED_ACRONYM = re.compile(r"\b(U)\. ([SKN])\.(?!\w)")  # not «J. D. Vance»


def spaced_figures(target: str, source: str) -> str:
    """«5,69 млн» → «5. 69 million» → «5.69 million»; not «in 2025. 12 people»."""
    figures = {figure.replace(",", ".") for figure in _FIGURE.findall(source)}

    def joined(match: re.Match[str]) -> str:
        figure = f"{match[1]}.{match[2]}"
        return figure if figure in figures else match[0]

    return _SPACED_FIGURE.sub(joined, target)


_DECIMAL = re.compile(r"(?<![\w.,])(?P<whole>\d+),(?P<part>\d+)(?![\d.,]*\d)")
_THOUSANDS = 3


def decimal_points(target: str, source: str) -> str:
    """«63,01 млн» → "63,01 million" → "63.01 million".

    A figure with three digits behind its comma may be thousands on both sides, and is left alone.
    """
    decimals = {found[0] for found in _DECIMAL.finditer(source) if len(found["part"]) != _THOUSANDS}

    def pointed(found: re.Match[str]) -> str:
        return f"{found['whole']}.{found['part']}" if found[0] in decimals else found[0]

    return _DECIMAL.sub(pointed, target)


def spaced_acronyms(target: str, _: str) -> str:
    """«the U. S. Chamber» → «the U.S. Chamber»."""
    return _SPACED_ACRONYM.sub(r"\1.\2.", target)
