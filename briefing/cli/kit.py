"""``briefing kit make`` and ``briefing kit install``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import briefing
from briefing.app.counting import counted
from briefing.cli.display import display
from briefing.cli.options import NoProgress

if TYPE_CHECKING:
    from briefing.models import InstalledModel

app = typer.Typer(no_args_is_help=True)


@app.callback()
def kit() -> None:
    """Carry the program, all it depends on and its models to a machine without a network, in one file.

    \b
    Examples:
      briefing kit make kit.zip
      briefing kit install kit.zip
    """


@app.command("make")
def make(
    file: Annotated[Path, typer.Argument(metavar="KIT.zip", help="File to write.")],
    without_model: Annotated[bool, typer.Option("--without-model", help="Leave the models out.")] = False,
    no_progress: NoProgress = False,
) -> None:
    """Write a kit, for machines with the same system, kind of processor and Python version as this one.

    It holds what is installed here, and is made without a network. On the other machine, run: python KIT.zip

    \b
    Examples:
      briefing kit make kit.zip
      briefing kit make kit.zip --without-model
    """
    with display(not no_progress) as progress:
        made = briefing.make_kit(file, progress, with_model=not without_model)
    for name in made.left_out:
        typer.echo(f"Not in the kit: {name}, which cannot be used; see: briefing model list", err=True)
    unpacking = "" if made.runs else f"-m zipfile -e {file.name} kit, then: python kit "
    typer.echo(f"{file}: {counted(made.packages, 'package')}, {_models(made.models)}; {made.size / 1e6:,.0f} MB")
    typer.echo(f"SHA-256: {made.sha256}")
    typer.echo(f"On the other machine, run: python {unpacking}{file.name}")


@app.command("install")
def install(
    file: Annotated[Path, typer.Argument(metavar="KIT.zip", help="The kit.")],
    no_progress: NoProgress = False,
) -> None:
    """Bring this installation and its models to the state of a kit, without a network.

    Every byte of the kit is checked first; if one has changed, nothing is installed. What is already there stays.

    \b
    Example:
      briefing kit install kit.zip
    """
    with display(not no_progress) as progress:
        done = briefing.install_kit(file, progress)
    typer.echo(f"Verified: {file.name}, briefing {done.program}")
    typer.echo(f"Packages: {done.packages}, {done.packages_new} of them new or changed")
    new = f", {done.models_new} of them new or changed" if done.models else " in the kit"
    typer.echo(f"Models: {_models(done.models)}{new}")


def _models(models: "tuple[InstalledModel, ...]") -> str:
    return ", ".join(f"{model.name} {model.version}" for model in models) or "no model"
