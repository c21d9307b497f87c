"""Inputs that nobody would write, for everything that reads what others wrote.

A target takes the bytes of a file and does with them what a build would; it may raise
:class:`~briefing.errors.BriefingError` and nothing else. ``tests/hostile/test_fuzz.py`` runs each for a second,
``python -m tests.benchmarks.fuzz`` for as long as is wanted.
"""

from tests.fuzzing.inputs import inputs
from tests.fuzzing.targets import TARGETS, Target

__all__ = ["TARGETS", "Target", "inputs"]
