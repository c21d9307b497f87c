"""That `python -m tests.benchmarks.expressions` tries every regular expression of the package, and would notice."""

import re
import signal
import subprocess
import sys

import pytest

from tests.benchmarks import expressions
from tests.factories.paths import PROJECT

POSIX = pytest.mark.skipif(not hasattr(signal, "SIGPROF"), reason="Windows has no timer signals")


def test_every_expression_in_the_source_is_tried() -> None:
    """In a process of its own, for it records them while the package is imported."""
    command = [sys.executable, "-m", "tests.benchmarks.expressions", "untried"]
    ended = subprocess.run(command, cwd=PROJECT, capture_output=True, encoding="utf-8", check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    found, untried = re.findall(r"\d+", ended.stdout)
    assert int(found) > 1_000
    assert untried == "0"


@POSIX
@pytest.mark.parametrize(
    ("pattern", "is_linear"),
    [
        (r"\s+\Z", False),
        (r"(a|a)*b", False),
        (r"\w+\.com", False),
        (r"«[^»]*»x", False),
        (r"(?<!\s)\s++\Z", True),
        (r"\b\w+\b", True),
        (r"a{1,9}b", True),
    ],
)
def test_what_is_not_linear_is_noticed(pattern: str, is_linear: bool) -> None:
    before = signal.signal(signal.SIGPROF, expressions._stop)
    try:
        run = expressions.operation(re.compile(pattern), set())
        exponent, _, _ = expressions.worst(run, expressions.attacks(pattern, 0))
    finally:
        signal.signal(signal.SIGPROF, before)
    assert (exponent <= expressions.LIMIT) is is_linear
