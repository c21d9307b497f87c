"""How to get a model for a language pair when none is installed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefing.engines.argos.declaration import ARGOS
from briefing.engines.argos.package import PackageRecord
from briefing.engines.llm.declaration import LLM, MANY_TO_ENGLISH, prepared_version
from briefing.engines.registry import candidates
from briefing.errors import DownloadError, ModelError, NoModelError
from briefing.models import embedded, index
from briefing.models.choosing import Choice, choose, paths, serving
from briefing.models.installing import Sources, add_embedded, add_from_index, add_published, read_index
from briefing.models.store import InstalledModel, installed, is_called
from briefing.models.workbench import HomeWorkbench, open_workbench
from briefing.progress import Notice, Progress
from briefing.records import LanguagePair


@dataclass(frozen=True, slots=True)
class _Supply:
    """Where models of an engine come from without a file; ``name`` is for messages."""

    name: str
    get: Callable[[LanguagePair, HomeWorkbench, Sources], None]


def provision(  # noqa: PLR0913 - a command's options
    engine: str,
    source: str,
    target: str,
    home: Path,
    progress: Progress,
    *,
    model: str = "",
    offline: bool = False,
    sources: Sources | None = None,
) -> None:
    """Make sure that a model for the pair is installed, or the one called ``model``.

    A ``model`` that is not installed is taken from the catalogue; its licence is told first. ``"auto"`` is content with
    an installed Argos package, else takes one from the index if that answers within a few seconds, else the embedded
    model if its wheels are installed. The name of an engine takes its part only. Why the index was passed over for the
    embedded model is told in a :class:`~briefing.progress.Notice`.

    Raises:
        NoModelError: no source has a model; the remedy names the three ways out.
        ModelError: the home cannot be written.
    """
    pair, sources = (source, target), replace(sources or Sources(), offline=offline)
    if model:
        return _provide(model, engine, pair, home, progress, sources)
    if _is_provisioned(engine, pair, home, sources.parts):
        return None
    with open_workbench(home, progress) as bench:
        # Another run may have done it while this one waited.
        if not _is_provisioned(engine, pair, home, sources.parts):
            _try_in_turn(engine, pair, bench, sources)
    return None


def _provide(  # noqa: PLR0913, PLR0917 - those of provision
    name: str, engine: str, pair: LanguagePair, home: Path, progress: Progress, sources: Sources
) -> None:
    if choose(engine, *pair, installed(home), name):
        return
    published = sources.catalogue.get(name)
    if not published or not published.files:
        listed = ", ".join(model.name for model in sources.catalogue.values() if model.files)
        reason = f" ({published.note})" if published else ""
        raise NoModelError(
            f"No installed model called {name!r} translates from {pair[0]} to {pair[1]}, and none of that name can be "
            f"downloaded{reason}.",
            f"Models that can be downloaded: {listed}. The installed ones: briefing model list",
        )
    progress(Notice(f"{name}: {published.size / 1e6:,.0f} MB; licence {published.licence}."))
    with open_workbench(home, progress) as bench:
        if not any(is_called(model, name) for model in installed(home)):  # another run may have done it
            add_published(published, bench, sources)


def renew(
    engine: str, pair: LanguagePair, home: Path, progress: Progress, parts: embedded.Parts = embedded.QWEN
) -> None:
    """Prepare the embedded model again if it serves the pair and was prepared with another adapter, or with none.

    Where its wheels are no longer installed it stays as it is.
    """

    def outdated() -> bool:
        choice = choose(engine, *pair, installed(home))
        return choice is not None and _is_outdated(choice, parts)

    if outdated():
        with open_workbench(home, progress) as bench:
            if outdated():  # another run may have done it while this one waited
                add_embedded(bench, Sources(parts=parts))


def _is_outdated(choice: Choice, parts: embedded.Parts) -> bool:
    return (
        all(model.origin == embedded.CODE for model in choice.models)
        and all(model.version != prepared_version(parts.sha256) for model in choice.models)
        and embedded.are_installed(parts)
    )


def _is_provisioned(engine: str, pair: LanguagePair, home: Path, parts: embedded.Parts) -> bool:
    choice = choose(candidates(engine)[0].name, *pair, installed(home))
    return choice is not None and not _is_outdated(choice, parts)


def _try_in_turn(engine: str, pair: LanguagePair, bench: HomeWorkbench, sources: Sources) -> None:
    problems: list[str] = []
    for supply in (_SUPPLIES[kind.name] for kind in candidates(engine) if kind.name in _SUPPLIES):
        if problems:
            bench.progress(Notice(f"{problems[-1]} Trying {supply.name} instead."))
        try:
            return supply.get(pair, bench, sources)
        except (DownloadError, ModelError, NoModelError) as error:
            problems.append(error.problem)
    raise _no_model(pair, problems)


def _get_from_index(pair: LanguagePair, bench: HomeWorkbench, sources: Sources) -> None:
    for record in _missing_packages(pair, read_index(sources), installed(bench.home)):
        add_from_index(record, bench, sources)


def _missing_packages(
    pair: LanguagePair, records: Sequence[PackageRecord], models: Sequence[InstalledModel]
) -> list[PackageRecord]:
    """Return the packages of the best path that the index offers, except those already installed."""
    problems = []
    for path in paths(*pair):
        try:
            return [index.newest(records, *step) for step in path if not serving(ARGOS, step, models)]
        except NoModelError as error:
            problems.append(error)
    raise problems[0]


def _get_embedded(pair: LanguagePair, bench: HomeWorkbench, sources: Sources) -> None:
    if not LLM.serves(MANY_TO_ENGLISH, pair):
        raise NoModelError(f"The embedded model does not translate from {pair[0]} to {pair[1]}.")
    choice = choose(LLM.name, *pair, installed(bench.home))
    if not choice or _is_outdated(choice, sources.parts):
        add_embedded(bench, sources)


_SUPPLIES: Mapping[str, _Supply] = {
    ARGOS.name: _Supply("the Argos index", _get_from_index),
    LLM.name: _Supply("the embedded model", _get_embedded),
}
"""By engine. Models of any other engine are installed from a file."""


def _no_model(pair: LanguagePair, problems: Sequence[str]) -> NoModelError:
    source, target = pair
    package = f"translate-{source}_{target}.argosmodel"
    return NoModelError(
        f"No model translates from {source} to {target}. {' '.join(problems)}",
        "Do one of these:\n"
        "- connect to the Internet and run: briefing setup\n"
        f"- download {package} on another machine and run: briefing model install {package}\n"
        '- in the folder of this project, run: pip install ".[embedded]", then: briefing setup --engine llm',
    )
