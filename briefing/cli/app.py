"""The command line's root: global options, settings file, exit codes."""

import logging
import sys
from collections.abc import Mapping
from typing import Annotated, Any

import typer

from briefing import __version__
from briefing.cli import build, build_options, email, glossary, import_review, kit, memory, models, setup, terms, verify
from briefing.errors import BriefingError, ExitCode, UsageError
from briefing.settings import SETTINGS, read_settings

app = typer.Typer(
    name="briefing",
    no_args_is_help=True,
    # Rich's help and tracebacks cost start-up time and wrap examples.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
app.command("build")(build.build)
app.command("watch")(build.watch)
app.command("import")(import_review.import_review)
app.command("email")(email.email)
app.command("verify")(verify.verify)
app.command("setup")(setup.setup)
app.command("doctor")(setup.doctor)
app.command("terms")(terms.terms)
app.add_typer(models.app, name="model")
app.add_typer(glossary.app, name="glossary")
app.add_typer(memory.app, name="memory")
app.add_typer(kit.app, name="kit")


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"briefing {__version__}")
        raise typer.Exit


@app.callback()
def root(
    context: typer.Context,
    _version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Turn Russian news articles into side-by-side Russian-English Word briefing packs, offline.

    \b
    Put articles (.txt, .md, .html, .docx) into seeds/ and run:
      briefing build --lang en
    The pack is in out/. Nothing leaves your computer except mail you send ('briefing email --send')
    and sentences you give your own cluster ('briefing build --cluster').
    """
    context.default_map = _defaults(read_settings(SETTINGS))


def _defaults(settings: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return option defaults by command: ``[build]`` tables, and keys outside any table, for what builds."""
    loose = {key: value for key, value in settings.items() if not isinstance(value, dict)}
    build_settings = {**loose, **settings.get("build", {})}
    named = {key.replace("-", "_"): value for key, value in build_settings.items()}
    unknown = sorted(named.keys() - build.SETTINGS)
    if unknown:
        known = ", ".join(sorted(build.SETTINGS))
        raise UsageError(f"{SETTINGS}: there is no setting {unknown[0]!r}.", f"The settings are: {known}.")
    options = {build.SETTINGS[name]: value for name, value in named.items()}
    watched = set(build_options.SETTINGS.values())
    return {"build": options, "watch": {name: value for name, value in options.items() if name in watched}}


def main() -> None:
    """Run the command line; every :class:`~briefing.errors.BriefingError` ends in its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A console that cannot show Cyrillic must not end a build.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # TextIO in name only
    logging.basicConfig(format="%(message)s", level=logging.WARNING)
    try:
        app(prog_name="briefing")
    except BriefingError as error:
        typer.echo(f"Error: {error.problem}", err=True)
        if error.remedy:
            typer.echo(error.remedy, err=True)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(ExitCode.INTERRUPTED)
