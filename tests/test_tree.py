"""The tests are laid out like the program, and none is made of another."""

import ast
from pathlib import Path

import pytest

from tests.factories.paths import PROJECT

TESTS = PROJECT / "tests"
NO_ROOM = {
    "benchmarks": "scripts that measure, not tests",
    "docs": "the pages and their commands",
    "embedded": "the whole program on the embedded model",
    "factories": "what the tests make their cases from",
    "fuzzing": "what tests/hostile and a benchmark feed to every reader",
    "hostile": "files made to harm, whatever reads them",
    "tiny_model": "the tests' own translation model, its training and its tests",
    "training": "the corpus and the trainer in training/",
}
"""The folders of tests/ that mirror no room of briefing/, and what they are for."""
FOLDERS = sorted(
    folder.relative_to(TESTS)
    for folder in {module.parent for module in TESTS.rglob("*.py")} - {TESTS}
    if folder.relative_to(TESTS).parts[0] not in NO_ROOM
)


@pytest.mark.parametrize("folder", FOLDERS, ids=Path.as_posix)
def test_each_folder_mirrors_a_room(folder: Path) -> None:
    room = PROJECT / "briefing" / folder
    assert room.is_dir() or room.with_suffix(".py").is_file()


def test_each_exception_is_needed() -> None:
    assert all((TESTS / name).is_dir() and not (PROJECT / "briefing" / name).exists() for name in NO_ROOM)


def imported(module: Path) -> set[str]:
    """Return the modules that a module imports, and whatever it imports from them."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    found = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    named = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom))
    return found | {f"{node.module}.{alias.name}" for node in named for alias in node.names}


def test_no_test_module_is_imported() -> None:
    wrong = [
        f"{module.relative_to(TESTS)} imports {name}"
        for module in sorted(TESTS.rglob("*.py"))
        for name in sorted(imported(module))
        if name.startswith("tests.") and any(part.startswith(("test_", "conftest")) for part in name.split("."))
    ]
    assert not wrong
