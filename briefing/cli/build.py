"""``briefing build``: from ``seeds/`` to ``out/``."""

import datetime
import json
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefing.cli import desk
from briefing.cli.display import display
from briefing.cli.options import (
    Cluster,
    Device,
    DeviceChoice,
    Engine,
    EngineChoice,
    GlossaryPath,
    Lang,
    Layout,
    NoProgress,
    Offline,
    Seeds,
    Workers,
)
from briefing.cli.publishing import EditionChoice, Forms, formats, house_style, publish
from briefing.cli.workforce import Staffing, workforce
from briefing.compose.content.rows import RowUnit
from briefing.compose.formats import OUTPUT_FORMATS
from briefing.engines.device import Room
from briefing.errors import ExitCode
from briefing.progress import EVERY, Progress, Stage, Step

if TYPE_CHECKING:
    from briefing.pipeline.planning import Counts
    from briefing.records import Pack

Out = Annotated[Path, typer.Option(help="Folder the pack is written to.")]
Edition = Annotated[EditionChoice, typer.Option(help="For readers, for a reviewer, or both.")]
Format = Annotated[
    str, typer.Option("--format", metavar="LIST", help=f"What to write, by commas: {', '.join(OUTPUT_FORMATS)}.")
]
Rows = Annotated[RowUnit, typer.Option(help="What one table row holds.")]
Template = Annotated[Path | None, typer.Option(help="House template: a .docx or .dotx.")]
CompiledBy = Annotated[str, typer.Option(help="Who compiled the pack, for its cover.")]
Handling = Annotated[str, typer.Option(help="Handling line, for the head and foot of every page.")]
Date = Annotated[
    datetime.datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help="Date of the pack [default: the newest article's]."),
]


def build(
    lang: Lang = "en",
    seeds: Seeds = Path("seeds"),
    glossary: GlossaryPath = Path("glossary"),
    out: Out = Path("out"),
    engine: Engine = EngineChoice.AUTO,
    device: Device = DeviceChoice.AUTO,
    layout: Layout = "auto",
    workers: Workers = 1,
    cluster: Cluster = "",
    edition: Edition = EditionChoice.DISTRIBUTION,
    format_: Format = "docx",
    rows: Rows = RowUnit.PARAGRAPH,
    template: Template = None,
    compiled_by: CompiledBy = "",
    handling: Handling = "",
    date: Date = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 5 if findings remain.")] = False,
    offline: Offline = False,
    no_progress: NoProgress = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON.")] = False,
) -> None:
    """Translate the articles in seeds/ and write the pack to out/.

    What was translated before with the same model and terms is not translated again.

    \b
    Examples:
      briefing build --lang en
      briefing build --seeds inbox --out packs --date 2026-03-10
      briefing build --engine argos --rows sentence --json
      briefing build --edition both --format docx,html,eml
      briefing build --workers 4
    """
    imprint = desk.Imprint(date.date() if date else None, compiled_by, handling)
    request = desk.Request(lang, seeds, glossary, engine, Room(device).laid_out(layout), imprint, offline)
    staffing = Staffing(workers, cluster)
    forms = Forms(edition, formats(format_), rows, template)
    with display(not no_progress) as shown:
        summary = _interruptible(lambda: made(request, staffing, forms, out, shown))
    typer.echo(json.dumps(summary) if as_json else in_words(summary))
    if strict and summary["findings"]:
        raise typer.Exit(ExitCode.FINDINGS_REMAIN)


# The parameters `briefing.toml` may set, by the names it has for them.
OPTIONS = {name.rstrip("_"): name for name in build.__annotations__ if name not in ("return", "as_json")}


def _interruptible(work: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    try:
        return work()
    except KeyboardInterrupt:
        typer.echo(
            "Interrupted. The output folder is as it was; what is translated is kept for the next build.", err=True
        )
        raise typer.Exit(ExitCode.INTERRUPTED) from None


def made(request: desk.Request, staffing: Staffing, forms: Forms, out: Path, shown: Progress) -> dict[str, Any]:
    """Build once and return the summary."""
    from briefing.pipeline import running

    begun = time.monotonic()
    house = house_style(forms)  # a template that cannot be used is told of before the long work, not after it
    with desk.translation_memory() as memory:
        plan = desk.plan(request, memory, shown)
        with workforce(staffing, plan, request) as translators:
            pack = running.build(plan, memory, shown, translators)
        if len(pack.articles) >= EVERY:
            shown(Step(Stage.WRITE_PACK))
        files = publish(pack, forms, house, out, memory)
    return _summary(pack, plan.counts, files, time.monotonic() - begun)


def _summary(pack: "Pack", counts: "Counts", files: Mapping[str, Path], seconds: float) -> dict[str, Any]:
    segments = findings = 0
    for article in pack.articles:
        segments += len(article.translations)
        findings += sum(len(translation.findings) for translation in article.translations)
    return {
        **{form: str(path) for form, path in files.items()},
        "articles": len(pack.articles),
        "segments": segments,
        "new": counts.new,
        "again": counts.again,
        "memory": counts.memory,
        "person": counts.person,
        "findings": findings,
        "skipped": [{"path": skipped.path, "reason": skipped.reason} for skipped in pack.skipped],
        "signature": str(pack.signature),
        "seconds": round(seconds, 1),
    }


def in_words(summary: Mapping[str, Any]) -> str:
    """Return a summary as lines for people."""
    findings = f"{summary['findings']} marked as doubtful" if summary["findings"] else "none marked as doubtful"
    sources = ", ".join(f"{summary[name]} {words}" for name, words in _SOURCES.items() if summary[name])
    files = "\n".join(summary[form] for form in ("docx", "review", "html", "eml") if form in summary)
    return (
        f"{files}\n{summary['articles']} articles, {summary['segments']} sentences, {findings}, "
        f"in {summary['seconds']} s.\nTranslations: {sources or 'none needed'}."
    )


_SOURCES = {
    "new": "new",
    "again": "made again because their terms changed",
    "memory": "from memory",
    "person": "by a person",
}
