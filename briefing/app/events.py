"""What a user should hear of while a use case runs, as events beside those of :mod:`briefing.progress`."""

from dataclasses import dataclass

from briefing.glossary.findings import GlossaryFinding
from briefing.progress import Event
from briefing.records import Finding, Skipped


@dataclass(frozen=True, slots=True)
class FileSkipped(Event):
    """A file of the seeds folder will not be in the pack."""

    skipped: Skipped


@dataclass(frozen=True, slots=True)
class ReadingProblem(Event):
    """The article in the file ``path`` may not be all of it: something was left out, or is doubtful."""

    path: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class GlossaryProblem(Event):
    """A line or file of the glossary is not as its author meant it; the build goes on."""

    finding: GlossaryFinding
