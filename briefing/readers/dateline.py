"""Datelines («БАКУ /Trend/ - …»)."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.readers.agencies import AGENCY, NAMED, SITE
from briefing.readers.dates import find_date

_MONTH = r"(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)[а-я]*\.?"
_ENGLISH_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY_OF_MONTH = rf"(?:\d{{1,2}} {_MONTH}|{_ENGLISH_MONTH} \d{{1,2}}|\d{{1,2}}\.\d{{1,2}})"
_DATE = rf"{_DAY_OF_MONTH}(?:[.,]? ?\d{{4}}|\.\d\d)?(?: (?:года|г\.))?"
_NAME = r"[A-ZА-ЯЁ][\w’']{0,40}(?:-[\w’']{1,40}){0,3}"
"""A hyphen is in the name or parts it from what follows, and never both: the time stays linear."""
_PLACE = rf"{_NAME}(?: {_NAME}){{0,2}}(?:, {_NAME})?"
_CAPITAL_PLACE = r"[A-ZА-ЯЁ]{3,}(?:[ -][A-ZА-ЯЁ]+){0,2}(?:, [A-ZА-ЯЁ]\w+)?"
_PERSON = r"[A-ZА-ЯЁ][\w-]+ [A-ZА-ЯЁ][\w-]+"
_MARK = r"\s*[.,/—–-]\s*"
_END = r"\s*(?:[/.:—–-]|\Z)"

_DATELINES = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        # «ВАШИНГТОН/Trend/ - Азербайджан», «ООН, 27 сентября. /ТАСС/. Армения», «/АРКА/. Банк»
        ("slashes", rf"(?:{_PLACE}[\s.,]*)?(?:{_DATE}[\s.,]*)?/(?P<outlet>[^\W\d][^/\n]{{1,40}}|{SITE})/"),
        # «Баку/10.03.26/Turan: Президент»
        ("slashed date", rf"{_PLACE}/{_DATE}/(?P<outlet>{SITE}|{AGENCY}){_END}"),
        # «БАКУ, 11 фев - АПА», «Баку. Trend: …», «БЕРЛИН, 7 июн – РИА Новости, Ангелина Тимофеева. Азербайджан»
        (
            "place",
            rf"{_PLACE}{_MARK}(?:{_DATE}{_MARK})?(?:{_PERSON}{_MARK})?(?P<outlet>{NAMED})(?:, {_PERSON})?{_END}",
        ),
        # «BAKU, March 10 (Reuters) - Azerbaijan»
        ("brackets", rf"{_PLACE}(?:, {_DATE})? \((?P<outlet>[A-ZА-ЯЁ][\w .-]{{1,30}})\)\s*[—–-]"),
        # «11:35, 10 января 2022, Бишкек - 24.kg , Жазгуль МАСАЛИЕВА», a line of its own
        ("clock", rf"\d\d:\d\d, {_DATE}, {_PLACE} - (?P<outlet>{NAMED}).*"),
        # «АрмИнфо. Под председательством»
        ("agency", rf"(?P<outlet>{NAMED})\.(?=\s+[A-ZА-ЯЁ«\"])"),
        # «БАКУ, 11 фев — Президент», «BAKU, Azerbaijan, April 5. President»
        ("no outlet", rf"{_CAPITAL_PLACE}, {_DATE}(?:\.|\s*[—–-])(?P<outlet>)(?=\s)"),
    )
)
"""In order; the first that matches the start of a paragraph decides."""

_BEHIND = re.compile(r"[\s.:,—–-]*")

LONGEST = 1_000
"""Characters of a paragraph looked at."""

OPENING = 4
"""Paragraphs in which an article says whose it is; further down it quotes others."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline takes up the first ``stop`` characters of its paragraph; ``outlet`` may be ``""``.

    ``date`` is ``None`` where the year is not in it.
    """

    outlet: str
    stop: int
    date: datetime.date | None = None


def dateline(paragraph: str) -> Dateline | None:
    """Return the dateline that opens ``paragraph``, if one does."""
    opening = paragraph[:LONGEST]
    for _name, pattern in _DATELINES:
        if match := pattern.match(opening):
            stop = _BEHIND.match(opening, match.end())
            return Dateline(match["outlet"], stop.end() if stop else match.end(), find_date(match[0]))
    return None


def dateline_date(paragraphs: Sequence[str]) -> datetime.date | None:
    """Return the full date of the first dateline among the opening ``paragraphs`` that has one."""
    found = (dateline(paragraph) for paragraph in paragraphs[:OPENING])
    return next((line.date for line in found if line and line.date), None)
