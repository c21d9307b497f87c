"""How a pack writes dates, numbers, lists and the beginnings of sentences, in English whatever the machine's locale.

The names of months are written out here, those of languages in :mod:`briefing.languages`: Babel (CLDR) would add 33 MB
and some 90 ms to each build, calls four of the languages otherwise (Abkhazian, Bangla), and could change the bytes of a
pack with its next release.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from briefing import languages

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SMALL_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def written_date(day: date) -> str:
    """Return ``10 March 2026``, in English whatever the machine's locale."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def start(text: str, limit: int) -> str:
    """Return ``text``, or as many of its words as fit into ``limit`` characters and an ellipsis."""
    return text if len(text) <= limit else f"{_cut_at_word(text, limit)} …"


def language_names(codes: Iterable[str]) -> str:
    """Return the names of different languages: ``Russian, Kazakh and Ukrainian``."""
    return listed([languages.name(code) for code in dict.fromkeys(codes)])


def article_count(articles: int) -> str:
    """Return how many articles there are."""
    return f"{articles} {'article' if articles == 1 else 'articles'}"


def term_count(terms: int) -> str:
    """Return how many terms there are."""
    return f"{terms} {'term' if terms == 1 else 'terms'}"


def as_sentence(message: str) -> str:
    """Return a message with a capital letter and a full stop."""
    text = message.strip()
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."


def period(first: date, last: date) -> str:
    """Return two dates as one period, saying month and year once where they are the same."""
    if first == last:
        return written_date(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{written_date(last)}"
    if first.year == last.year:
        return f"{first.day} {_MONTHS[first.month - 1]} – {written_date(last)}"
    return f"{written_date(first)} – {written_date(last)}"


def in_words(number: int) -> str:
    """Return a number as running text has it: in words below ten."""
    return _SMALL_NUMBERS[number] if number < len(_SMALL_NUMBERS) else str(number)


def listed(names: Sequence[str]) -> str:
    """Return names as a list: ``Anna, Boris and Vera``; there is at least one."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _cut_at_word(text: str, limit: int) -> str:
    """Return at most ``limit`` characters of ``text``, whole words if the first is not longer than that."""
    start = text[: limit + 1]
    return start.rsplit(" ", 1)[0] if " " in start else text[:limit]
