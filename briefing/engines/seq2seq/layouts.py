"""What a published folder of a translation model is, told by its files, and the model of ours that is made of it."""

import hashlib
import json
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.engines.kind import PreparedModel, Workbench
from briefing.engines.seq2seq import codecs, marian, vocabulary
from briefing.engines.seq2seq.languages import FLORES, language_tokens, two_letters
from briefing.errors import ModelError
from briefing.records import LanguagePair
from briefing.zip_files import DAMAGED

_KEPT = re.compile(
    r"(?:model\.bin|config\.json|(?:shared|source|target)_vocabulary\.(?:json|txt)|.*\.spm|.*\.model|README.*|LICEN[CS]E.*)"
)
"""The files that a converted model needs, and those that say whose it is."""

_SIGN = re.compile(r".*\.(?:spm|npz)|decoder\.yml|(?!(?:.*/)?model/model\.bin$)(?:.*/)?model\.bin")
_CODE = re.compile(r"[a-z]{2,3}")
_IN_FOLDER_NAME = re.compile(r"(?<![a-z])(?=([a-z]{2,3})[-_]([a-z]{2,3})(?![a-z]))")
_IN_FILE_NAME = re.compile(r"model\.([a-z]{2})([a-z]{2})\.")
_README_LINE = re.compile(r"^[^\w\n]*(source|target) language(?:s|\(s\))?\W+(\w+)", re.MULTILINE | re.IGNORECASE)
_MOST_TEXT = 1 << 20
_KNOWN_PIECES = 0.5
"""Share of a tokenizer's pieces that must be in the vocabulary: nearly all are in published models."""


@dataclass(frozen=True, slots=True)
class _Source:
    """A model as it was published: its folder, unpacked, and the name of the folder or zip it came in."""

    folder: Path
    name: str

    @property
    def files(self) -> dict[str, Path]:
        return {path.name: path for path in sorted(self.folder.iterdir()) if path.is_file()}

    def only(self, pattern: str) -> Path | None:
        """Return the file whose name matches a glob pattern, ``None`` unless there is exactly one."""
        found = [path for path in self.files.values() if path.match(pattern)]
        return found[0] if len(found) == 1 else None


def recognises(path: Path) -> bool:
    """Tell whether this is a folder, or a zip with a file that only models of these layouts have."""
    if path.is_dir():
        return True
    try:
        with zipfile.ZipFile(path) as opened:
            names = opened.namelist()
    except DAMAGED:
        return False
    return any(map(_SIGN.fullmatch, names))


def prepare(path: Path, bench: Workbench, pair: LanguagePair) -> PreparedModel:
    """Make a model of a published folder or zip; ``pair`` has the languages that its user named, or empty texts.

    Raises:
        ModelError: its layout is none of those known, or a file is missing or damaged.
    """
    published = _root(bench.unpack(path, loose=True) if path.is_file() else path)
    source = _Source(published, path.resolve().name.removesuffix(".zip"))
    name, make = _layout(source)
    bench.require(2 * sum(file.stat().st_size for file in source.files.values()))
    folder = bench.new_folder()
    make(source, folder, bench)
    tokens = language_tokens(check(folder))
    languages = _many(tokens, pair) if tokens else _two(source, pair)
    plain = re.sub(r"[^\w.-]+", "-", source.name)
    suffix = "" if tokens or {*languages} <= {*re.split(r"[\W_]+", plain.lower())} else "-" + "-".join(languages)
    with (folder / "model.bin").open("rb") as content:
        sha256 = hashlib.file_digest(content, "sha256").hexdigest()
    return PreparedModel(folder, plain + suffix, f"{name} {sha256[:12]}", *languages)


def check(folder: Path) -> list[str]:
    """Return the vocabulary of a model whose files look as they should; none of them is loaded as a model.

    Raises:
        ModelError: one does not.
    """
    if not (folder / "model.bin").is_file():
        raise ModelError("The folder has no model.bin.", vocabulary.REMEDY)
    vocabulary.require_vocabulary(folder)
    codecs.configuration(folder)
    for side, file in zip(("source", "target"), codecs.tokenizers(folder), strict=True):
        _require_pieces(file, vocabulary.read(folder, side), side)
    return vocabulary.read(folder, "target")


def _require_pieces(file: Path, known: list[str], side: str) -> None:
    """Refuse a tokenizer that belongs to another model: all that it makes would be unknown."""
    if not known:
        raise ModelError(f"The folder has no vocabulary of the {side} language.", vocabulary.REMEDY)
    pieces = codecs.pieces(file)
    found = len({*pieces} & {*known})
    if found < _KNOWN_PIECES * len(pieces):
        raise ModelError(
            f"{file.name} is of another model: {len(pieces) - found:,} of its {len(pieces):,} pieces are not in the "
            "vocabulary.",
            vocabulary.REMEDY,
        )


_Maker = Callable[[_Source, Path, Workbench], None]


def _layout(source: _Source) -> tuple[str, _Maker]:
    """Return what a folder is, and what makes a model of ours of it."""
    files = source.files
    if "model.bin" in files and not marian.is_binary(files["model.bin"]):
        return "CTranslate2", _copy
    if "decoder.yml" in files:
        return "OPUS-MT", _convert_opus
    if any(path.suffix == ".npz" or (path.suffix == ".bin" and marian.is_binary(path)) for path in files.values()):
        return "Marian", _convert_marian
    if any(name.endswith(".safetensors") or name.startswith("pytorch_model") for name in files):
        raise ModelError(
            f"{source.name} holds weights of Hugging Face transformers, which have to be converted first.",
            f"Run where transformers and torch are installed: ct2-transformers-converter --model {source.name} "
            "--output_dir converted --quantization int8; and copy the tokenizer's files (*.spm or *.model) into it.",
        )
    raise ModelError(
        f"{source.name} holds no translation model of a known layout.",
        "Give a folder or zip with CTranslate2's model.bin and SentencePiece models, or a Marian model (.npz) with its "
        "vocabularies.",
    )


def _copy(source: _Source, folder: Path, _bench: Workbench) -> None:
    for name, file in source.files.items():
        if _KEPT.fullmatch(name):
            shutil.copyfile(file, folder / name)


def _convert_opus(source: _Source, folder: Path, bench: Workbench) -> None:
    said = _read_yml(source.files["decoder.yml"])
    try:
        names = [str(said["models"][0]), *map(str, said["vocabs"])]
    except (KeyError, IndexError, TypeError) as error:
        raise ModelError("decoder.yml names no model and vocabularies.", vocabulary.REMEDY) from error
    if missing := [name for name in names if name not in source.files]:
        raise ModelError(f"{source.name} has no file {missing[0]!r}, which decoder.yml names.", vocabulary.REMEDY)
    model, *vocabularies = (source.files[name] for name in names)
    marian.convert(model, (vocabularies[0], vocabularies[-1]), folder, bench.new_folder())
    _copy(source, folder, bench)


def _convert_marian(source: _Source, folder: Path, bench: Workbench) -> None:
    models = [*source.folder.glob("*.npz"), *(file for file in source.folder.glob("*.bin") if marian.is_binary(file))]
    both = source.only("vocab*.spm")
    sides = both or source.only("srcvocab*.spm"), both or source.only("trgvocab*.spm")
    if len(models) > 1 or not all(sides):
        raise ModelError(
            f"{source.name} has not one Marian model with its vocab.spm, or srcvocab.spm and trgvocab.spm.",
            vocabulary.REMEDY,
        )
    vocabularies = (sides[0] or models[0], sides[1] or models[0])
    marian.convert(models[0], vocabularies, folder, bench.new_folder())
    for file, name in zip(vocabularies, (codecs.SOURCE, codecs.TARGET), strict=True):
        shutil.copyfile(file, folder / name)


def _root(folder: Path) -> Path:
    """Return the folder itself, or the one folder that it consists of."""
    entries = list(folder.iterdir())
    return entries[0] if len(entries) == 1 and entries[0].is_dir() else folder


def _many(tokens: dict[str, str], pair: LanguagePair) -> LanguagePair:
    """Return the languages of a model of many, or those of them that its user named."""
    for code in filter(None, pair):
        if code not in tokens:
            raise ModelError(
                f"The model has no token for the language {code!r}.", f"It has: {' '.join(sorted(tokens))}."
            )
    every = " ".join(sorted(tokens))
    return pair[0] or every, pair[1] or every


def _two(source: _Source, pair: LanguagePair) -> LanguagePair:
    """Return the languages of a model of two: those that its user named, or that its files do."""
    said = next(_said(source), ("", ""))
    languages = pair[0] or two_letters(said[0]), pair[1] or two_letters(said[1])
    if not all(map(_CODE.fullmatch, languages)):
        raise ModelError(
            f"The files of {source.name} do not tell its languages ({' to '.join(map(repr, languages))}).",
            "Name them: briefing model install --from ru --to en FOLDER",
        )
    return languages


def _said(source: _Source) -> Iterator[LanguagePair]:
    """Yield what the files say of the languages, and then what the names of files and folder say."""
    files = source.files
    if file := files.get("tokenizer_config.json"):
        said = _read_json(file)
        if said.get("source_lang") and said.get("target_lang"):
            yield str(said["source_lang"]), str(said["target_lang"])
    if file := files.get("README.md"):
        lines = dict(reversed(_README_LINE.findall(_read_text(file).lower())))
        if lines.keys() == {"source", "target"}:
            yield lines["source"], lines["target"]
    for match in filter(None, map(_IN_FILE_NAME.match, files)):
        yield match[1], match[2]
    for first, second in reversed(_IN_FOLDER_NAME.findall(source.name.lower())):
        if {two_letters(first), two_letters(second)} <= FLORES.keys():
            yield first, second


def _read_json(file: Path) -> dict[str, Any]:
    try:
        said = json.loads(_read_text(file))
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def _read_yml(file: Path) -> Any:
    import yaml  # noqa: PLC0415 - heavy

    try:
        return yaml.safe_load(_read_text(file))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ModelError(f"{file.name} is damaged.", vocabulary.REMEDY) from error


def _read_text(file: Path) -> str:
    with file.open("rb") as content:
        return content.read(_MOST_TEXT).decode(errors="replace")
