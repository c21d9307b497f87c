"""Shows on stderr how far a command has come: a bar on a terminal, a line now and then elsewhere."""

import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from briefing.progress import (
    ArticleTranslated,
    Event,
    Progress,
    SentenceTranslated,
    Step,
    TranslationStarted,
    ignore,
)

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

SECONDS_BETWEEN_LINES = 10.0
SHARE_THAT_TELLS = 0.1
"""Of the sentences: before so many are done, loading the model has taken too much of the time for an estimate."""


@contextmanager
def display(shown: bool) -> Iterator[Progress]:
    """Give the display that suits stderr; nothing is shown where ``shown`` is false."""
    if not shown:
        yield ignore
    elif sys.stderr.isatty():
        with _bar() as bar:
            yield Bars(bar)
    else:
        yield Lines()


class Display(ABC):
    """A :class:`~briefing.progress.Progress` that shows what a build or another command is doing."""

    def __call__(self, event: Event, /) -> None:
        """See :class:`~briefing.progress.Progress`."""
        match event:
            case TranslationStarted():
                self._begin(event)
            case SentenceTranslated():
                self._advance(segments=event.segments)
            case ArticleTranslated():
                self._advance(articles=1)
            case Step():
                self._step(event)

    @abstractmethod
    def _begin(self, started: TranslationStarted) -> None:
        """Show how much is to be translated."""

    @abstractmethod
    def _advance(self, articles: int = 0, segments: int = 0) -> None:
        """Show that so many more are done."""

    @abstractmethod
    def _step(self, step: Step) -> None:
        """Show how far another stage has come."""


class Lines(Display):
    """Prints a plain line at the start, for the first sentence, every ten seconds and at the end."""

    def __init__(self) -> None:
        self._done = Done(0, 0)
        self._printed = 0.0
        self._stage = ""

    def _begin(self, started: TranslationStarted) -> None:
        self._done = Done(started.articles, started.segments)
        self._print(_announced(started))
        self._printed = -SECONDS_BETWEEN_LINES  # the first sentence shows that it works, and is reported at once

    def _advance(self, articles: int = 0, segments: int = 0) -> None:
        self._done.add(articles, segments)
        if self._due() or self._done.complete:
            self._print(str(self._done))

    def _step(self, step: Step) -> None:
        if step.stage != self._stage or self._due():
            share = f", {100 * step.done // step.total}%" if step.total else ""
            self._print(f"{step.stage.capitalize()}{share}.")
        self._stage = step.stage

    def _due(self) -> bool:
        return time.monotonic() - self._printed >= SECONDS_BETWEEN_LINES

    def _print(self, line: str) -> None:
        self._printed = time.monotonic()
        typer.echo(line, err=True)


def _announced(started: TranslationStarted) -> str:
    work = f"Translating {started.segments} sentences of {started.articles} articles"
    known = f"; {started.known} {'is' if started.known == 1 else 'are'} known from before" if started.known else ""
    return f"{work if started.segments else 'Nothing to translate'}{known}."


class Done:
    """Articles and sentences done, and the time the rest will take at the rate so far."""

    def __init__(self, articles: int, segments: int) -> None:
        self._articles, self._segments = articles, segments
        self._articles_done = self._segments_done = 0
        self._begun = time.monotonic()

    def add(self, articles: int, segments: int) -> None:
        """Count so many more as done."""
        self._articles_done += articles
        self._segments_done += segments

    @property
    def complete(self) -> bool:
        """Whether nothing is left."""
        return (self._segments_done, self._articles_done) == (self._segments, self._articles)

    def __str__(self) -> str:
        """Return one line for people."""
        return ", ".join(filter(None, (self.done, self._time_left()))) + "."

    @property
    def done(self) -> str:
        """What is done, without the time left."""
        return (
            f"{self._segments_done} of {self._segments} sentences, {self._articles_done} of {self._articles} articles"
        )

    def _time_left(self) -> str:
        if self._segments_done < SHARE_THAT_TELLS * self._segments:
            return ""
        spent = time.monotonic() - self._begun
        left = spent / max(1, self._segments_done) * (self._segments - self._segments_done)
        return f"about {left:.0f} s left" if left else f"took {spent:.0f} s"


class Bars(Display):
    """Draws a bar for each stage."""

    def __init__(self, bar: "Bar") -> None:
        self._bar = bar
        self._done = Done(0, 0)
        self._tasks: dict[str, TaskID] = {}

    def _begin(self, started: TranslationStarted) -> None:
        self._done = Done(started.articles, started.segments)
        if started.segments:
            self._tasks[""] = self._bar.add_task("Translating", total=started.segments, detail=self._done.done)

    def _advance(self, articles: int = 0, segments: int = 0) -> None:
        self._done.add(articles, segments)
        self._bar.update(self._tasks[""], advance=segments, detail=self._done.done)

    def _step(self, step: Step) -> None:
        if step.stage not in self._tasks:
            self._tasks[step.stage] = self._bar.add_task(step.stage.capitalize(), total=step.total, detail="")
        self._bar.update(self._tasks[step.stage], completed=step.done, total=step.total)


def _bar() -> "Bar":
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%  {task.fields[detail]}"),
        TimeRemainingColumn(),
    )
    return Bar(*columns, console=Console(stderr=True))
