"""The formats a pack can be written in, one declaration each.

A format is a folder of this package, one of its modules a function ``write(pack, file, options)`` that is imported only
when it is needed. A new one is such a folder and a line here.
"""

import io
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, BinaryIO, Protocol

from briefing.compose.content.rows import RowUnit
from briefing.errors import UsageError
from briefing.records import Pack

if TYPE_CHECKING:
    from briefing.ooxml.template import Template


@dataclass(frozen=True, slots=True)
class ComposeOptions:
    """What a user may choose of the layout: what a table row holds, and the house template of Word documents."""

    rows: RowUnit = RowUnit.PARAGRAPH
    template: "Template | None" = None


DEFAULT_OPTIONS = ComposeOptions()


class EditionChoice(StrEnum):
    """Who the Word document is for: its readers, the person who reviews it first, or both, a file each."""

    DISTRIBUTION = "distribution"
    REVIEW = "review"
    BOTH = "both"


class _Write(Protocol):
    def __call__(self, pack: Pack, file: BinaryIO, options: ComposeOptions, /) -> object: ...


@dataclass(frozen=True, slots=True)
class OutputFormat:
    """A format by the ``name`` it has on the command line; ``help`` completes "Write the pack as …"."""

    name: str
    suffix: str
    help: str
    module: str

    def write(self, pack: Pack, file: BinaryIO, options: ComposeOptions = DEFAULT_OPTIONS) -> None:
        """Write the pack to ``file``, which must be seekable: the same bytes for the same pack."""
        write: _Write = import_module(self.module).write
        write(pack, file, options)

    def compose(self, pack: Pack, options: ComposeOptions = DEFAULT_OPTIONS) -> bytes:
        """Return what :meth:`write` writes."""
        file = io.BytesIO()
        self.write(pack, file, options)
        return file.getvalue()


_DECLARED = (
    OutputFormat("docx", ".docx", "a Word document", "briefing.compose.docx.document"),
    OutputFormat("html", ".html", "a web page in one file", "briefing.compose.html.page"),
    OutputFormat("eml", ".eml", "an e-mail draft with the Word document attached", "briefing.compose.email"),
)

OUTPUT_FORMATS = {format_.name: format_ for format_ in _DECLARED}
"""What a user can ask for, by name."""

DOCX = OUTPUT_FORMATS["docx"]

REVIEW = OutputFormat("review", ".review.docx", "a Word document to be corrected", "briefing.compose.review.document")
"""The review edition, which is written beside or instead of :data:`DOCX`."""

RECORD = OutputFormat("record", ".json", "the build record", "briefing.compose.record")
"""What is written with every pack."""


def formats_named(names: str) -> tuple[OutputFormat, ...]:
    """Return the formats in a list like ``docx,html``, each once.

    Raises:
        UsageError: a name is not that of a format, or there is none.
    """
    listed = [name.strip().lower() for name in names.split(",") if name.strip()]
    remedy = f"The formats are: {', '.join(OUTPUT_FORMATS)}."
    if unknown := [name for name in listed if name not in OUTPUT_FORMATS]:
        raise UsageError(f"There is no format {unknown[0]!r}.", remedy)
    if not listed:
        raise UsageError("No format is named.", remedy)
    return tuple(OUTPUT_FORMATS[name] for name in dict.fromkeys(listed))


def files_to_write(formats: Collection[OutputFormat], edition: EditionChoice) -> Iterator[OutputFormat]:
    """Yield one format a file, in the order of the registry: the edition decides which Word documents there are."""
    for format_ in OUTPUT_FORMATS.values():
        if format_ not in formats:
            continue
        if format_ is not DOCX or edition is not EditionChoice.REVIEW:
            yield format_
        if format_ is DOCX and edition is not EditionChoice.DISTRIBUTION:
            yield REVIEW
    yield RECORD
