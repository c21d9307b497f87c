"""A glossary in the formats of other programs.

A cell that begins with ``=`` is written as it is: the apostrophe that would keep Excel from computing it would come
back as part of the term. :func:`briefing.glossary.check` names such cells instead.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from enum import StrEnum

from briefing.glossary.entries import COLUMNS, cells_of
from briefing.glossary.merging import Glossary
from briefing.records import Term


class Form(StrEnum):
    """A file format to export to."""

    DEEPL = "deepl"
    OMEGAT = "omegat"
    TBX = "tbx"
    CSV = "csv"


BOM = "\ufeff"
"""Without it, Excel takes a CSV file for one in the computer's own 8-bit encoding."""

_OMEGAT_HEADER = "# Glossary in tab-separated format -*- coding: utf-8 -*-"


def export(glossary: Glossary, form: Form, source: str = "ru", target: str = "en") -> bytes:
    """Return ``glossary`` as a file of ``form``, from which :func:`briefing.glossary.parse` makes all it can hold.

    TBX and our own CSV hold everything; OmegaT's table source, target and note; DeepL's source and target. The
    latter two get the form for the first mention: they know no other.
    """
    if form is Form.TBX:
        from briefing.glossary.tbx import write_tbx  # noqa: PLC0415 - a table needs no XML library

        return write_tbx(glossary.terms, source, target)
    return _TEXTS[form](glossary.terms).encode()


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
    # A line that begins with # is a comment there; a blank before it is not seen.
    return "\n".join([_OMEGAT_HEADER, *(f" {line}" if line.startswith("#") else line for line in lines), ""])


_TEXTS = {Form.CSV: _csv, Form.DEEPL: _deepl, Form.OMEGAT: _omegat}
