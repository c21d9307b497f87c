"""``briefing model list``, ``install``, ``remove`` and ``verify``."""

from typing import TYPE_CHECKING, Annotated

import typer

import briefing
from briefing.cli.display import display
from briefing.cli.options import NoProgress, Offline
from briefing.errors import ExitCode

if TYPE_CHECKING:
    from briefing.models import BrokenModel, InstalledModel

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


@app.command("list")
def list_models() -> None:
    """List the installed models, those of Argos Translate itself included.

    \b
    Example:
      briefing model list
    """
    found = briefing.list_models()
    lines = [*map(line, found.usable), *map(broken_line, found.broken)]
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
    with display(not no_progress) as progress:
        installed = briefing.install_model(model, progress, offline=offline)
    typer.echo(f"Installed: {line(installed)}")


@app.command("remove")
def remove(name: Name, no_progress: NoProgress = False) -> None:
    """Remove an installed model.

    \b
    Example:
      briefing model remove translate-ru_en
    """
    with display(not no_progress) as progress:
        briefing.remove_model(name, progress)
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
    verified = briefing.verify_models(name)
    for model in verified:
        typer.echo(f"{model.name}: {'; '.join(model.problems) or 'as installed'}")
    if any(model.problems for model in verified):
        raise typer.Exit(ExitCode.NO_MODEL)


def line(model: "InstalledModel") -> str:
    """Return the line about a model that can be used."""
    languages = f"{model.source} to {model.target}" if model.source else f"many languages to {model.target}"
    return f"{model.name} {model.version} ({model.kind}, {languages}) in {model.path}"


def broken_line(model: "BrokenModel") -> str:
    """Return the line about a folder that cannot be used."""
    return f"{model.name} cannot be used: {model.problem} ({model.path})"
