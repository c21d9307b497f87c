"""Options that several commands share."""

from enum import StrEnum
from pathlib import Path
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


Lang = Annotated[str, typer.Option(help="Language to translate into, an ISO 639-1 code.")]
Seeds = Annotated[Path, typer.Option(help="Folder with the articles (or one article).")]
GlossaryPath = Annotated[Path, typer.Option(help="Folder with the glossary (or one file).")]
Engine = Annotated[EngineChoice, typer.Option(help="Translation engine.")]
Device = Annotated[DeviceChoice, typer.Option(help="Where the model runs.")]
Layout = Annotated[
    str,
    typer.Option("--layout", metavar="NxNxN", help="Batches at once x cores each x sentences a batch, like 2x1x8."),
]
Workers = Annotated[int, typer.Option(min=1, help="Processes that translate at once, sharing the machine's cores.")]
Cluster = Annotated[
    str, typer.Option(metavar="ADDRESS", help="Translate on the workers of this Dask scheduler: tcp://HOST:8786.")
]
NoProgress = Annotated[bool, typer.Option("--no-progress", help="Show no progress.")]
Offline = Annotated[bool, typer.Option("--offline", help="Never look for a model on the network.")]
