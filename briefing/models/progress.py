"""How a long step tells what it is doing."""

from enum import StrEnum
from typing import Protocol


class Stage(StrEnum):
    """What is being done to a model."""

    WAIT = "wait for another run"  # that is changing the models of this home
    DOWNLOAD = "download the model"
    CHECK = "check the model"
    ASSEMBLE = "assemble the model"
    CONVERT = "convert the model"


class Progress(Protocol):
    """Called often, from the thread that does the work; it may raise to stop it."""

    def __call__(self, stage: str, done: int, total: int | None, /) -> None:
        """``done`` of ``total`` bytes of ``stage`` are done; ``None``: nobody knows of how many."""
