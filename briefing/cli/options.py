"""Options that several commands share."""

from enum import StrEnum
from typing import Annotated

import typer


class EngineChoice(StrEnum):
    """Which engine translates; ``auto`` takes the best that is installed."""

    AUTO = "auto"
    ARGOS = "argos"
    LLM = "llm"


class DeviceChoice(StrEnum):
    """Where the model runs."""

    AUTO = "auto"
    CPU = "cpu"
    CUDA = "cuda"


Engine = Annotated[EngineChoice, typer.Option(help="Translation engine.")]
Device = Annotated[DeviceChoice, typer.Option(help="Where the model runs.")]
NoProgress = Annotated[bool, typer.Option("--no-progress", help="Show no progress.")]
Offline = Annotated[bool, typer.Option("--offline", help="Never look for a model on the network.")]
