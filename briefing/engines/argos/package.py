"""Argos packages: their metadata, their tokenizer, and whether their files are all there.

The only importer of argostranslate, whose ``settings`` makes folders in the user's home when imported.
"""

import functools
import json
import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Protocol

from packaging.version import InvalidVersion, Version

from briefing.engines.seq2seq.vocabulary import require_vocabulary
from briefing.errors import ModelError

_METADATA_BYTES = 1 << 20
_CODE = re.compile(r"[A-Za-z]{2,8}([_-][A-Za-z0-9]{2,8})*")
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+-]{0,31}")
_GET_ANOTHER = "Get the package again, from its publisher."

# Where argostranslate.settings makes folders.
_FOLDER_VARIABLES = ("ARGOS_PACKAGES_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")


@dataclass(frozen=True, slots=True)
class PackageRecord:
    """What a package's ``metadata.json``, or its entry in an index, says.

    ``name`` is Argos's own (``"translate-ru_en"``); ``argos_version`` the oldest Argos Translate it works with;
    ``links`` are the addresses that an index gives for it.
    """

    name: str
    version: str
    argos_version: str
    source: str
    target: str
    links: tuple[str, ...] = ()


class Tokenizer(Protocol):
    """Argos's tokenizers, SentencePiece and BPE."""

    def encode(self, sentence: str) -> list[str]:
        """Return the pieces of a sentence."""

    def decode(self, tokens: list[str]) -> str:
        """Return the text of pieces."""


class Package(Protocol):
    """What translating needs of ``argostranslate.package.Package``; ``target_prefix`` may be empty."""

    tokenizer: Tokenizer
    target_prefix: str


def read_record(folder: Path) -> PackageRecord | None:
    """Read the ``metadata.json`` of an unpacked package; ``None`` if the package is not for translating.

    Raises:
        ModelError: it is missing, too big or damaged.
    """
    file = folder / "metadata.json"
    try:
        if file.stat().st_size > _METADATA_BYTES:
            raise ModelError(f"{file} is too big to be a package's metadata.", _GET_ANOTHER)
        return to_record(json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, RecursionError) as error:
        raise ModelError(f"{file} is missing or damaged: {error}.", _GET_ANOTHER) from error


def to_record(metadata: object) -> PackageRecord | None:
    """Return the record of a metadata object or index entry; ``None`` if the package is not for translating.

    Raises:
        ModelError: a field of Argos packages is missing or has the wrong type.
    """
    if not isinstance(metadata, Mapping):
        raise ModelError("A package's metadata is not a JSON object.", _GET_ANOTHER)
    try:
        package = _argos().AvailablePackage(metadata)
        record = PackageRecord(
            name=_argos().argospm_package_name(package),
            version=package.package_version,
            argos_version=package.argos_version,
            source=package.from_code,
            target=package.to_code,
            links=tuple(map(str, package.links)),
        )
        if package.type != "translate":
            return None
        plausible = _is_plausible(record)
    except (AttributeError, TypeError) as error:
        raise ModelError(f"A package's metadata has a field of the wrong type: {error}.", _GET_ANOTHER) from error
    if not plausible:
        named = f"{record.source!r} to {record.target!r}, version {record.version!r}"
        raise ModelError(f"A package's metadata names no languages and version ({named}).", _GET_ANOTHER)
    return record


def version_key(version: str) -> Version:
    """Return what versions are ordered by: ``"1.10"`` comes after ``"1.9"``; what is not a version comes first."""
    try:
        return Version(version)
    except InvalidVersion:
        return Version("0")


def load_package(folder: Path) -> Package:
    """Open an unpacked package; its tokenizer loads at first use.

    Raises:
        ModelError: the folder is no package.
    """
    try:
        package: Package = _argos().Package(folder)
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise ModelError(f"{folder} is not an Argos package: {error}.", _GET_ANOTHER) from error
    if not hasattr(package, "tokenizer"):
        raise ModelError(f"{folder} has neither sentencepiece.model nor bpe.model.", _GET_ANOTHER)
    return package


def check(folder: Path) -> PackageRecord:
    """Return the record of an unpacked package whose files look as they should; none of them is loaded.

    Raises:
        ModelError: one does not.
    """
    record = read_record(folder)
    if record is None:
        raise ModelError("This is an Argos package, but not one that translates.", _GET_ANOTHER)
    load_package(folder)
    if not (folder / "model" / "model.bin").is_file():
        raise ModelError(f"The package {record.name} has no model in model/.", _GET_ANOTHER)
    require_vocabulary(folder / "model")
    return record


def _is_plausible(record: PackageRecord) -> bool:
    """Tell whether codes and versions look like such: they become part of a folder's name.

    Raises:
        TypeError: one is not a string.
    """
    codes, versions = (record.source, record.target), (record.version, record.argos_version or "0")
    return all(map(_CODE.fullmatch, codes)) and all(map(_VERSION.fullmatch, versions))


@functools.cache
def _argos() -> ModuleType:
    """Import ``argostranslate.package`` without leaving a trace in the user's home.

    The folders made at import are diverted to a temporary folder and vanish with it: nothing used here needs them.
    """
    with tempfile.TemporaryDirectory() as folder, _environment(dict.fromkeys(_FOLDER_VARIABLES, folder)):
        from argostranslate import package  # noqa: PLC0415 - its import must be fenced in
    module: ModuleType = package
    return module


@contextmanager
def _environment(variables: Mapping[str, str]) -> Iterator[None]:
    """Set environment variables, and restore all of them afterwards."""
    before = dict(os.environ)
    os.environ.update(variables)
    try:
        yield
    finally:
        for added in os.environ.keys() - before.keys():
            del os.environ[added]
        os.environ.update(before)
