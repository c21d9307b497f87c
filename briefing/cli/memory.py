"""``briefing memory stats``, ``export``, ``import`` and ``forget``."""

import datetime
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO

import typer

from briefing.errors import InputError, OutputError, TranslationMemoryError

if TYPE_CHECKING:
    from briefing.memory import Memory, Stats
    from briefing.memory.exchange import Unit, UnitCounts

app = typer.Typer(no_args_is_help=True)


@app.callback()
def memory() -> None:
    """Show, carry over and empty the translation memory: what was translated and what persons corrected.

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
    path = _existing()
    with _opened(path) as memory:
        held = memory.stats()
    if as_json:
        totals = {"path": str(path), "segments": held.segments, "corrections": held.corrections}
        typer.echo(json.dumps({**totals, **_numbers(held)}, ensure_ascii=False, indent=2))
    else:
        typer.echo("\n".join([f"memory       {path}, {held.size / 1e6:.1f} MB", *_lines(held)]))


def _numbers(held: "Stats") -> dict[str, Any]:
    makers = [{"maker": each.engine, "segments": each.segments} for each in held.engines]
    pairs = [asdict(pair) for pair in held.pairs]
    return {"pairs": pairs, "makers": makers, "editions": held.editions, "size": held.size}


def _lines(held: "Stats") -> Iterator[str]:
    yield f"engines      {held.segments} segments"
    yield f"persons      {held.corrections} corrections"
    yield f"reviews      {held.editions} editions sent out"
    for pair in held.pairs:
        languages = f"{pair.source_language} to {pair.target_language}"
        yield f"{languages:<12} {pair.segments} segments, {pair.corrections} corrections"
    for each in held.engines:
        yield f"made by      {each.engine}: {each.segments} segments"


@app.command("export")
def export(file: Annotated[Path, typer.Argument(help="TMX file to write.")]) -> None:
    """Write the memory as TMX 1.4b, for another machine or another program; review editions stay here.

    \b
    Example:
      briefing memory export desk.tmx
    """
    from io import BytesIO

    from briefing.memory import tmx
    from briefing.workspace.writing import write_together

    content = BytesIO()
    with _opened(_existing()) as memory:
        tmx.write(content, memory.entries(), memory.all_corrections())
        held = memory.stats()
    try:
        write_together(file.parent, {file.name: content.getvalue()})
    except OutputError as error:
        raise OutputError(error.problem, "Close the file if another program has it open, or name another.") from error
    typer.echo(f"Exported to {file}: {held.segments} segments of engines, {held.corrections} corrections.")


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="TMX file of this program or of another one.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what is in the file; change nothing.")] = False,
    source: Annotated[str, typer.Option("--from", help="Source language, in files of other programs.")] = "ru",
    lang: Annotated[str, typer.Option("--lang", help="Target language, in files of other programs.")] = "en",
) -> None:
    """Take a TMX file into the memory; nothing that is in it is replaced.

    What briefing has exported is what it was. Every unit of another program with text in both languages counts as a
    person's correction: it goes before any engine's translation of that very sentence.

    \b
    Examples:
      briefing memory import desk.tmx
      briefing memory import agency.tmx --dry-run
    """
    from briefing import models
    from briefing.memory import exchange, memory_path
    from briefing.workspace.reading import refuse_endless

    try:
        refuse_endless(file, str(file))
        with file.open("rb") as content:
            # Read to its end first, so that a damaged file is not taken in by half.
            typer.echo(f"{file}: {_amount(exchange.count_units(_units(content, file, source, lang)))}.")
            if dry_run:
                return
            content.seek(0)
            with _opened(memory_path(models.home())) as memory:
                new = exchange.import_units(memory, _units(content, file, source, lang))
    except OSError as error:
        raise InputError(f"{file}: cannot be read ({error.strerror}).", "Name a TMX file.") from error
    typer.echo(f"New to the memory: {_amount(new)}.")


def _units(content: BinaryIO, file: Path, source: str, target: str) -> Iterator["Unit"]:
    from briefing.memory import tmx

    undated = datetime.datetime.fromtimestamp(int(file.stat().st_mtime), datetime.UTC)
    return tmx.read(content, str(file), source, target, undated)


def _amount(amount: "UnitCounts") -> str:
    passed_over = f", {amount.passed_over} units passed over" if amount.passed_over else ""
    return f"{amount.segments} segments of engines, {amount.corrections} corrections{passed_over}"


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
    with _opened(_existing()) as memory:
        held = memory.stats()
        persons = f", {held.corrections} corrections and {held.editions} review editions" if everything else ""
        if not yes:
            typer.confirm(f"Delete {held.segments} segments of engines{persons} for good?", abort=True, err=True)
        memory.forget(everything)
    typer.echo(f"Forgotten: {held.segments} segments of engines{persons}.")


def _opened(path: Path) -> "Memory":
    from briefing.memory import open_memory

    return open_memory(path)


def _existing() -> Path:
    from briefing import models
    from briefing.memory import memory_path

    path = memory_path(models.home())
    if not path.exists():
        raise TranslationMemoryError(f"{path}: there is no translation memory yet.", "A build makes one.")
    return path
