"""The rules that decide whether a mark ends a Russian sentence.

razdel stops at every mark that may end a sentence and asks its rules, in order, whether the text goes on (``JOIN``)
or a sentence ends (``SPLIT``); ``None`` is no opinion. Ours correct what razdel gets wrong in news. In the example of
each, ``|`` is a boundary, and the mark in question is the last one before it, or the only one.
"""

import re
from collections.abc import Callable

from razdel import rule
from razdel.segmenters.punct import DASHES, ENDINGS, QUOTES
from razdel.segmenters.sentenize import RULES as RAZDEL_RULES
from razdel.segmenters.sentenize import SentSplit, empty_side, lower_right, no_space_prefix
from razdel.segmenters.sokr import TAIL_SOKRS

from briefing.segment.russian.abbreviations import (
    ALWAYS_FOLLOWED,
    DEGREES,
    FIRST_NAMES,
    FOLLOWED_BY,
    MONTHS,
    OPENERS,
    SECTIONS,
    TIMES,
    TITLED,
)

JOIN: str = rule.JOIN
SPLIT: str = rule.SPLIT

Rule = Callable[[SentSplit], str | None]

_SENTENCE_START = re.compile(r"\s+[«\"„“(]*[А-ЯЁA-Z]")
_ENUMERATOR = re.compile(r"\s*(?:\d{1,2}|[а-яa-z])[.)]\s+[«\"„“(]*[А-ЯЁA-Z]")
_INTRODUCED_NUMBER = re.compile(r"[:;,]\s+\d{1,2}$")
_SECTION = re.compile(r"\s*(\w+)\s+(?:\d+(?:\.\d+)*|[IVXLC]+)$")
_ELLIPSIS_IN_BRACKETS = re.compile(r"[\[(<](?:\.{2,}|…)$")
_REFERENCE_AFTER_END = re.compile(r"[.!?…][»\"”]?(?:\[\d{1,3}\])*\[\d{1,3}$")
_OPENED_BY = {")": "(", "]": "[", "}": "{"}
_DASH = re.compile(rf"\s+[{re.escape(DASHES)}]")
_TIME = re.compile(TIMES)
_DAY_AND_MONTH = re.compile(r"\d\s+(\w+)$")
_AND_SO_ON = re.compile(r"\b(?:т\.\s*[дп]|др)$")
_QUOTED_SENTENCE = re.compile(r"\s+[«\"„“][А-ЯЁA-Z]")
_NAME_IN_QUOTES = re.compile(r"[а-яё]\s+[«\"„“][^«»\"]*$")
_WORD_BEFORE_INITIAL = re.compile(r"[а-яё]{3}$")
_DEGREE = re.compile(DEGREES)
_LATIN_END = re.compile(r"[A-Za-z]$")
_LATIN_START = re.compile(r"\s+[A-Z]")
_ENDS = frozenset(".!?…")
_OPEN_BRACKET = re.compile(r"\w[»\"”,]?\s+\([^()]*$")
_OPEN_TITLE = re.compile(rf"(?<!\w){TITLED}\s+(?:«[^«»]*|\"[^\"]*|“[^“”]*)$", re.IGNORECASE)
_FIRST_WORD = re.compile(r"(\s*)(\w+)(?![\w.])")


def semicolon(split: SentSplit) -> str | None:
    """«Энергетика; Азербайджан» but «транзит;|2. Признавая важность»."""
    if split.delimiter != ";":
        return None
    return SPLIT if _ENUMERATOR.match(split.right) else JOIN


def glued(split: SentSplit) -> str | None:
    """«Порт построен.|Он работает», with the space lost, but «Лента.Ру сообщает»."""
    if split.delimiter != "." or not _WORD_BEFORE_INITIAL.search(split.left):
        return None
    match = _FIRST_WORD.match(split.right)
    return SPLIT if match and not match[1] and match[2] in OPENERS else None


def introduced_number(split: SentSplit) -> str | None:
    """«С этой целью: 1. Азербайджан»."""
    return JOIN if split.delimiter == "." and _INTRODUCED_NUMBER.search(split.left) else None


def section_number(split: SentSplit) -> str | None:
    """«Статья 5. Права», «Раздел II. Торговля»."""
    match = _SECTION.match(split.buffer)
    return JOIN if split.delimiter == "." and match and match[1].lower() in SECTIONS else None


def ellipsis_in_brackets(split: SentSplit) -> str | None:
    """«Порт открыт.|[...] Азербайджан растет», where a quote leaves something out."""
    return JOIN if split.delimiter in _OPENED_BY and _ELLIPSIS_IN_BRACKETS.search(split.left) else None


def reference(split: SentSplit) -> str | None:
    """«Порт построили.[1]|Затем», where razdel sees no end because the full stop is inside."""
    if split.delimiter != "]" or not _REFERENCE_AFTER_END.search(split.left):
        return None
    return SPLIT if _SENTENCE_START.match(split.right) else None


def bracket_inside(split: SentSplit) -> str | None:
    """«Порты (Баку и др.) Алиев назвал» but «Он ушел.|(Потом вернулся.)|Затем»."""
    opened_by = _OPENED_BY.get(split.delimiter)
    return JOIN if opened_by and opened_by in split.buffer.strip()[1:] else None


def speaker(split: SentSplit) -> str | None:
    """«Мы победим!» — Алиев повторил это»; razdel goes on before a small letter only."""
    if split.delimiter not in QUOTES or not split.left.endswith(tuple(ENDINGS)):
        return None
    return JOIN if _DASH.match(split.right) else None


def name_in_quotes(split: SentSplit) -> str | None:
    """«На форуме «Куда идет мир?» Алиев сказал» but «Он спросил: «Куда?»|Алиев ответил»."""
    if split.delimiter not in QUOTES or not _NAME_IN_QUOTES.search(split.buffer):
        return None
    match = _FIRST_WORD.match(split.right)
    return None if match and match[2] in OPENERS else JOIN


def opener(split: SentSplit) -> str | None:
    """«Это было в 2020 г.|Затем», «помогли им.|Они ушли», «план Б.|Поэтому» but «им. В. Иванова», «гр. А»."""
    match = _FIRST_WORD.match(split.right)
    if split.delimiter != "." or not match or not match[1] or match[2] not in OPENERS:
        return None
    return SPLIT if _may_end_before(split.left_token, match[2], split.buffer) else None


def _may_end_before(last: str | None, first: str, sentence: str) -> bool:
    if not last or len(sentence.strip()) <= len(last):  # a bullet: «а. В Баку»
        return False
    if len(first) == 1:
        return last in TAIL_SOKRS
    return last.islower() or len(first) > 3  # noqa: PLR2004 - shorter ones are names too: Э. По, К. Со


def and_so_on(split: SentSplit) -> str | None:
    """«Порты, дороги и т.д.|«Мы готовы»; razdel goes on before a quote."""
    if split.delimiter != "." or not _AND_SO_ON.search(split.left):
        return None
    return SPLIT if _QUOTED_SENTENCE.match(split.right) else None


def time(split: SentSplit) -> str | None:
    """«В 2020-2024 гг. Азербайджан», «в январе с.г. Баку», «в XX в. Иран»."""
    return JOIN if split.delimiter == "." and _TIME.search(split.left) else None


def month(split: SentSplit) -> str | None:
    """«5 мар. — РИА Новости»."""
    match = _DAY_AND_MONTH.search(split.left)
    return JOIN if split.delimiter == "." and match and match[1] in MONTHS else None


def followed_by(split: SentSplit) -> str | None:
    """«5 млрд долл. США»."""
    if split.delimiter != "." or split.left_token not in FOLLOWED_BY:
        return None
    return JOIN if re.match(FOLLOWED_BY[split.left_token], split.right.lstrip()) else None


def degree(split: SentSplit) -> str | None:
    """«к.э.н. Т. Ким», «д. ю. н. Ахмедов»."""
    return JOIN if split.delimiter == "." and _DEGREE.search(split.left) else None


def name_with_mark(split: SentSplit) -> str | None:
    """«Yahoo! Japan» but «Yahoo!|Затем»."""
    is_latin = _LATIN_END.search(split.left) and _LATIN_START.match(split.right)
    return JOIN if split.delimiter == "!" and is_latin else None


def in_brackets(split: SentSplit) -> str | None:
    """«Указ (принят в Баку. Опубликован в газете) вступил» but «Он ушел.|(Потом вернулся.|И снова ушел.)»."""
    return JOIN if split.delimiter in _ENDS and _OPEN_BRACKET.search(split.buffer) else None


def in_title(split: SentSplit) -> str | None:
    """«Указ «О порядке учета и т.д. Общие положения» принят», «Роман «Что делать? Из рассказов» издан»."""
    return JOIN if split.delimiter in _ENDS and _OPEN_TITLE.search(split.buffer) else None


def always_followed(split: SentSplit) -> str | None:
    """«Табл. 4», «Респ. Татарстан», «Вл. Соловьев»."""
    last = split.left_token
    known = last and (last in FIRST_NAMES or last.lower() in ALWAYS_FOLLOWED)
    return JOIN if split.delimiter == "." and known else None


RULES: tuple[Rule, ...] = (
    semicolon,
    glued,
    empty_side,  # razdel's first three, which settle most marks
    no_space_prefix,
    lower_right,
    introduced_number,
    section_number,
    ellipsis_in_brackets,
    reference,
    bracket_inside,
    in_brackets,
    in_title,
    name_with_mark,
    speaker,
    name_in_quotes,
    opener,
    and_so_on,
    time,
    month,
    degree,
    followed_by,
    always_followed,
    *RAZDEL_RULES,
)
