"""What a user should hear of while a use case runs, as events beside those of :mod:`briefing.progress`."""

from dataclasses import dataclass

from briefing.glossary.findings import GlossaryFinding
from briefing.progress import Event, Notice
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


def said(event: Event) -> str:
    """Return what the user should be told of an event in any case, nothing for most of them."""
    match event:
        case Notice():
            return event.message
        case FileSkipped():
            return f"Not in the pack: {event.skipped.path}: {event.skipped.reason}"
        case ReadingProblem():
            return f"{event.path}: {event.finding.message}"
        case GlossaryProblem():
            return str(event.finding)
    return ""
