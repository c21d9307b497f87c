"""The engines there are. A new one is a folder beside this module, and its line in :data:`ENGINES`."""

from collections.abc import Mapping

from briefing.engines.argos.declaration import ARGOS
from briefing.engines.kind import EngineKind
from briefing.engines.llm.declaration import LLM
from briefing.engines.seq2seq.declaration import SEQ2SEQ

ENGINES: Mapping[str, EngineKind] = {
    kind.name: kind
    for kind in (
        ARGOS,
        SEQ2SEQ,
        LLM,
    )
}
"""By name, the preferred one first."""
