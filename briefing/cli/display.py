"""Shows on stderr what a command is doing: a bar on a terminal, a line now and then elsewhere."""

import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from briefing.app.counting import counted
from briefing.app.estimate import Estimate
from briefing.app.events import said
from briefing.progress import ArticleTranslated, Event, Progress, SentenceTranslated, Step, TranslationStarted

SECONDS_BETWEEN_LINES = 10.0


@contextmanager
def display(shown: bool) -> Iterator[Progress]:
    """Give the display that suits stderr; only notices are printed where ``shown`` is false."""
    if not shown:
        yield notices
    elif sys.stderr.isatty():
        from briefing.cli.bars import bars

        with bars() as drawn:
            yield drawn
    else:
        yield Lines()


def notices(event: Event, /) -> None:
    """Print what the user should hear of in any case; see :class:`~briefing.progress.Progress`."""
    if message := said(event):
        typer.echo(message, err=True)


class Display(ABC):
    """A :class:`~briefing.progress.Progress` that shows what a build or another command is doing."""

    def __init__(self) -> None:
        self.estimate = Estimate(0, 0)

    def __call__(self, event: Event, /) -> None:
        """See :class:`~briefing.progress.Progress`."""
        match event:
            case TranslationStarted():
                self.estimate = Estimate(event.articles, event.segments)
                self.begin(event)
            case SentenceTranslated():
                self.estimate.segments_done += event.segments
                self.advance(event.segments)
            case ArticleTranslated():
                self.estimate.articles_done += 1
                self.advance(0)
            case Step():
                self.step(event)
            case _:
                notices(event)

    @abstractmethod
    def begin(self, started: TranslationStarted) -> None:
        """Show how much is to be translated."""

    @abstractmethod
    def advance(self, segments: int) -> None:
        """Show that so many more segments, or an article, are done."""

    @abstractmethod
    def step(self, step: Step) -> None:
        """Show how far another stage has come."""


class Lines(Display):
    """Prints a plain line at the start, for the first sentence, every ten seconds and at the end."""

    def __init__(self) -> None:
        super().__init__()
        self._printed = 0.0
        self._stage = ""

    def begin(self, started: TranslationStarted) -> None:
        """See :class:`Display`."""
        work = f"Translating {counted(started.segments, 'sentence')} of {counted(started.articles, 'article')}"
        known = f"; {started.known} {'is' if started.known == 1 else 'are'} known from before" if started.known else ""
        self._print(f"{work if started.segments else 'Nothing to translate'}{known}.")
        self._printed = -SECONDS_BETWEEN_LINES  # the first sentence shows that it works, and is reported at once

    def advance(self, segments: int) -> None:  # noqa: ARG002 - the estimate has counted them
        """See :class:`Display`."""
        if self._due() or self.estimate.complete:
            self._print(str(self.estimate))

    def step(self, step: Step) -> None:
        """See :class:`Display`."""
        if step.stage != self._stage or self._due():
            share = f", {100 * step.done // step.total}%" if step.total else ""
            self._print(f"{step.stage.capitalize()}{share}.")
        self._stage = step.stage

    def _due(self) -> bool:
        return time.monotonic() - self._printed >= SECONDS_BETWEEN_LINES

    def _print(self, line: str) -> None:
        self._printed = time.monotonic()
        typer.echo(line, err=True)
