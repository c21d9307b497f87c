"""What the translation memory holds of an engine's work. A person's is in :class:`~briefing.records.Correction`."""

import datetime
from dataclasses import dataclass

from briefing.records import Rung


@dataclass(frozen=True, slots=True)
class MemoryKey:
    """What an engine was asked to translate; it is never asked for the same again.

    ``terms`` is what the glossary required of the sentence, ``engine`` is what translated it (engine, models' hashes,
    settings). Both are one line of text, equal for equals, that the memory does not interpret.
    """

    source: str
    source_language: str
    target_language: str
    terms: str
    engine: str


@dataclass(frozen=True, slots=True)
class MemoryEntry:
    """The engine's translation: ``rungs`` says how each occurrence of a term got into it, in the source's order.

    ``article`` is the path of the first article it was made for; ``made`` is in UTC, to the second; ``unsure`` tells
    that the model was.
    """

    target: str
    rungs: tuple[Rung, ...]
    article: str
    made: datetime.datetime
    unsure: bool = False
