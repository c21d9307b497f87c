"""Installing from files, listing, verifying, removing: real packages in real folders."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from briefing import models
from briefing.engines.base import Request
from briefing.engines.device import Room
from briefing.errors import BriefingError, InputError, ModelError, UsageError
from briefing.models.workbench import open_workbench
from briefing.progress import Stage, Step, ignore
from tests.factories.argos_packages import package
from tests.factories.paths import PROJECT


def install(content: bytes, home: Path, name: str = "x.argosmodel") -> models.InstalledModel:
    file = home.parent / name
    file.write_bytes(content)
    return models.install(file, home, ignore)


@pytest.fixture
def argos_folder(tmp_path: Path) -> Path:
    """Where the tests' Argos Translate installs packages (see conftest)."""
    return tmp_path / "argos-packages"


def argos_installs(content: bytes, folder: Path, name: str) -> Path:
    """Unpack a package as `argostranslate.package.install_from_path` does."""
    archive = folder.parent / "by-argos.zip"
    archive.write_bytes(content)
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(folder)
        return (folder / opened.namelist()[0].partition("/")[0]).rename(folder / name)


def in_home(home: Path) -> list[str]:
    """All that lies in a home but the lock and the empty folders."""
    return sorted(
        path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file() and path.name != "lock"
    )


def test_an_installed_package_translates(home: Path) -> None:
    model = install(package(version="1.9"), home)
    assert (model.kind, model.name, model.version, model.source, model.target) == (
        "argos",
        "translate-ru_en",
        "1.9",
        "ru",
        "en",
    )
    assert models.installed(home) == [model]
    engine = models.engine("auto", "ru", "en", home, Room("cpu"))
    assert engine is not None
    ((index, (hypothesis, *_)),) = engine.translate([Request("Этот документ не является договором.")], engine.decoding)
    assert (index, hypothesis.text) == (0, "This document is not a treaty.")
    assert (engine.model.name, engine.model.version, engine.model.sha256) == ("translate-ru_en", "1.9", model.sha256)


def test_the_digest_is_the_documented_one(home: Path) -> None:
    model = install(package(), home)
    files = [path for path in model.path.rglob("*") if path.is_file() and path.name != "briefing.json"]
    lines = [f"{hashlib.sha256(f.read_bytes()).hexdigest()}  {f.relative_to(model.path).as_posix()}\n" for f in files]
    assert len(lines) >= 5
    assert model.sha256 == hashlib.sha256("".join(sorted(lines)).encode()).hexdigest()


def test_the_same_package_has_the_same_digest_wherever_it_lies(home: Path, argos_folder: Path) -> None:
    ours = install(package(), home)
    models.remove(ours.name, home, ignore)
    argos_installs(package(), argos_folder, "translate-ru_en")
    engine = models.engine("auto", "ru", "en", home)
    assert engine is not None
    assert engine.model.sha256 == ours.sha256


@pytest.mark.parametrize(("first", "second"), [("1.9", "1.10"), ("1.9", "1.8"), ("1.9", "1.9")])
def test_an_installed_package_is_replaced(first: str, second: str, home: Path) -> None:
    install(package(version=first), home)
    model = install(package(version=second), home)
    assert models.installed(home) == [model]
    assert model.version == second
    assert [folder.name for folder in (home / "models").iterdir()] == [model.path.name], "the old one is gone"


def test_what_a_crash_left_of_an_old_version_goes_with_the_next_installation(home: Path) -> None:
    old = install(package(version="1.8"), home)
    shutil.copytree(old.path, home / "aside")
    new = install(package(version="1.9"), home)
    (home / "aside").rename(old.path)  # as if the run had died before it removed the old version
    assert models.installed(home) == [new]
    other = install(package("kk_en"), home)
    assert sorted(path.name for path in (home / "models").iterdir()) == sorted([new.path.name, other.path.name])


def test_a_pair_without_a_package_goes_by_way_of_english(home: Path) -> None:
    steps = [install(package(pair), home) for pair in ("kk_en", "en_ru")]
    engine = models.engine("argos", "kk", "ru", home, Room("cpu"))
    assert engine is not None
    assert [step.name for step in engine.model.steps] == ["translate-kk_en", "translate-en_ru"]
    assert [step.sha256 for step in engine.model.steps] == [step.sha256 for step in steps]
    assert (engine.model.source, engine.model.target) == ("kk", "ru")
    ((_, (hypothesis, *_)),) = engine.translate([Request("Порт Актау")], engine.decoding)
    assert isinstance(hypothesis.text, str)


def test_a_package_of_the_older_kind_with_bpe_is_installed(home: Path) -> None:
    bpe = {"sentencepiece.model": None, "bpe.model": "#version: 0.2\nп р\nпр е\n".encode()}
    assert models.verify(home, install(package(files=bpe), home).name)[0][1] == []


def vocabulary(entries: int) -> bytes:
    return json.dumps([f"piece{number}" for number in range(entries)]).encode()


# What is wrong with a package, and what the user is told. Every one is a proper zip.
UNUSABLE: dict[str, tuple[dict[str, Any], str]] = {
    "no metadata": ({"files": {"metadata.json": None}}, "metadata.json is missing"),
    "metadata no JSON": ({"files": {"metadata.json": b"{"}}, "metadata.json is missing or damaged"),
    "metadata not UTF-8": ({"files": {"metadata.json": b'{"a":"\xff"}'}}, "metadata.json is missing or damaged"),
    "metadata a list": ({"files": {"metadata.json": b"[]"}}, "not a JSON object"),
    "metadata deep": ({"files": {"metadata.json": b"[" * 100_000}}, "metadata.json is missing or damaged"),
    "metadata huge": ({"files": {"metadata.json": b" " * 1_100_000}}, "too big"),
    "a path as language": ({"from_code": "../../../etc"}, "names no languages"),
    "no language": ({"from_code": None}, "wrong type"),
    "a path as version": ({"package_version": "1/../2"}, "names no languages and version"),
    "no version": ({"package_version": ""}, "names no languages and version"),
    "links no list": ({"links": 5}, "wrong type"),
    "a sentence splitter": ({"type": "sbd"}, "not one that translates"),
    "no model": ({"files": {"model/model.bin": None}}, "has no model"),
    "model cut short": ({"files": {"model/model.bin": b"\0" * 100}}, "cannot be loaded"),
    "no vocabulary": ({"files": {"model/shared_vocabulary.json": None}}, "cannot be loaded"),
    "vocabulary damaged": ({"files": {"model/shared_vocabulary.json": b"["}}, "shared_vocabulary.json is damaged"),
    "vocabulary too long": ({"files": {"model/shared_vocabulary.json": vocabulary(50_000)}}, "has 50,000 entries"),
    "vocabulary huge": ({"files": {"model/shared_vocabulary.json": b"[" + b" " * (65 << 20) + b"]"}}, "too big"),
    "no tokenizer": ({"files": {"sentencepiece.model": None}}, "neither sentencepiece.model nor bpe.model"),
    "tokenizer damaged": ({"files": {"sentencepiece.model": b"nonsense"}}, "cannot be loaded"),
}


@pytest.mark.parametrize(("changes", "message"), UNUSABLE.values(), ids=UNUSABLE.keys())
def test_an_unusable_package_is_refused_and_leaves_nothing(changes: dict[str, Any], message: str, home: Path) -> None:
    with pytest.raises(ModelError, match=message) as caught:
        install(package(**changes), home)
    assert caught.value.remedy
    assert models.installed(home) == models.broken(home) == []
    assert in_home(home) == []


def test_a_refused_package_does_not_harm_the_installed_one(home: Path) -> None:
    good = install(package(version="1.8"), home)
    with pytest.raises(ModelError):
        install(package(version="1.9", files={"model/model.bin": b"?"}), home)
    assert models.verify(home) == [(good, [])]


@pytest.mark.parametrize(
    ("argument", "kind", "message"),
    [
        ("nowhere/x.argosmodel", InputError, "There is no file"),
        ("x.gguf", InputError, "There is no file x.gguf"),
        ("russian", UsageError, "neither a model file nor the code"),
        ("ru_en_x", UsageError, "neither a model file nor the code"),
    ],
)
def test_an_argument_that_is_no_model(argument: str, kind: type[BriefingError], message: str, home: Path) -> None:
    with pytest.raises(kind, match=message):
        models.install(argument, home, ignore)
    assert not home.exists()


def test_a_file_of_another_kind_is_refused(home: Path) -> None:
    with pytest.raises(
        ModelError, match="neither an Argos package, a model of OPUS-MT, NLLB, M2M-100 or Marian nor a GGUF file"
    ):
        install(b"%PDF-1.7", home)


def damage(model: models.InstalledModel, how: str) -> None:
    file = model.path / "model" / "model.bin"
    content = bytearray(file.read_bytes())
    match how:
        case "a byte":
            content[1000] ^= 1
            file.write_bytes(content)
        case "the length":
            file.write_bytes(content + b"\0")
        case "no file":
            file.unlink()
        case "one more":
            (model.path / "model" / "extra.txt").write_text("x", encoding="utf-8")
        case "no manifest":
            (model.path / "briefing.json").unlink()
        case "edited manifest":
            manifest = json.loads((model.path / "briefing.json").read_text(encoding="utf-8"))
            manifest["files"]["model/model.bin"]["sha256"] = "0" * 64
            (model.path / "briefing.json").write_text(json.dumps(manifest), encoding="utf-8")


# The damage, whether the model is still listed as usable (a glance at sizes), and what verifying says.
DAMAGED = [
    ("a byte", True, "model/model.bin has changed"),
    ("the length", False, "model/model.bin has changed"),
    ("no file", False, "model/model.bin is missing"),
    ("one more", True, "model/extra.txt does not belong there"),
    ("no manifest", False, "missing or damaged"),
    ("edited manifest", False, "contradicts itself"),
]


@pytest.mark.parametrize(("how", "listed", "problem"), DAMAGED)
def test_damage_is_found_and_a_new_installation_heals_it(how: str, listed: bool, problem: str, home: Path) -> None:
    model = install(package(), home)
    damage(model, how)
    assert (models.installed(home) == [model]) is listed
    assert (len(models.broken(home)) == 1) is not listed
    ((found, (message,)),) = models.verify(home)
    assert found.path == model.path
    assert problem in message
    healed = install(package(), home)
    assert models.verify(home) == [(healed, [])]


def test_verify_names_one_model(home: Path) -> None:
    install(package(), home)
    other = install(package("kk_en"), home)
    assert models.verify(home, "kk_en") == [(other, [])]
    with pytest.raises(UsageError, match="no model called 'xx_yy'"):
        models.verify(home, "xx_yy")


@pytest.mark.parametrize("name", ["translate-ru_en", "ru_en", "Translate-RU_EN", "translate-ru_en.1"])
def test_remove_knows_a_model_by_its_names(name: str, home: Path) -> None:
    install(package(), home)
    kept = install(package("kk_en"), home)
    models.remove(name, home, ignore)
    assert models.installed(home) == [kept]
    assert list((home / "work").iterdir()) == []


@pytest.mark.parametrize("how", ["no file", "no manifest"])
def test_a_damaged_model_can_be_removed(how: str, home: Path) -> None:
    damage(install(package(), home), how)
    models.remove("ru_en", home, ignore)
    assert in_home(home) == []


def test_removing_what_is_not_there_names_what_is(home: Path) -> None:
    install(package(), home)
    with pytest.raises(UsageError) as caught:
        models.remove("kk_en", home, ignore)
    assert "kk_en" in caught.value.problem
    assert "translate-ru_en" in caught.value.remedy


def test_packages_of_argos_translate_are_found_and_left_alone(home: Path, argos_folder: Path) -> None:
    folder = argos_installs(package(version="1.7"), argos_folder, "translate-ru_en")
    (model,) = models.installed(home)
    assert (model.name, model.version, model.path) == ("translate-ru_en", "1.7", folder)
    assert models.verify(home) == [(model, [])]
    with pytest.raises(UsageError) as caught:
        models.remove("ru_en", home, ignore)
    assert caught.value.remedy == "Run: argospm remove translate-ru_en"
    assert folder.is_dir()


def test_a_broken_folder_of_argos_translate_hides_no_other(home: Path, argos_folder: Path) -> None:
    argos_installs(package("kk_en"), argos_folder, "c-good")
    argos_installs(package(type="sbd"), argos_folder, "b-splitter")
    argos_installs(package(files={"model/model.bin": None}), argos_folder, "d-no-model")
    (argos_folder / "a-empty").mkdir()
    (argos_folder / "a-file").write_text("x", encoding="utf-8")
    assert [model.name for model in models.installed(home)] == ["translate-kk_en"]
    assert sorted(model.path.name for model in models.broken(home)) == ["a-empty", "d-no-model"]


def test_verify_loads_what_it_cannot_compare(home: Path, argos_folder: Path) -> None:
    folder = argos_installs(package(), argos_folder, "translate-ru_en")
    (folder / "model" / "model.bin").write_bytes(b"\0" * 100)
    ((_, problems),) = models.verify(home)
    assert "cannot be loaded" in problems[0]


def test_our_package_is_preferred_and_of_argos_translates_the_newest(home: Path, argos_folder: Path) -> None:
    for version in ("1.9", "1.10", "1.9.1"):
        argos_installs(package(version=version), argos_folder, f"translate-{version}")
    assert [model.version for model in models.installed(home)] == ["1.10", "1.9.1", "1.9"]
    install(package(version="1.0"), home)
    engine = models.engine("auto", "ru", "en", home)
    assert engine is not None
    assert engine.model.version == "1.0"


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"ARGOS_PACKAGES_DIR": "/a", "XDG_DATA_HOME": "/x"}, "/a"),
        ({"XDG_DATA_HOME": "/x"}, "/x/argos-translate/packages"),
        ({"HOME": "/h", "USERPROFILE": "/h"}, "/h/.local/share/argos-translate/packages"),
    ],
)
def test_where_argos_translate_keeps_its_packages(
    environment: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefing.models.folders import argos_folder

    for name in ("ARGOS_PACKAGES_DIR", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert argos_folder() == Path(expected)


def test_home_is_the_variables_or_the_systems(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path / "elsewhere"))
    assert models.home() == tmp_path / "elsewhere"
    monkeypatch.setenv("BRIEFING_HOME", "")
    assert models.home().is_absolute()
    assert "briefing" in models.home().parts
    assert not (tmp_path / "elsewhere").exists(), "made only when needed"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows accounts have a profile")
def test_an_account_without_a_home_is_told_what_to_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("BRIEFING_HOME", "XDG_DATA_HOME", "HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("pwd.getpwuid", {}.__getitem__)  # KeyError: the system does not know this user
    with pytest.raises(BriefingError, match="no home folder") as caught:
        models.home()
    assert "BRIEFING_HOME" in caught.value.remedy


def test_a_home_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(ModelError, match="file") as caught:
        models.install("embedded", tmp_path / "file" / "home", ignore)
    assert "BRIEFING_HOME" in caught.value.remedy


def test_too_little_disk_space_is_said_in_megabytes(home: Path) -> None:
    with (
        open_workbench(home, ignore) as work,
        pytest.raises(ModelError, match=r"free disk space; 5,000,000,000 MB") as caught,
    ):
        work.require(5 * 10**15)
    assert "BRIEFING_HOME" in caught.value.remedy


def in_a_new_process(code: str, **environment: str) -> str:
    """Run Python code with nothing in the environment but what is given and what starting Python takes."""
    needed = {
        key: value for key, value in os.environ.items() if key.upper() in ("PATH", "SYSTEMROOT", "TEMP", "TMPDIR")
    }
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**needed, "PYTHONPATH": str(PROJECT), "PYTHONUTF8": "1", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


EVERYTHING_OFFLINE = """
import os, sys
from pathlib import Path
sockets = []
sys.addaudithook(lambda event, _: sockets.append(event) if event.startswith("socket.") else None)
from briefing import models
from briefing.engines.base import Request
from briefing.errors import NoModelError
home, ignore = Path(os.environ["BRIEFING_HOME"]), lambda *_: None
before = dict(os.environ)
models.install(os.environ["PACKAGE"], home, ignore)
models.provision("auto", "ru", "en", home, ignore)
models.verify(home)
engine = models.engine("auto", "ru", "en", home)
list(engine.translate([Request("Баку")], engine.decoding))
models.report(home)
models.remove("ru_en", home, ignore)
try:
    models.provision("argos", "ru", "en", home, ignore, offline=True)
except NoModelError:
    pass
assert dict(os.environ) == before, set(os.environ.items()) ^ set(before.items())
assert not sockets, sockets
"""


def test_nothing_but_a_download_opens_a_socket_or_touches_the_users_home(tmp_path: Path) -> None:
    user, file = tmp_path / "user", tmp_path / "x.argosmodel"
    user.mkdir()
    file.write_bytes(package())
    in_a_new_process(
        EVERYTHING_OFFLINE,
        HOME=str(user),
        USERPROFILE=str(user),
        BRIEFING_HOME=str(tmp_path / "home"),
        PACKAGE=str(file),
    )
    assert list(user.rglob("*")) == []


def test_progress_names_the_stages(home: Path, tmp_path: Path) -> None:
    steps: list[Step] = []
    file = tmp_path / "x.argosmodel"
    file.write_bytes(package())
    models.install(file, home, steps.append)
    assert {step.stage for step in steps} == {Stage.CHECK}
