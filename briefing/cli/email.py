"""``briefing email``: a pack that was built, as a message, and if wanted on its way."""

from pathlib import Path
from typing import Annotated

import typer

import briefing
from briefing.cli.options import confirm, require_text

Pack = Annotated[Path | None, typer.Argument(metavar="PACK.docx", help="The pack [default: the newest in --out].")]
To = Annotated[list[str] | None, typer.Option(help="A recipient. Repeatable.")]
Cc = Annotated[list[str] | None, typer.Option(help="A recipient of a copy. Repeatable.")]
Subject = Annotated[str, typer.Option(help="Subject [default: the pack's title].")]
Server = Annotated[str, typer.Option(metavar="HOST", help="The mail server [default: the one in briefing.toml].")]
Output = Annotated[Path | None, typer.Option(help="File to write [default: beside the pack].")]


def email(
    pack: Pack = None,
    to: To = None,
    cc: Cc = None,
    subject: Subject = "",
    output: Output = None,
    send: Annotated[bool, typer.Option("--send", help="Send the message, too.")] = False,
    server: Server = "",
    out: Annotated[Path, typer.Option(help="Folder the packs are in.")] = Path("out"),
) -> None:
    """Write a message with the pack attached, to be opened, looked at and sent in Outlook, Thunderbird or Apple Mail.

    Nothing is sent without --send, which uses the table [email] of briefing.toml and the password in
    BRIEFING_SMTP_PASSWORD. Name the server with --server or in BRIEFING_SMTP_HOST; one that only briefing.toml names
    has to be confirmed before it gets the password.

    \b
    Examples:
      briefing email --to desk@example.org
      briefing email out/briefing-2026-03-10.en.docx --to "Anna Example <anna@example.org>" --subject "Caspian brief"
      briefing email --to desk@example.org --cc anna@example.org --send --server mail.example.org
    """
    for name, given in (("--to", to), ("--cc", cc), ("--subject", subject)):
        require_text(name, given)
    request = briefing.EmailRequest(pack, out, tuple(to or ()), tuple(cc or ()), subject, output, server)
    message = briefing.write_email(request, to_be_sent=send)
    typer.echo(message.file)
    if message.server:
        if message.server.is_to_be_confirmed:
            host = message.server.host
            confirm(f"mail server {host}", f"--server {host}")
        briefing.deliver(message)
        typer.echo(f"Sent to {', '.join(message.recipients)}.")
