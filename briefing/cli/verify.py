"""``briefing verify``: what a pack was made from, and whether that is unchanged."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import briefing
from briefing.cli.options import FollowLinks, Glossary, Seeds
from briefing.errors import ExitCode

if TYPE_CHECKING:
    from briefing.compose.verification import Comparison


def verify(
    pack: Annotated[Path, typer.Argument(metavar="PACK.docx", help="A pack that briefing wrote, of either edition.")],
    seeds: Seeds = Path("seeds"),
    glossary: Glossary = Path("glossary"),
    follow_links: FollowLinks = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the result as JSON.")] = False,
) -> None:
    """Say what a pack was made from and whether it, its sources, glossary and model are unchanged.

    Exits with 5 if anything has changed or is missing here. The files of the model are not read again; to check
    those, run 'briefing model verify'.

    \b
    Examples:
      briefing verify out/briefing-2026-03-10.en.docx
      briefing verify pack.docx --seeds archive/march --json
    """
    result = briefing.verify(briefing.VerifyRequest(pack, seeds, glossary, follow_links))
    typer.echo(_as_json(result) if as_json else _in_words(pack, result))
    if not result.unchanged:
        raise typer.Exit(ExitCode.FINDINGS_REMAIN)


def _as_json(result: "briefing.VerifyResult") -> str:
    provenance = {name: value for name, value in asdict(result.provenance).items() if name != "edited"}
    verdicts = [asdict(verdict) for verdict in result.verdicts]
    return json.dumps(
        {"schema": 1, "unchanged": result.unchanged, **provenance, "verdicts": verdicts}, ensure_ascii=False
    )


def _in_words(pack: Path, result: "briefing.VerifyResult") -> str:
    from briefing import languages
    from briefing.compose.verification import NOT_COMPARED

    provenance = result.provenance
    made_by = " | ".join(filter(None, (provenance.program, provenance.engine, provenance.decoding)))
    kind = f"review edition {provenance.edition}" if provenance.edition else "pack"
    target = languages.name(provenance.target_language)
    head = f"{pack.name}: {kind} of {provenance.date} in {target}, made by {made_by}"
    return "\n".join((head, *map(_line, result.verdicts), NOT_COMPARED))


def _line(verdict: "Comparison") -> str:
    detail = f" ({verdict.detail})" if verdict.detail else ""
    return f"{verdict.subject:<9} {verdict.state:<10} {verdict.name}{detail}".rstrip()
