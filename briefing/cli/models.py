"""``briefing model list``, ``install``, ``remove`` and ``verify``."""

from typing import TYPE_CHECKING, Annotated

import typer

import briefing
from briefing.cli.display import display
from briefing.cli.options import NoProgress, Offline
from briefing.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.models import BrokenModel, InstalledModel, PublishedModel

app = typer.Typer(no_args_is_help=True)

_FEW = 4
"""Languages of a model that are listed; others translate between many."""

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
    lines = [f"{line(model)}\n  {_merits(model, found.known)}" for model in found.usable]
    lines += map(broken_line, found.broken)
    typer.echo("\n".join(lines) if lines else "No model is installed. Run: briefing setup")
    typer.echo("\nTo download with: briefing setup --model NAME")
    here = {model.name for model in found.usable}
    for known in found.known.values():
        if known.files and known.name not in here:
            typer.echo(f"{known.name}: {_megabytes(known.size)}; licence {known.licence}; {_figure(known)}")
    typer.echo(f"\n{found.figures}.")


@app.command("install")
def install(
    model: Annotated[
        str,
        typer.Argument(
            help="An .argosmodel, .gguf or .zip file, a folder, a pair of the Argos index such as ru_en, or 'embedded'."
        ),
    ],
    source: Annotated[str, typer.Option("--from", help="Language it translates from, if its files do not tell.")] = "",
    target: Annotated[str, typer.Option("--to", help="Language it translates into, if its files do not tell.")] = "",
    offline: Offline = False,
    no_progress: NoProgress = False,
) -> None:
    """Install a model from a file or folder, from the Argos index, or from the embedded model's wheels.

    A folder or zip holds a model of OPUS-MT, NLLB or M2M-100 for CTranslate2, or a Marian model with its vocabularies.

    \b
    Examples:
      briefing model install translate-ru_en-1_9.argosmodel
      briefing model install ru_en
      briefing model install qwen2.5-3b-instruct-q4_k_m.gguf
      briefing model install --from ru --to en my-model
    """
    with display(not no_progress) as progress:
        installed = briefing.install_model(model, progress, offline=offline, source=source, target=target)
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
    verbose: Annotated[
        bool, typer.Option("--verbose", help="Also list files and libraries, and have it translate two sentences.")
    ] = False,
) -> None:
    """Compare every file of the models with what was installed; exits with 4 if one differs.

    \b
    Example:
      briefing model verify
    """
    verified = briefing.verify_models(name, detailed=verbose)
    for model in verified:
        typer.echo("\n  ".join([f"{model.name}: {'; '.join(model.problems) or 'as installed'}", *model.details]))
    if any(model.problems for model in verified):
        raise typer.Exit(ExitCode.NO_MODEL)


def line(model: "InstalledModel") -> str:
    """Return the line about a model that can be used."""
    languages = f"{_languages(model.source)} to {_languages(model.target)}"
    return f"{model.name} {model.version} ({model.kind}, {languages}) in {model.path}"


def _languages(codes: str) -> str:
    return codes.replace(" ", "/") if codes and codes.count(" ") < _FEW else "many languages"


def _merits(model: "InstalledModel", known: "Mapping[str, PublishedModel]") -> str:
    published = known.get(model.name)
    licence = published.licence if published else "see where it came from"
    return f"{_megabytes(model.size)}; licence: {licence}; {_figure(published)}"


def _figure(published: "PublishedModel | None") -> str:
    return f"BLEU {published.bleu}" if published and published.bleu else "no figure known"


def _megabytes(size: int) -> str:
    return f"{max(1, round(size / 1e6)):,} MB"


def broken_line(model: "BrokenModel") -> str:
    """Return the line about a folder that cannot be used."""
    return f"{model.name} cannot be used: {model.problem} ({model.path})"
