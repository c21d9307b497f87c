"""``briefing build``: from ``seeds/`` to ``out/``."""

import datetime
import json
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefing.cli.options import (
    Device,
    DeviceChoice,
    Engine,
    EngineChoice,
    GlossaryPath,
    Lang,
    NoProgress,
    Offline,
    Seeds,
)
from briefing.cli.progress import Display, display
from briefing.compose.rows import RowUnit
from briefing.errors import ExitCode

if TYPE_CHECKING:
    from briefing.engines.base import Engine as TranslationEngine
    from briefing.pipeline import Termbase
    from briefing.records import Pack, Skipped


def build(
    lang: Lang = "en",
    seeds: Seeds = Path("seeds"),
    glossary: GlossaryPath = Path("glossary"),
    out: Annotated[Path, typer.Option(help="Folder the pack is written to.")] = Path("out"),
    engine: Engine = EngineChoice.AUTO,
    device: Device = DeviceChoice.AUTO,
    rows: Annotated[RowUnit, typer.Option(help="What one table row holds.")] = RowUnit.PARAGRAPH,
    date: Annotated[
        datetime.datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Date of the pack [default: the newest article's]."),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 5 if findings remain.")] = False,
    offline: Offline = False,
    no_progress: NoProgress = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON.")] = False,
) -> None:
    """Translate the articles in seeds/ and write the pack to out/.

    \b
    Examples:
      briefing build --lang en
      briefing build --seeds inbox --out packs --date 2026-03-10
      briefing build --engine argos --rows sentence --json
    """
    begun = time.monotonic()
    with display(not no_progress) as shown:
        request = _Request(lang, seeds, glossary, engine, device, date.date() if date else None, offline)
        pack = _interruptible(lambda: _pack(request, shown))
    files = _written(pack, out, rows)
    summary = _summary(pack, files, time.monotonic() - begun)
    typer.echo(json.dumps(summary) if as_json else _sentences(summary))
    if strict and summary["findings"]:
        raise typer.Exit(ExitCode.FINDINGS_REMAIN)


# The names `briefing.toml` may set.
OPTIONS = frozenset(build.__annotations__) - {"return", "as_json"}


@dataclass(frozen=True, slots=True)
class _Request:
    lang: str
    seeds: Path
    glossary: Path
    engine: EngineChoice
    device: str
    date: datetime.date | None
    offline: bool


def _interruptible(work: "Callable[[], Pack]") -> "Pack":
    try:
        return work()
    except KeyboardInterrupt:
        typer.echo("Interrupted. The output folder is as it was.", err=True)
        raise typer.Exit(ExitCode.INTERRUPTED) from None


def _pack(request: _Request, shown: Display) -> "Pack":
    from briefing import pipeline
    from briefing.files import read_seeds
    from briefing.records import Article, Skipped

    inputs = list(read_seeds(request.seeds))
    _name(item for item in inputs if isinstance(item, Skipped))
    languages = [item.language for item in inputs if isinstance(item, Article) and item.language != request.lang]
    termbase = _termbase(set(languages), request)
    engines = _engines(languages, request, shown)
    settings = pipeline.Settings(request.lang, request.date, datetime.date.today())
    pack = pipeline.build(inputs, engines.get, termbase, settings, shown)
    _name(skipped for skipped in pack.skipped if skipped not in inputs)
    return pack


def _termbase(languages: set[str], request: _Request) -> "Termbase":
    from briefing import models
    from briefing.glossary import Gravity, check
    from briefing.termbases import read_glossaries, termbase

    glossaries = read_glossaries(request.glossary, languages, request.lang)
    for language, glossary in glossaries.items():
        for finding in check(glossary, language, request.lang):
            if finding.gravity > Gravity.NOTE:
                typer.echo(str(finding), err=True)
    return termbase(glossaries, models.home())


def _name(skipped: "Iterable[Skipped]") -> None:
    for item in skipped:
        typer.echo(f"Not in the pack: {item.path}: {item.reason}", err=True)


def _engines(languages: list[str], request: _Request, shown: Display) -> "Mapping[str, TranslationEngine]":
    """Return an engine for each language that has one, setting a model up for the commonest if there is none at all."""
    engines = _installed(set(languages), request)
    if languages and not engines:
        from briefing import models

        commonest = max(sorted(set(languages)), key=languages.count)
        models.provision(request.engine, commonest, request.lang, models.home(), shown.step, offline=request.offline)
        engines = _installed(set(languages), request)
    return engines


def _installed(languages: set[str], request: _Request) -> "dict[str, TranslationEngine]":
    from briefing import models

    candidates = {
        code: models.engine(request.engine, code, request.lang, models.home(), request.device) for code in languages
    }
    return {code: engine for code, engine in candidates.items() if engine}


def _written(pack: "Pack", out: Path, rows: RowUnit) -> dict[str, Path]:
    from briefing.compose import docx, record
    from briefing.files import write_together

    stem = f"briefing-{pack.date.isoformat()}.{pack.target_language}"
    names = {"docx": f"{stem}.docx", "record": f"{stem}.json"}
    write_together(out, {names["docx"]: docx.compose(pack, rows), names["record"]: record.compose(pack)})
    return {form: out / name for form, name in names.items()}


def _summary(pack: "Pack", files: Mapping[str, Path], seconds: float) -> dict[str, Any]:
    translations = [translation for article in pack.articles for translation in article.translations]
    return {
        **{form: str(path) for form, path in files.items()},
        "articles": len(pack.articles),
        "segments": len(translations),
        "findings": sum(len(translation.findings) for translation in translations),
        "skipped": [{"path": skipped.path, "reason": skipped.reason} for skipped in pack.skipped],
        "signature": str(pack.signature),
        "seconds": round(seconds, 1),
    }


def _sentences(summary: Mapping[str, Any]) -> str:
    findings = f"{summary['findings']} marked as doubtful" if summary["findings"] else "none marked as doubtful"
    return (
        f"{summary['docx']}: {summary['articles']} articles, {summary['segments']} sentences, {findings}, "
        f"in {summary['seconds']} s."
    )
