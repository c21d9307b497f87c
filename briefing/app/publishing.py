"""A pack as files in the output folder, one for each format that was asked for."""

from pathlib import Path

from briefing.app.build_request import BuildRequest
from briefing.compose.content import cover, edition
from briefing.compose.formats import OUTPUT_FORMATS, RECORD, REVIEW, ComposeOptions, OutputFormat, files_to_write
from briefing.compose.house_template import read_house_template
from briefing.memory import Memory
from briefing.ooxml.template import Template
from briefing.records import Pack
from briefing.workspace.reading import read_named
from briefing.workspace.writing import Writer, stream_together

_PRIVATE = frozenset({RECORD.name, OUTPUT_FORMATS["eml"].name})
"""The formats that are for the desk itself: new files of theirs can be read by their owner only."""


def house_style(request: BuildRequest) -> Template | None:
    """Return the template that was asked for, if one was.

    Raises:
        InputError: it cannot be used.
    """
    if not (path := request.template):
        return None
    return read_house_template(read_named(path, "a template", "Name another file with --template."), path.name)


def publish(pack: Pack, request: BuildRequest, house: Template | None, memory: Memory) -> dict[str, Path]:
    """Write the files and return where each format is; what a review edition shows is kept in the memory.

    Raises:
        OutputError: the folder or a file in it cannot be written.
    """
    files = tuple(files_to_write(request.output_formats, request.edition))
    options, stem = ComposeOptions(request.rows, house), cover.file_stem(pack)
    names = {format_.name: f"{stem}{format_.suffix}" for format_ in files}
    if REVIEW in files:
        # Before the file exists: a reviewer's copy whose edition is not known could not be imported.
        memory.keep_edition(edition.edition(pack))
    writers = {names[format_.name]: _writer(format_, pack, options) for format_ in files}
    stream_together(request.out, writers, private=[names[name] for name in names if name in _PRIVATE])
    return {name: request.out / file for name, file in names.items()}


def _writer(format_: OutputFormat, pack: Pack, options: ComposeOptions) -> Writer:
    return lambda file: format_.write(pack, file, options)
