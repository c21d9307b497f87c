"""Use case: a pack that was built, as a message, and if wanted on its way."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import make_msgid
from pathlib import Path
from typing import Any

from briefing import mail
from briefing.compose.email import Attachment, Envelope, Letter, Posting, compose, letter
from briefing.compose.email.fields import mailbox
from briefing.compose.record import SCHEMA
from briefing.errors import InputError, UsageError
from briefing.mail import SmtpSettings
from briefing.ooxml.elements import legible
from briefing.ooxml.package import WordPackage
from briefing.settings import SETTINGS, read_settings
from briefing.workspace.reading import read_named
from briefing.workspace.writing import settle, write_together

_BUILD = "Run “briefing build” again."


@dataclass(frozen=True, slots=True)
class EmailRequest:
    """The pack to mail, and to whom; what is left empty is taken from the table ``[email]`` of ``settings``.

    Attributes:
        pack: the ``.docx``, with its build record beside it; by default the newest in ``out``.
        out: folder the packs are in.
        to: recipients, such as ``"anna@example.org"`` or ``"Anna <anna@example.org>"``.
        cc: recipients of a copy.
        subject: subject; by default the pack's title.
        output: the ``.eml`` file to write; by default beside the pack.
        server: host name of the mail server, if the message is to be sent.
        settings: the settings file.
    """

    pack: Path | None = None
    out: Path = Path("out")
    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    subject: str = ""
    output: Path | None = None
    server: str = ""
    settings: Path = SETTINGS


@dataclass(frozen=True, slots=True)
class Message:
    """A message that was written to ``file``; ``server`` takes it if it is to be sent."""

    file: Path
    letter: Letter
    attachment: Attachment
    envelope: Envelope
    server: SmtpSettings | None = None

    @property
    def recipients(self) -> tuple[str, ...]:
        """Who gets it, those who get a copy last."""
        return (*self.envelope.to, *self.envelope.cc)


def write_email(request: EmailRequest, *, to_be_sent: bool = False) -> Message:
    """Write a draft with the pack attached, to be opened and sent in a mail program.

    With ``to_be_sent``, nothing is written unless the settings name a server, a sender and recipients.

    Raises:
        UsageError: an address or a setting cannot be used.
        InputError: the pack or its build record cannot be used.
        OutputError: the file cannot be written.
    """
    table = mail.checked(read_settings(request.settings).get("email", {}))
    server = mail.smtp_settings(table, os.environ, request.server) if to_be_sent else None
    envelope = _envelope(request, table, server)
    pack = request.pack or _newest(request.out)
    message = Message(_file(request.output, pack), *_read(pack), envelope, server)
    draft = compose(message.letter, message.attachment, message.envelope)
    write_together(message.file.parent, {message.file.name: draft}, private={message.file.name})
    return message


def deliver(message: Message) -> None:
    """Send a message that was written to be sent.

    Raises:
        MailError: the server cannot be reached or trusted, or refuses the message or a recipient.
    """
    if not message.server:
        raise ValueError("the message was not written to be sent")
    domain = mailbox(message.envelope.sender).address.rpartition("@")[2]
    posting = Posting(datetime.now().astimezone(), make_msgid(domain=domain))
    mail.send(compose(message.letter, message.attachment, message.envelope, posting), message.server)


def send(request: EmailRequest) -> Message:
    """Write the draft and send it; ``$BRIEFING_SMTP_PASSWORD`` has the password.

    A server that only the settings name does not get it: name the server in the request or in ``$BRIEFING_SMTP_HOST``,
    or ask the user and :func:`deliver` what :func:`write_email` wrote.

    Raises:
        UsageError: see :func:`write_email`, or the password would go to a server that only the settings name; nothing
            was sent.
        InputError, OutputError: see :func:`write_email`; nothing was sent.
        MailError: see :func:`deliver`.
    """
    message = write_email(request, to_be_sent=True)
    if message.server and message.server.is_to_be_confirmed:
        raise UsageError(
            f"{request.settings} names the mail server {message.server.host}, and the request does not.",
            f'If it is yours, ask for it: EmailRequest(server="{message.server.host}").',
        )
    deliver(message)
    return message


def _envelope(request: EmailRequest, table: Mapping[str, Any], server: SmtpSettings | None) -> Envelope:
    recipients, copies = request.to or tuple(table.get("to", ())), request.cc or tuple(table.get("cc", ()))
    sender = table.get("sender", "")
    if server:
        sender = sender or server.user
        if not sender:
            raise UsageError("Nobody is named as the sender.", "Set sender in the table [email] of briefing.toml.")
        if not recipients:
            raise UsageError("Nobody is named to send the message to.", "Name recipients with --to.")
    return Envelope(recipients, copies, sender, request.subject or table.get("subject", ""))


def _newest(out: Path) -> Path:
    """Return the pack whose record was written last. A review edition has no record of its own."""
    settle(out)
    packs = [path for path in out.glob("*.docx") if _record(path).is_file()]
    if not packs:
        raise InputError(f"{out}: holds no pack.", "Run “briefing build” first, or name the folder with --out.")
    return max(packs, key=lambda path: (_record(path).stat().st_mtime_ns, path.name))


def _record(pack: Path) -> Path:
    return pack.with_suffix(".json")


def _file(output: Path | None, pack: Path) -> Path:
    if output and output.suffix.lower() != ".eml":
        raise UsageError(f"{output}: is not a name for a message.", "Give the file a name that ends in .eml.")
    return output or pack.with_suffix(".eml")


def _read(pack: Path) -> tuple[Letter, Attachment]:
    remedy = "Name a pack in Word's format, with its build record beside it."
    settle(pack.parent)
    attachment = Attachment(pack.name, read_named(pack, "a pack", remedy))
    read = _letter(_record(pack))
    if not _is_about(read, attachment):
        raise InputError(f"{_record(pack)}: is the record of another pack than {pack.name}.", _BUILD)
    return read, attachment


def _letter(path: Path) -> Letter:
    content = read_named(path, "a build record", "The build record of a pack has to be beside it.")
    try:
        record = json.loads(content)
        schema = record["schema"]
        if schema == SCHEMA:
            return letter(record)
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise InputError(f"{path}: is damaged, or an older program's.", _BUILD) from error
    raise InputError(f"{path}: is of a kind that this program does not know (schema {schema}).", _BUILD)


def _is_about(letter: Letter, attachment: Attachment) -> bool:
    """Tell whether the pack has the record's lines about what is in it and what made it."""
    sought, text = [legible(line) for line in (letter.coverage, letter.signature)], ""
    reach = max(map(len, sought))
    with WordPackage.opened(attachment.content, attachment.name) as parts:
        for piece in parts.pieces():
            text = text[-reach:] + "".join(map(str, piece.itertext()))
            sought = [line for line in sought if line not in text]
            if not sought:
                break
    return not sought
