"""Progress bars, for a terminal."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, TaskID, TextColumn, TimeRemainingColumn
from rich.progress import Progress as RichProgress

from briefing.cli.display import Display
from briefing.progress import Step, TranslationStarted

_COLUMNS = (
    TextColumn("{task.description}"),
    BarColumn(),
    TextColumn("{task.percentage:>3.0f}%  {task.fields[detail]}"),
    TimeRemainingColumn(),
)


@contextmanager
def bars() -> Iterator["Bars"]:
    """Give a display that draws on stderr."""
    with RichProgress(*_COLUMNS, console=Console(stderr=True)) as drawn:
        yield Bars(drawn)


class Bars(Display):
    """Draws a bar for each stage."""

    def __init__(self, drawn: RichProgress) -> None:
        super().__init__()
        self._drawn = drawn
        self._tasks: dict[str, TaskID] = {}

    def begin(self, started: TranslationStarted) -> None:
        """See :class:`Display`."""
        if started.segments:
            self._tasks[""] = self._drawn.add_task("Translating", total=started.segments, detail=self.estimate.done)

    def advance(self, segments: int) -> None:
        """See :class:`Display`."""
        self._drawn.update(self._tasks[""], advance=segments, detail=self.estimate.done)

    def step(self, step: Step) -> None:
        """See :class:`Display`."""
        if step.stage not in self._tasks:
            self._tasks[step.stage] = self._drawn.add_task(step.stage.capitalize(), total=step.total, detail="")
        self._drawn.update(self._tasks[step.stage], completed=step.done, total=step.total)
