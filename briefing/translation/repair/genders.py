"""Keeps men from becoming women: the genitive of «Алескеров» looks like his wife's name."""

import re
from functools import partial

from briefing.languages.romanization import consonants, latin

_NAMED = re.compile(
    r"(?<!\w)(?i:по словам|по мнению|от имени|со слов) [^,.;:()]{0,80}?"
    r"(?P<given>[А-ЯЁ][а-яё]+[ая]) (?P<surname>[А-ЯЁ][а-яё]+(?:[оеё]в|[иы]н))а(?![\w-])"
)
_ENGLISH = re.compile(r"\b(?P<given>[A-Z][a-z'’-]+) (?P<surname>[A-Z][a-z'’-]+(?:[eo]v|[iy]n))a\b")


def men_in_genitive(target: str, source: str) -> str:
    """«По словам вице-президента Фаига Алескерова» → "Vice President Faiga Aleskerova" → "… Faig Aleskerov".

    A woman's name would end in «-ой» there.
    """
    for named in _NAMED.finditer(source):
        target = _ENGLISH.sub(partial(_man, named), target)
    return target


def _man(named: re.Match[str], found: re.Match[str]) -> str:
    if consonants(found["surname"]) != consonants(named["surname"]):
        return found[0]
    given = found["given"]
    return f"{given[:-1] if given == latin(named['given']).capitalize() else given} {found['surname']}"
