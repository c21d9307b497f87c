"""``briefing glossary check``, ``add``, ``impact`` and ``export``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefing.cli import desk
from briefing.cli.options import Device, DeviceChoice, Engine, EngineChoice, GlossaryPath, Lang, Seeds
from briefing.engines.device import Room
from briefing.errors import ExitCode, InputError
from briefing.glossary.export import ExportFormat

if TYPE_CHECKING:
    from briefing.pipeline.impact import Impact, TermChange

app = typer.Typer(no_args_is_help=True)

Folder = Annotated[Path, typer.Option("--glossary", help="Folder with the glossary (or one file).")]
Source = Annotated[str, typer.Option("--from", help="Language of the articles.")]
Target = Annotated[str, typer.Option("--lang", help="Language they are translated into.")]
FOLDER = Path("glossary")


@app.callback()
def glossary() -> None:
    """Check, extend and export the glossary, and see what a change of it will cost.

    \b
    Examples:
      briefing glossary check
      briefing glossary add "Средний коридор" "Middle Corridor"
    """


@app.command("check")
def check(glossary: Folder = FOLDER, source: Source = "ru", lang: Target = "en") -> None:
    """Name every line that needs a person's eye; exits with 3 if a file, or the whole glossary, is unusable.

    \b
    Example:
      briefing glossary check
    """
    from briefing import glossary as terms
    from briefing.glossary.files import read_glossary

    read = read_glossary(glossary, source, lang)
    for found in terms.check(read, source, lang):
        typer.echo(str(found))
    typer.echo(f"{glossary}: {len(read.terms)} terms from {source} to {lang}.", err=True)
    if read.unusable:
        raise typer.Exit(ExitCode.BAD_INPUT)


@app.command("add")
def add(
    term: Annotated[str, typer.Argument(help="The term, in the nominative singular.")],
    translation: Annotated[str, typer.Argument(help="Its translation, or 'first mention | short form'.")],
    forbidden: Annotated[list[str] | None, typer.Option(help="A rendering that must not appear. Repeatable.")] = None,
    note: Annotated[str, typer.Option(help="A remark for whoever edits the glossary.")] = "",
    exact: Annotated[bool, typer.Option("--exact", help="Match in these capitals only.")] = False,
    glossary: Folder = FOLDER,
    source: Source = "ru",
    lang: Target = "en",
) -> None:
    """Append a term to the glossary; nothing else in the file changes.

    \b
    Examples:
      briefing glossary add "Средний коридор" "Middle Corridor"
      briefing glossary add СОКАР SOCAR --forbidden SOKAR --note "The company's own spelling"
    """
    from briefing.glossary import new_term
    from briefing.glossary.files import add_term

    cells = {"source": term, "target": translation, "forbidden": "|".join(forbidden or ()), "note": note}
    added = new_term({**cells, "case": "exact" if exact else ""}, source, lang)
    file = add_term(glossary, added, source, lang)
    typer.echo(f"Added to {file}: {added.source} is {added.target}.")


@app.command("impact")
def impact(
    seeds: Seeds = Path("seeds"),
    glossary: GlossaryPath = FOLDER,
    lang: Lang = "en",
    engine: Engine = EngineChoice.AUTO,
    device: Device = DeviceChoice.AUTO,
) -> None:
    """Say what the next build will translate again because terms changed, without translating anything.

    \b
    Example:
      briefing glossary impact
    """
    from briefing.pipeline.impact import impact as impact_of

    request = desk.Request(lang, seeds, glossary, engine, Room(device), desk.Imprint(), offline=True)
    with desk.translation_memory() as memory:
        found = impact_of(desk.plan(request, memory, shown=None))
    typer.echo(_headline(found))
    for change in found.changes:
        typer.echo(f"  {_told(change)}")


def _headline(found: "Impact") -> str:
    terms = f"{len(found.changes)} {'term' if len(found.changes) == 1 else 'terms'} changed"
    segments = f"{found.segments} {'segment' if found.segments == 1 else 'segments'}"
    articles = f"{found.articles} {'article' if found.articles == 1 else 'articles'}"
    new = f"; {found.new} not yet translated" if found.new else ""
    return f"{terms}: {segments} in {articles}{new}"


def _told(change: "TermChange") -> str:
    if change.before == change.after:
        return f"{change.source}: other renderings are forbidden ({change.segments})"
    before, after = (target or "no term" for target in (change.before, change.after))
    return f"{change.source}: {before} -> {after} ({change.segments})"


@app.command("export")
def export(
    form: Annotated[ExportFormat, typer.Option("--format", help="The program it is for.")],
    output: Annotated[Path | None, typer.Option(help="File to write [default: print it].")] = None,
    glossary: Folder = FOLDER,
    source: Source = "ru",
    lang: Target = "en",
) -> None:
    """Write the glossary for another program: DeepL, OmegaT, anything that reads TBX, or as one file of ours.

    \b
    Examples:
      briefing glossary export --format tbx --output ru-en.tbx
      briefing glossary export --format deepl > deepl.csv
    """
    from briefing import glossary as terms
    from briefing.glossary.files import read_glossary, save

    read = read_glossary(glossary, source, lang)
    if not read.terms:
        raise InputError(f"{glossary}: holds no terms from {source} to {lang}.", "See: briefing glossary check")
    content = terms.export(read, form, source, lang)
    if output:
        save(output, content)
    else:
        typer.echo(content, nl=False)
