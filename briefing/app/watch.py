"""Use case: a build whenever an article or the glossary changes."""

from collections.abc import Iterator

from briefing.app.build import BuildResult, build
from briefing.app.build_request import BuildRequest
from briefing.errors import BriefingError
from briefing.progress import Progress, ignore
from briefing.workspace.watching import changes


def watch(request: BuildRequest, progress: Progress = ignore) -> Iterator[BuildResult | BriefingError]:
    """Build at once and after each change, and yield each build's result, or why it failed; never ends by itself.

    A build that fails is for the user to put right, with the next change.

    Raises:
        InputError: neither the seeds nor the glossary exist.
    """
    for _ in changes((request.seeds, request.glossary), request.out):
        try:
            outcome: BuildResult | BriefingError = build(request, progress)
        except BriefingError as error:
            outcome = error
        yield outcome
