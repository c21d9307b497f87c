"""``briefing memory stats``, ``export``, ``import`` and ``forget``."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

import briefing
from briefing.app.counting import counted

if TYPE_CHECKING:
    from briefing.app.memory import MemoryExport
    from briefing.memory import Stats
    from briefing.memory.exchange import UnitCounts

app = typer.Typer(no_args_is_help=True)


@app.callback()
def memory() -> None:
    """Show, carry over and empty the translation memory: what was translated and what reviewers corrected.

    \b
    Examples:
      briefing memory stats
      briefing memory export desk.tmx
    """


@app.command("stats")
def stats(as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """Say how much the memory holds, by languages and by what translated it.

    \b
    Examples:
      briefing memory stats
      briefing memory stats --json
    """
    found = briefing.memory_stats()
    path, held = found.path, found.held
    if as_json:
        totals = {"path": str(path), "segments": held.segments, "corrections": held.corrections}
        typer.echo(json.dumps({**totals, **_numbers(held)}, ensure_ascii=False, indent=2))
    else:
        typer.echo("\n".join([f"memory       {path}, {held.size / 1e6:.1f} MB", *_lines(held)]))


@app.command("export")
def export(file: Annotated[Path, typer.Argument(help="TMX file to write.")]) -> None:
    """Write the memory as TMX 1.4b, for another machine or another program; review editions stay here.

    \b
    Example:
      briefing memory export desk.tmx
    """
    exported = briefing.export_memory(file)
    typer.echo(f"Exported to {file}: {_amount(exported)}.")
    if exported.damaged:
        typer.echo("The memory is damaged: this is what could still be read of it.", err=True)


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="TMX file of this program or of another one.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what is in the file; change nothing.")] = False,
    source: Annotated[str, typer.Option("--from", help="Source language, in files of other programs.")] = "ru",
    lang: Annotated[str, typer.Option("--lang", help="Target language, in files of other programs.")] = "en",
) -> None:
    """Take a TMX file into the memory; nothing that is in it is replaced.

    What briefing exported comes back as it was. A unit of another program counts as a person's correction, unless it
    calls itself machine-made or a draft. Units that are not translated, or have placeholders, are passed over.

    \b
    Examples:
      briefing memory import desk.tmx
      briefing memory import agency.tmx --dry-run
    """
    result = briefing.import_memory(briefing.MemoryImportRequest(file, source, lang, dry_run))
    typer.echo(f"{file}: {_imported(result.found)}.")
    if result.new:
        typer.echo(f"New to the memory: {_imported(result.new)}.")


@app.command("forget")
def forget(
    everything: Annotated[
        bool, typer.Option("--everything", help="Also what persons corrected, and what review editions showed.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Delete what engines translated; the next build translates it again. Corrections stay, unless you say so.

    \b
    Examples:
      briefing memory forget
      briefing memory forget --everything --yes
    """
    if not yes:
        typer.confirm(f"Delete {_forgotten(briefing.memory_stats().held, everything)} for good?", abort=True, err=True)
    typer.echo(f"Forgotten: {_forgotten(briefing.forget_memory(everything=everything), everything)}.")


def _lines(held: "Stats") -> Iterator[str]:
    yield f"engines      {counted(held.segments, 'segment')}"
    left = counted(held.left_as_is, "sentence")
    yield f"persons      {counted(held.corrections, 'correction')}, {left} left as they were"
    yield f"reviews      {counted(held.editions, 'edition sent out')}"
    for pair in held.pairs:
        languages = f"{pair.source_language} to {pair.target_language}"
        yield f"{languages:<12} {counted(pair.segments, 'segment')}, {counted(pair.corrections, 'correction')}"
    for each in held.engines:
        yield f"made by      {each.engine}: {counted(each.segments, 'segment')}"


def _numbers(held: "Stats") -> dict[str, Any]:
    makers = [{"maker": each.engine, "segments": each.segments} for each in held.engines]
    pairs = [asdict(pair) for pair in held.pairs]
    return {
        "pairs": pairs,
        "makers": makers,
        "editions": held.editions,
        "left_as_is": held.left_as_is,
        "size": held.size,
    }


def _amount(amount: "Stats | UnitCounts | MemoryExport") -> str:
    return f"{counted(amount.segments, 'segment of engines')}, {counted(amount.corrections, 'correction')}"


def _imported(amount: "UnitCounts") -> str:
    passed_over = (f", {counted(number, 'unit')} {reason}" for reason, number in sorted(amount.passed_over.items()))
    return f"{_amount(amount)}{''.join(passed_over)}{' passed over' if amount.passed_over else ''}"


def _forgotten(held: "Stats", everything: bool) -> str:
    if not everything:
        return counted(held.segments, "segment of engines")
    return f"{_amount(held)} and {held.editions} review {'edition' if held.editions == 1 else 'editions'}"
