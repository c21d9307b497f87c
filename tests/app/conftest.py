"""A folder to work in, with a model that translates and two articles."""

from pathlib import Path

import pytest

import briefing
from tests.tiny_model import PACKAGE

FIRST = "Президент Азербайджана прибыл в Баку. Министры обсудили развитие портов и дорог в регионе."
SECOND = "Министры обсудили развитие портов и дорог в регионе."


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder: `seeds/` with two articles that share a sentence, an empty `glossary/`, a model."""
    for name in ("seeds", "glossary"):
        (tmp_path / name).mkdir()
    (tmp_path / "seeds/a.txt").write_text(f" date 2026-03-10 {FIRST}", encoding="utf-8")
    (tmp_path / "seeds/b.txt").write_text(SECOND, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    briefing.install_model(PACKAGE)
    return tmp_path
