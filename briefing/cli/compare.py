"""``briefing model compare``: the installed models side by side."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import briefing
from briefing.cli.display import display
from briefing.cli.options import Device, Glossary, NoProgress
from briefing.engines.device import DeviceChoice

if TYPE_CHECKING:
    from briefing.app.compare import ComparedModel

_HEAD = ("model", "engine", "BLEU", "chrF", "terms right", "unaided", "sentences/s")


def compare(
    file: Annotated[Path, typer.Argument(help="Lines of a sentence, a tab and a good translation of it.")],
    glossary: Glossary = Path("glossary"),
    source: Annotated[str, typer.Option("--from", help="Language to translate from.")] = "ru",
    target: Annotated[str, typer.Option("--to", help="Language to translate into.")] = "en",
    device: Device = DeviceChoice.AUTO,
    no_progress: NoProgress = False,
) -> None:
    """Translate your own sentences with every installed model, and print how each did as a table.

    BLEU and chrF compare with your translations, by sacreBLEU. Terms right are those that came out as the glossary has
    them; unaided, those that the model got right by itself.

    \b
    Example:
      briefing model compare our-sentences.tsv
    """
    with display(not no_progress) as progress:
        compared = briefing.compare_models(briefing.CompareRequest(file, glossary, source, target, device), progress)
    rows = [_HEAD, *(_row(model, compared.terms) for model in compared.models)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for name, engine, *figures in rows:
        cells = [name.ljust(widths[0]), engine.ljust(widths[1]), *map(str.rjust, figures, widths[2:])]
        typer.echo("  ".join(cells).rstrip())
    typer.echo(f"{compared.sentences} sentences, {compared.terms} terms")


def _row(model: "ComparedModel", terms: int) -> tuple[str, ...]:
    right, unaided = (f"{count}/{terms}" for count in (model.terms_right, model.terms_unaided))
    return (model.name, model.engine, f"{model.bleu:.1f}", f"{model.chrf:.1f}", right, unaided, f"{model.rate:.1f}")
