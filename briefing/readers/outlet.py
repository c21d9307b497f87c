"""The outlet that an article names as its own."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from briefing.readers.agencies import LATIN, NAMED
from briefing.readers.dateline import LONGEST, OPENING, dateline

_DAY = r"(?:сегодня|во? (?:понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье))"
_TRADE = r"(?:информ)?(?:агентств|бюро|портал|сайт|издани|газет|телеканал|ИА|МИА)[а-я]*"
_ADJECTIVE = r"[а-яё-]+(?:ое|ый|ий|ая|ого|ому|ой|ым|ей)"
_TITLES = rf"(?:(?:{_DAY}|{_ADJECTIVE}|{_TRADE}|корреспондент[а-я]*) ){{0,4}}"
_QUOTED = r"[«\"“](?P<quoted>[^»\"”\n]{2,30})[»\"”]"

_ATTRIBUTIONS = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        # «Как передает казахстанское бюро Report», «передает onenews.kz со ссылкой на пресс-службу»
        ("передает", rf"\bпереда[её]т {_TITLES}[«\"“]?(?P<outlet>{NAMED})"),
        # «…, передает Caspian News»; a country that hands something over has no comma before it
        ("передает, Latin", rf"(?:,|[Кк]ак|[Оо]б этом) переда[её]т {_TITLES}(?P<outlet>{LATIN})"),
        # «передает «МИР 24»»
        ("передает, quoted", rf"\bпереда[её]т (?:{_TRADE} )?{_QUOTED}"),
        # «сообщает в четверг Trend», «Как сообщили AZE.az в Министерстве»; not «сообщает Министерство»
        ("сообщает", rf"\b(?:сообща[ею]т|сообщил[аио]?|информирует|пишет) {_TITLES}[«\"“]?(?P<outlet>{NAMED})"),
        # «сообщает агентство Front News», «сообщает портал Bizzone.info»
        ("сообщает, trade", rf"\b(?:сообщает|пишет) (?:{_ADJECTIVE} )?{_TRADE} [«\"“]?(?P<outlet>{LATIN})"),
        # «специальный корреспондент Trend», «собственный корреспондент агентства Kazinform»
        ("корреспондент", rf"корреспондент[а-я]* (?:агентства )?[«\"“]?(?P<outlet>{NAMED}|{LATIN})"),
        # «Day.Az представляет полный текст»
        ("представляет", rf"(?P<outlet>{NAMED}) (?:представляет|сообщает|передает|информирует|публикует|приводит)"),
        # «Об этом в интервью Report заявил», «Об этом ИА REGNUM сообщили», «Как стало известно Day.Az»
        (
            "told",
            r"\b(?:[Оо]б этом(?: в интервью)?|в интервью|в беседе с|(?:сказал|рассказал|заявил)[аи]?|стало известно) "
            rf"{_TITLES}(?P<outlet>{NAMED})",
        ),
    )
)
"""In order; the first that is found in the opening paragraphs decides."""

_ATTRIBUTING = re.compile(
    "переда[её]т|сообщ|информирует|пишет|корреспондент|представляет|публикует|приводит|[Оо]б этом|интервью|беседе|"
    "сказал|заявил|известно"
)
"""A word that each of these has."""

_SIGNATURE = re.compile(rf"©?\s*(?P<outlet>{NAMED})\.?")
"""«Haqqin.az.», the last line."""


def outlet(paragraphs: Sequence[str]) -> str:
    """Return the outlet an article of these ``paragraphs`` names as its own, ``""`` if it names none.

    Ministries, press services, companies and persons quoted as sources are not outlets.
    """
    opening = [paragraph[:LONGEST] for paragraph in paragraphs[:OPENING]]
    return _by_dateline(opening) or _by_attribution(opening) or _by_signature(paragraphs)


def site(address: str) -> str:
    """Return the name of the site at an address, ``""`` if it is no address."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _by_dateline(opening: Sequence[str]) -> str:
    found = (dateline(paragraph) for paragraph in opening)
    return next((line.outlet.strip() for line in found if line and line.outlet), "")


def _by_attribution(opening: Sequence[str]) -> str:
    attributing = [*filter(_ATTRIBUTING.search, opening)]
    found = (pattern.search(paragraph) for _name, pattern in _ATTRIBUTIONS for paragraph in attributing)
    return next((match[match.lastgroup or 0] for match in found if match), "")


def _by_signature(paragraphs: Sequence[str]) -> str:
    match = _SIGNATURE.fullmatch(paragraphs[-1][:LONGEST]) if paragraphs else None
    return match["outlet"] if match else ""
