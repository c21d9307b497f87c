"""The bytes of a glossary as text: UTF-8, or UTF-16 as Excel saves “Unicode text”."""

import codecs
import re
from dataclasses import dataclass

from briefing.file_kinds import kind_of
from briefing.glossary.findings import unusable_file

BAD_BYTE = re.compile("[\udc80-\udcff]")
"""A byte that is not UTF-8, as it stands in :attr:`TermFileText.text`."""

LINE_END = re.compile("\r\n|\r|\n")

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"", "utf-8"),
)


@dataclass(frozen=True, slots=True)
class TermFileText:
    """The ``text`` of a term file without its byte order mark, and the ``encoding`` of the bytes after the mark."""

    text: str
    encoding: str

    @property
    def lines(self) -> list[str]:
        """Return the lines, without their line ends."""
        return LINE_END.split(self.text)

    @property
    def line_end(self) -> str:
        """Return the line end of the first line, as that of all."""
        found = LINE_END.search(self.text)
        return found.group() if found else "\n"


def decode(content: bytes, file: str) -> TermFileText:
    """Return ``content`` as text. Single bytes that are not UTF-8 stay in it as :data:`BAD_BYTE`.

    Raises:
        UnusableFileError: it is not text, or has another encoding.
    """
    if kind := kind_of(content):
        raise unusable_file("not-text", file, kind=kind)
    mark, encoding = next((mark, encoding) for mark, encoding in _MARKS if content.startswith(mark))
    errors = "surrogateescape" if encoding == "utf-8" else "strict"
    try:
        decoded = TermFileText(content[len(mark) :].decode(encoding, errors), encoding)
    except UnicodeDecodeError as error:
        raise unusable_file("encoding", file) from error
    if "\0" in decoded.text:
        raise unusable_file("encoding", file)
    _refuse_other_encoding(decoded, file)
    return decoded


def _refuse_other_encoding(decoded: TermFileText, file: str) -> None:
    """Refuse a file in windows-1251, where no Russian line is UTF-8, but not one with a damaged line."""
    bad = [number for number, line in enumerate(decoded.lines, 1) if BAD_BYTE.search(line)] if _bad(decoded) else []
    if bad and len(bad) == sum(not line.isascii() for line in decoded.lines):
        raise unusable_file("encoding", file, bad[0])


def _bad(decoded: TermFileText) -> bool:
    return BAD_BYTE.search(decoded.text) is not None
