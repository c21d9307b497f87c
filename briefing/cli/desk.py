"""``briefing desk``: the work of the other commands in a browser."""

from typing import Annotated

import typer

import briefing
from briefing.cli.build_options import takes_build_request
from briefing.errors import UsageError

_MISSING = "The packages of the page are not installed."
_INSTALL = 'Run in the folder of this project: pip install ".[desk]"'


@takes_build_request
def desk(
    request: "briefing.BuildRequest",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to serve at [default: any that is free].")] = 0,
    no_open: Annotated[bool, typer.Option("--no-open", help="Print the link, and open no browser.")] = False,
) -> None:
    """Open a page in your browser: add articles, build, read, correct sentences and terms. Ctrl-C ends it.

    The page is served to this computer only. What it does is what the other commands do, in the same folders.

    \b
    Examples:
      briefing desk
      briefing desk --seeds inbox --port 8000 --no-open
    """
    try:
        from briefing.desk.server import serve
    except ModuleNotFoundError as error:
        raise UsageError(_MISSING, _INSTALL) from error

    def opened(link: str) -> None:
        import webbrowser

        typer.echo(f"The desk is open until you press Ctrl-C here:\n{link}")
        if not no_open:
            webbrowser.open(link)

    try:
        serve(request, port, opened)
    except KeyboardInterrupt:
        typer.echo("Closed. The output folder is as the last finished build left it.", err=True)
