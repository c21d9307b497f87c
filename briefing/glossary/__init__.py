"""Term files ⇄ :class:`~briefing.records.Term`, with a located finding for every line that is not right. No disk.

``parse`` reads one file, ``merge`` makes several into one glossary, ``check`` says what a person should look at,
``export`` writes a glossary for other programs, ``with_term`` appends a line.
"""

import re
from pathlib import PurePath

from briefing.glossary.adding import new_term, refuse_known, with_term
from briefing.glossary.checking import check
from briefing.glossary.decoding import decode
from briefing.glossary.delimited import read_delimited
from briefing.glossary.entries import Parsed
from briefing.glossary.export import Form, export
from briefing.glossary.findings import Gravity, Located, UnusableFileError, located, unusable
from briefing.glossary.merging import Glossary, merge

__all__ = [
    "SUFFIXES",
    "Form",
    "Glossary",
    "Gravity",
    "Located",
    "Parsed",
    "check",
    "export",
    "located",
    "merge",
    "new_term",
    "parse",
    "refuse_known",
    "with_term",
]

MOST_ENTRIES = 250_000
"""Of one file. So many take half a minute to read, some minutes to decline at the first build, and 600 MB."""

_CONCEPT = re.compile("<(?:termEntry|conceptEntry)")

SUFFIXES = (".csv", ".tsv", ".tbx")
"""Endings of the files that a glossary folder is searched for."""


def parse(content: bytes, file: str, source: str = "ru", target: str = "en") -> Parsed:
    """Return the terms in one file, and what is wrong with its lines; nothing is raised, whatever the bytes.

    The format is told by the file's ending and content: XML is TBX, all else a table. ``file`` is named in terms and
    findings. ``source`` and ``target`` (ISO 639-1) choose among the languages of a term base that has several.
    """
    try:
        decoded = decode(content, file)
        if PurePath(file).suffix.lower() == ".tbx" or decoded.text.lstrip().startswith("<"):
            from briefing.glossary.tbx import read_tbx  # noqa: PLC0415 - a table needs no XML parser

            _refuse_too_many(len(_CONCEPT.findall(decoded.text)), file)
            return read_tbx(decoded.text, file, source, target)
        _refuse_too_many(max(map(decoded.text.count, "\r\n")), file)
        return read_delimited(decoded, file, source, target)
    except UnusableFileError as error:
        return Parsed((), (error.finding,))


def _refuse_too_many(entries: int, file: str) -> None:
    if entries > MOST_ENTRIES:
        raise unusable("too-large", file, found=f"{entries:,}", most=f"{MOST_ENTRIES:,}")
