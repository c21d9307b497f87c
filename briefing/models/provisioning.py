"""How to get a model for a language pair when none is installed."""

import logging
from collections.abc import Container, Sequence
from dataclasses import replace
from pathlib import Path

from briefing.engines.argos.package import PackageRecord
from briefing.errors import DownloadError, ModelError, NoModelError
from briefing.models import index
from briefing.models.choosing import choose, llm_translates, packages, paths
from briefing.models.installing import Sources, add_embedded, add_from_index, read_index
from briefing.models.store import installed
from briefing.models.workspace import Workspace, workspace
from briefing.progress import Progress
from briefing.records import LanguagePair

log = logging.getLogger(__name__)


def provision(  # noqa: PLR0913 - what a command's options say
    engine: str,
    source: str,
    target: str,
    home: Path,
    progress: Progress,
    *,
    offline: bool = False,
    sources: Sources | None = None,
) -> None:
    """See to it that a model for the pair is installed.

    ``"auto"`` is content with an installed Argos package, else takes one from the index if that answers within a few
    seconds, else the embedded model if its wheels are installed. ``"argos"`` and ``"llm"`` take only their part.
    Why the index was passed over for the embedded model is logged as a warning.

    Raises:
        NoModelError: no source has a model; the remedy names the three ways out.
        ModelError: the home cannot be written.
    """
    if _is_provisioned(engine, source, target, home):
        return
    with workspace(home, progress) as work:
        # Another run may have done it while this one waited.
        if not _is_provisioned(engine, source, target, home):
            _try_in_turn(engine, (source, target), work, replace(sources or Sources(), offline=offline))


def _try_in_turn(engine: str, pair: LanguagePair, work: Workspace, sources: Sources) -> None:
    attempts = {"argos": [_provision_argos], "llm": [_provision_llm], "auto": [_provision_argos, _provision_llm]}
    problems: list[str] = []
    for attempt in attempts[engine]:
        if problems:
            log.warning("%s Trying the embedded model instead.", problems[-1])
        try:
            return attempt(pair, work, sources)
        except (DownloadError, ModelError, NoModelError) as error:
            problems.append(error.problem)
    raise _no_model(pair, problems)


def _is_provisioned(engine: str, source: str, target: str, home: Path) -> bool:
    preferred = "argos" if engine == "auto" else engine
    return choose(preferred, source, target, installed(home)) is not None


def _provision_argos(pair: LanguagePair, work: Workspace, sources: Sources) -> None:
    records = read_index(sources)
    for record in _missing_packages(pair, records, packages(installed(work.home))):
        add_from_index(record, work, sources)


def _missing_packages(
    pair: LanguagePair, records: Sequence[PackageRecord], there: Container[LanguagePair]
) -> list[PackageRecord]:
    """Return the packages of the best path the index offers, but those already there."""
    problems = []
    for path in paths(*pair):
        try:
            return [index.newest(records, *step) for step in path if step not in there]
        except NoModelError as error:
            problems.append(error)
    raise problems[0]


def _provision_llm(pair: LanguagePair, work: Workspace, sources: Sources) -> None:
    if not llm_translates(*pair):
        raise NoModelError(f"The embedded model does not translate from {pair[0]} to {pair[1]}.")
    if not choose("llm", *pair, installed(work.home)):
        add_embedded(work, sources)


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
