"""A pack as files in the output folder, one a form that was asked for."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.compose.rows import RowUnit

if TYPE_CHECKING:
    from briefing.memory import Memory
    from briefing.records import Pack


class EditionChoice(StrEnum):
    """For whom the pack is: its readers, the person who reviews it first, or both, a file each."""

    DISTRIBUTION = "distribution"
    REVIEW = "review"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Forms:
    """Which files are made of a pack, beside its record."""

    edition: EditionChoice
    rows: RowUnit


def publish(pack: "Pack", forms: Forms, out: Path, memory: "Memory") -> dict[str, Path]:
    """Write the files and return where each form is; what a review edition shows is kept in the memory.

    Raises:
        OutputError: the folder or a file in it cannot be written.
    """
    from briefing.files import write_together

    stem = f"briefing-{pack.date.isoformat()}.{pack.target_language}"
    contents = _contents(pack, forms, memory)
    names = {form: f"{stem}{_SUFFIXES[form]}" for form in contents}
    write_together(out, {names[form]: content for form, content in contents.items()})
    return {form: out / name for form, name in names.items()}


_SUFFIXES = {"docx": ".docx", "review": ".review.docx", "record": ".json"}


def _contents(pack: "Pack", forms: Forms, memory: "Memory") -> dict[str, bytes]:
    from briefing.compose import docx, record

    contents = {}
    if forms.edition is not EditionChoice.REVIEW:
        contents["docx"] = docx.compose(pack, forms.rows)
    if forms.edition is not EditionChoice.DISTRIBUTION:
        contents["review"] = _review(pack, memory)
    return {**contents, "record": record.compose(pack)}


def _review(pack: "Pack", memory: "Memory") -> bytes:
    from briefing.compose import edition, review

    shown = edition.edition(pack)
    # Before the file is there: a reviewer's copy whose edition is not known could not be imported.
    memory.keep_edition(shown)
    return review.compose(pack, shown)
