"""Who prints and who does not: the use cases know no front end, and the command line does little else."""

import ast
from pathlib import Path

import pytest

from tests.factories.paths import PROJECT

APP = sorted((PROJECT / "briefing" / "app").glob("*.py"))
CLI = sorted((PROJECT / "briefing" / "cli").glob("*.py"))
LONGEST, MOST_IMPORTS = 150, 12


def imported(path: Path) -> list[str]:
    """Return what a module imports, a line each of `module.name`, wherever the import stands."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    plain = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    return plain + [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]


@pytest.mark.parametrize("path", APP, ids=lambda path: path.stem)
def test_a_use_case_does_not_print_parse_or_exit(path):
    assert not {"typer", "rich", "sys", "argparse"} & set(imported(path))
    assert not any(isinstance(node, ast.Name) and node.id == "print" for node in ast.walk(ast.parse(path.read_text())))


@pytest.mark.parametrize("path", CLI, ids=lambda path: path.stem)
def test_a_command_only_parses_calls_and_prints(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST
    assert len([name for name in imported(path) if name.split(".")[0] == "briefing"]) <= MOST_IMPORTS
