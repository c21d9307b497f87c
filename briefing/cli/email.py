"""``briefing email``: a pack that was built, as a message, and if wanted on its way."""

from pathlib import Path
from typing import Annotated

import typer

import briefing

Pack = Annotated[Path | None, typer.Argument(metavar="PACK.docx", help="The pack [default: the newest in --out].")]
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
    out: Annotated[Path, typer.Option(help="Folder the packs are in.")] = Path("out"),
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
    request = briefing.EmailRequest(pack, out, tuple(to or ()), tuple(cc or ()), subject, output)
    message = briefing.write_email(request, to_be_sent=send)
    typer.echo(message.file)
    if send:
        briefing.deliver(message)
        typer.echo(f"Sent to {', '.join(message.recipients)}.")
