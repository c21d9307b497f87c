"""Messages that are too large for a server: known before they are sent, or from its refusal."""

import re
import smtplib

from briefing.errors import MailError

_SMALLER = "Put fewer articles into the pack, or pass the file on in another way."
_STATUS = re.compile(r"\d{3} \d\.(\d{1,3}\.\d{1,3})\b")
_SIZE_STATUSES, _MAILBOX_FULL = frozenset({"3.4", "2.3"}), "2.2"
_SIZE_CODES = ("552", "534")
_SIZE_WORDS = re.compile(r"\bsize\b|\btoo (?:large|big|long)\b", re.IGNORECASE)


def refuse_oversize(server: smtplib.SMTP, size: int, place: str) -> None:
    """Refuse a message that is larger than the server at ``place`` says it takes (RFC 1870).

    Raises:
        MailError: it is.
    """
    server.ehlo_or_helo_if_needed()
    said = server.esmtp_features.get("size", "")
    if said.isdecimal() and 0 < int(said) < size:
        raise MailError(
            f"{place}: takes messages of up to {_megabytes(int(said))}; this one has {_megabytes(size)}.", _SMALLER
        )


def refused_message(place: str, reply: str, size: int) -> MailError:
    """Return what to say of a server at ``place`` that refused a message of so many bytes with ``reply``."""
    if _is_about_size(reply):
        return MailError(f"{place}: refused the message for its size of {_megabytes(size)}: {reply}.", _SMALLER)
    return MailError(f"{place}: refused the message: {reply}.", "Check sender in briefing.toml.")


def _is_about_size(reply: str) -> bool:
    """Tell whether a reply is about the message's size: by its status (RFC 3463), its words, or else its code."""
    if status := _STATUS.match(reply):
        return status[1] in _SIZE_STATUSES or (status[1] != _MAILBOX_FULL and bool(_SIZE_WORDS.search(reply)))
    return reply.startswith(_SIZE_CODES) or bool(_SIZE_WORDS.search(reply))


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB"
