"""The embedded model's wheels and file, of a tiny model."""

import hashlib
from pathlib import Path

from briefing.models.embedded import Parts
from tests.factories.gguf import tiny_model


def write_gguf(file: Path, name: str = "Tiny Chat") -> None:
    tiny_model().saying(general__name=name).write(file)


def install_wheels(folder: Path, content: bytes, count: int = 3) -> Parts:
    """Lay out `content` as packages of which each holds a part, as the real wheels do."""
    size = len(content) // count + 1
    names = tuple(f"part_of_{folder.name.replace('-', '_')}_{number}" for number in range(1, count + 1))
    for number, name in enumerate(names, start=1):
        data = folder / name / "data"
        data.mkdir(parents=True)
        (folder / name / "__init__.py").write_text("raise ImportError('parts are never imported')", encoding="utf-8")
        (data / f"part{number:02d}.bin").write_bytes(content[(number - 1) * size : number * size])
    return Parts(names, hashlib.sha256(content).hexdigest())
