"""Raised text: an exponent stays one (10⁶, м²), and a note's mark stands apart from the word it follows."""

import re

_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_EXPONENT = re.compile(r"[+−-]?\d{1,3}")
_SIGN = r"(?:\d{1,3}|\*{1,3}|[†‡§])"
_MARK = rf"(?:\[(?:{_SIGN}|[a-zа-я]{{1,6}})\]|\({_SIGN}\)|{_SIGN}\)?)"
_MARKS = re.compile(rf"{_MARK}(?:(?:[\s,;–-]{{1,3}}|(?<=[\])])){_MARK})*")
_BETWEEN_BRACKETS = re.compile(r"[\])][\s,;]*[\[(]")
_TAKES_EXPONENT = re.compile(r"(?:\d|(?<!\w)(?:[кдсм]?м|[kdcm]?m|ft|x|х)|/[сs])\Z")
"""What an exponent stands at: a number, a unit of length or acceleration, a variable."""


def raised(text: str, before: str, *, is_link: bool = False) -> str:
    """Return superscript ``text`` as it reads in a line behind ``before``; a link leads to a note.

    >>> raised("6", "10"), raised("2", "25 000 м"), raised("1", "в отчете"), raised("го", "2-")
    ('⁶', '²', ' [1]', 'го')
    >>> raised("[1][2]", "в отчете"), raised("1,2", "в отчете")
    (' [1, 2]', ' [1,2]')
    """
    mark = text.strip()
    if _EXPONENT.fullmatch(mark) and not is_link and _TAKES_EXPONENT.search(before):
        return mark.translate(_RAISED)
    if _MARKS.fullmatch(mark):
        signs = _BETWEEN_BRACKETS.sub(", ", mark).strip("[]()")
        return f"{' ' if before[-1:].strip() else ''}[{signs}]"
    return text
