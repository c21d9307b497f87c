"""Models that are damaged or made to harm: refused at installation, and named if they break later."""

import json
import os
import random
import shutil
import sys
from pathlib import Path

import pytest

from briefing import models
from briefing.engines import trial
from briefing.engines.llm.gguf import reading
from briefing.errors import ModelError
from briefing.models import manifest, store
from briefing.progress import ignore
from tests.factories.argos_packages import package, tiny_files
from tests.factories.command import briefing
from tests.factories.gguf import tiny_model

RUSSIAN = "Президент Азербайджана прибыл в Баку. Министры обсудили развитие портов и дорог в регионе."
MODEL = "model/model.bin"
VOCABULARY = "model/shared_vocabulary.json"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the tests' package in it; the module's tests work on copies."""
    folder = tmp_path_factory.mktemp("installed")
    (folder / "x.argosmodel").write_bytes(package())
    ended = briefing("model", "install", "x.argosmodel", cwd=folder, BRIEFING_HOME=str(folder / "home"))
    assert ended.code == 0, ended.err
    return folder / "home"


@pytest.fixture
def desk(tmp_path: Path, installed: Path, home: Path) -> Path:
    shutil.copytree(installed, home)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text(f" date 2026-03-10 {RUSSIAN}", encoding="utf-8")
    return tmp_path


def refused(file: Path) -> str:
    """Install a file that must be refused by name, without a traceback, and return what was said."""
    ended = briefing("model", "install", file, cwd=file.parent)
    assert ended.code == 4, ended.err
    assert "Traceback" not in ended.err
    assert "\x1b" not in ended.err
    problem, remedy = ended.err.splitlines()[-2:]
    assert problem.startswith("Error: ")
    assert remedy
    assert "model verify" not in remedy, "that looks at installed models"
    return problem


def shuffled_vocabulary(entry: object) -> bytes:
    entries = json.loads(tiny_files()[VOCABULARY])
    return json.dumps([*entries[:-1], entry]).encode()


PACKAGES = {
    "weights of another model": {MODEL: tiny_files()[MODEL][:40] + bytes(len(tiny_files()[MODEL]) - 40)},
    "weights cut": {MODEL: tiny_files()[MODEL][:-100_000]},
    "weights with noise for a head": {MODEL: random.Random(1).randbytes(400) + tiny_files()[MODEL][400:]},
    "vocabulary of numbers": {VOCABULARY: b"[1, 2, 3]"},
    "vocabulary an object": {VOCABULARY: b'{"a": 1}'},
    "vocabulary too short": {VOCABULARY: b'["<unk>", "<s>", "</s>"]'},
    "vocabulary with an entry that is a list": {VOCABULARY: shuffled_vocabulary([])},
    "tokenizer cut": {"sentencepiece.model": tiny_files()["sentencepiece.model"][:5_000]},
    "tokenizer empty": {"sentencepiece.model": b""},
    "configuration no JSON": {"model/config.json": b"{"},
    "configuration of wrong types": {"model/config.json": b'{"unk_token": [], "add_source_eos": "x"}'},
}


@pytest.mark.parametrize("files", PACKAGES.values(), ids=PACKAGES)
def test_a_damaged_package_is_refused_by_name_or_works(files: dict[str, bytes], tmp_path: Path, home: Path) -> None:
    file = tmp_path / "x.argosmodel"
    file.write_bytes(package(files=files))
    said = refused(file)
    assert "translate-ru_en" in said or "vocabulary" in said
    assert not [path for path in home.rglob("*") if path.name.startswith("translate")]


def test_what_crashes_native_code_is_refused_and_not_fatal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    crash = tmp_path / "crash.py"
    crash.write_text("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", encoding="utf-8")
    monkeypatch.setattr(trial, "_command", lambda *_: [sys.executable, str(crash)])
    with pytest.raises(ModelError, match="The model x cannot be loaded: it crashed the program that tried it"):
        trial.require_working("argos", tmp_path, "x")


def test_a_model_that_never_answers_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(trial, "_command", lambda *_: [sys.executable, "-c", "import time; time.sleep(60)"])
    monkeypatch.setattr(trial, "SECONDS", 0.5)
    with pytest.raises(ModelError, match=r"it took more than 0.5 s"):
        trial.require_working("argos", tmp_path, "x")


EPSILON = "qwen2.attention.layer_norm_rms_epsilon"
METADATA = {
    "a number for a name": ({"general.name": 7}, "general.name is 7"),
    "a list for a name": ({"general.name": ["a"]}, "general.name is ['a']"),
    "a number for token types": ({"tokenizer.ggml.token_type": 7}, "token_type is 7"),
    "numbers for tokens": ({"tokenizer.ggml.tokens": [1, 2]}, "tokens is [1, 2]"),
    "a text for merges": ({"tokenizer.ggml.merges": "a b"}, "merges is 'a b'"),
    "a merge without a blank": ({"tokenizer.ggml.merges": ["ab"]}, "damaged vocabulary"),
    "a text for the base of positions": ({"qwen2.rope.freq_base": "x"}, "freq_base is 'x'"),
    "a list for it": ({"qwen2.rope.freq_base": [1.0]}, "freq_base is [1.0]"),
    "a text for an epsilon": ({EPSILON: "x"}, "epsilon is 'x'"),
    "no number for an epsilon": ({EPSILON: float("nan")}, "epsilon is nan"),
    "a negative epsilon": ({EPSILON: -1.0}, "epsilon is -1.0"),
    "256 heads": ({"qwen2.attention.head_count": 256}, "256 heads, 2 for keys and values, do not fit a width of 256"),
    "3 heads": ({"qwen2.attention.head_count": 3}, "3 heads"),
    "no heads": ({"qwen2.attention.head_count": 0}, "head_count is 0"),
    "a boolean for a count": ({"qwen2.block_count": True}, "block_count is True"),
    "a list for a scaling": ({"qwen2.rope.scaling.type": [1]}, "scaling.type is [1]"),
}


@pytest.mark.parametrize(("metadata", "problem"), METADATA.values(), ids=METADATA)
def test_metadata_of_a_wrong_type_or_value_is_refused(
    metadata: dict[str, object], problem: str, tmp_path: Path
) -> None:
    file = tiny_model().claiming(metadata).write(tmp_path / "x.gguf")
    with pytest.raises(ModelError) as caught:
        models.install(file, tmp_path / "home", ignore)
    assert problem in caught.value.problem
    assert not (tmp_path / "home" / "models" / "tiny").exists()


def test_a_header_that_would_fill_the_memory_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tiny_model().claiming({"general.padding": list(range(100_000))}).write(tmp_path / "x.gguf")
    assert reading.read_header(file).count("qwen2.block_count") == 2
    monkeypatch.setattr(reading, "_LONGEST_HEADER", 100_000)
    with pytest.raises(ModelError, match="more than 256 MB"):
        reading.read_header(file)


def test_weights_that_are_no_numbers_are_refused(tmp_path: Path) -> None:
    model = tiny_model()
    model.tensors["blk.0.ffn_up.weight"][3] = float("nan")
    file = model.write(tmp_path / "x.gguf")
    assert "blk.0.ffn_up.weight has values that are no numbers" in refused(file)


def test_a_name_cannot_steer_the_terminal(tmp_path: Path) -> None:
    file = (
        tiny_model().claiming({"general.name": "Tiny\n\x1b[31m\x9b\u202eChat" + "x" * 500}).write(tmp_path / "x.gguf")
    )
    ended = briefing("model", "install", file, cwd=tmp_path)
    assert ended.code == 0, ended.err
    for command in (("model", "list"), ("doctor",), ("model", "verify")):
        ended = briefing(*command, cwd=tmp_path)
        assert not {"\x1b", "\x9b", "\u202e"} & set(ended.out + ended.err)
        assert any("Tiny [31m Chatx" in line for line in ended.out.splitlines())


def test_names_of_installed_models_and_arguments_cannot_either(desk: Path, home: Path) -> None:
    (folder,) = (home / "models").iterdir()
    record = json.loads((folder / manifest.FILE_NAME).read_text(encoding="utf-8"))
    record["name"] = "\x1b[31mred"
    (folder / manifest.FILE_NAME).write_text(json.dumps(record), encoding="utf-8")
    for command in (("model", "list"), ("model", "verify", "\x1b[31m"), ("model", "install", "\x1b[31m/x.gguf")):
        ended = briefing(*command, cwd=desk)
        assert "\x1b" not in ended.out + ended.err


def change(home: Path, file: str, how: str) -> None:
    (path,) = home.glob(f"models/*/{file}")
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 4] = bytes(byte ^ 0x55 for byte in content[middle : middle + 4])
    before = path.stat()
    if how == "in place":
        path.write_bytes(content)
    else:
        path.with_suffix(".new").write_bytes(content)
        path.with_suffix(".new").replace(path)
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.mark.parametrize("file", [MODEL, manifest.FILE_NAME])
def test_no_other_model_takes_the_place_of_one_that_was_cut(desk: Path, home: Path, file: str) -> None:
    (path,) = home.glob(f"models/*/{file}")
    path.write_bytes(path.read_bytes()[:100])
    ended = briefing("build", cwd=desk)
    problem, remedy = ended.err.splitlines()
    assert (ended.code, problem.startswith("Error: The model translate-ru_en")) == (4, True)
    assert "briefing model install" in remedy


@pytest.mark.parametrize("how", ["in place", "another file of the same age"])
@pytest.mark.parametrize("file", [MODEL, "sentencepiece.model"])
def test_a_model_that_changed_later_is_not_credited_with_the_hash_of_the_sound_one(
    desk: Path, home: Path, file: str, how: str
) -> None:
    assert briefing("build", cwd=desk).code == 0
    pack = "out/briefing-2026-03-10.en.docx"
    change(home, file, how)
    ended = briefing("build", cwd=desk)
    assert (ended.code, "Traceback" in ended.err) == (4, False)
    assert ended.err.startswith("Error: The model translate-ru_en is damaged: its files are not those that were instal")
    verified = briefing("verify", pack, cwd=desk)
    assert verified.code == 5
    assert "translate-ru_en" in next(line for line in verified.out.splitlines() if " changed" in line)
    assert f"{file} has changed" in briefing("model", "verify", cwd=desk).out


def test_a_model_of_argos_translate_that_is_damaged_ends_a_build_in_words(desk: Path, home: Path) -> None:
    """It has no hash to compare with, so the engine finds out."""
    shutil.rmtree(home / "models")
    folder = desk / "argos-packages" / "translate-ru_en"
    for name, content in tiny_files().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content[:-50_000] if name == MODEL else content)
    ended = briefing("build", "--offline", cwd=desk)
    assert (ended.code, "Traceback" in ended.err) == (4, False), ended.err
    assert ended.err.splitlines()[-2].startswith(
        "Error: The model translate-ru_en cannot be loaded or used, so it is dam"
    )


@pytest.mark.usefixtures("desk")
def test_an_unchanged_model_is_hashed_once(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    hashed: list[Path] = []
    real = manifest.hash_folder
    monkeypatch.setattr(manifest, "hash_folder", lambda folder: hashed.append(folder) or real(folder))
    (model,) = models.installed(home)
    assert store.model_info(model).sha256 == model.sha256
    assert hashed == [model.path], "the home was copied, so the files have other numbers on the disk"
    assert store.model_info(model).sha256 == model.sha256
    assert len(hashed) == 1
