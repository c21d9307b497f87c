"""The engines there are. A new one is a folder beside this module, and its line in :data:`ENGINES`."""

from collections.abc import Mapping, Sequence

from briefing.engines.argos.declaration import ARGOS
from briefing.engines.kind import EngineKind
from briefing.engines.llm.declaration import LLM

AUTO = "auto"
"""Stands for whichever engine serves, in the order of :data:`ENGINES`."""

ENGINES: Mapping[str, EngineKind] = {kind.name: kind for kind in (ARGOS, LLM)}
"""By name, the preferred one first."""


def candidates(choice: str) -> Sequence[EngineKind]:
    """Return the engines that a choice, a name or :data:`AUTO`, allows."""
    return tuple(ENGINES.values()) if choice == AUTO else (ENGINES[choice],)
