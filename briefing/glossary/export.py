"""A glossary in the formats of other programs.

A cell that begins with ``=`` is written unchanged: an apostrophe to keep Excel from computing it would come back as
part of the term. :func:`briefing.glossary.check` names such cells instead.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from enum import StrEnum

from briefing.glossary.entries import COLUMNS, cells_of
from briefing.glossary.merging import Glossary
from briefing.records import Term


class ExportFormat(StrEnum):
    """A file format that a glossary can be exported to."""

    DEEPL = "deepl"
    OMEGAT = "omegat"
    TBX = "tbx"
    CSV = "csv"


BOM = "\ufeff"
"""Without it, Excel takes a CSV file for one in the computer's own 8-bit encoding."""

_OMEGAT_HEADER = "# Glossary in tab-separated format -*- coding: utf-8 -*-"


def export(glossary: Glossary, form: ExportFormat, source: str = "ru", target: str = "en") -> bytes:
    """Return ``glossary`` as a file that :func:`briefing.glossary.parse` reads back, as far as the format can hold it.

    TBX and our own CSV hold everything; OmegaT's table holds source, target and note; DeepL's source and target. The
    last two get only the form for the first mention.
    """
    if form is ExportFormat.TBX:
        from briefing.glossary.tbx import write_tbx  # noqa: PLC0415 - a table needs no XML library

        return write_tbx(glossary.terms, source, target)
    return _WRITERS[form](glossary.terms).encode()


def _csv(terms: Sequence[Term]) -> str:
    return BOM + _table([COLUMNS, *(list(cells_of(term).values()) for term in terms)])


def _deepl(terms: Sequence[Term]) -> str:
    return _table((term.source, term.target) for term in terms)


def _table(rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def _omegat(terms: Sequence[Term]) -> str:
    lines = ("\t".join((term.source, term.target, term.note)).rstrip("\t") for term in terms)
    # A line that begins with # is a comment there, unless a space precedes it, which is ignored.
    return "\n".join([_OMEGAT_HEADER, *(f" {line}" if line.startswith("#") else line for line in lines), ""])


_WRITERS = {ExportFormat.CSV: _csv, ExportFormat.DEEPL: _deepl, ExportFormat.OMEGAT: _omegat}
