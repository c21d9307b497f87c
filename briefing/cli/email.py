"""``briefing email``: a pack that was built, as a message, and if wanted on its way."""

import json
import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefing.errors import InputError, UsageError
from briefing.settings import SETTINGS, read_settings

if TYPE_CHECKING:
    from briefing.compose.email import Attachment, Envelope, Letter
    from briefing.mail import SmtpSettings

_BUILD = "Run “briefing build” again."

Pack = Annotated[Path | None, typer.Argument(metavar="PACK.docx", help="The pack [default: the newest in --out].")]
Out = Annotated[Path, typer.Option(help="Folder the packs are in.")]
To = Annotated[list[str] | None, typer.Option(help="A recipient. Repeatable.")]
Cc = Annotated[list[str] | None, typer.Option(help="A recipient of a copy. Repeatable.")]
Subject = Annotated[str, typer.Option(help="Subject [default: the pack's title].")]
Output = Annotated[Path | None, typer.Option(help="File to write [default: beside the pack].")]


def email(
    pack: Pack = None,
    to: To = None,
    cc: Cc = None,
    subject: Subject = "",
    output: Output = None,
    send: Annotated[bool, typer.Option("--send", help="Send the message, too.")] = False,
    out: Out = Path("out"),
) -> None:
    """Write a message with the pack attached, to be opened, looked at and sent in Outlook, Thunderbird or Apple Mail.

    Nothing is sent without --send, which uses the server in the table [email] of briefing.toml and the password in
    BRIEFING_SMTP_PASSWORD.

    \b
    Examples:
      briefing email --to desk@example.org
      briefing email out/briefing-2026-03-10.en.docx --to "Anna Example <anna@example.org>" --subject "Caspian brief"
      briefing email --to desk@example.org --cc anna@example.org --send
    """
    from briefing.mail import checked, smtp_settings

    table = checked(read_settings(SETTINGS).get("email", {}))
    server = smtp_settings(table, os.environ) if send else None
    envelope = _envelope(table, tuple(to or ()), tuple(cc or ()), subject, server)
    docx = pack or _newest(out)
    file = _file(output, docx)
    letter, attachment = _read(docx)
    _write(file, letter, attachment, envelope)
    if server:
        _send(letter, attachment, envelope, server)


def _envelope(
    table: Mapping[str, Any], to: tuple[str, ...], cc: tuple[str, ...], subject: str, server: "SmtpSettings | None"
) -> "Envelope":
    """Return what the options say, and where they say nothing, the settings."""
    from briefing.compose.email import Envelope

    recipients, copies = to or tuple(table.get("to", ())), cc or tuple(table.get("cc", ()))
    sender = table.get("sender", "")
    if server:
        sender = sender or server.user
        if not sender:
            raise UsageError("Nobody is named as the sender.", "Set sender in the table [email] of briefing.toml.")
        if not recipients:
            raise UsageError("Nobody is named to send the message to.", "Name recipients with --to.")
    return Envelope(recipients, copies, sender, subject or table.get("subject", ""))


def _newest(out: Path) -> Path:
    """Return the pack whose record was written last. A review edition has no record of its own."""
    packs = [path for path in out.glob("*.docx") if _record(path).is_file()]
    if not packs:
        raise InputError(f"{out}: holds no pack.", "Run “briefing build” first, or name the folder with --out.")
    return max(packs, key=lambda path: (_record(path).stat().st_mtime_ns, path.name))


def _record(docx: Path) -> Path:
    return docx.with_suffix(".json")


def _file(output: Path | None, docx: Path) -> Path:
    if output and output.suffix.lower() != ".eml":
        raise UsageError(f"{output}: is no name for a message.", "Give the file a name that ends in .eml.")
    return output or docx.with_suffix(".eml")


def _read(docx: Path) -> "tuple[Letter, Attachment]":
    from briefing.compose.email import Attachment
    from briefing.workspace.reading import read_named

    remedy = "Name a pack in Word's format, with its build record beside it."
    attachment = Attachment(docx.name, read_named(docx, "a pack", remedy))
    letter = _letter(_record(docx))
    if not _is_about(letter, attachment):
        raise InputError(f"{_record(docx)}: is the record of another pack than {docx.name}.", _BUILD)
    return letter, attachment


def _letter(path: Path) -> "Letter":
    from briefing.compose.email import letter
    from briefing.compose.record import SCHEMA
    from briefing.workspace.reading import read_named

    content = read_named(path, "a build record", "The build record of a pack has to be beside it.")
    try:
        record = json.loads(content)
        schema = record["schema"]
        if schema == SCHEMA:
            return letter(record)
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise InputError(f"{path}: is damaged, or an older program's.", _BUILD) from error
    raise InputError(f"{path}: is of a kind that this program does not know (schema {schema}).", _BUILD)


def _is_about(letter: "Letter", attachment: "Attachment") -> bool:
    """Tell whether the pack has the record's lines about what is in it and what made it."""
    from briefing.ooxml.elements import legible
    from briefing.ooxml.package import WordPackage

    sought, text = [legible(line) for line in (letter.coverage, letter.signature)], ""
    reach = max(map(len, sought))
    with WordPackage.opened(attachment.content, attachment.name) as parts:
        for piece in parts.pieces():
            text = text[-reach:] + "".join(map(str, piece.itertext()))
            sought = [line for line in sought if line not in text]
            if not sought:
                break
    return not sought


def _write(file: Path, letter: "Letter", attachment: "Attachment", envelope: "Envelope") -> None:
    from briefing.compose.email import compose
    from briefing.workspace.writing import write_together

    write_together(file.parent, {file.name: compose(letter, attachment, envelope)})
    typer.echo(file)


def _send(letter: "Letter", attachment: "Attachment", envelope: "Envelope", server: "SmtpSettings") -> None:
    from email.utils import make_msgid

    from briefing.compose.email import Posting, compose
    from briefing.compose.email.fields import mailbox
    from briefing.mail import send

    domain = mailbox(envelope.sender).address.rpartition("@")[2]
    posting = Posting(datetime.now().astimezone(), make_msgid(domain=domain))
    send(compose(letter, attachment, envelope, posting), server)
    typer.echo(f"Sent to {', '.join((*envelope.to, *envelope.cc))}.")
