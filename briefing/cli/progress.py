"""How far a command has come: a bar on a terminal, a line now and then elsewhere. All of it goes to stderr."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

    from briefing.pipeline.planning import Counts
    from briefing.pipeline.progress import Progress

SECONDS_BETWEEN_LINES = 10.0
SHARE_THAT_TELLS = 0.1
"""Of the sentences: before so many are done, the time of loading the model counts for too much in an estimate."""


@contextmanager
def display(shown: bool) -> "Iterator[Progress]":
    """Give the display that suits stderr; nothing is shown where ``shown`` is false."""
    if not shown:
        yield Silent()
    elif sys.stderr.isatty():
        with _bar() as bar:
            yield Bars(bar)
    else:
        yield Lines()


class Silent:
    """Shows nothing."""

    def begin(self, counts: "Counts") -> None:
        """See :class:`~briefing.pipeline.progress.Progress`."""

    def advance(self, articles: int, segments: int) -> None:
        """See :class:`~briefing.pipeline.progress.Progress`."""

    def step(self, stage: str, done: int, total: int | None) -> None:
        """See :class:`~briefing.pipeline.progress.Progress`."""


class Lines:
    """Prints a plain line at the start, for the first sentence, every ten seconds and at the end."""

    def __init__(self) -> None:
        self._done = Done(0, 0)
        self._printed = 0.0
        self._stage = ""

    def begin(self, counts: "Counts") -> None:
        """See :class:`~briefing.pipeline.progress.Progress`."""
        self._done = Done(counts.articles, counts.work)
        self._print(_announced(counts))
        self._printed = -SECONDS_BETWEEN_LINES  # the first sentence shows that it works, and is told of at once

    def advance(self, articles: int, segments: int) -> None:
        """See :class:`~briefing.pipeline.progress.Progress`."""
        self._done.add(articles, segments)
        if self._due() or self._done.complete:
            self._print(str(self._done))

    def step(self, stage: str, done: int, total: int | None) -> None:
        """See :class:`~briefing.pipeline.progress.Progress`."""
        if stage != self._stage or self._due():
            share = f", {100 * done // total} %" if total else ""
            self._print(f"{stage[:1].upper()}{stage[1:]}{share}.")
        self._stage = stage

    def _due(self) -> bool:
        return time.monotonic() - self._printed >= SECONDS_BETWEEN_LINES

    def _print(self, line: str) -> None:
        self._printed = time.monotonic()
        typer.echo(line, err=True)


def _announced(counts: "Counts") -> str:
    known = counts.memory + counts.person
    return (
        f"Translating {counts.work} sentences of {counts.articles} articles" if counts.work else "Nothing to translate"
    ) + (f"; {known} {'is' if known == 1 else 'are'} known from before." if known else ".")


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
        return self._segments_done == self._segments

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


class Bars:
    """Draws a bar a stage."""

    def __init__(self, bar: "Bar") -> None:
        self._bar = bar
        self._done = Done(0, 0)
        self._tasks: dict[str, TaskID] = {}

    def begin(self, counts: "Counts") -> None:
        """See :class:`~briefing.pipeline.progress.Progress`."""
        self._done = Done(counts.articles, counts.work)
        if counts.work:
            self._tasks[""] = self._bar.add_task("Translating", total=counts.work, detail=self._done.done)

    def advance(self, articles: int, segments: int) -> None:
        """See :class:`~briefing.pipeline.progress.Progress`."""
        self._done.add(articles, segments)
        self._bar.update(self._tasks[""], advance=segments, detail=self._done.done)

    def step(self, stage: str, done: int, total: int | None) -> None:
        """See :class:`~briefing.pipeline.progress.Progress`."""
        if stage not in self._tasks:
            self._tasks[stage] = self._bar.add_task(stage[:1].upper() + stage[1:], total=total, detail="")
        self._bar.update(self._tasks[stage], completed=done, total=total)


def _bar() -> "Bar":
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %  {task.fields[detail]}"),
        TimeRemainingColumn(),
    )
    return Progress(*columns, console=Console(stderr=True))
