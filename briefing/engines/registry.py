"""The engines a user can ask for. A new one is a folder beside this module, and its line in :data:`ENGINES`."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from briefing.engines.argos.declaration import ARGOS
from briefing.engines.kind import EngineKind
from briefing.engines.llm.declaration import LLM
from briefing.engines.seq2seq.declaration import SEQ2SEQ

ENGINES: Mapping[str, EngineKind] = {kind.name: kind for kind in (ARGOS, SEQ2SEQ, LLM)}
"""By name, the preferred one first."""


EngineChoice = StrEnum(  # type: ignore[misc]  # mypy wants the members spelled out; they are what the registry has
    "EngineChoice", {name.upper(): name for name in ("auto", *ENGINES)}
)
"""The name of an engine, or ``auto``: whichever engine serves, the preferred one first."""

AUTO = EngineChoice("auto")


def candidates(choice: str) -> Sequence[EngineKind]:
    """Return the engines that a choice allows, the preferred one first."""
    return tuple(ENGINES.values()) if choice == AUTO else (ENGINES[choice],)
