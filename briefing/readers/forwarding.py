"""What mail programs and their users add to a text that is passed on: forwarded headers and signatures."""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from briefing.readers.dates import find_date

_SEPARATOR = re.compile(
    r"\s{0,20}(?:[-_=*]{2,80}\s{0,20}(?:(?:begin |end of |конец )?(?:forwarded|original|пересылаемо\w+|пересланно\w+|"
    r"перенаправленно\w+|переадресованно\w+|исходно\w+) (?:message|сообщени[ея]|письмо)\s{0,20})?[-_=*]{2,80}"
    r"|(?:начало переадресованного сообщения|begin forwarded message)\s{0,20}:?)\s{0,20}",
    re.IGNORECASE,
)
"""«---------- Forwarded message ---------», «Начало переадресованного сообщения:», and Outlook's line of «_»."""

_WORDS_IN_SEPARATOR = re.compile(r"\w{3}")

_FIELD = re.compile(
    r"[\s*]{0,20}(?P<name>from|sent|date|to|cc|subject|reply-to|от(?: кого)?|отправитель|отправлен[оа]?|дата|кому|"
    r"копия|тема|получатель)[\s*]{0,20}:[\s*]{0,20}+(?P<value>.{0,1000})",
    re.IGNORECASE | re.DOTALL,
)
_SENDERS = frozenset({"from", "от", "от кого", "отправитель"})
_DAYS = frozenset({"date", "sent", "дата", "отправлено", "отправлен", "отправлена"})
_SUBJECTS = frozenset({"subject", "тема"})

_WROTE = re.compile(r"(?=.{0,300}<[^<>\s]{1,100}@[^<>\s]{1,100}>).{0,400}:\s{0,20}")
"""«10.03.2026, 09:00, "Trend" <news@trend.az>:»"""

_DEVICE = re.compile(
    r"(?:sent from (?:my |mail |yahoo|outlook|samsung)|get outlook for|отправлено (?:с|из|с моего) (?=\S+)|"
    r"скачайте outlook).{0,60}",
    re.IGNORECASE,
)
"""«Отправлено с iPhone», «Отправлено из мобильной Почты Mail.ru»"""

_DEVICES = re.compile(
    r"iphone|ipad|android|samsung|galaxy|xiaomi|huawei|outlook|mail|почт|windows|телефон|устройств|phone", re.IGNORECASE
)
_SIGN = re.compile(r"\s{0,20}--\s{0,20}")
_FAREWELL = re.compile(
    r"\s{0,20}(?:с (?:глубоким |искренним |наилучшими )?(?:уважением|пожеланиями)|(?:(?:best|kind|warm) )?regards|"
    r"(?:yours )?sincerely)\s{0,20}(?:[,.!—–-].{0,100})?",
    re.IGNORECASE,
)
_CONTACT = re.compile(r"\S@\S|https?://|www\.|\+\d[\d\s()-]{8}|\b(?:тел|моб|tel|mob|phone|факс|fax)\b", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_]{3,}")

_LONGEST_HEADER = 30
"""Lines of a header, with addresses that go on and blank lines."""

_MOST_LINES, _LONGEST_LINE = 12, 120
"""Of a signature: what is longer may be text of the article."""


@dataclass(slots=True)
class Passed:
    """Which lines of a text are the article's; ``told`` are the others, and what those say of the article."""

    is_kept: list[bool]
    told: list[str] = field(default_factory=list)
    sender: str = ""
    subject: str = ""
    date: datetime.date | None = None

    def leave_out(self, lines: Sequence[str], places: Sequence[int]) -> None:
        """Take lines for something else than the article's."""
        for place in places:
            self.is_kept[place] = False
        self.told += [" ".join(text.split())] if (text := "\n".join(lines[place] for place in places)).strip() else []


def passed_on(lines: Sequence[str], sender: str) -> Passed:
    """Return what of the ``lines`` of a message is the article; ``sender`` is who sent the message."""
    found = Passed([True] * len(lines))
    place = 0
    while place < len(lines):
        header = _header(lines, place)
        if header:
            _take_fields(found, [lines[each] for each in header])
            found.leave_out(lines, header)
        place = header[-1] + 1 if header else place + 1
    for start in _signatures(lines, found.is_kept, f"{sender} {found.sender}"):
        found.leave_out(lines, start)
    return found


def _header(lines: Sequence[str], start: int) -> list[int]:
    """Return the lines of the forwarded header that begins at ``start``, with the one that parts it from the rest."""
    separator = _SEPARATOR.fullmatch(lines[start]) is not None
    has_words = separator and bool(_WORDS_IN_SEPARATOR.search(lines[start]))
    places = [start] if separator else []
    fields = [*_fields(lines, start + len(places))]
    names = {match["name"].lower() for place in fields if (match := _FIELD.fullmatch(lines[place]))}
    is_whole = bool(names & _SENDERS) and len(names) > 1 and bool(names & (_DAYS | _SUBJECTS))
    if is_whole or (has_words and names):
        return [*places, *fields]
    if has_words:
        behind = next((place for place in range(start + 1, len(lines)) if lines[place].strip()), start)
        return [*places, behind] if behind > start and _WROTE.fullmatch(lines[behind]) else places
    return [start] if _WROTE.fullmatch(lines[start]) and find_date(lines[start]) else []


def _fields(lines: Sequence[str], start: int) -> Iterator[int]:
    """Yield the lines that are fields of a header, and those in which an address goes on; blank ones part them."""
    place, goes_on = start, False
    while place < min(len(lines), start + _LONGEST_HEADER):
        line = lines[place]
        if _FIELD.fullmatch(line):
            goes_on = True
        elif not (goes_on and line.strip() and "@" in line and len(line) <= _LONGEST_LINE):
            following = next((each for each in range(place, min(place + 3, len(lines))) if lines[each].strip()), None)
            if line.strip() or following is None or not _FIELD.fullmatch(lines[following]):
                return
        yield place
        place += 1


def _take_fields(found: Passed, header: Sequence[str]) -> None:
    """Note what a header says; of headers in headers, the innermost is of the message that was passed on."""
    for line in header:
        match = _FIELD.fullmatch(line)
        name, value = (match["name"].lower(), " ".join(match["value"].split())) if match else ("", "")
        if name in _SENDERS:
            found.sender = value
        elif name in _SUBJECTS:
            found.subject = value
        elif name in _DAYS or (not name and _WROTE.fullmatch(line)):
            found.date = find_date(value or line) or found.date
        if not name and "<" in line and _WROTE.fullmatch(line):
            found.sender = line.rpartition("<")[0].rpartition(",")[2].strip()


def _signatures(lines: Sequence[str], is_kept: Sequence[bool], senders: str) -> Iterator[list[int]]:
    """Yield the lines of each signature: to the end of the text, or to the header of what is passed on."""
    place = 0
    while place < len(lines):
        end = next((each for each in range(place, len(lines)) if not is_kept[each]), len(lines))
        own = range(place, end)
        start = next((each for each in own if _opens_signature(lines, each, end, senders)), None)
        if start is not None:
            yield [*range(start, end)]
        yield from ([each] for each in own[: None if start is None else start - place] if _is_of_device(lines[each]))
        place = end + 1


def _opens_signature(lines: Sequence[str], start: int, end: int, senders: str) -> bool:
    is_sign = bool(_SIGN.fullmatch(lines[start]))
    if not is_sign and not _FAREWELL.fullmatch(lines[start]):
        return False
    if end - start > 2 * _MOST_LINES:
        return False
    filled = [line for line in lines[start:end] if line.strip()]
    if len(filled) > _MOST_LINES or any(len(line) > _LONGEST_LINE for line in filled):
        return False
    return is_sign or _is_of_sender(filled, senders)


def _is_of_sender(signature: Sequence[str], senders: str) -> bool:
    """A president's letter that an article quotes ends in «С уважением» too, without a telephone number."""
    text = "\n".join(signature)
    names = {name.lower() for name in _NAME.findall(senders.partition("@")[0])}
    return bool(_CONTACT.search(text)) or not names.isdisjoint(name.lower() for name in _NAME.findall(text))


def _is_of_device(line: str) -> bool:
    return bool(_DEVICE.fullmatch(line.strip()) and _DEVICES.search(line))
