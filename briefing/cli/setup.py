"""``briefing setup`` and ``briefing doctor``: get a model ready, and see the state of the installation."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

import briefing
from briefing.cli.display import display
from briefing.cli.models import broken_line, line
from briefing.cli.options import Engine, Model, NoProgress, Offline
from briefing.engines.registry import AUTO

if TYPE_CHECKING:
    from briefing.models import Choice, Report


def setup(
    engine: Engine = AUTO,
    model: Model = "",
    source: Annotated[str, typer.Option("--from", help="Language to translate from.")] = "ru",
    lang: Annotated[str, typer.Option(help="Language to translate into.")] = "en",
    offline: Offline = False,
    no_progress: NoProgress = False,
) -> None:
    """Get a translation model ready, once.

    Takes an installed Argos package for the languages; else the one the Argos index offers, if that answers within a
    few seconds; else the embedded model, if its wheels are installed. With --model, a model that 'briefing model list'
    says can be downloaded.

    \b
    Examples:
      briefing setup
      briefing setup --engine llm
      briefing setup --model opus-mt-ru-en
      briefing setup --from kk --lang en
    """
    with display(not no_progress) as progress:
        choice = briefing.setup(briefing.SetupRequest(engine, source, lang, offline, model), progress)
    typer.echo(f"Ready: {_choice(choice)} translates from {source} to {lang}.")


def doctor() -> None:
    """Print versions, folders, models, cores, and what would translate Russian into English.

    \b
    Example:
      briefing doctor
    """
    typer.echo("\n".join(_report(briefing.doctor())))


def _report(report: "Report") -> Iterator[str]:
    yield f"briefing     {report.program}, Python {report.python}, {report.system}"
    yield "libraries    " + ", ".join(f"{name} {version or '(missing)'}" for name, version in report.libraries.items())
    yield f"home         {report.home}"
    yield f"Argos        {report.argos_folder or 'no folder'}"
    yield f"machine      {report.cores} cores; runs on {report.layout.device}, {report.layout.workers} batches at once"
    for found in [*map(line, report.models), *map(broken_line, report.broken)] or ["none"]:
        yield f"model        {found}"
    yield f"ru to en     {_choice(report.choice) if report.choice else 'nothing: run briefing setup'}"


def _choice(choice: "Choice") -> str:
    return f"the {choice.engine} engine with " + " and ".join(f"{m.name} {m.version}".strip() for m in choice.models)
