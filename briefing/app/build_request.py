"""What can be asked of a build. Imports nothing heavy, for the command line reads its options off it."""

import datetime
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from briefing.compose.content.rows import RowUnit
from briefing.compose.formats import EditionChoice, OutputFormat, formats_named
from briefing.engines.device import DeviceChoice, Room
from briefing.engines.registry import AUTO, EngineChoice
from briefing.errors import UsageError

EXAMPLES = 1
"""The first example raised chrF by three points on held-out sentences, and each costs the time of its tokens: see
docs/models.md."""

MOST_EXAMPLES, MOST_WORKERS = 8, 64
"""A ``briefing.toml`` may have come with the articles: what it can ask of the machine has an end."""

Value = TypeVar("Value", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class BuildRequest:
    """What to build, from what, and how.

    Attributes:
        lang: language to translate into, an ISO 639-1 code.
        seeds: folder with the articles, or one article.
        glossary: folder with the glossary, or one file.
        out: folder the pack is written to; made if it does not exist.
        engine: the engine that translates.
        model: the name of the installed model that translates; by default an Argos package, else the best known.
        device: what the model runs on.
        layout: ``"auto"``, or batches at once x cores each x sentences a batch, such as ``"2x1x8"``.
        examples: finished translations that the embedded model is shown with each sentence; 0 for none.
        workers: processes that translate at once.
        cluster: address of a Dask scheduler whose workers translate instead, such as ``"tls://HOST:8786"``.
        edition: who the Word document is for.
        formats: names of output formats, separated by commas, such as ``"docx,html"``.
        rows: what one row of the table holds.
        template: a ``.docx`` or ``.dotx`` file whose styles the pack takes.
        compiled_by: who compiled the pack, for its cover.
        handling: handling line for the head and foot of every page.
        date: date of the pack; by default the newest article's, else today.
        offline: use no network at all.
        follow_links: read the files that links in ``seeds`` lead to outside of it.

    Where a choice has few values, its plain text is accepted too: ``engine="argos"``.

    Raises:
        UsageError: a choice has no such value, a number is out of its range, or ``cluster`` is combined with
            ``workers`` or ``offline``.
    """

    lang: str = "en"
    seeds: Path = Path("seeds")
    glossary: Path = Path("glossary")
    out: Path = Path("out")
    engine: EngineChoice = AUTO
    model: str = ""
    device: DeviceChoice = DeviceChoice.AUTO
    layout: str = "auto"
    examples: int = EXAMPLES
    workers: int = 1
    cluster: str = ""
    edition: EditionChoice = EditionChoice.DISTRIBUTION
    formats: str = "docx"
    rows: RowUnit = RowUnit.PARAGRAPH
    template: Path | None = None
    compiled_by: str = ""
    handling: str = ""
    date: datetime.date | None = None
    offline: bool = False
    follow_links: bool = False

    def __post_init__(self) -> None:
        for name, kind in _CHOICES.items():
            object.__setattr__(self, name, chosen(kind, getattr(self, name), name))
        if not 0 <= self.examples <= MOST_EXAMPLES:
            raise UsageError(f"{self.examples} examples cannot be shown.", f"Ask for 0 to {MOST_EXAMPLES}.")
        if not 1 <= self.workers <= MOST_WORKERS:
            raise UsageError(f"{self.workers} workers cannot translate.", f"Ask for 1 to {MOST_WORKERS}.")
        if self.cluster and self.workers > 1:
            raise UsageError(
                "--workers is for processes on this machine, --cluster for those of a Dask cluster.",
                "Give one of them only, on the command line or in briefing.toml.",
            )
        if self.cluster and self.offline:
            raise UsageError(
                f"--offline forbids the network, and the cluster {self.cluster} is on it.",
                "Give one of them only, on the command line or in briefing.toml.",
            )
        _ = self.room, self.output_formats  # both raise

    @property
    def room(self) -> Room:
        """What a model may use of the machine."""
        return Room(self.device).laid_out(self.layout)

    @property
    def output_formats(self) -> tuple[OutputFormat, ...]:
        """The formats to write."""
        return formats_named(self.formats)


_CHOICES: dict[str, type[StrEnum]] = {
    "engine": EngineChoice,
    "device": DeviceChoice,
    "edition": EditionChoice,
    "rows": RowUnit,
}


def chosen(kind: type[Value], value: str, name: str) -> Value:
    """Return the value of an enumeration that ``value`` is, or is the text of.

    Raises:
        UsageError: it is neither.
    """
    try:
        return kind(value)
    except ValueError as error:
        raise UsageError(f"{name} cannot be {value!r}.", f"The choices are: {', '.join(kind)}.") from error
