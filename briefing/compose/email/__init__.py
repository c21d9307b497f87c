"""A pack as an e-mail message: the DOCX attached, and what is in it as plain text and as HTML. Pure.

Formats: RFC 5322 (message), RFC 2045 to 2047 (MIME), RFC 2231 (file names).
"""

import hashlib
import io
from dataclasses import dataclass
from datetime import UTC, datetime, time
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime
from typing import BinaryIO

from briefing.compose import record
from briefing.compose.content import cover, phrases
from briefing.compose.docx import document as docx
from briefing.compose.email import body, fields
from briefing.compose.email.letter import Letter, letter
from briefing.compose.formats import ComposeOptions
from briefing.records import Pack

__all__ = ["DRAFT_MARK", "Attachment", "Envelope", "Letter", "Posting", "compose", "letter", "write"]

DRAFT_MARK = "X-Unsent"
"""The header field by which Outlook opens a file as a message that is still to be sent."""

_WORD_TYPE = ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document")
_AS_FOLDED = policy.SMTP.clone(refold_source="none")
"""Writes fields that were folded here as they are."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A DOCX and the name of its file."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Envelope:
    """From whom, to whom and about what, each address as ``anna@example.org`` or ``Anna <anna@example.org>``.

    All may be empty: whoever opens the draft fills it in. An empty subject is the pack's title.
    """

    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    sender: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Posting:
    """What only a message that is being sent has: ``date`` with its time zone, and an id no other message has."""

    date: datetime
    message_id: str


def write(pack: Pack, file: BinaryIO, options: ComposeOptions) -> None:
    """Write a draft with the pack attached as a Word document, to be addressed by whoever opens it."""
    document = io.BytesIO()
    docx.write(pack, document, options)
    attachment = Attachment(f"{cover.file_stem(pack)}.docx", document.getvalue())
    file.write(compose(letter(record.record(pack)), attachment, Envelope()))


def compose(letter: Letter, attachment: Attachment, envelope: Envelope, posting: Posting | None = None) -> bytes:
    """Return the message as bytes, ASCII throughout: a draft, or with a ``posting`` one to be sent.

    A draft has the pack's day for its date and an id from its content, so that it is the same for the same pack.

    Raises:
        UsageError: an address of the envelope is none.
    """
    name = fields.file_name(attachment.name)
    text, html = body.as_text(letter, name), body.as_html(letter, name)
    addressed = _addressed(letter, envelope)
    digest = _digest(*addressed, text, html, attachment.content)
    header = [*addressed, *(_posted(posting) if posting else _drafted(letter, digest))]
    content = _content(text, html, Attachment(name, attachment.content), digest)
    return "".join(f"{field}\r\n" for field in header).encode("ascii") + content


def _addressed(letter: Letter, envelope: Envelope) -> list[str]:
    usual = f"{letter.title}: {phrases.article_count(len(letter.entries))}"
    sender = (envelope.sender,) if envelope.sender else ()
    named = {"From": sender, "To": envelope.to, "Cc": envelope.cc}
    return [
        *(fields.addresses(name, mailboxes) for name, mailboxes in named.items() if mailboxes),
        fields.text_field("Subject", fields.one_line(envelope.subject) or usual),
    ]


def _posted(posting: Posting) -> list[str]:
    return [f"Date: {format_datetime(posting.date)}", f"Message-ID: {posting.message_id}"]


def _drafted(letter: Letter, digest: str) -> list[str]:
    day = datetime.combine(letter.date, time(), UTC)
    return [*_posted(Posting(day, f"<{digest}@briefing.invalid>")), f"{DRAFT_MARK}: 1"]


def _digest(*content: str | bytes) -> str:
    """Return 32 hexadecimal digits that differ where the content does."""
    parts = (part if isinstance(part, bytes) else part.encode() for part in content)
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()[:32]


def _content(text: str, html: str, attachment: Attachment, digest: str) -> bytes:
    message = EmailMessage(policy.SMTP)
    message.set_content(text, cte="quoted-printable")  # not every server takes eight bits
    message.add_alternative(html, subtype="html", cte="quoted-printable")
    maintype, subtype = _WORD_TYPE
    message.add_attachment(attachment.content, maintype=maintype, subtype=subtype, filename=attachment.name)
    alternative, attached = message.iter_parts()
    del attached["Content-Type"]
    attached.set_raw("Content-Type", fields.named_type("/".join(_WORD_TYPE), attachment.name))
    for part, kind in ((message, "mixed"), (alternative, "alternative")):
        part.set_boundary(f"=_{kind}_{digest}")  # "=_" stands in no encoded content
    return message.as_bytes(policy=_AS_FOLDED)
