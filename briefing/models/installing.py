"""From a file, the Argos index or the embedded wheels to an installed model."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from importlib.util import find_spec
from pathlib import Path

from briefing.engines.argos import package
from briefing.engines.argos.package import PackageRecord
from briefing.errors import BriefingError, DownloadError, InputError, ModelError, NoModelError, UsageError
from briefing.models import archive, embedded, index
from briefing.models.choosing import LLM_TARGET
from briefing.models.download import Patience, download, forget
from briefing.models.manifest import Manifest, hash_file, hash_folder
from briefing.models.store import InstalledModel, place
from briefing.models.workspace import Workspace, workspace
from briefing.progress import Progress, Stage, Step

_PAIR = re.compile(r"(?:translate-)?([A-Za-z]{2,8})_([A-Za-z]{2,8})")
_GGUF_MAGIC = b"GGUF"
_ZIP_MAGIC = b"PK"
# Size of the int8 model to that of its GGUF file: 1.62 was measured for Q4_K_M; the smaller quantisations lose
# too much to be of use, the bigger ones have lower ratios.
_CONVERTED = 1.75


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
    """Install an ``.argosmodel`` or ``.gguf`` file, a pair of the Argos index (``"ru_en"``), or ``"embedded"``.

    A model of the same name is replaced. Interrupted at any moment, nothing is half-installed.

    Raises:
        UsageError, InputError: the argument is neither, or names a file that is not there.
        ModelError: the file is damaged, hostile, of an unknown kind, or does not fit the disk.
        DownloadError: the package could not be downloaded, or ``offline`` forbids it.
        NoModelError: the index has no such package, or the embedded model's wheels are not installed.
    """
    file, code = Path(file_or_code), str(file_or_code)
    pair = _PAIR.fullmatch(code)
    if not (file.is_file() or pair or code == embedded.CODE):
        raise _not_found(file)
    sources = replace(sources or Sources(), offline=offline)
    with workspace(home, progress) as work:
        if file.is_file():
            return add_file(file, work)
        if pair:
            return add_from_index(index.newest(read_index(sources), *pair.groups()), work, sources)
        return add_embedded(work, sources)


def read_index(sources: Sources) -> list[PackageRecord]:
    """Return what the Argos index has.

    Raises:
        DownloadError: it does not answer in time, or may not be asked.
    """
    if sources.offline:
        raise DownloadError("The Argos index was not asked: working offline.", "Run the command without --offline.")
    return index.read_index(sources.index_url, sources.patience.answer)


def add_file(file: Path, work: Workspace) -> InstalledModel:
    """Install a model file, whose first bytes say what it is."""
    with file.open("rb") as opened:
        magic = opened.read(len(_GGUF_MAGIC))
    if magic == _GGUF_MAGIC:
        work.progress(Step(Stage.CHECK))
        return _add_gguf(file, file.name, hash_file(file), work)
    if magic.startswith(_ZIP_MAGIC):
        return _add_package(file, file.name, work)
    raise ModelError(
        f"{file} is neither an Argos package nor a GGUF file.", "Give a file that ends in .argosmodel or .gguf."
    )


def add_from_index(record: PackageRecord, work: Workspace, sources: Sources) -> InstalledModel:
    """Download a package, from the first of its links that works, and install it."""
    file = work.downloads / f"{record.name}-{record.version}.argosmodel"
    problems = []
    for link in filter(index.is_web, record.links):
        try:
            model = _add_link(link, file, record, work, sources)
        except (DownloadError, ModelError) as error:
            problems.append(error)
        else:
            for leftover in work.downloads.iterdir():
                leftover.unlink()
            return model
    raise _none_worked(record, problems)


def add_embedded(work: Workspace, sources: Sources) -> InstalledModel:
    """Put the embedded model together and install it."""
    _require_converter()
    files = embedded.locate(sources.parts)
    size = sum(file.stat().st_size for file in files)
    work.require(int((1 + _CONVERTED) * size))
    whole = work.folder / "embedded.gguf"
    embedded.assemble(files, whole, sources.parts.sha256, work.progress)
    return _add_gguf(whole, embedded.CODE, sources.parts.sha256, work)


def _add_link(link: str, file: Path, record: PackageRecord, work: Workspace, sources: Sources) -> InstalledModel:
    def advance(done: int, total: int | None) -> None:
        work.progress(Step(Stage.DOWNLOAD, done, total))

    download(link, file, sources.patience, advance, archive.Limits().size)
    try:
        return _add_package(file, link, work, expected=record)
    except ModelError:
        forget(file)
        raise


def _add_package(file: Path, origin: str, work: Workspace, expected: PackageRecord | None = None) -> InstalledModel:
    def advance(done: int, total: int) -> None:
        work.progress(Step(Stage.CHECK, done, total))

    folder = archive.unpack(file, work.new_folder(), advance)
    record = package.check(folder)
    if expected and record.name != expected.name:
        raise ModelError(f"{origin} holds {record.name}, not {expected.name}.", "Get the package from its publisher.")
    files = hash_folder(folder)
    return place(
        folder, Manifest("argos", record.name, record.version, record.source, record.target, origin, files), work
    )


def _add_gguf(file: Path, origin: str, sha256: str, work: Workspace) -> InstalledModel:
    _require_converter()
    from briefing.engines.llm import gguf  # noqa: PLC0415 - needs the optional libraries

    def advance(done: int, total: int) -> None:
        work.progress(Step(Stage.CONVERT, done, total))

    name = gguf.describe(file).name.removesuffix("GGUF").rstrip(" -_")  # the version says that
    work.require(int(_CONVERTED * file.stat().st_size))
    folder = work.new_folder()
    gguf.convert(file, folder, advance)
    files = hash_folder(folder)
    return place(folder, Manifest("llm", name, f"GGUF {sha256[:12]}", "", LLM_TARGET, origin, files), work)


def _require_converter() -> None:
    if not all(find_spec(library) for library in ("gguf", "numpy", "tokenizers")):
        raise NoModelError(
            "Libraries that GGUF models need are not installed.",
            'Run in the folder of this project: pip install ".[llm]"',
        )


def _not_found(file: Path) -> BriefingError:
    if file.suffix in (".argosmodel", ".gguf", ".zip") or len(file.parts) > 1:
        return InputError(f"There is no file {file}.", "Check the path.")
    return UsageError(
        f"{str(file)!r} is neither a model file nor the code of a model.",
        "Give a file that ends in .argosmodel or .gguf, a language pair such as ru_en, or the word embedded.",
    )


def _none_worked(record: PackageRecord, problems: Sequence[BriefingError]) -> DownloadError:
    reasons = " ".join(error.problem for error in problems)
    return DownloadError(
        f"{record.name} could not be downloaded. {reasons}",
        "Run the command again later, or download the package elsewhere and run: "
        f"briefing model install {record.name}.argosmodel",
    )
