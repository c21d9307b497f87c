"""The command line's root: global options, settings file, exit codes."""

import logging
import signal
import sys
import warnings
from collections.abc import Mapping
from typing import Annotated, Any

import typer

from briefing import __version__
from briefing.cli import (
    build,
    build_options,
    compare,
    desk,
    email,
    glossary,
    import_review,
    kit,
    memory,
    models,
    read,
    setup,
    terms,
    verify,
)
from briefing.cli.streams import discard_output, open_streams, report, say
from briefing.errors import REPORT, BriefingError, ExitCode, FaultWarning, UsageError, unexpected
from briefing.readers.formats import FORMATS
from briefing.settings import SETTINGS, read_settings

FREE = "Check the disk's space and the permissions."

_HELP = f"""Turn Russian news articles into side-by-side Russian-English Word briefing packs, offline.

\b
Put articles ({", ".join(each.suffixes[0] for each in FORMATS)}) into seeds/
and run:
  briefing build --lang en
The pack is in out/. Nothing leaves your computer except mail you send ('briefing email --send')
and sentences you give your own cluster ('briefing build --cluster').
"""

_TABLES = ("build", "email")

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
app.command("desk")(desk.desk)
app.command("import")(import_review.import_review)
app.command("email")(email.email)
app.command("verify")(verify.verify)
app.command("setup")(setup.setup)
app.command("doctor")(setup.doctor)
app.command("read")(read.read)
app.command("terms")(terms.terms)
models.app.command("compare")(compare.compare)
app.add_typer(models.app, name="model")
app.add_typer(glossary.app, name="glossary")
app.add_typer(memory.app, name="memory")
app.add_typer(kit.app, name="kit")


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"briefing {__version__}")
        raise typer.Exit


@app.callback(help=_HELP)
def root(
    context: typer.Context,
    _version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Read the settings file, whatever the command."""
    context.default_map = _defaults(read_settings(SETTINGS))


def _defaults(settings: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return option defaults by command: ``[build]`` tables, and keys outside any table, for what builds."""
    for name in _TABLES:
        if not isinstance(settings.get(name, {}), dict):
            raise UsageError(f"{SETTINGS}: {name} is {settings[name]!r}, not a table.", f"Begin it with [{name}].")
    loose = {key: value for key, value in settings.items() if key not in _TABLES}
    named = {key.replace("-", "_"): value for key, value in {**loose, **settings.get("build", {})}.items()}
    unknown = sorted(named.keys() - build.SETTINGS)
    if unknown:
        known = ", ".join(sorted(build.SETTINGS))
        raise UsageError(f"{SETTINGS}: there is no setting {unknown[0]!r}.", f"The settings are: {known}.")
    options = {build.SETTINGS[name]: build_options.setting(name, value) for name, value in named.items()}
    watched = set(build_options.SETTINGS.values())
    shared = {name: value for name, value in options.items() if name in watched}
    return {"build": options, "watch": shared, "desk": shared}


def main() -> None:
    """Run the command line; whatever happens ends in an exit code, and in words if it is an error."""
    open_streams()
    logging.basicConfig(format="%(message)s", level=logging.WARNING)
    warnings.showwarning = _show_warning
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # it ends a command as Ctrl-C does
    sys.exit(_run())


def _run() -> int:
    try:
        code = _command()
        sys.stdout.flush()
    except BrokenPipeError:
        discard_output()  # the reader of a pipe has read enough
        return ExitCode.DONE
    except BriefingError as error:
        return report(error.problem, error.remedy, error.exit_code)
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except OSError as error:
        where = error.filename or "Something"
        return report(f"{where} cannot be read or written: {error.strerror or error}.", FREE, ExitCode.UNEXPECTED)
    except Exception as error:
        return report(unexpected(error), REPORT, ExitCode.UNEXPECTED)
    return code


def _command() -> int:
    try:
        app(prog_name="briefing")
    except SystemExit as ended:
        if isinstance(ended.__context__, BrokenPipeError):  # Typer makes a failure of it
            raise ended.__context__ from None
        return ended.code if isinstance(ended.code, int) else ExitCode.UNEXPECTED
    return ExitCode.DONE


def _show_warning(message: Warning | str, category: type[Warning], *_: object, **__: object) -> None:
    """Show what was warned of, without the line of the program that did."""
    if category is not FaultWarning:  # which is said with the article
        say(f"Warning: {message}")
