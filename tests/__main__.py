"""The project's test command: ``python -m tests [arguments of pytest]`` runs lint, types and layers, then pytest.

A check that fails stops none of the others; the exit code is pytest's, or 1 where only another check failed.
"""

import subprocess
import sys

from tests.factories.paths import PROJECT

CHECKS = {
    "ruff check": ("-m", "ruff", "check"),
    "ruff format --check": ("-m", "ruff", "format", "--check"),
    "mypy": ("-m", "mypy"),
    # It has no module to run, and its script need not be on the path.
    "lint-imports": ("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()", "--no-logo"),
}


def main(pytest_arguments: list[str]) -> int:
    failed = [name for name, arguments in CHECKS.items() if run(name, arguments)]
    heading = f"pytest (failed already: {', '.join(failed)})" if failed else "pytest"
    return run(heading, ("-m", "pytest", *pytest_arguments)) or int(bool(failed))


def run(heading: str, arguments: tuple[str, ...]) -> int:
    """Run Python with these arguments in the project's folder, below a heading, and return its exit code."""
    print(f"== {heading}", flush=True)
    return subprocess.run([sys.executable, *arguments], cwd=PROJECT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
