"""``briefing setup``, ``briefing model …`` and ``briefing doctor``."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from briefing.cli.display import display
from briefing.cli.options import Engine, EngineChoice, NoProgress, Offline
from briefing.errors import ExitCode

if TYPE_CHECKING:
    from briefing.models import BrokenModel, Choice, InstalledModel, Report

app = typer.Typer(no_args_is_help=True)

Name = Annotated[str, typer.Argument(help="Name as 'briefing model list' prints it.")]


@app.callback()
def model() -> None:
    """List, install, remove and verify translation models.

    \b
    Examples:
      briefing model list
      briefing model install ru_en
    """


def setup(
    engine: Engine = EngineChoice.AUTO,
    source: Annotated[str, typer.Option("--from", help="Language to translate from.")] = "ru",
    lang: Annotated[str, typer.Option(help="Language to translate into.")] = "en",
    offline: Offline = False,
    no_progress: NoProgress = False,
) -> None:
    """Get a translation model ready, once.

    Takes an installed Argos package for the languages; else the one the Argos index offers, if that answers within a
    few seconds; else the embedded model, if its wheels are installed.

    \b
    Examples:
      briefing setup
      briefing setup --engine llm
      briefing setup --from kk --lang en
    """
    from briefing import models

    home = models.home()
    with display(not no_progress) as shown:
        models.provision(engine, source, lang, home, shown, offline=offline)
    choice = models.choose(engine, source, lang, models.installed(home))
    typer.echo(f"Ready: {_choice(choice)} translates from {source} to {lang}.")


@app.command("list")
def list_models() -> None:
    """List the installed models, those of Argos Translate itself included.

    \b
    Example:
      briefing model list
    """
    from briefing import models

    home = models.home()
    lines = [*map(_line, models.installed(home)), *map(_broken_line, models.broken(home))]
    typer.echo("\n".join(lines) if lines else "No model is installed. Run: briefing setup")


@app.command("install")
def install(
    model: Annotated[
        str,
        typer.Argument(help="An .argosmodel or .gguf file, a pair of the Argos index such as ru_en, or 'embedded'."),
    ],
    offline: Offline = False,
    no_progress: NoProgress = False,
) -> None:
    """Install a model from a file, from the Argos index, or from the embedded model's wheels.

    \b
    Examples:
      briefing model install translate-ru_en-1_9.argosmodel
      briefing model install ru_en
      briefing model install qwen2.5-3b-instruct-q4_k_m.gguf
    """
    from briefing import models

    with display(not no_progress) as shown:
        installed = models.install(model, models.home(), shown, offline=offline)
    typer.echo(f"Installed: {_line(installed)}")


@app.command("remove")
def remove(name: Name, no_progress: NoProgress = False) -> None:
    """Remove an installed model.

    \b
    Example:
      briefing model remove translate-ru_en
    """
    from briefing import models

    with display(not no_progress) as shown:
        models.remove(name, models.home(), shown)
    typer.echo(f"Removed: {name}")


@app.command("verify")
def verify(
    name: Annotated[str | None, typer.Argument(help="Name of the model [default: all of them].")] = None,
) -> None:
    """Compare every file of the models with what was installed; exits with 4 if one differs.

    \b
    Example:
      briefing model verify
    """
    from briefing import models

    verified = models.verify(models.home(), name)
    for model, problems in verified:
        typer.echo(f"{model.name}: {'; '.join(problems) or 'as installed'}")
    if any(problems for _, problems in verified):
        raise typer.Exit(ExitCode.NO_MODEL)


def doctor() -> None:
    """Print versions, folders, models, cores, and what would translate Russian into English.

    \b
    Example:
      briefing doctor
    """
    from briefing import models

    typer.echo("\n".join(_report(models.report(models.home()))))


def _report(report: "Report") -> Iterator[str]:
    yield f"briefing     {report.program}, Python {report.python}, {report.system}"
    yield "libraries    " + ", ".join(f"{name} {found or '(missing)'}" for name, found in report.libraries.items())
    yield f"home         {report.home}"
    yield f"Argos        {report.argos_folder or 'no folder'}"
    yield f"machine      {report.cores} cores; runs on {report.layout.device}, {report.layout.workers} batches at once"
    for line in [*map(_line, report.models), *map(_broken_line, report.broken)] or ["none"]:
        yield f"model        {line}"
    yield f"ru to en     {_choice(report.choice)}"


def _line(model: "InstalledModel") -> str:
    languages = f"{model.source} to {model.target}" if model.source else f"many languages to {model.target}"
    return f"{model.name} {model.version} ({model.kind}, {languages}) in {model.path}"


def _broken_line(model: "BrokenModel") -> str:
    return f"{model.name} cannot be used: {model.problem} ({model.path})"


def _choice(choice: "Choice | None") -> str:
    if not choice:
        return "nothing: run 'briefing setup'"
    return f"the {choice.engine} engine with " + " and ".join(f"{m.name} {m.version}".strip() for m in choice.models)
