"""What a published folder or zip is, is told by its files; what is missing or wrong is refused by name."""

import json
import struct
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import numpy as np
import pytest

from briefing.engines.base import Request
from briefing.engines.seq2seq import layouts
from briefing.engines.seq2seq.engine import Seq2SeqEngine
from briefing.engines.seq2seq.layouts import prepare, recognises
from briefing.errors import ModelError
from briefing.models.workbench import HomeWorkbench, open_workbench
from briefing.progress import ignore
from briefing.records import ModelInfo
from tests.factories.argos_packages import package
from tests.factories.seq2seq_models import (
    CONFIGURATION,
    NLLB,
    OPUS,
    Files,
    files_of,
    marian_binary,
    marian_weights,
    mozilla_files,
    npz,
    opus_files,
    written,
    zipped,
)
from tests.tiny_model import PAIRS

UNSAID = ("", "")


def as_m2m(files: Files) -> Files:
    """Return a model with the language tokens of M2M-100 in place of NLLB's."""
    vocabulary = files["shared_vocabulary.json"].replace(b"eng_Latn", b"__en__").replace(b"rus_Cyrl", b"__ru__")
    return {**files, "shared_vocabulary.json": vocabulary}


def with_lines(files: Files) -> Files:
    """Return a model with its vocabulary as older versions of CTranslate2 wrote it."""
    others = {name: content for name, content in files.items() if name != "shared_vocabulary.json"}
    tokens = json.loads(files["shared_vocabulary.json"])
    return {**others, "shared_vocabulary.txt": "".join(f"{token}\n" for token in tokens).encode()}


LAYOUTS: dict[str, tuple[Callable[[], Files], str, tuple[str, str]]] = {
    "opus for CTranslate2": (lambda: files_of(OPUS), "CTranslate2", ("ru", "en")),
    "opus as published": (opus_files, "OPUS-MT", ("ru", "en")),
    "mozilla, npz": (mozilla_files, "Marian", ("ru", "en")),
    "mozilla, bin": (lambda: mozilla_files(binary=True), "Marian", ("ru", "en")),
    "nllb": (lambda: files_of(NLLB), "CTranslate2", ("en ru", "en ru")),
    "m2m-100": (lambda: as_m2m(files_of(NLLB)), "CTranslate2", ("en ru", "en ru")),
    "nllb, vocabulary of lines": (lambda: with_lines(files_of(NLLB)), "CTranslate2", ("en ru", "en ru")),
}


@pytest.fixture
def bench(home: Path) -> Iterator[HomeWorkbench]:
    with open_workbench(home, ignore) as opened:
        yield opened


@pytest.mark.parametrize("form", ["folder", "zip of a folder", "zip of files"])
@pytest.mark.parametrize(("make", "layout", "languages"), LAYOUTS.values(), ids=LAYOUTS)
def test_a_layout_is_known_by_its_files(  # noqa: PLR0913, PLR0917
    make: Callable[[], Files], layout: str, languages: tuple[str, str], form: str, bench: HomeWorkbench, tmp_path: Path
) -> None:
    path = tmp_path / "given"
    if form == "folder":
        written(make(), path)
    else:
        path.write_bytes(zipped(make(), "inner/" if form == "zip of a folder" else ""))
    assert recognises(path)
    prepared = prepare(path, bench, UNSAID)
    assert prepared.version.startswith(f"{layout} ")
    assert (prepared.source, prepared.target) == languages
    assert prepared.name == ("given" if " " in languages[0] else "given-ru-en")
    kept = {file.name for file in prepared.folder.iterdir()}
    assert {"model.bin", "config.json"} <= kept
    assert not kept & {"decoder.yml", "model.npz", "vocab.yml", "tokenizer_config.json"}


def texts(folder: Path) -> list[str]:
    engine = Seq2SeqEngine(folder, ModelInfo("small", "1.0", "", "ru", "en"))
    found = dict(engine.translate([Request(source) for source, _ in PAIRS], engine.decoding))
    return [found[index][0].text for index in range(len(PAIRS))]


@pytest.mark.parametrize("vary", [as_m2m, with_lines])
def test_how_the_vocabulary_is_written_makes_no_difference(vary: Callable[[Files], Files], tmp_path: Path) -> None:
    plain = written(files_of(NLLB), tmp_path / "plain")
    assert texts(written(vary(files_of(NLLB)), tmp_path / "varied")) == texts(plain)


@pytest.mark.parametrize("layout", ["opus as published", "mozilla, npz", "mozilla, bin"])
def test_the_same_weights_translate_alike_whatever_they_are_converted_from(
    layout: str, bench: HomeWorkbench, tmp_path: Path
) -> None:
    converted = written(files_of(OPUS), tmp_path / "converted")
    published = prepare(written(LAYOUTS[layout][0](), tmp_path / "published"), bench, UNSAID)
    alike = sum(ours == theirs for ours, theirs in zip(texts(converted), texts(published.folder), strict=True))
    assert alike >= 0.97 * len(PAIRS)


def without(files: Files, *names: str) -> Mapping[str, bytes | None]:
    return {**files, **dict.fromkeys(names)}


def recurrent() -> Files:
    return mozilla_files({**CONFIGURATION, "transformer-decoder-autoreg": "rnn", "dec-cell": "ssru"}, binary=True)


def packed() -> Files:
    weights = marian_weights()
    weights.pop("rows")
    binary = marian_binary(weights, {"encoder_l1_self_Wq": 0x4101})
    return {**mozilla_files(), "model.ruen.npz": b"", "model.ruen.intgemm.alphas.bin": binary}


def vocabulary(*tokens: str) -> bytes:
    return json.dumps(tokens).encode()


def entries(count: int) -> bytes:
    return vocabulary(*(f"piece{number}" for number in range(count)))


def strangers() -> bytes:
    """As many entries as the model has, all of another vocabulary."""
    return entries(len(json.loads(files_of(OPUS)["shared_vocabulary.json"])))


def one_side(name: str, content: bytes) -> Mapping[str, bytes | None]:
    files, shared = files_of(OPUS), files_of(OPUS)["shared_vocabulary.json"]
    both = {"source_vocabulary.json": shared, "target_vocabulary.json": shared, "shared_vocabulary.json": None}
    return {**files, **both, name: content}


def opus(**files: bytes | None) -> Mapping[str, bytes | None]:
    return {**opus_files(), **{name.replace("__", "."): content for name, content in files.items()}}


REFUSED: dict[str, tuple[Callable[[], Mapping[str, bytes | None]], str]] = {
    "nothing known": (lambda: {"notes.txt": b"x"}, "holds no translation model of a known layout"),
    "weights of transformers": (
        lambda: {"pytorch_model.bin": b"x", "source.spm": b"x", "config.json": b"{}"},
        "weights of Hugging Face transformers",
    ),
    "no vocabulary": (
        lambda: without(files_of(OPUS), "shared_vocabulary.json"),
        "no vocabulary of the source language",
    ),
    "no tokenizer of the target": (lambda: without(files_of(OPUS), "target.spm"), "neither source.spm and target.spm"),
    "no tokenizer, nllb": (lambda: without(files_of(NLLB), "sentencepiece.bpe.model"), "nor one SentencePiece model"),
    "two tokenizers, nllb": (lambda: {**files_of(NLLB), "x.model": b"x"}, "nor one SentencePiece model"),
    "tokenizer damaged": (lambda: {**files_of(OPUS), "target.spm": b"x" * 99}, "target.spm is no SentencePiece model"),
    "tokenizer of another model": (
        lambda: {**files_of(OPUS), "target.spm": files_of(OPUS)["source.spm"], "shared_vocabulary.json": strangers()},
        "source.spm is of another model",
    ),
    "vocabulary too long": (
        lambda: {**files_of(NLLB), "shared_vocabulary.json": entries(50_000)},
        "has 50,000 entries, more than its model has",
    ),
    "vocabulary cut short": (
        lambda: {**files_of(NLLB), "shared_vocabulary.json": entries(100)},
        "has 100 entries, fewer than its model has",
    ),
    "source vocabulary too long": (
        lambda: one_side("source_vocabulary.json", entries(2_000)),
        "source_vocabulary.json has 2,000 entries",
    ),
    "target vocabulary too long": (
        lambda: one_side("target_vocabulary.json", entries(3_000)),
        "target_vocabulary.json has 3,000 entries",
    ),
    "target vocabulary missing": (
        lambda: {**one_side("source_vocabulary.json", strangers()), "target_vocabulary.json": None},
        "source.spm is of another model",
    ),
    "vocabulary no list": (lambda: {**files_of(OPUS), "shared_vocabulary.json": b"{}"}, "it is no list of tokens"),
    "vocabulary of lists": (lambda: {**files_of(OPUS), "shared_vocabulary.json": b"[[]]"}, "it is no list of tokens"),
    "configuration damaged": (lambda: {**files_of(OPUS), "config.json": b"{"}, "config.json is damaged"),
    "configuration a list": (lambda: {**files_of(OPUS), "config.json": b"[]"}, "config.json is no JSON object"),
    "languages a path": (
        lambda: {**files_of(OPUS), "tokenizer_config.json": b'{"source_lang": "../../etc", "target_lang": "en"}'},
        r"do not tell its languages \('../../etc' to 'en'\)",
    ),
    "languages unsaid": (
        lambda: without(files_of(OPUS), "tokenizer_config.json"),
        "do not tell its languages",
    ),
    "a recurrent decoder": (recurrent, r"its decoder is recurrent \(rnn, ssru\)"),
    "weights packed for another library": (packed, "is packed for another library|has not one Marian model"),
    "decoder.yml elsewhere": (
        lambda: opus(decoder__yml=b"models: [../../secret.npz]\nvocabs: [vocab.yml]"),
        r"has no file '../../secret.npz'",
    ),
    "decoder.yml names nothing": (lambda: opus(decoder__yml=b"models: []"), "names no model and vocabularies"),
    "decoder.yml no YAML": (lambda: opus(decoder__yml=b"a: [b"), "decoder.yml is damaged"),
    "decoder.yml an object of Python": (
        lambda: opus(decoder__yml=b"models: !!python/object/apply:os.system ['true']"),
        "decoder.yml is damaged",
    ),
    "weights cut": (lambda: opus(model__npz=opus_files()["model.npz"][:5_000]), "model.npz cannot be converted"),
    "weights pickled": (
        lambda: opus(model__npz=npz({"special:model.yml": np.array([{"a": 1}], dtype=object)})),
        "model.npz cannot be converted",
    ),
    "no Marian weights": (lambda: opus(model__npz=npz({"a": np.zeros(3)})), "so it is no Marian model"),
    "vocabulary damaged, opus": (lambda: opus(vocab__yml=b"a: b"), "model.npz cannot be converted"),
    "no vocabulary, mozilla": (lambda: without(mozilla_files(), "srcvocab.ruen.spm"), "has not one Marian model"),
    "Marian file cut": (
        lambda: {**mozilla_files(binary=True), "model.ruen.bin": mozilla_files(binary=True)["model.ruen.bin"][:3_000]},
        "cannot be converted",
    ),
    "Marian file with a lying head": (
        lambda: {**mozilla_files(binary=True), "model.ruen.bin": struct.pack("<QQ", 1, 1 << 60)},
        "claims",
    ),
}


@pytest.mark.parametrize(("make", "problem"), REFUSED.values(), ids=REFUSED)
def test_what_is_wrong_is_refused_by_name(
    make: Callable[[], Mapping[str, bytes | None]], problem: str, bench: HomeWorkbench, tmp_path: Path
) -> None:
    with pytest.raises(ModelError, match=problem) as caught:
        prepare(written(make(), tmp_path / "given"), bench, UNSAID)
    assert caught.value.remedy


def test_the_user_names_the_languages_that_the_files_do_not(bench: HomeWorkbench, tmp_path: Path) -> None:
    folder = written(without(files_of(OPUS), "tokenizer_config.json"), tmp_path / "mine")
    prepared = prepare(folder, bench, ("kk", "tr"))
    assert (prepared.name, prepared.source, prepared.target) == ("mine-kk-tr", "kk", "tr")


@pytest.mark.parametrize("name", ["opus-mt-ru-en", "opus-mt-rus-eng.zip", "tc-big_ru_en"])
def test_a_name_tells_the_languages_too(name: str, bench: HomeWorkbench, tmp_path: Path) -> None:
    prepared = prepare(written(without(files_of(OPUS), "tokenizer_config.json"), tmp_path / name), bench, UNSAID)
    assert (prepared.source, prepared.target) == ("ru", "en")


def test_a_model_of_many_languages_may_be_kept_to_some(bench: HomeWorkbench, tmp_path: Path) -> None:
    folder = written(files_of(NLLB), tmp_path / "many")
    prepared = prepare(folder, bench, ("ru", "en"))
    assert (prepared.name, prepared.source, prepared.target) == ("many", "ru", "en")
    with pytest.raises(ModelError, match="no token for the language 'kk'"):
        prepare(folder, bench, ("kk", "en"))


def test_an_argos_package_is_not_taken_for_one_of_these(tmp_path: Path) -> None:
    file = tmp_path / "x.argosmodel"
    file.write_bytes(package())
    assert not recognises(file)


def test_a_numpy_archive_that_unpacks_to_far_more_is_refused(bench: HomeWorkbench, tmp_path: Path) -> None:
    content = tmp_path / "model.npz"
    np.savez_compressed(content, **{"special:model.yml": np.zeros(10_000_000)})
    with pytest.raises(ModelError, match="it unpacks to"):
        prepare(written(opus(model__npz=content.read_bytes()), tmp_path / "given"), bench, UNSAID)


def test_text_files_are_read_in_part_only(tmp_path: Path) -> None:
    file = tmp_path / "README.md"
    file.write_bytes(b"x" * (layouts._MOST_TEXT + 5))
    assert len(layouts._read_text(file)) == layouts._MOST_TEXT
