"""``briefing verify``: what a pack was made from, and whether that is still so."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefing.cli.options import GlossaryPath, Seeds
from briefing.errors import ExitCode

if TYPE_CHECKING:
    from briefing.compose.docx.recorded_provenance import Provenance
    from briefing.compose.verification import Comparison

PackFile = Annotated[Path, typer.Argument(metavar="PACK.docx", help="A pack that briefing wrote, of either edition.")]


def verify(
    pack: PackFile,
    seeds: Seeds = Path("seeds"),
    glossary: GlossaryPath = Path("glossary"),
    as_json: Annotated[bool, typer.Option("--json", help="Print the result as JSON.")] = False,
) -> None:
    """Say what a pack was made from and whether it, its sources, glossary and model are unchanged.

    Exits with 5 if anything has changed or is missing here. The files of the model are not read again: for that
    there is 'briefing model verify'.

    \b
    Examples:
      briefing verify out/briefing-2026-03-10.en.docx
      briefing verify pack.docx --seeds archive/march --json
    """
    from briefing.compose.docx.recorded_provenance import read_provenance
    from briefing.compose.verification import State
    from briefing.workspace.reading import read_named

    provenance = read_provenance(read_named(pack, "a pack", "Name a pack that is there."), pack.name)
    verdicts = _verdicts(provenance, seeds, glossary)
    unchanged = all(verdict.state is State.UNCHANGED for verdict in verdicts)
    typer.echo(_as_json(provenance, verdicts, unchanged) if as_json else _in_words(pack, provenance, verdicts))
    if not unchanged:
        raise typer.Exit(ExitCode.FINDINGS_REMAIN)


def _verdicts(provenance: "Provenance", seeds: Path, glossary: Path) -> "tuple[Comparison, ...]":
    from briefing.compose import verification

    sources, languages = _sources(seeds)
    used = _glossary_digest(provenance, glossary, languages - {provenance.target_language})
    return verification.verify(provenance, sources, used, _models(provenance))


def _sources(seeds: Path) -> tuple[dict[str, str], set[str]]:
    """Return the digests of the files that are here, by path, and the languages they are in."""
    from briefing.records import Article
    from briefing.workspace.seeds import read_seeds

    digests: dict[str, str] = {}
    languages: set[str] = set()
    for item in read_seeds(seeds) if seeds.exists() else ():
        digests[item.path] = item.sha256 if isinstance(item, Article) else ""
        if isinstance(item, Article):
            languages.add(item.language)
    return digests, languages


def _glossary_digest(provenance: "Provenance", path: Path, languages: set[str]) -> str:
    """Return the digest of the glossary as a build with the pack's articles has it.

    A build with articles that it could not translate had the glossaries for their languages in it too.
    """
    from briefing.pipeline.termbase import digest, read_glossaries

    candidates = (provenance.source_languages, provenance.source_languages | languages)
    digests = [digest(read_glossaries(path, candidate, provenance.target_language)) for candidate in candidates]
    return provenance.glossary if provenance.glossary in digests else digests[0]


def _models(provenance: "Provenance") -> dict[str, str]:
    """Return the models that are installed by digest; hashed are only those that may be the pack's."""
    from briefing import models
    from briefing.models.store import model_info

    wanted = {model.name for model in provenance.models}
    installed = models.installed(models.home())
    known = {model.sha256: f"{model.name} {model.version}" for model in installed if model.sha256}
    unhashed = [model for model in installed if not model.sha256 and f"{model.name} {model.version}" in wanted]
    return known | {model_info(model).sha256: f"{model.name} {model.version}" for model in unhashed}


def _as_json(provenance: "Provenance", verdicts: "Sequence[Comparison]", unchanged: bool) -> str:
    said: dict[str, Any] = {name: value for name, value in asdict(provenance).items() if name != "edited"}
    result = {"schema": 1, "unchanged": unchanged, **said, "verdicts": [asdict(verdict) for verdict in verdicts]}
    return json.dumps(result, ensure_ascii=False)


def _in_words(pack: Path, provenance: "Provenance", verdicts: "Sequence[Comparison]") -> str:
    from briefing import languages

    made_by = " | ".join(filter(None, (provenance.program, provenance.engine, provenance.decoding)))
    kind = f"review edition {provenance.edition}" if provenance.edition else "pack"
    target = languages.name(provenance.target_language)
    head = f"{pack.name}: {kind} of {provenance.date} in {target}, made by {made_by}"
    return "\n".join((head, *map(_line, verdicts)))


def _line(verdict: "Comparison") -> str:
    detail = f" ({verdict.detail})" if verdict.detail else ""
    return f"{verdict.subject:<9} {verdict.state:<10} {verdict.name}{detail}".rstrip()
