"""``briefing glossary check``, ``add``, ``impact`` and ``export``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import briefing
from briefing.app.counting import counted
from briefing.cli.display import notices
from briefing.cli.options import Device, Engine, FollowLinks, Glossary, Lang, Seeds, require_text
from briefing.engines.device import DeviceChoice
from briefing.engines.registry import AUTO
from briefing.errors import ExitCode
from briefing.glossary.export import ExportFormat

if TYPE_CHECKING:
    from briefing.pipeline.impact import Impact, TermChange

app = typer.Typer(no_args_is_help=True)

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
def check(glossary: Glossary = FOLDER, source: Source = "ru", lang: Target = "en") -> None:
    """Name every line that a person should look at; exits with 3 if a file, or the whole glossary, is unusable.

    \b
    Example:
      briefing glossary check
    """
    checked = briefing.check_glossary(briefing.GlossaryRequest(glossary, source, lang))
    for finding in checked.findings:
        typer.echo(str(finding))
    typer.echo(f"{glossary}: {counted(checked.terms, 'term')} from {source} to {lang}.", err=True)
    if checked.unusable:
        raise typer.Exit(ExitCode.BAD_INPUT)


@app.command("add")
def add(
    term: Annotated[str, typer.Argument(help="The term, in the nominative singular.")],
    translation: Annotated[str, typer.Argument(help="Its translation, or 'first mention | short form'.")],
    forbidden: Annotated[list[str] | None, typer.Option(help="A rendering that must not appear. Repeatable.")] = None,
    note: Annotated[str, typer.Option(help="A remark for whoever edits the glossary.")] = "",
    exact: Annotated[bool, typer.Option("--exact", help="Match in these capitals only.")] = False,
    glossary: Glossary = FOLDER,
    source: Source = "ru",
    lang: Target = "en",
) -> None:
    """Append a term to the glossary; nothing else in the file changes.

    \b
    Examples:
      briefing glossary add "Средний коридор" "Middle Corridor"
      briefing glossary add СОКАР SOCAR --forbidden SOKAR --note "The company's own spelling"
    """
    for name, given in (("TERM", term), ("TRANSLATION", translation), ("--forbidden", forbidden), ("--note", note)):
        require_text(name, given)
    into = briefing.GlossaryRequest(glossary, source, lang)
    request = briefing.AddTermRequest(term, translation, tuple(forbidden or ()), note, exact, into)
    added = briefing.add_term(request)
    typer.echo(f"Added to {added.file}: {added.term.source} is {added.term.target}.")


@app.command("impact")
def impact(
    seeds: Seeds = Path("seeds"),
    glossary: Glossary = FOLDER,
    lang: Lang = "en",
    engine: Engine = AUTO,
    device: Device = DeviceChoice.AUTO,
    follow_links: FollowLinks = False,
) -> None:
    """Say what the next build will translate again because terms changed, without translating anything.

    \b
    Example:
      briefing glossary impact
    """
    request = briefing.BuildRequest(
        lang=lang, seeds=seeds, glossary=glossary, engine=engine, device=device, follow_links=follow_links
    )
    found = briefing.glossary_impact(request, notices)
    typer.echo(_headline(found))
    for change in found.changes:
        typer.echo(f"  {_in_words(change)}")


@app.command("export")
def export(
    form: Annotated[ExportFormat, typer.Option("--format", help="The program it is for.")],
    output: Annotated[Path | None, typer.Option(help="File to write [default: print it].")] = None,
    glossary: Glossary = FOLDER,
    source: Source = "ru",
    lang: Target = "en",
) -> None:
    """Write the glossary for another program: DeepL, OmegaT, anything that reads TBX, or as one file of ours.

    \b
    Examples:
      briefing glossary export --format tbx --output ru-en.tbx
      briefing glossary export --format deepl > deepl.csv
    """
    content = briefing.export_glossary(form, briefing.GlossaryRequest(glossary, source, lang), output)
    if not output:
        typer.echo(content, nl=False)


def _headline(found: "Impact") -> str:
    terms, segments = counted(len(found.changes), "term"), counted(found.segments, "segment")
    articles = counted(found.articles, "article")
    examples = f"; {found.examples} of them because a correction became an example" if found.examples else ""
    new = f"; {found.new} not yet translated" if found.new else ""
    return f"{terms} changed: {segments} in {articles}{examples}{new}"


def _in_words(change: "TermChange") -> str:
    if change.before == change.after:
        return f"{change.source}: other renderings are forbidden ({change.segments})"
    before, after = (target or "no term" for target in (change.before, change.after))
    return f"{change.source}: {before} -> {after} ({change.segments})"
