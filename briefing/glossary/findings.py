"""What can be wrong with a glossary, where, and what to do about it: stable codes, and all messages in one table."""

from dataclasses import dataclass
from enum import IntEnum


class Gravity(IntEnum):
    """What a finding costs."""

    NOTE = 0  # nothing: the glossary works as it stands
    LINE = 1  # something in one line is not as its author meant it
    FILE = 2  # no line of the file is used


@dataclass(frozen=True, slots=True)
class Located:
    """Something to mend in a glossary: ``line`` counts from 1, ``message`` says what to do."""

    file: str
    line: int
    code: str
    message: str

    def __str__(self) -> str:
        """Return the line a person reads, in the form that editors turn into a link."""
        return f"{self.file}:{self.line}: {self.code}: {self.message}"

    @property
    def gravity(self) -> Gravity:
        """Return what it costs."""
        return _TABLE[self.code][0]


class UnusableFileError(Exception):
    """Ends the reading of one file; :func:`briefing.glossary.parse` turns it into its ``finding``."""

    def __init__(self, finding: Located) -> None:
        super().__init__(str(finding))
        self.finding = finding


_TABLE: dict[str, tuple[Gravity, str]] = {
    # The file as a whole.
    "not-text": (Gravity.FILE, "The file is {kind}: save the table in it as “CSV UTF-8”."),
    "encoding": (
        Gravity.FILE,
        "The file is not UTF-8: in Excel save it as “CSV UTF-8”, in an editor choose the encoding UTF-8.",
    ),
    "xml": (Gravity.FILE, "The file is no well-formed XML ({problem}): export it again where it comes from."),
    "entities": (Gravity.FILE, "The file defines XML entities, which no term base needs: do not trust it."),
    "not-tbx": (Gravity.FILE, "The file is XML, but no TBX (its root is <{root}>): export it as TBX-Basic."),
    "no-column": (Gravity.FILE, "The first line names no column “{column}”: begin it with source,target."),
    "not-read": (Gravity.NOTE, "The file is not read: {reason}."),
    "too-large": (
        Gravity.FILE,
        "The file has {found} entries, more than a glossary can have ({most}): keep the terms that your articles use.",
    ),
    # One line, which is left out.
    "bad-bytes": (Gravity.LINE, "The line is not UTF-8: write it again, and save the file as UTF-8."),
    "quotes": (
        Gravity.LINE,
        "A quotation mark has no partner: put the whole cell in quotes, and double the quotes inside it.",
    ),
    "cells": (
        Gravity.LINE,
        "The line has {found} cells where {most} are known: put a cell that holds “{delimiter}” in quotes, "
        "or name every column in the first line.",
    ),
    "no-source": (Gravity.LINE, "There is no source: write the term, or delete the line."),
    "no-target": (Gravity.LINE, "There is no target for “{term}”: write the translation, or delete the line."),
    "target-forms": (
        Gravity.LINE,
        "The target of “{term}” has more than two forms: write “first mention | short form”.",
    ),
    "too-long": (
        Gravity.LINE,
        "“{term}…” has more than {most} characters: write the term alone, or close the quotes where its cell ends.",
    ),
    "languages": (Gravity.NOTE, "The line is not used: it is for {pair}."),
    # One line, which is used all the same.
    "unknown-column": (Gravity.LINE, "The column “{column}” is not used: name it one of {known}, or delete it."),
    "case": (Gravity.LINE, "“{case}” is no value of the column case: write “exact”, or leave it empty."),
    "forbidden-target": (
        Gravity.LINE,
        "“{rendering}” is forbidden, but stands in the target itself, and so is allowed: take it out of one of them.",
    ),
    "forbidden-elsewhere": (
        Gravity.LINE,
        "“{rendering}” is forbidden, but stands in the target of “{term}” ({place}): take it out of one of them.",
    ),
    "duplicate": (Gravity.LINE, "“{term}” is at {place} too, with the same target: delete one of the two lines."),
    "conflict": (
        Gravity.LINE,
        "“{term}” is “{earlier}” at {place} and “{later}” here, which wins because it comes later: "
        "delete one of the two lines.",
    ),
    "cyrillic-target": (Gravity.LINE, "The target “{text}” has Cyrillic letters: write it in Latin letters."),
    "no-russian": (
        Gravity.LINE,
        "The source “{term}” has no Russian letters: write the term as it stands in Russian texts. "
        "(A name that stays as it is has the same source and target.)",
    ),
    "mixed-alphabets": (
        Gravity.LINE,
        "“{word}” mixes Latin and Cyrillic letters that look alike, and will not be found: write it again.",
    ),
    "article": (Gravity.LINE, "The target “{text}” begins with an article: leave it out, the sentence brings its own."),
    "formula": (Gravity.LINE, "Excel takes “{text}” for a formula: edit this file in a text editor only."),
    "contained": (
        Gravity.NOTE,
        "“{term}” also stands in “{longer}” ({place}): there the longer term wins. Nothing need be done.",
    ),
}


def located(code: str, file: str, line: int, **details: object) -> Located:
    """Return the finding ``code`` at ``file``, ``line``; ``details`` fill in its message."""
    return Located(file, line, code, _TABLE[code][1].format(**details))


def unusable(code: str, file: str, line: int = 1, **details: object) -> UnusableFileError:
    """Return the exception that ends the reading of ``file``."""
    return UnusableFileError(located(code, file, line, **details))
