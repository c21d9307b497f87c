"""What an engine declares about itself, so that other rooms find, prepare and open its models without naming it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from briefing.engines.base import Engine
from briefing.engines.device import Room
from briefing.progress import Progress
from briefing.records import LanguagePair, ModelInfo


class Workbench(Protocol):
    """What an engine gets to prepare a model with; everything on it is gone afterwards, but for the prepared model."""

    @property
    def progress(self) -> Progress:
        """Receives the steps of the preparation."""

    def new_folder(self) -> Path:
        """Return a new empty folder."""

    def unpack(self, archive: Path, *, loose: bool = False) -> Path:
        """Unpack a zip of unknown origin and return the one folder in it; :class:`ModelError` if it is refused.

        With ``loose``, it may consist of more than one folder: the folder it was unpacked into is returned.
        """

    def require(self, size: int) -> None:
        """Raise :class:`ModelError` unless ``size`` bytes are free on the disk."""


@dataclass(frozen=True, slots=True)
class PreparedModel:
    """A model's folder that the engine can open, and what it is.

    ``source`` and ``target`` are languages, several of them separated by spaces. ``source`` is empty if the engine
    knows which ones.
    """

    folder: Path
    name: str
    version: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class EngineKind:
    """One way to translate.

    ``name`` is the word for ``--engine``, in manifests and in the keys of the memory: it never changes. ``summary``
    says in the help text what translates. ``file`` and ``suffix`` are for messages: ``"a GGUF file"``, ``".gguf"``.
    ``extra`` is the extra of this package, and ``libraries`` the distributions, that the engine needs.

    ``recognises`` tells a model file, or a folder, by its content. ``prepare`` makes a model of it, or raises
    ModelError; it gets the languages that the user named, empty texts for those that the files are to tell.
    ``check`` raises ModelError unless the files in a model's folder look right; it loads no native code with them.
    ``serves`` tells whether a model with the languages given first translates the pair given second. ``open`` makes an
    engine of a model's folder.
    """

    name: str
    summary: str
    file: str
    suffix: str
    libraries: tuple[str, ...]
    recognises: Callable[[Path], bool]
    prepare: Callable[[Path, Workbench, LanguagePair], PreparedModel]
    check: Callable[[Path], object]
    serves: Callable[[LanguagePair, LanguagePair], bool]
    open: Callable[[Path, ModelInfo, Room], Engine]
    extra: str = ""
