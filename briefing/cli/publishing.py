"""A pack as files in the output folder, one for each format that was asked for."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.compose.content.rows import RowUnit
from briefing.compose.formats import REVIEW, EditionChoice, OutputFormat, files_to_write
from briefing.compose.formats import formats_named as formats

if TYPE_CHECKING:
    from briefing.compose.options import ComposeOptions
    from briefing.memory import Memory
    from briefing.ooxml.template import Template
    from briefing.records import Pack
    from briefing.workspace.writing import Writer

__all__ = ["EditionChoice", "Forms", "formats", "house_style", "publish"]


@dataclass(frozen=True, slots=True)
class Forms:
    """Which files are made of a pack, beside its record."""

    edition: EditionChoice
    formats: tuple[OutputFormat, ...]
    rows: RowUnit
    template: Path | None


def house_style(forms: Forms) -> "Template | None":
    """Return the template that was asked for, if one was.

    Raises:
        InputError: it cannot be used.
    """
    if not (path := forms.template):
        return None
    from briefing.compose.house_template import read_house_template
    from briefing.workspace.reading import read_named

    return read_house_template(read_named(path, "a template", "Name another file with --template."), path.name)


def publish(pack: "Pack", forms: Forms, house: "Template | None", out: Path, memory: "Memory") -> dict[str, Path]:
    """Write the files and return where each format is; what a review edition shows is kept in the memory.

    Raises:
        OutputError: the folder or a file in it cannot be written.
    """
    from briefing.compose.content import cover, edition
    from briefing.compose.options import ComposeOptions
    from briefing.workspace.writing import stream_together

    files = tuple(files_to_write(forms.formats, forms.edition))
    options, stem = ComposeOptions(forms.rows, house), cover.file_stem(pack)
    names = {format_.name: f"{stem}{format_.suffix}" for format_ in files}
    if REVIEW in files:
        # Before the file exists: a reviewer's copy whose edition is not known could not be imported.
        memory.keep_edition(edition.edition(pack))
    stream_together(out, {names[format_.name]: _writer(format_, pack, options) for format_ in files})
    return {name: out / file for name, file in names.items()}


def _writer(format_: OutputFormat, pack: "Pack", options: "ComposeOptions") -> "Writer":
    return lambda file: format_.write(pack, file, options)
