"""`briefing email`, run in this process."""

import typer
from typer.testing import CliRunner

from briefing.cli.email import email
from briefing.errors import BriefingError


def briefing_email(*arguments: str) -> str:
    """Run `briefing email` and return what it prints."""
    app = typer.Typer(pretty_exceptions_enable=False)
    app.command()(email)
    ended = CliRunner().invoke(app, arguments)
    if isinstance(ended.exception, BriefingError):
        raise ended.exception
    assert ended.exit_code == 0, ended.output
    return ended.output
