"""A kit that is not byte for byte what was made, or is for another machine, is refused and nothing is installed."""

import hashlib
import io
import json
import random
import stat
import struct
import sys
import zipfile
from collections.abc import Callable, Iterable
from importlib.metadata import distribution, distributions
from pathlib import Path

import pytest

from briefing import models
from briefing.errors import BriefingError, InputError, ModelError, OutputError
from briefing.offline_kit import environment, kit_manifest, wheels
from briefing.offline_kit.installing import install
from briefing.offline_kit.making import Contents, write
from briefing.offline_kit.verifying import SEAL_LENGTH, verified
from briefing.progress import ignore
from tests.factories.argos_packages import package
from tests.factories.command import briefing

MODEL = "models/translate-ru_en"
SCRIPT = b"import os\n"  # an additional member


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a small kit: two packages, which are installed here anyway, and the tests' model."""
    folder = tmp_path_factory.mktemp("kit")
    (folder / "x.argosmodel").write_bytes(package())
    model = models.install(folder / "x.argosmodel", folder / "home", ignore)
    packed = [wheels.pack(distribution(name), folder) for name in ("razdel", "typing-extensions")]
    write(folder / "kit.zip", Contents(packed, [model], 10**6), ignore)
    return (folder / "kit.zip").read_bytes()


def members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


Entry = tuple[str | zipfile.ZipInfo, bytes]


def sealed(entries: Iterable[Entry], method: int = zipfile.ZIP_STORED) -> bytes:
    """Return the kit that someone makes who knows how kits are made."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in entries:
            archive.writestr(name if isinstance(name, zipfile.ZipInfo) else special(name, stat.S_IFREG, method), data)
        archive.comment = b"0" * SEAL_LENGTH
    body = buffer.getvalue()[:-SEAL_LENGTH]
    return body + hashlib.sha256(body).hexdigest().encode()


def special(name: str, kind: int, method: int = zipfile.ZIP_STORED) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.create_system, entry.external_attr, entry.compress_type = 3, (kind | 0o644) << 16, method
    return entry


def listed(files: dict[str, bytes], **changes: object) -> bytes:
    """Return a kit of these files whose manifest lists them, with ``changes`` to the manifest."""
    record = json.loads(files["manifest.json"])
    record["members"] = {
        name: {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for name, data in files.items()
        if name != "manifest.json"
    }
    return sealed({**files, "manifest.json": json.dumps({**record, **changes}).encode()}.items())


def refusal(content: bytes, home: Path) -> BriefingError:
    """Try to install a kit, and see to it that nothing came of it."""
    kit, before = home.parent / "kit.zip", installed()
    kit.write_bytes(content)
    with pytest.raises(BriefingError) as caught:
        install(kit, home, ignore)
    assert "kit.zip" in caught.value.problem
    assert caught.value.remedy
    assert not home.exists() or models.installed(home) == models.broken(home) == []
    assert installed() == before
    return caught.value


def installed() -> set[tuple[str, str]]:
    return {(found.name, found.version) for found in distributions()}


def flipped(content: bytes, position: int) -> bytes:
    return content[:position] + bytes([content[position] ^ 0x20]) + content[position + 1 :]


def test_a_kit_as_it_was_made_is_installed(content: bytes, home: Path, tmp_path: Path) -> None:
    kit = tmp_path / "kit.zip"
    kit.write_bytes(content)
    done = install(kit, home, ignore)
    assert (done.packages, done.packages_new, done.models_new) == (2, 0, 1)
    assert models.verify(home) == [(done.models[0], [])]
    again = install(kit, home, ignore)
    assert (again.models, again.models_new) == (done.models, 0)


MEMBERS = [
    "__main__.py",
    "README.txt",
    "briefing/errors.py",
    "wheels/razdel",
    f"{MODEL}/model/model.bin",
    f"{MODEL}/metadata.json",
    f"{MODEL}/briefing.json",
    "manifest.json",
]


@pytest.mark.parametrize("beginning", MEMBERS)
def test_one_changed_byte_is_refused_and_its_member_named(beginning: str, content: bytes, home: Path) -> None:
    (entry,) = [e for e in zipfile.ZipFile(io.BytesIO(content)).infolist() if e.filename.startswith(beginning)]
    start = entry.header_offset + 30 + len(entry.filename.encode())
    for position in (start, start + entry.file_size // 2, start + entry.file_size - 1):
        error = refusal(flipped(content, position), home)
        assert isinstance(error, InputError)
        assert f"{entry.filename}" in error.problem
        assert "has changed" in error.problem


def test_no_changed_byte_goes_unnoticed_wherever_it_is(content: bytes, tmp_path: Path) -> None:
    chosen = random.Random(6)
    end = content.rindex(b"PK\x05\x06")
    directory = struct.unpack_from("<I", content, end + 16)[0]
    headers = [e.header_offset + at for e in zipfile.ZipFile(io.BytesIO(content)).infolist() for at in range(0, 30, 7)]
    structure = chosen.sample(range(directory, len(content)), 60) + chosen.sample(headers, 40)
    for position in [*structure, *chosen.sample(range(len(content)), 60), *range(end, len(content), 5)]:
        (tmp_path / "kit.zip").write_bytes(flipped(content, position))
        with pytest.raises(InputError, match="is refused"):
            verified(tmp_path / "kit.zip", ignore)


WITH_MANIFEST: dict[str, tuple[Callable[[dict[str, bytes]], Iterable[Entry]], str]] = {
    "changed": (lambda files: {**files, "README.txt": b"Run this."}.items(), "'README.txt' has changed"),
    "same size": (
        lambda files: {**files, "README.txt": files["README.txt"].replace(b"venv", b"VENV")}.items(),
        "'README.txt' has changed",
    ),
    "missing": (lambda files: ((n, d) for n, d in files.items() if n != "__main__.py"), "'__main__.py' is not in it"),
    "no manifest": (lambda files: ((n, d) for n, d in files.items() if n != "manifest.json"), "no manifest.json"),
    "one more": (lambda files: [*files.items(), ("wheels/os-1-py3-none-any.whl", SCRIPT)], "does not belong in it"),
    "one outside": (lambda files: [*files.items(), ("../os.py", SCRIPT)], "'../os.py' does not belong in it"),
    "link": (
        lambda files: [(special(n, stat.S_IFLNK) if n == "README.txt" else n, d) for n, d in files.items()],
        "'README.txt' is not stored as",
    ),
}


@pytest.mark.parametrize(("change", "message"), WITH_MANIFEST.values(), ids=WITH_MANIFEST.keys())
def test_other_members_than_the_manifest_lists(
    change: Callable[[dict[str, bytes]], Iterable[Entry]], message: str, content: bytes, home: Path
) -> None:
    assert message in refusal(sealed(change(members(content))), home).problem


def test_a_member_twice(content: bytes, home: Path) -> None:
    files = members(content)
    with pytest.warns(UserWarning, match="Duplicate"):
        doubled = sealed([*files.items(), ("README.txt", files["README.txt"])])
    assert "'README.txt' is in it twice" in refusal(doubled, home).problem


def test_a_compressed_kit(content: bytes, home: Path) -> None:
    assert "not stored" in refusal(sealed(members(content).items(), zipfile.ZIP_DEFLATED), home).problem


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.99])
def test_a_truncated_kit(share: float, content: bytes, home: Path) -> None:
    assert "cut short" in refusal(content[: int(share * len(content))], home).problem


@pytest.mark.parametrize(
    "change", [lambda c: c[:-1], lambda c: c + b"0", lambda c: c + SCRIPT * 99, lambda c: b"#!/bin/sh\n" + c]
)
def test_bytes_missing_or_added_at_an_end(change: Callable[[bytes], bytes], content: bytes, home: Path) -> None:
    refusal(change(content), home)


@pytest.mark.parametrize("path", ["../x", "wheels/../../x", "/x", "wheels//x", "C:/x", "..\\x", "./x", "x/.", ""])
def test_a_manifest_that_names_a_path_outside(path: str, content: bytes, home: Path) -> None:
    assert "leads out of the kit" in refusal(listed({**members(content), path: SCRIPT}), home).problem


@pytest.mark.parametrize(
    "record",
    [
        b"",
        b"{",
        b"[]",
        b"{}",
        b"[" * 10**5,
        b'{"schema": 2}',
        b"\xff",
        b'{"schema":1,"members":[]}',
        b'{"schema":1,"members":{"x":{"size":Infinity,"sha256":""}}}',
    ],
)
def test_a_manifest_that_is_none(record: bytes, content: bytes, home: Path) -> None:
    problem = refusal(sealed({**members(content), "manifest.json": record}.items()), home).problem
    assert "manifest.json has changed or is not a kit's" in problem


OTHER_MACHINES = [
    ("python", "3.10"),
    ("python", "4.0"),
    ("system", "Plan9"),
    ("processor", "vax"),
    ("implementation", "Z"),
]


@pytest.mark.parametrize(("what", "value"), OTHER_MACHINES)
def test_a_kit_for_another_machine(what: str, value: str, content: bytes, home: Path) -> None:
    files = members(content)
    machine = {**json.loads(files["manifest.json"])["machine"], what: value}
    error = refusal(listed(files, machine=machine), home)
    assert isinstance(error, InputError)
    assert value in error.problem
    assert str(kit_manifest.here()) in error.problem


@pytest.mark.parametrize("name", ["aux.txt", "a/b. ", "a|b"])
def test_a_model_with_a_name_no_system_should_write(name: str, content: bytes, home: Path) -> None:
    error = refusal(listed({**members(content), f"{MODEL}/{name}": SCRIPT}), home)
    assert isinstance(error, ModelError)
    assert "is refused" in error.problem


def test_a_model_that_is_not_what_it_says_itself(content: bytes, home: Path, tmp_path: Path) -> None:
    (tmp_path / "kit.zip").write_bytes(listed({**members(content), f"{MODEL}/model/model.bin": b"0"}))
    with pytest.raises(ModelError, match=r"model/model\.bin has changed"):
        install(tmp_path / "kit.zip", home, ignore)
    assert models.installed(home) == models.broken(home) == []


@pytest.mark.parametrize("content_of_other_files", [b"", b"PK\x03\x04 but no zip", b"GGUF" + bytes(100)])
def test_a_file_that_is_no_kit(content_of_other_files: bytes, home: Path) -> None:
    assert "is refused" in refusal(content_of_other_files, home).problem


def test_a_kit_without_pip_whose_package_is_none(content: bytes, home: Path, tmp_path: Path) -> None:
    files = {name: data for name, data in members(content).items() if not name.startswith("models/")}
    (tmp_path / "kit.zip").write_bytes(listed({**files, "wheels/thing-1-py3-none-any.whl": SCRIPT}))
    with pytest.raises(InputError, match="has no pip"):
        install(tmp_path / "kit.zip", home, ignore)


def test_pip_says_why_it_cannot_install_what_is_no_package(tmp_path: Path) -> None:
    (tmp_path / "thing-1-py3-none-any.whl").write_bytes(SCRIPT)
    pip = wheels.pack(distribution("pip"), tmp_path)
    with pytest.raises(BriefingError, match=r"pip could not install.*thing"):
        environment.install_wheels(Path(sys.executable), [tmp_path / "thing-1-py3-none-any.whl"], pip)


def test_the_command_says_in_two_lines_what_is_wrong_and_what_to_do(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "kit.zip").write_bytes(content[:-1])
    ended = briefing("kit", "install", "kit.zip", "--no-progress", cwd=tmp_path)
    assert (ended.code, len(ended.err.splitlines())) == (3, 2), ended.err


def test_a_kit_that_is_not_there(home: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nowhere"):
        install(tmp_path / "nowhere.zip", home, ignore)
    with pytest.raises(InputError, match="cannot be read"):
        install(tmp_path, home, ignore)


def test_too_little_room_is_said_before_anything_is_written(content: bytes, home: Path, tmp_path: Path) -> None:
    (tmp_path / "kit.zip").write_bytes(listed(members(content), unpacked=10**18))
    with pytest.raises(OutputError, match=r"1,000,000,000,\d{3} MB are needed"):
        install(tmp_path / "kit.zip", home, ignore)
    assert not home.exists()


def test_what_is_needed_on_one_disk_is_added_up(tmp_path: Path) -> None:
    from shutil import disk_usage

    most = int(disk_usage(tmp_path).free * 0.7)
    environment.require_space([(tmp_path / "a" / "b", most)])
    with pytest.raises(OutputError, match="MB are needed"):
        environment.require_space([(tmp_path / "a", most), (tmp_path / "b", most)])
