"""What the translation memory holds of an engine's work. A person's is in :class:`~briefing.records.Correction`."""

import datetime
from dataclasses import dataclass

from briefing.records import Rung


@dataclass(frozen=True, slots=True)
class Asked:
    """What an engine was asked for; the same is never asked of it twice.

    ``terms`` is what the glossary wanted of the sentence, ``maker`` what translated it (engine, models' hashes,
    settings): both are one line of text, equal for equals, that the memory does not look into.
    """

    source: str
    source_language: str
    target_language: str
    terms: str
    maker: str


@dataclass(frozen=True, slots=True)
class Made:
    """What came of it: ``rungs`` is how each occurrence of a term came in, in the source's order.

    ``article`` is the path of the first article it was made for; ``made`` is in UTC, to the second.
    """

    target: str
    rungs: tuple[Rung, ...]
    article: str
    made: datetime.datetime
