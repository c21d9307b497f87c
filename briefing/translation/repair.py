"""Restores typography that models lose: quotation marks, and figures and acronyms that got a space inside.

Nothing is added that the source does not show. Where it is uncertain which words a mark belongs to, none is set, and
:mod:`briefing.checks` says so.
"""

import re
from collections.abc import Callable

_SPACED_FIGURE = re.compile(r"(?<![\d.])(\d+)\. (\d+)(?!\d)")
_FIGURE = re.compile(r"\d+[.,]\d+")
_SPACED_ACRONYM = re.compile(r"\b(U)\. ([SKN])\.(?!\w)")  # not «J. D. Vance»

_MARK = re.compile(r"[\"“”„«»]")
_OPENING, _CLOSING = '«“„"', '»”"'
_ENDS_QUOTED = re.compile(r"[»”\"][.!?…]?$|[.!?…][»”\"]$")
_ATTRIBUTED = re.compile(r"[»”\"]\s*,?\s*[—–-]\s*(?P<who>[^«»“”\"]+)$")
_SAYING = (
    "said says added adds noted notes stressed emphasized emphasised stated states told explained underlined "
    "highlighted concluded continued recalled remarked announced reported believes"
).split()
_ATTRIBUTION = re.compile(
    rf"(?P<words>.*\S)(?:,\s*[—–-]\s*|,\s+|\s+[—–-]\s*)"
    rf"(?P<who>(?:(?:he|she|they|it|[A-Z][\w.'’-]+)\s+){{0,3}}(?:{'|'.join(_SAYING)})\b[^\"]*)$",
    re.DOTALL,
)
"""«…, — said Aliyev.», «…, he added.» at the end of a translation."""

Rule = Callable[[str, str], str]


def repaired(target: str, source: str, language: str) -> str:
    """Return ``target``, in ``language`` (ISO 639-1), with the typography of its source put back."""
    for rule in (spaced_figures, *RULES.get(language, ())):
        target = rule(target, source)
    return target


def spaced_figures(target: str, source: str) -> str:
    """«5,69 млн» → «5. 69 million» → «5.69 million»; not «in 2025. 12 people»."""
    figures = {figure.replace(",", ".") for figure in _FIGURE.findall(source)}

    def joined(match: re.Match[str]) -> str:
        figure = f"{match[1]}.{match[2]}"
        return figure if figure in figures else match[0]

    return _SPACED_FIGURE.sub(joined, target)


def spaced_acronyms(target: str, _: str) -> str:
    """«the U. S. Chamber» → «the U.S. Chamber»."""
    return _SPACED_ACRONYM.sub(r"\1.\2.", target)


def quotation_marks(target: str, source: str) -> str:
    """«Порт открыт», — сказал он. → The port is open, he said. → "The port is open," he said.

    In a quotation of several sentences each sentence has its own end only: «Порт открыт. → "The port is open.
    """
    if not target or _MARK.search(target):
        return target
    opens = source[:1] in _OPENING
    said = _ATTRIBUTED.search(source)
    if said and (attribution := _ATTRIBUTION.match(target)):
        target = f'{attribution["words"].rstrip(",")}," {attribution["who"]}'
    elif said or _is_odd(source, opens):
        return target
    elif _ENDS_QUOTED.search(source):
        target = f'{target}"'
    return f'"{target}' if opens else target


def _is_odd(source: str, opens: bool) -> bool:
    """Tell whether a source without attribution has marks elsewhere than where a quotation begins or ends."""
    inside = source[1:] if opens else source
    marks = len(_MARK.findall(inside))
    return marks > 1 or (marks == 1 and not _ENDS_QUOTED.search(source))


RULES: dict[str, tuple[Rule, ...]] = {"en": (spaced_acronyms, quotation_marks)}
"""The rules of each target language."""
