"""A desk for all tests of a module, with the tests' small model; each module has a folder of its own."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import briefing
from tests.factories.desks import RunningDesk, furnish, running_desk
from tests.tiny_model import PACKAGE


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give the module a home with the small model."""
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BRIEFING_HOME", str(folder))
        patch.setenv("ARGOS_PACKAGES_DIR", str(folder / "argos-packages"))
        patch.setenv("ARGOS_PACKAGE_INDEX", "http://127.0.0.1:9/")
        briefing.install_model(PACKAGE)
        yield folder


@pytest.fixture(autouse=True)
def same_home(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the module's home in each of its tests."""
    monkeypatch.setenv("BRIEFING_HOME", str(home))


@pytest.fixture(scope="module")
def folder(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    assert os.environ["BRIEFING_HOME"] == str(home)
    made = tmp_path_factory.mktemp("desk")
    furnish(made)
    return made


@pytest.fixture(scope="module")
def desk(folder: Path) -> Iterator[RunningDesk]:
    with running_desk(folder) as running:
        yield running
