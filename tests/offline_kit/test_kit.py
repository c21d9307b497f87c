"""From `briefing kit make` to a pack built where there is no network and nothing is installed: the real thing."""

import os
import shutil
import subprocess
import sys
import tracemalloc
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from briefing import models
from briefing.errors import ModelError, NoModelError, OutputError
from briefing.models import manifest
from briefing.offline_kit import making
from briefing.offline_kit.installing import install
from briefing.offline_kit.making import Contents, make, write
from briefing.progress import Stage, Step, ignore
from tests.factories.argos_packages import package
from tests.factories.command import Ended, briefing
from tests.tiny_model import PACKAGE

RUSSIAN = "Президент Азербайджана прибыл в Баку. Министры обсудили развитие портов и дорог в регионе."
SCRIPTS = "Scripts" if os.name == "nt" else "bin"
NOWHERE = "http://127.0.0.1:9"


def offline() -> list[str]:
    """What starts a program in a network namespace of its own, where the machine can do that."""
    words = ["unshare", "--user", "--map-root-user", "--net"]
    can = sys.platform == "linux" and shutil.which("unshare")
    return words if can and not subprocess.run([*words, "true"], capture_output=True, check=False).returncode else []


def run(*command: str | Path, cwd: Path, **environment: str) -> Ended:
    """Run a program without a network, and without what this environment could lend it."""
    lent = ("PYTHONPATH", "VIRTUAL_ENV")
    clean: Mapping[str, str] = {
        key: value for key, value in os.environ.items() if key not in lent and not key.startswith("PIP_")
    }
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), NOWHERE)
    ended = subprocess.run(
        [*offline(), *map(str, command)],
        cwd=cwd,
        env={**clean, **proxies, "PYTHONUTF8": "1", "BRIEFING_HOME": str(cwd / "home"), **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    return Ended(ended.returncode, ended.stdout, ended.stderr)


def bare(*arguments: str | Path, cwd: Path) -> Ended:
    """Run Python without the packages installed here."""
    return run(sys.executable, "-S", *arguments, cwd=cwd)


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A kit made of this environment with the tests' model."""
    folder = tmp_path_factory.mktemp("made")
    for arguments in (["model", "install", PACKAGE], ["kit", "make", "kit.zip", "--no-progress"]):
        ended = briefing(*arguments, cwd=folder, patience=200, BRIEFING_HOME=str(folder / "home"))
        assert ended.code == 0, ended.err
    assert "translate-ru_en" in ended.out
    assert "python kit.zip" in ended.out
    return folder / "kit.zip"


@pytest.fixture(scope="module")
def desk(kit: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that `python kit.zip` was run in."""
    folder = tmp_path_factory.mktemp("desk")
    ended = bare(kit, cwd=folder)
    assert ended.code == 0, ended.err
    assert "1 of them new" in ended.out
    return folder


def installed(desk: Path, *arguments: str | Path) -> Ended:
    """Run the program that was installed from the kit."""
    return run(desk / ".venv" / SCRIPTS / "briefing", *arguments, cwd=desk)


def site_packages(desk: Path) -> Path:
    return next(path for path in (desk / ".venv").rglob("site-packages"))


def test_without_a_network_the_installed_program_builds_a_pack(desk: Path) -> None:
    (desk / "seeds").mkdir()
    (desk / "seeds" / "a.txt").write_text(" date 2026-03-10 " + RUSSIAN, encoding="utf-8")
    ended = installed(desk, "build", "--lang", "en")
    assert ended.code == 0, ended.err
    with zipfile.ZipFile(desk / "out" / "briefing-2026-03-10.en.docx") as pack:
        text = pack.read("word/document.xml").decode()
    assert "Министры обсудили развитие портов" in text
    assert installed(desk, "model", "verify").out.strip() == "translate-ru_en: as installed"


def test_nothing_of_this_environment_is_borrowed(desk: Path) -> None:
    names = {path.name for path in site_packages(desk).iterdir()}
    assert {"briefing", "ctranslate2", "pymorphy3"} <= names
    assert not {"pytest", "hypothesis"} & names
    assert not list(site_packages(desk).glob("*.pth"))


def test_what_was_damaged_since_is_repaired_and_the_rest_stays(kit: Path, desk: Path) -> None:
    untouched = installed(desk, "kit", "install", kit)
    assert untouched.code == 0, untouched.err
    assert untouched.out.count("0 of them new") == 2
    (site_packages(desk) / "razdel" / "__init__.py").write_text("raise SystemExit", encoding="utf-8")
    model = next((desk / "home" / "models").rglob("model.bin"))
    model.write_bytes(model.read_bytes()[:-1] + b"?")
    repaired = installed(desk, "kit", "install", kit)
    assert repaired.code == 0, repaired.err
    assert repaired.out.count("1 of them new") == 2
    assert installed(desk, "model", "verify").code == 0


def test_a_changed_kit_makes_no_environment(kit: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(kit) as opened:
        entry = next(entry for entry in opened.infolist() if entry.filename.startswith("wheels/numpy"))
    shutil.copy(kit, tmp_path / "kit.zip")
    with (tmp_path / "kit.zip").open("r+b") as stream:
        stream.seek(entry.header_offset + 5_000)
        byte = stream.read(1)
        stream.seek(-1, os.SEEK_CUR)
        stream.write(bytes([byte[0] ^ 1]))
    ended = bare("kit.zip", cwd=tmp_path)
    assert ended.code == 3
    assert f"'{entry.filename}' has changed" in ended.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kit.zip"]


def test_a_folder_that_is_something_else_is_left_alone(kit: Path, tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "letter.txt").write_text("x", encoding="utf-8")
    ended = bare(kit, "--into", "here", cwd=tmp_path)
    assert (ended.code, [path.name for path in (tmp_path / "here").iterdir()]) == (2, ["letter.txt"])
    assert "--into" in ended.err


def test_a_kit_too_big_for_python_to_run_starts_from_a_folder(kit: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(kit) as opened:
        opened.extractall(
            tmp_path / "kit", [name for name in opened.namelist() if name.startswith(("__main__", "briefing"))]
        )
    (tmp_path / "file").touch()
    ended = bare("kit", kit, "--into", "file", cwd=tmp_path)
    assert ended.code == 2, ended.err
    assert "file exists and is not a virtual environment" in ended.err


def test_a_person_is_told_what_to_do_with_it(kit: Path) -> None:
    with zipfile.ZipFile(kit) as opened:
        text = opened.read("README.txt").decode()
    assert "python kit.zip" in text
    assert f"Python {sys.version_info.major}.{sys.version_info.minor} on" in text


def model(home: Path, **changes: object) -> models.InstalledModel:
    file = home.parent / "x.argosmodel"
    file.write_bytes(package(**changes))  # type: ignore[arg-type]
    return models.install(file, home, ignore)


def members(kit: Path) -> list[str]:
    with zipfile.ZipFile(kit) as opened:
        return opened.namelist()


def test_no_model_is_exit_4_unless_none_is_wanted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from briefing.cli.app import app

    monkeypatch.chdir(tmp_path)
    # All packages would take a while to pack; one shows as much.
    monkeypatch.setattr(making, "_requirements", lambda _models: ["razdel"])
    refused = CliRunner().invoke(app, ["kit", "make", "kit.zip"])
    assert isinstance(refused.exception, NoModelError)
    assert "--without-model" in refused.exception.remedy
    assert list(tmp_path.glob("*.zip")) == []
    made = CliRunner().invoke(app, ["kit", "make", "kit.zip", "--without-model"])
    assert made.exit_code == 0, made.output
    assert "no model" in made.output
    assert not [name for name in members(tmp_path / "kit.zip") if name.startswith("models/")]


def test_all_models_are_taken_argos_translates_own_too(home: Path, tmp_path: Path) -> None:
    ours = model(home)
    model(home.parent / "other", pair="kk_en").path.rename(tmp_path / "kk")
    (tmp_path / "argos-packages").mkdir()
    (tmp_path / "kk" / "briefing.json").unlink()
    (tmp_path / "kk").rename(tmp_path / "argos-packages" / "translate-kk_en")
    write(tmp_path / "kit.zip", Contents([], models.installed(home), 0), ignore)
    there = {name.split("/")[1] for name in members(tmp_path / "kit.zip") if name.startswith("models/")}
    assert there == {ours.name, "translate-kk_en"}

    done = install(tmp_path / "kit.zip", tmp_path / "new", ignore)
    assert {found.name for found in done.models} == there
    assert all(not problems for _, problems in models.verify(tmp_path / "new"))


def test_the_same_contents_make_the_same_kit(home: Path, tmp_path: Path) -> None:
    contents = Contents([], [model(home)], 0)
    assert write(tmp_path / "a.zip", contents, ignore) == write(tmp_path / "b.zip", contents, ignore)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_a_damaged_model_is_not_handed_on(home: Path, tmp_path: Path) -> None:
    broken = model(home)
    content = (broken.path / "model" / "model.bin").read_bytes()
    (broken.path / "model" / "model.bin").write_bytes(content[:-1] + b"?")
    (tmp_path / "kit.zip").write_bytes(b"an older kit")
    with pytest.raises(ModelError, match=r"model\.bin is not what was installed"):
        write(tmp_path / "kit.zip", Contents([], [broken], 0), ignore)
    assert (tmp_path / "kit.zip").read_bytes() == b"an older kit"
    assert not list(tmp_path.glob(".kit*"))


def test_a_kit_that_cannot_be_written_is_exit_1(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(OutputError, match="folder"):
        write(tmp_path / "folder", Contents([], [], 0), ignore)


def test_memory_stays_flat_however_big_a_model_is(home: Path, tmp_path: Path) -> None:
    big = model(home)
    with (big.path / "model" / "more.bin").open("wb") as stream:
        stream.truncate(100 << 20)
    record = manifest.read(big.path)
    manifest.write(replace(record, files=manifest.hash_folder(big.path)), big.path)
    tracemalloc.start()
    write(tmp_path / "kit.zip", Contents([], models.installed(home), 0), ignore)
    install(tmp_path / "kit.zip", tmp_path / "new", ignore)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 30 << 20
    assert (tmp_path / "kit.zip").stat().st_size > 100 << 20


def test_making_says_what_it_does(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model(home)
    monkeypatch.setattr(making, "_requirements", lambda _models: ["razdel"])
    steps: list[Step] = []
    made = make(tmp_path / "kit.zip", home, steps.append)
    assert {step.stage for step in steps} == {Stage.PACK_PACKAGES, Stage.WRITE_KIT}
    assert (made.packages, made.size, made.runs) == (1, (tmp_path / "kit.zip").stat().st_size, True)
