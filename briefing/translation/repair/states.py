"""Gives states the names they have in English: today's, and the formal ones."""

import re
from functools import partial

_FORMAL = {
    "азербайджанск": "Azerbaijan",
    "армянск": "Armenia",
    "казахск": "Kazakhstan",
    "узбекск": "Uzbekistan",
    "таджикск": "Tajikistan",
    "белорусск": "Belarus",
    "молдавск": "Moldova",
}
"""By the adjective before «Республика», states whose formal name is "Republic of …"; there is a Kyrgyz Republic."""

_TODAY = {
    "туркмени": (re.compile(r"\bTurkmenia\b"), "Turkmenistan"),
    "киргизи": (re.compile(r"\b(?:Kir[gq]h?i[zs]i[ay]|Kyrgyzia|Kirg(?:h)?izstan)\b"), "Kyrgyzstan"),
    "таджики": (re.compile(r"\bTad(?:j|zh)ikistan\b"), "Tajikistan"),
    "белорусси": (re.compile(r"\bB(?:y|ie)lorussia\b"), "Belarus"),
}
"""By the beginning of the Russian, names that states have no longer, or never had, and today's."""


def todays_names(target: str, source: str) -> str:
    """«Туркмения» → "Turkmenia" → "Turkmenistan": in Russian some states go by older names."""
    lower = source.lower()
    for beginning, (older, today) in _TODAY.items():
        if beginning in lower:
            target = older.sub(today, target)
    return target


def formal_names(target: str, source: str) -> str:
    """«Азербайджанская Республика» → "Azerbaijani Republic", "Azerbaijan's Republic" → "the Republic of Azerbaijan"."""
    for adjective, country in _FORMAL.items():
        if re.search(rf"\b{adjective}\w+ республик", source, re.IGNORECASE):
            spelled = country.replace("j", "d?j")  # "Azerbaidjan"
            misformed = rf"(?P<article>\b[Tt]he )?\b{spelled}(?:i|['’]s)? Republic\b"
            target = re.sub(misformed, partial(_formal, country), target)
    return target


def _formal(country: str, misformed: re.Match[str]) -> str:
    article = misformed["article"] or ("The " if misformed.start() == 0 else "the ")
    return f"{article}Republic of {country}"
