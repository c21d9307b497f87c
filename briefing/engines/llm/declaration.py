"""Declares the ``llm`` engine."""

import hashlib
from importlib.util import find_spec
from pathlib import Path

from briefing.engines.kind import EngineKind, PreparedModel, Workbench
from briefing.engines.llm.adapters import adapter_file
from briefing.engines.llm.engine import LlmEngine
from briefing.engines.llm.prompts import SUPPORTED
from briefing.errors import NoModelError
from briefing.progress import Stage, Step
from briefing.records import LanguagePair

MANY_TO_ENGLISH: LanguagePair = ("", "en")
"""The languages of every model: the prompts ask for English."""

GROWTH = 1.75
"""Size of the int8 model to that of its GGUF file: 1.62 was measured for Q4_K_M; smaller quantisations lose too much to
be of use, bigger ones have lower ratios."""

_MAGIC = b"GGUF"
_LIBRARIES = ("gguf", "numpy", "tokenizers")


def require_libraries() -> None:
    """Raise :class:`NoModelError` unless the libraries that convert a GGUF file are installed."""
    if not all(map(find_spec, _LIBRARIES)):
        raise NoModelError(
            "Libraries that GGUF models need are not installed.",
            'Run in the folder of this project: pip install ".[llm]"',
        )


def _recognises(file: Path) -> bool:
    if file.is_dir():
        return False
    with file.open("rb") as content:
        return content.read(len(_MAGIC)) == _MAGIC


def _prepare(file: Path, bench: Workbench, _pair: LanguagePair) -> PreparedModel:
    require_libraries()
    from briefing.engines.llm import gguf  # noqa: PLC0415 - needs the optional libraries

    def advance(done: int, total: int) -> None:
        bench.progress(Step(Stage.CONVERT, done, total))

    bench.progress(Step(Stage.CHECK))
    name = gguf.read_header(file).name.removesuffix("GGUF").rstrip(" -_")  # the version says that
    bench.require(int(GROWTH * file.stat().st_size))
    with file.open("rb") as content:
        sha256 = hashlib.file_digest(content, "sha256").hexdigest()
    folder = bench.new_folder()
    gguf.convert(file, folder, advance, gguf.shipped_adapter(sha256))
    return PreparedModel(folder, name, prepared_version(sha256), *MANY_TO_ENGLISH)


def prepared_version(sha256: str) -> str:
    """Return the version of the model prepared from the GGUF file with this SHA-256; the adapter is part of it."""
    adapter = adapter_file(sha256)
    adapted = f" + adapter {hashlib.sha256(adapter.read_bytes()).hexdigest()[:12]}" if adapter else ""
    return f"GGUF {sha256[:12]}{adapted}"


def _check(_folder: Path) -> None:
    """Accept any folder: each was converted here, and is compared with its manifest."""


def _serves(_model: LanguagePair, wanted: LanguagePair) -> bool:
    source, target = wanted
    return target == MANY_TO_ENGLISH[1] and source in SUPPORTED


LLM = EngineKind(
    name="llm",
    summary="a chat model",
    file="a GGUF file",
    suffix=".gguf",
    libraries=_LIBRARIES,
    recognises=_recognises,
    prepare=_prepare,
    check=_check,
    serves=_serves,
    open=LlmEngine,
    extra="llm",
)
