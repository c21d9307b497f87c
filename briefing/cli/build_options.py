"""The options of every command that builds: one for each field of a request, with the request's default."""

import datetime
import inspect
import reprlib
from collections.abc import Callable
from dataclasses import fields
from functools import wraps
from pathlib import Path
from typing import Annotated, Any

import typer

from briefing.app.build_request import MOST_EXAMPLES, MOST_WORKERS, BuildRequest
from briefing.cli.options import (
    Device,
    Engine,
    FollowLinks,
    Glossary,
    Lang,
    Model,
    Offline,
    Seeds,
    confirm,
    require_text,
)
from briefing.compose.content.rows import RowUnit
from briefing.compose.formats import OUTPUT_FORMATS, EditionChoice
from briefing.errors import UsageError
from briefing.settings import SETTINGS as SETTINGS_PATH

_FORMATS = ", ".join(f"{name} ({format_.help})" for name, format_ in OUTPUT_FORMATS.items())

_OPTIONS: dict[str, Any] = {
    "lang": Lang,
    "seeds": Seeds,
    "glossary": Glossary,
    "out": Annotated[Path, typer.Option(help="Folder the pack is written to.")],
    "engine": Engine,
    "model": Model,
    "device": Device,
    "layout": Annotated[
        str, typer.Option(metavar="NxNxN", help="Batches at once x cores each x sentences a batch, such as 2x1x8.")
    ],
    "examples": Annotated[
        int,
        typer.Option(
            min=0, max=MOST_EXAMPLES, help="Finished translations shown to the embedded model with each sentence."
        ),
    ],
    "workers": Annotated[
        int, typer.Option(min=1, max=MOST_WORKERS, help="Processes that translate at once, sharing the cores.")
    ],
    "cluster": Annotated[
        str, typer.Option(metavar="ADDRESS", help="Translate on the workers of this Dask scheduler: tls://HOST:8786.")
    ],
    "edition": Annotated[EditionChoice, typer.Option(help="For readers, for a reviewer, or both.")],
    "formats": Annotated[
        str, typer.Option("--format", metavar="LIST", help=f"What to write, separated by commas: {_FORMATS}.")
    ],
    "rows": Annotated[RowUnit, typer.Option(help="What one table row holds.")],
    "template": Annotated[Path | None, typer.Option(help="A .docx or .dotx with your house style.")],
    "compiled_by": Annotated[str, typer.Option(help="Who compiled the pack, for its cover.")],
    "handling": Annotated[str, typer.Option(help="Handling line, for the head and foot of every page.")],
    "date": Annotated[
        datetime.datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Date of the pack [default: the newest article's]."),
    ],
    "offline": Offline,
    "follow_links": FollowLinks,
}

_COMMAND_LINE_ONLY = frozenset({"follow_links"})
"""What ``briefing.toml`` may not set: it may have come with the articles."""

SETTINGS = {"format" if name == "formats" else name: name for name in _OPTIONS if name not in _COMMAND_LINE_ONLY}
"""The parameters that ``briefing.toml`` may set, by the names they have there."""


def setting(name: str, value: Any) -> Any:
    """Return the value of a setting as its option takes it.

    Raises:
        UsageError: it is of another type.
    """
    kind, words = _KINDS.get(name, (str, "a text in quotes"))
    if name == "date" and isinstance(value, datetime.date):
        return value.isoformat()[:10]
    if type(value) is not kind or "\0" in str(value):
        raise UsageError(f"{SETTINGS_PATH}: {name} is {reprlib.repr(value)}, not {words}.", f"Write {name} as {words}.")
    return value


_WHOLE, _YES = (int, "a whole number"), (bool, "true or false")
_KINDS: dict[str, tuple[type, str]] = {
    "workers": _WHOLE,
    "examples": _WHOLE,
    "offline": _YES,
    "strict": _YES,
    "no_progress": _YES,
    "date": (str, "a date such as 2026-03-10"),
}
"""The settings that are no texts."""


def takes_build_request(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options above in place of its first parameter, a :class:`BuildRequest`."""
    _, *own = inspect.signature(command).parameters.values()
    defaults = {field.name: field.default for field in fields(BuildRequest)}
    options = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=defaults[name], annotation=annotation)
        for name, annotation in _OPTIONS.items()
    ]

    @wraps(command)
    def with_options(**given: Any) -> None:
        values = {name: given.pop(name) for name in _OPTIONS}
        _confirm_cluster(values["cluster"], given.pop("context"))
        for name, value in values.items():
            if isinstance(value, str):
                require_text(f"--{name.replace('_', '-')}", value)
        if values["date"]:
            values["date"] = values["date"].date()
        command(BuildRequest(**values), **given)

    context = inspect.Parameter("context", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context)
    parameters = [context, *options, *(parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in own)]
    with_options.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # what Typer reads
    with_options.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return with_options


def _confirm_cluster(address: str, context: typer.Context) -> None:
    source = context.get_parameter_source("cluster")
    if address and source and source.name != "COMMANDLINE":
        confirm(f"cluster {address}", f"--cluster {address}")
