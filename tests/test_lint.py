"""The source is clean by the rules in pyproject.toml."""

import subprocess
import sys

import pytest

from tests.factories.paths import PROJECT


@pytest.mark.parametrize("tool", ["ruff check", "ruff format --check", "mypy"])
def test_clean(tool):
    ended = subprocess.run(
        [sys.executable, "-m", *tool.split()], cwd=PROJECT, capture_output=True, encoding="utf-8", check=False
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
