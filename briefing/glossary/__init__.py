"""Term files ⇄ :class:`~briefing.records.Term`, with a finding for every faulty line. Only ``files`` touches the disk.

``parse`` reads one file, ``merge`` combines several into one glossary, ``check`` finds what a person should look at,
``export`` writes a glossary for other programs, ``with_term`` appends a line.
"""

import re
from pathlib import PurePath

from briefing.glossary.checking import check
from briefing.glossary.decoding import TermFileText, decode
from briefing.glossary.delimited import read_delimited
from briefing.glossary.editing import new_term, refuse_known, with_term
from briefing.glossary.entries import Parsed
from briefing.glossary.export import ExportFormat, export
from briefing.glossary.findings import GlossaryFinding, Level, UnusableFileError, finding_at, unusable_file
from briefing.glossary.merging import Glossary, merge

__all__ = [
    "SUFFIXES",
    "TERM_BASES",
    "WORKBOOK",
    "ExportFormat",
    "Glossary",
    "GlossaryFinding",
    "Level",
    "Parsed",
    "check",
    "export",
    "finding_at",
    "merge",
    "new_term",
    "parse",
    "refuse_known",
    "with_term",
]

MOST_ENTRIES = 250_000
"""In one file. This many take half a minute to read, some minutes to decline at the first build, and 600 MB."""

_CONCEPT = re.compile("<(?:termEntry|conceptEntry)")

TERM_BASES = (".tbx", ".xml")
WORKBOOK = ".xlsx"
SUFFIXES = (".csv", ".tsv", ".tab", ".txt", ".utf8", WORKBOOK, *TERM_BASES)
"""Suffixes of the files that are read from a glossary folder."""


def parse(content: bytes, file: str, source: str = "ru", target: str = "en") -> Parsed:
    """Return the terms in one file, and what is wrong with its lines. Raises nothing, whatever the bytes.

    The file's suffix and content tell its format: a workbook, TBX if it is XML, else a table in text. ``file`` is the
    name for terms and findings. ``source`` and ``target`` (ISO 639-1) choose among the languages of a termbase.
    """
    try:
        suffix = PurePath(file).suffix.lower()
        decoded = _workbook(content, file) if suffix == WORKBOOK else decode(content, file)
        if suffix in TERM_BASES or decoded.text.lstrip().startswith("<"):
            from briefing.glossary.tbx import read_tbx  # noqa: PLC0415 - a table needs no XML parser

            _refuse_too_many(len(_CONCEPT.findall(decoded.text)), file)
            return read_tbx(decoded.text, file, source, target)
        _refuse_too_many(max(map(decoded.text.count, "\r\n")), file)
        return read_delimited(decoded, file, source, target)
    except UnusableFileError as error:
        return Parsed((), (error.finding,))


def _workbook(content: bytes, file: str) -> TermFileText:
    from briefing.glossary.workbooks import table_of  # noqa: PLC0415 - a table in text needs no workbook reader

    return table_of(content, file, MOST_ENTRIES)


def _refuse_too_many(entries: int, file: str) -> None:
    if entries > MOST_ENTRIES:
        raise unusable_file("too-large", file, found=f"{entries:,}", most=f"{MOST_ENTRIES:,}")
