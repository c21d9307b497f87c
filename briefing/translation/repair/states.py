"""Gives states the formal names they have in English."""

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
