"""``briefing watch``: a build whenever an article or the glossary changes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import typer

from briefing.cli import build, desk
from briefing.cli.build import CompiledBy, Date, Edition, Format, Handling, Out, Rows, Template
from briefing.cli.options import (
    Cluster,
    Device,
    DeviceChoice,
    Engine,
    EngineChoice,
    GlossaryPath,
    Lang,
    Layout,
    Offline,
    Seeds,
    Workers,
)
from briefing.cli.publishing import EditionChoice, Forms, formats
from briefing.cli.workforce import Staffing
from briefing.compose.content.rows import RowUnit
from briefing.engines.device import Room
from briefing.errors import BriefingError
from briefing.progress import ignore


def watch(
    lang: Lang = "en",
    seeds: Seeds = Path("seeds"),
    glossary: GlossaryPath = Path("glossary"),
    out: Out = Path("out"),
    engine: Engine = EngineChoice.AUTO,
    device: Device = DeviceChoice.AUTO,
    layout: Layout = "auto",
    workers: Workers = 1,
    cluster: Cluster = "",
    edition: Edition = EditionChoice.DISTRIBUTION,
    format_: Format = "docx",
    rows: Rows = RowUnit.PARAGRAPH,
    template: Template = None,
    compiled_by: CompiledBy = "",
    handling: Handling = "",
    date: Date = None,
    offline: Offline = False,
) -> None:
    """Build, and build again whenever an article or the glossary changes. Ctrl-C ends it.

    \b
    Examples:
      briefing watch
      briefing watch --seeds inbox --edition both
    """
    from briefing.workspace.watching import changes

    imprint = desk.Imprint(date.date() if date else None, compiled_by, handling)
    request = desk.Request(lang, seeds, glossary, engine, Room(device).laid_out(layout), imprint, offline)
    staffing = Staffing(workers, cluster)
    forms = Forms(edition, formats(format_), rows, template)
    try:
        for _ in changes((seeds, glossary), out):
            _tell(lambda: build.made(request, staffing, forms, out, ignore))
    except KeyboardInterrupt:
        typer.echo("Stopped. The output folder is as the last finished build left it.", err=True)


# The parameters `briefing.toml` may set.
PARAMETERS = frozenset(watch.__annotations__) - {"return"}


def _tell(made: Callable[[], dict[str, Any]]) -> None:
    """Say how a build ended. One that fails is the user's to mend, with the next change."""
    try:
        typer.echo(build.in_words(made()))
    except BriefingError as error:
        typer.echo(f"Error: {error}", err=True)
