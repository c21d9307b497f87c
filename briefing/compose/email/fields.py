"""The fields of a message's header, and other one-line places, which no text put there can break out of.

They are folded here (RFC 5322, 2047) rather than by a policy of the standard library. As Python 3.11 folds a long name
it drops its quotation marks, so that a comma in the name makes recipients of its words; and it decodes what only looks
encoded in a title.
"""

import re
import unicodedata
from collections.abc import Iterable
from email.header import Header
from typing import NamedTuple

from briefing.errors import UsageError

_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""Line breaks, control characters, and what UTF-8 cannot hold."""

_NOT_IN_FILE_NAMES = re.compile(r'[<>:"/\\|?*]')
"""What Windows does not allow in the name of a file."""

_MAILBOX = re.compile(r'"?(?P<name>[^<>"]*+)(?:" *+)?<(?P<framed>[^<>\s]+)>|(?P<bare>\S+)')
_LOCAL_PART = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*", re.ASCII)
_DOMAIN = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*", re.IGNORECASE)

_ENCODED_LINE = 68
"""Characters of an encoded word on a line that has 10 others, and may have 78."""

_LONGEST_WORD = 60
"""Characters of a word that a line has room for: it should not be longer than 78."""


class Mailbox(NamedTuple):
    """An ``address`` in ASCII and whose it is, if that is said."""

    name: str
    address: str


def one_line(text: str) -> str:
    """Return a text on one line, without control characters."""
    return " ".join(_BREAKS.sub(" ", text).split())


def file_name(name: str) -> str:
    """Return a name that every system can save a file under, without marks that turn the order of its letters."""
    visible = "".join(letter for letter in one_line(name) if unicodedata.category(letter) != "Cf")
    return _NOT_IN_FILE_NAMES.sub("_", visible)


def mailbox(text: str) -> Mailbox:
    """Return the mailbox written as ``anna@example.org`` or ``Anna <anna@example.org>``.

    Raises:
        UsageError: it is not an address, or has letters before the ``@`` that not every server accepts.
    """
    found = None if _BREAKS.search(text) else _MAILBOX.fullmatch(text.strip())
    local, _, domain = (found["framed"] or found["bare"] if found else "").rpartition("@")
    try:
        host = domain.encode("idna").decode("ascii")
    except UnicodeError:
        host = ""
    if not (found and _LOCAL_PART.fullmatch(local) and _DOMAIN.fullmatch(host)):
        raise UsageError(
            f"{text!r} is not an e-mail address.",
            "Write it as anna@example.org or 'Anna Example <anna@example.org>', one address at a time.",
        )
    return Mailbox(one_line(found["name"] or ""), f"{local}@{host}")


def addresses(name: str, mailboxes: Iterable[str]) -> str:
    """Return the field called ``name`` with one mailbox or more, folded.

    Raises:
        UsageError: see :func:`mailbox`.
    """
    return f"{name}: " + ",\r\n ".join(_formatted(mailbox(text), name) for text in mailboxes)


def text_field(name: str, text: str) -> str:
    """Return the field called ``name`` with any text, folded."""
    return f"{name}: {_encoded(one_line(text), name)}"


def named_type(kind: str, name: str) -> str:
    """Return the type of an attachment with the file's ``name`` as Outlook reads it, in encoded words, folded.

    RFC 2047 does not allow them within quotation marks and RFC 2231 has another way, which Outlook does not know.
    """
    line = name if _is_plain(name) else Header(name, "utf-8", _ENCODED_LINE).encode(linesep="\r\n")
    return f'{kind};\r\n name="{line}"'


def _formatted(box: Mailbox, field: str) -> str:
    if not box.name:
        return box.address
    quoted = '"' + box.name.replace("\\", r"\\") + '"'
    name = quoted if _is_plain(box.name) else _encoded(box.name, field)
    return f"{name}\r\n <{box.address}>"


def _encoded(text: str, field: str) -> str:
    """Return a text as it stands in a field: as it is, or in encoded words if it must be."""
    charset = "us-ascii" if _is_plain(text) else "utf-8"
    return Header(text, charset, header_name=field).encode(linesep="\r\n")


def _is_plain(text: str) -> bool:
    """Tell whether a text can stand in a header as it is: what looks like an encoded word would be decoded."""
    return text.isascii() and "=?" not in text and all(len(word) <= _LONGEST_WORD for word in text.split(" "))
