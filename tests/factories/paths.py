"""Where the project's own files are."""

from pathlib import Path

PROJECT = Path(__file__).parents[2]
SEEDS = PROJECT / "seeds"
