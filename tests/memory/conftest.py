"""A new translation memory."""

from pathlib import Path

import pytest

from briefing.memory import memory_path, open_memory


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return memory_path(tmp_path / "new" / "home")


@pytest.fixture
def memory(path: Path):
    with open_memory(path) as opened:
        yield opened
