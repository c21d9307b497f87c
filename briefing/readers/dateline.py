"""Datelines («БАКУ /Trend/ - …») and the outlet an article names as its own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_AGENCIES = (
    "Trend",
    "Report|REPORT",
    "АПА|APA",
    "АЗЕРТАДЖ|Азертадж|AZERTAC|Azertac|AZERTAG|Azertag|AZƏRTAC",
    "Turan|Туран",
    "(?:Интерфакс|ИНТЕРФАКС|Interfax)(?:-(?:Азербайджан|АЗЕРБАЙДЖАН|Казахстан|КАЗАХСТАН|Azerbaijan|Kazakhstan))?",
    "Minval(?: Politika)?",
    "Haqqin",
    "Caliber",
    "Kazinform|KAZINFORM|Казинформ|КазИнформ|КАЗИНФОРМ",
    "КазТАГ|KazTAG",
    "Tengrinews",
    "AKIpress|Akipress|АКИpress|АКИпресс",
    "Кабар|Kabar",
    "УзА|UzA",
    "Ховар|Khovar",
    "Азия-Плюс|Asia-Plus",
    "Туркменпортал|Turkmenportal",
    "ORIENT|Orient",
    "Новости[- ]Армения|НОВОСТИ-АРМЕНИЯ",
    "АРКА|ARKA",
    "Арменпресс|АРМЕНПРЕСС|Armenpress",
    "АрмИнфо|Арминфо|ArmInfo",
    "Новости[- ]Грузия|НОВОСТИ-ГРУЗИЯ",
    "ИнтерпрессНьюс|InterPressNews",
    "Sputnik(?: (?:Азербайджан|Армения|Грузия|Казахстан|Кыргызстан|Узбекистан|Таджикистан|Абхазия|Беларусь|Молдова))?",
    "РИА «?Новости»?",
    "ТАСС",
    "REGNUM|Regnum",
    "Коммерсантъ?",
    "Reuters|Рейтер",
    "AFP",
    "Bloomberg",
    "Anadolu|Анадолу",
)
"""Agencies and papers of the region, and those it quotes, as they write themselves; sites are told by their ending."""

_AGENCY = "|".join(_AGENCIES)
_SITE = (
    r"[A-Za-z0-9][\w-]*(?:\.[\w-]+)*"
    r"\.(?:az|AZ|Az|am|ge|kz|KZ|kg|uz|tm|tj|ru|by|ua|tr|eu|com|net|org|info|news|media|tv|fm|biz)"
)
_NAMED = rf"(?<![\w.@/-])(?:{_SITE}|{_AGENCY})(?![\w-])"
"""A name that is an outlet's wherever it stands."""

_LATIN = r"[A-Z][A-Za-z]*[a-z](?:[ -][A-Z]\w*)?(?![\w-])"
"""«Caspian News»: an outlet's where only an outlet's can stand. «SOCAR» and «BP» are companies."""

_MONTH = r"(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)[а-я]*\.?"
_ENGLISH_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY_OF_MONTH = rf"(?:\d{{1,2}} {_MONTH}|{_ENGLISH_MONTH} \d{{1,2}}|\d{{1,2}}\.\d{{1,2}})"
_DATE = rf"{_DAY_OF_MONTH}(?:[.,]? ?\d{{4}}|\.\d\d)?(?: (?:года|г\.))?"
_PLACE = r"[A-ZА-ЯЁ][\w’'-]*(?:[ -][A-ZА-ЯЁ][\w’'-]*){0,2}(?:, [A-ZА-ЯЁ][\w’'-]*)?"
_CAPITAL_PLACE = r"[A-ZА-ЯЁ]{3,}(?:[ -][A-ZА-ЯЁ]+){0,2}(?:, [A-ZА-ЯЁ]\w+)?"
_PERSON = r"[A-ZА-ЯЁ][\w-]+ [A-ZА-ЯЁ][\w-]+"
_MARK = r"\s*[.,/—–-]\s*"
_END = r"\s*(?:[/.:—–-]|\Z)"

_DATELINES = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        # «ВАШИНГТОН/Trend/ - Азербайджан», «ООН, 27 сентября. /ТАСС/. Армения», «/АРКА/. Банк»
        ("slashes", rf"(?:{_PLACE}[\s.,]*)?(?:{_DATE}[\s.,]*)?/(?P<outlet>[^\W\d][^/\n]{{1,40}}|{_SITE})/"),
        # «Баку/10.03.26/Turan: Президент»
        ("slashed date", rf"{_PLACE}/{_DATE}/(?P<outlet>{_SITE}|{_AGENCY}){_END}"),
        # «БАКУ, 11 фев - АПА», «Баку. Trend: …», «БЕРЛИН, 7 июн – РИА Новости, Ангелина Тимофеева. Азербайджан»
        (
            "place",
            rf"{_PLACE}{_MARK}(?:{_DATE}{_MARK})?(?:{_PERSON}{_MARK})?(?P<outlet>{_NAMED})(?:, {_PERSON})?{_END}",
        ),
        # «BAKU, March 10 (Reuters) - Azerbaijan»
        ("brackets", rf"{_PLACE}(?:, {_DATE})? \((?P<outlet>[A-ZА-ЯЁ][\w .-]{{1,30}})\)\s*[—–-]"),
        # «11:35, 10 января 2022, Бишкек - 24.kg , Жазгуль МАСАЛИЕВА», a line of its own
        ("clock", rf"\d\d:\d\d, {_DATE}, {_PLACE} - (?P<outlet>{_NAMED}).*"),
        # «АрмИнфо. Под председательством»
        ("agency", rf"(?P<outlet>{_NAMED})\.(?=\s+[A-ZА-ЯЁ«\"])"),
        # «БАКУ, 11 фев — Президент», «BAKU, Azerbaijan, April 5. President»
        ("no outlet", rf"{_CAPITAL_PLACE}, {_DATE}(?:\.|\s*[—–-])(?P<outlet>)(?=\s)"),
    )
)
"""In order; the first that matches the start of a paragraph decides."""

_BEHIND = re.compile(r"[\s.:,—–-]*")

_DAY = r"(?:сегодня|во? (?:понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье))"
_TRADE = r"(?:информ)?(?:агентств|бюро|портал|сайт|издани|газет|телеканал|ИА|МИА)[а-я]*"
_ADJECTIVE = r"[а-яё-]+(?:ое|ый|ий|ая|ого|ому|ой|ым|ей)"
_TITLES = rf"(?:(?:{_DAY}|{_ADJECTIVE}|{_TRADE}|корреспондент[а-я]*) ){{0,4}}"
_QUOTED = r"[«\"“](?P<quoted>[^»\"”\n]{2,30})[»\"”]"

_ATTRIBUTIONS = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        # «Как передает казахстанское бюро Report», «передает onenews.kz со ссылкой на пресс-службу»
        ("передает", rf"\bпереда[её]т {_TITLES}[«\"“]?(?P<outlet>{_NAMED})"),
        # «…, передает Caspian News»; a country that hands something over has no comma before it
        ("передает, Latin", rf"(?:,|[Кк]ак|[Оо]б этом) переда[её]т {_TITLES}(?P<outlet>{_LATIN})"),
        # «передает «МИР 24»»
        ("передает, quoted", rf"\bпереда[её]т (?:{_TRADE} )?{_QUOTED}"),
        # «сообщает в четверг Trend», «Как сообщили AZE.az в Министерстве»; not «сообщает Министерство»
        ("сообщает", rf"\b(?:сообща[ею]т|сообщил[аио]?|информирует|пишет) {_TITLES}[«\"“]?(?P<outlet>{_NAMED})"),
        # «сообщает агентство Front News», «сообщает портал Bizzone.info»
        ("сообщает, trade", rf"\b(?:сообщает|пишет) (?:{_ADJECTIVE} )?{_TRADE} [«\"“]?(?P<outlet>{_LATIN})"),
        # «специальный корреспондент Trend», «собственный корреспондент агентства Kazinform»
        ("корреспондент", rf"корреспондент[а-я]* (?:агентства )?[«\"“]?(?P<outlet>{_NAMED}|{_LATIN})"),
        # «Day.Az представляет полный текст»
        ("представляет", rf"(?P<outlet>{_NAMED}) (?:представляет|сообщает|передает|информирует|публикует|приводит)"),
        # «Об этом в интервью Report заявил», «Об этом ИА REGNUM сообщили», «Как стало известно Day.Az»
        (
            "told",
            r"\b(?:[Оо]б этом(?: в интервью)?|в интервью|в беседе с|(?:сказал|рассказал|заявил)[аи]?|стало известно) "
            rf"{_TITLES}(?P<outlet>{_NAMED})",
        ),
    )
)
"""In order; the first that is found in the opening paragraphs decides."""

_SIGNATURE = re.compile(rf"©?\s*(?P<outlet>{_NAMED})\.?")
"""«Haqqin.az.», the last line."""

_OPENING = 4
"""Paragraphs in which an article says whose it is; further down it quotes others."""

_LONGEST = 1_000
"""Characters of a paragraph looked at."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline takes up the first ``stop`` characters of its paragraph; ``outlet`` may be ``""``."""

    outlet: str
    stop: int


def dateline(paragraph: str) -> Dateline | None:
    """Return the dateline that opens ``paragraph``, if one does."""
    opening = paragraph[:_LONGEST]
    for _name, pattern in _DATELINES:
        if match := pattern.match(opening):
            stop = _BEHIND.match(opening, match.end())
            return Dateline(match["outlet"], stop.end() if stop else match.end())
    return None


def outlet(paragraphs: Sequence[str]) -> str:
    """Return the outlet an article of these ``paragraphs`` names as its own, ``""`` if it names none.

    Ministries, press services, companies and persons that told the news are not outlets.
    """
    opening = [paragraph[:_LONGEST] for paragraph in paragraphs[:_OPENING]]
    return _by_dateline(opening) or _by_attribution(opening) or _by_signature(paragraphs)


def _by_dateline(opening: Sequence[str]) -> str:
    found = (dateline(paragraph) for paragraph in opening)
    return next((line.outlet.strip() for line in found if line and line.outlet), "")


def _by_attribution(opening: Sequence[str]) -> str:
    found = (pattern.search(paragraph) for _name, pattern in _ATTRIBUTIONS for paragraph in opening)
    return next((match[match.lastgroup or 0] for match in found if match), "")


def _by_signature(paragraphs: Sequence[str]) -> str:
    match = _SIGNATURE.fullmatch(paragraphs[-1][:_LONGEST]) if paragraphs else None
    return match["outlet"] if match else ""
