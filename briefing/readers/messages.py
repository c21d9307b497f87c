"""Internet messages: their parts, bounded."""

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage

from briefing.errors import InputError
from briefing.file_kinds import kind_of
from briefing.readers.bounds import refuse_beyond

_MOST_PARTS = 2_000
"""Pictures and frames of a page that was saved as one file; messages have a few."""

_MOST_MADE_OF_PARTS = 100
"""Parts made of parts; the parser tries on each line whether it ends one of those that are open."""

_DEEPEST = 20
_LONGEST_HEADER = 5_000
"""Characters: the time to read an address or a parameter grows with the square of its words."""

_PART = re.compile(rb"^content-type:", re.IGNORECASE | re.MULTILINE)
_MADE_OF_PARTS = re.compile(rb"^content-type:\s{0,100}multipart/", re.IGNORECASE | re.MULTILINE)
_HEADER = re.compile(rb"\s{0,100}(?:From |[!-9;-~]{1,76}:)")
_ENDLESS = re.compile(rb"^content-[a-z-]{1,40}:(?:[^\n]|\n[ \t]){%d}" % _LONGEST_HEADER, re.IGNORECASE | re.MULTILINE)
_SAVE_AGAIN = "Save it from the browser or the mail program again."


def parsed(data: bytes, path: str) -> EmailMessage:
    """Return the message in ``data``.

    Raises:
        InputError: it is none, is damaged, or has more parts than one can have.
    """
    if kind_of(data) or not _HEADER.match(data):
        raise InputError(f"{path}: is no message but {kind_of(data) or 'something else'}.", _SAVE_AGAIN)
    refuse_beyond(_MOST_PARTS, len(_PART.findall(data)), "parts", path)
    refuse_beyond(_MOST_MADE_OF_PARTS, len(_MADE_OF_PARTS.findall(data)), "parts made of parts", path)
    if _ENDLESS.search(data):
        raise InputError(f"{path}: is damaged: a header has over {_LONGEST_HEADER:,} characters.", _SAVE_AGAIN)
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        refuse_beyond(_DEEPEST, _depth(message), "parts within parts", path)
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError) as error:  # damaged headers
        raise InputError(f"{path}: is damaged: {error}.", _SAVE_AGAIN) from error
    return message


def _depth(message: EmailMessage) -> int:
    level, depth = [message], 0
    while level and depth <= _DEEPEST:
        level = [part for each in level for part in children(each)]
        depth += 1
    return depth


def children(message: EmailMessage) -> Iterator[EmailMessage]:
    """Yield the parts of a message that is made of parts."""
    payload = message.get_payload()
    if isinstance(payload, list):
        yield from (part for part in payload if isinstance(part, EmailMessage))


def leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    """Yield the parts that are not made of others, and the messages attached, in their order."""
    parts = [*children(message)]
    if message.get_content_maintype() != "multipart" or not parts:
        yield message
        return
    for part in parts:
        yield from leaves(part)


def content(part: EmailMessage) -> bytes:
    """Return what a part holds, unpacked."""
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):  # a damaged encoding
        return b""
    return payload if isinstance(payload, bytes) else b""


def declared_page(part: EmailMessage) -> bytes:
    """Return a page with the character set that its part states, which the page itself may lack."""
    charset = re.sub(r"[^\w-]", "", str(part.get_content_charset() or ""), flags=re.ASCII)
    return (f'<meta charset="{charset}">'.encode() if charset else b"") + content(part)


def file_name(part: EmailMessage) -> str:
    """Return the name of an attached file, ``""`` of what is none."""
    try:
        return part.get_filename() or ""
    except (ValueError, LookupError, AttributeError, TypeError):
        return ""


def header(message: EmailMessage, name: str) -> str:
    """Return a header in a line, ``""`` where it is missing or so damaged that the parser fails on it."""
    raw = next((value for each, value in message.raw_items() if each.lower() == name.lower()), "")
    line = "".join(str(raw)[:_LONGEST_HEADER].splitlines())
    try:
        return " ".join(str(email.policy.default.header_factory(name, line)).split())
    except (ValueError, LookupError, AttributeError, TypeError):
        return ""
