"""Lines beside an article that say when it was published, and perhaps by whom: «10.03.2026 09:15 | Просмотров: 312»."""

import re

from briefing.readers.agencies import NAMED
from briefing.readers.dates import find_date, without_dates
from briefing.readers.html.blocks import PageBlock

_LONGEST = 80
"""Characters of such a line."""

_MOST_WORDS = 3
"""Words beside the date: an author, a rubric. What has more is a sentence with a date in it."""

_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?:[:.][0-5]\d)?\Z")
_TIME = re.compile(r"(?<![\d:.])(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:])")
_WORD = re.compile(r"[^\W_]+")
_ABOUT_DATES = re.compile(
    r"(?:дата|опубликован[оаы]?|публикаци[ия]|размещен[оа]?|добавлен[оа]?|обновлен[оа]?|создан[оа]?|время|"
    r"просмотр(?:ов|ы)|прочитано|прочтений|раз|года?|г|в|сегодня|сейчас|понедельник|вторник|среда|четверг|пятница|суббота|"
    r"воскресенье|today|published|updated|posted|date|time|views|on|at|utc|gmt|мск|msk)",
    re.IGNORECASE,
)
_COUNT = re.compile(r"(?:просмотр(?:ов|ы)|прочитано|прочтений|views)\s*:?\s*\d[\d\s]*", re.IGNORECASE)
_TODAY = re.compile(r"сегодня|today", re.IGNORECASE)
_NAMED = re.compile(NAMED)


def is_clock(block: PageBlock) -> bool:
    """Tell whether a block is a time of day."""
    return bool(_CLOCK.match(block.text))


def is_detail(block: PageBlock) -> bool:
    """Tell whether a block is a line with the date of publication, an author or a rubric beside it perhaps."""
    text = block.text
    return len(text) <= _LONGEST and find_date(text) is not None and len(_beside(text)) <= _MOST_WORDS


def is_date_alone(block: PageBlock) -> bool:
    """Tell whether a block says when an article was published, and no more."""
    return len(block.text) <= _LONGEST and find_date(block.text) is not None and not _beside(block.text)


def is_dated_source(block: PageBlock) -> bool:
    """Tell whether a block is a date with the name of an outlet: «Trend, 10.03.2026»."""
    text = block.text
    return len(text) <= _LONGEST and find_date(text) is not None and not _beside(_NAMED.sub(" ", text, count=1))


def is_of_today(block: PageBlock) -> bool:
    """Tell whether a date is that of the day on which the page was saved: «Сегодня 25 ноября 2026 г.»."""
    return bool(_TODAY.search(block.text))


def _beside(text: str) -> list[str]:
    """Return the words of a line that are neither date nor time, nor words about them."""
    rest = _COUNT.sub(" ", _TIME.sub(" ", without_dates(text)))
    return [word for word in _WORD.findall(rest) if not _ABOUT_DATES.fullmatch(word)]
