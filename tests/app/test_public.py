"""What `import briefing` gives: every use case, documented, and nothing loaded before it is used."""

import ast
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import briefing
from tests.factories.paths import PROJECT

MODULE = Path(briefing.__file__)
NAMES = [name for names in briefing._PUBLIC.values() for name in names.split()]
FUNCTIONS = [name for name in NAMES if inspect.isfunction(getattr(briefing, name))]


def loaded(program: str) -> set[str]:
    """Return the package's modules that a new process has loaded after running a program."""
    ended = subprocess.run(
        [sys.executable, "-c", f"import sys\n{program}\nprint(*(m for m in sys.modules if m.startswith('briefing')))"],
        capture_output=True,
        encoding="utf-8",
        cwd=PROJECT,
        check=True,
    )
    return set(ended.stdout.split())


def test_importing_it_loads_nothing_else():
    assert loaded("import briefing") == {"briefing"}


def test_a_name_loads_only_what_it_needs():
    assert "briefing.pipeline" not in loaded("import briefing; briefing.BuildRequest")
    assert "briefing.pipeline" in loaded("import briefing; briefing.build")


def test_type_checkers_see_the_same_names():
    tree = ast.parse(MODULE.read_text(encoding="utf-8"))
    (block,) = (node for node in tree.body if isinstance(node, ast.If))
    typed = {
        (node.module, alias.name) for node in block.body if isinstance(node, ast.ImportFrom) for alias in node.names
    }
    public = briefing._PUBLIC.items()
    assert typed == {(f"briefing.{module}", name) for module, names in public for name in names.split()}


def test_the_names_are_listed():
    assert {*NAMES, "__version__"} <= set(dir(briefing))


def test_another_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'bulid'"):
        briefing.bulid  # noqa: B018 - looking it up is what raises


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_says_what_it_does_and_is_typed(name):
    function = getattr(briefing, name)
    documentation = inspect.getdoc(function) or ""
    assert documentation
    assert "Raises:" in documentation or name in {"dictionary_form", "doctor", "list_models"}, "which errors it raises"
    signature = inspect.signature(function)
    assert signature.return_annotation is not inspect.Signature.empty
    assert all(parameter.annotation is not parameter.empty for parameter in signature.parameters.values())


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith(("Request", "Result"))])
def test_requests_and_results_are_frozen(name):
    assert getattr(briefing, name).__dataclass_params__.frozen
