"""Which engine a user asks for."""

from collections.abc import Sequence
from enum import StrEnum

from briefing.engines.kind import EngineKind
from briefing.engines.registry import ENGINES

EngineChoice = StrEnum(  # type: ignore[misc]  # mypy wants the members spelled out; they are what the registry has
    "EngineChoice", {name.upper(): name for name in ("auto", *ENGINES)}
)
"""The name of an engine, or ``auto``: whichever engine serves, the preferred one first."""

AUTO = EngineChoice("auto")


def candidates(choice: str) -> Sequence[EngineKind]:
    """Return the engines that a choice allows, the preferred one first."""
    return tuple(ENGINES.values()) if choice == AUTO else (ENGINES[choice],)
