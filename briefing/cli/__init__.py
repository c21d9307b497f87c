"""The ``briefing`` command: wiring, progress, and the one place where an exception becomes an exit code."""

from briefing.cli.app import main

__all__ = ["main"]
