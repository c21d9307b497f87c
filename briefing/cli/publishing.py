"""A pack as files in the output folder, one a form that was asked for."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.compose.content.rows import RowUnit
from briefing.errors import UsageError

if TYPE_CHECKING:
    from briefing.compose.docx.template import Template
    from briefing.memory import Memory
    from briefing.records import Pack
    from briefing.workspace.writing import Writer


class EditionChoice(StrEnum):
    """For whom the pack is: its readers, the person who reviews it first, or both, a file each."""

    DISTRIBUTION = "distribution"
    REVIEW = "review"
    BOTH = "both"


class Format(StrEnum):
    """In what form the pack is written; the edition decides which DOCX."""

    DOCX = "docx"
    HTML = "html"
    EML = "eml"


@dataclass(frozen=True, slots=True)
class Forms:
    """Which files are made of a pack, beside its record."""

    edition: EditionChoice
    formats: frozenset[Format]
    rows: RowUnit
    template: Path | None


def formats(names: str) -> frozenset[Format]:
    """Return the formats in a list like ``docx,html``.

    Raises:
        UsageError: a name is not that of a format.
    """
    listed = [name.strip().lower() for name in names.split(",") if name.strip()]
    known = [format_.value for format_ in Format]
    if unknown := [name for name in listed if name not in known]:
        raise UsageError(f"There is no format {unknown[0]!r}.", f"The formats are: {', '.join(known)}.")
    if not listed:
        raise UsageError("No format is named.", f"The formats are: {', '.join(known)}.")
    return frozenset(map(Format, listed))


def house_style(forms: Forms) -> "Template | None":
    """Return the template that was asked for, if one was.

    Raises:
        InputError: it cannot be used.
    """
    from briefing.compose.docx.template import read
    from briefing.workspace.reading import read_named

    if not (path := forms.template):
        return None
    return read(read_named(path, "a template", "Name another file with --template."), path.name)


def publish(pack: "Pack", forms: Forms, house: "Template | None", out: Path, memory: "Memory") -> dict[str, Path]:
    """Write the files and return where each form is; what a review edition shows is kept in the memory.

    Raises:
        OutputError: the folder or a file in it cannot be written.
    """
    from briefing.workspace.writing import stream_together

    stem = f"briefing-{pack.date.isoformat()}.{pack.target_language}"
    writers = _writers(pack, forms, house, memory, stem)
    names = {form: f"{stem}{_SUFFIXES[form]}" for form in writers}
    stream_together(out, {names[form]: write for form, write in writers.items()})
    return {form: out / name for form, name in names.items()}


_SUFFIXES = {"docx": ".docx", "review": ".review.docx", "html": ".html", "eml": ".eml", "record": ".json"}


def _writers(pack: "Pack", forms: Forms, house: "Template | None", memory: "Memory", stem: str) -> "dict[str, Writer]":
    """Return what writes each form; only a message needs the whole document in the memory."""
    from briefing.compose import docx, html, record

    document = docx.compose(pack, forms.rows, house) if Format.EML in forms.formats else b""
    writers: dict[str, Writer] = {}
    if Format.DOCX in forms.formats and forms.edition is not EditionChoice.REVIEW:
        writers["docx"] = lambda file: file.write(document) if document else docx.write(pack, file, forms.rows, house)
    if Format.DOCX in forms.formats and forms.edition is not EditionChoice.DISTRIBUTION:
        writers["review"] = lambda file: file.write(_review(pack, memory, house))
    if Format.HTML in forms.formats:
        writers["html"] = lambda file: html.write(pack, file, forms.rows)
    if Format.EML in forms.formats:
        writers["eml"] = lambda file: file.write(_message(pack, f"{stem}.docx", document))
    return {**writers, "record": lambda file: record.write(pack, file)}


def _message(pack: "Pack", name: str, document: bytes) -> bytes:
    """Return a draft with the distribution edition attached, to be addressed by whoever opens it."""
    from briefing.compose import email, record

    return email.compose(email.letter(record.record(pack)), email.Attachment(name, document), email.Envelope())


def _review(pack: "Pack", memory: "Memory", house: "Template | None") -> bytes:
    from briefing.compose import review
    from briefing.compose.content import edition

    shown = edition.edition(pack)
    # Before the file is there: a reviewer's copy whose edition is not known could not be imported.
    memory.keep_edition(shown)
    return review.compose(pack, shown, house)
