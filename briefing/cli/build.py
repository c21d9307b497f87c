"""``briefing build`` and ``briefing watch``: from ``seeds/`` to ``out/``."""

import json
from dataclasses import asdict
from typing import Annotated, Any

import typer

import briefing
from briefing.cli import build_options
from briefing.cli.build_options import takes_build_request
from briefing.cli.display import display, notices
from briefing.cli.options import NoProgress
from briefing.compose.formats import OUTPUT_FORMATS, REVIEW
from briefing.errors import ExitCode

SETTINGS = build_options.SETTINGS | {"strict": "strict", "no_progress": "no_progress"}
"""The parameters of ``build`` that ``briefing.toml`` may set, by the names they have there."""

_INTERRUPTED = "Interrupted. The output folder holds whole packs only; what was translated is kept for the next build."


@takes_build_request
def build(
    request: "briefing.BuildRequest",
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 5 if findings remain.")] = False,
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
    try:
        with display(not no_progress) as progress:
            result = briefing.build(request, progress)
    except KeyboardInterrupt:
        typer.echo(_INTERRUPTED, err=True)
        raise typer.Exit(ExitCode.INTERRUPTED) from None
    typer.echo(json.dumps(_summary(result)) if as_json else _in_words(result))
    if strict and (result.findings or _is_doubtfully_read(result)):
        raise typer.Exit(ExitCode.FINDINGS_REMAIN)


@takes_build_request
def watch(request: "briefing.BuildRequest") -> None:
    """Build, and build again whenever an article or the glossary changes. Ctrl-C ends it.

    \b
    Examples:
      briefing watch
      briefing watch --seeds inbox --edition both
    """
    try:
        for outcome in briefing.watch(request, notices):
            if isinstance(outcome, briefing.BriefingError):
                typer.echo(f"Error: {outcome}", err=True)
            else:
                typer.echo(_in_words(outcome))
    except KeyboardInterrupt:
        typer.echo("Stopped. The output folder is as the last finished build left it.", err=True)


def _summary(result: "briefing.BuildResult") -> dict[str, Any]:
    counts = result.counts
    return {
        **{name: str(path) for name, path in result.files.items()},
        "articles": result.articles,
        "segments": result.segments,
        "new": counts.new,
        "again": counts.again,
        "memory": counts.memory,
        "person": counts.person,
        "findings": result.findings,
        "reading_findings": [
            {"path": path, **asdict(finding)}
            for path, findings in result.reading_findings.items()
            for finding in findings
        ],
        "skipped": [{"path": skipped.path, "reason": skipped.reason} for skipped in result.skipped],
        "signature": str(result.signature),
        "seconds": round(result.seconds, 1),
    }


def _is_doubtfully_read(result: "briefing.BuildResult") -> bool:
    from briefing.readers.findings import EXPECTED

    return any(finding.code not in EXPECTED for findings in result.reading_findings.values() for finding in findings)


def _in_words(result: "briefing.BuildResult") -> str:
    files = (str(path) for name, path in result.files.items() if name in (*OUTPUT_FORMATS, REVIEW.name))
    return "\n".join((*files, *result.in_words))
