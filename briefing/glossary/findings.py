"""What can be wrong with a glossary, where, and how to fix it: stable codes, and all messages in one table."""

from dataclasses import dataclass
from enum import IntEnum


class Level(IntEnum):
    """How much of a file a finding affects."""

    NOTE = 0  # nothing: the glossary works as it is
    LINE = 1  # something in one line is not as its author meant it
    FILE = 2  # no line of the file is used


@dataclass(frozen=True, slots=True)
class GlossaryFinding:
    """Something to fix in a glossary: ``line`` counts from 1, ``message`` says how."""

    file: str
    line: int
    code: str
    message: str

    def __str__(self) -> str:
        """Return the line that a person reads, in a form that editors turn into a link."""
        return f"{self.file}:{self.line}: {self.code}: {self.message}"

    @property
    def level(self) -> Level:
        """Return how much of the file it affects."""
        return _TABLE[self.code][0]


class UnusableFileError(Exception):
    """Ends the reading of one file; :func:`briefing.glossary.parse` turns it into its ``finding``."""

    def __init__(self, finding: GlossaryFinding) -> None:
        super().__init__(str(finding))
        self.finding = finding


_TABLE: dict[str, tuple[Level, str]] = {
    # The file as a whole.
    "not-text": (Level.FILE, "The file is {kind}: save the table in it as “CSV UTF-8”."),
    "encoding": (
        Level.FILE,
        "The file is not UTF-8: in Excel save it as “CSV UTF-8”, in an editor choose the encoding UTF-8.",
    ),
    "workbook": (Level.FILE, "The file cannot be read as a workbook ({problem}): save it as “CSV UTF-8”."),
    "xml": (Level.FILE, "The file is not well-formed XML ({problem}): export it again from the program it came from."),
    "entities": (Level.FILE, "The file defines XML entities, which no term base needs: do not trust it."),
    "not-tbx": (Level.FILE, "The file is XML, but not TBX (its root is <{root}>): export it as TBX-Basic."),
    "no-column": (Level.FILE, "The first line names no column “{column}”: begin it with source,target."),
    "not-read": (Level.NOTE, "The file is not read: {reason}."),
    "too-large": (
        Level.FILE,
        "The file has {found} entries, more than a glossary can have ({most}): keep the terms that your articles use.",
    ),
    # One line, which is left out.
    "bad-bytes": (Level.LINE, "The line is not UTF-8: write it again, and save the file as UTF-8."),
    "quotes": (
        Level.LINE,
        "A quotation mark has no partner: put the whole cell in quotes, and double the quotes inside it.",
    ),
    "cells": (
        Level.LINE,
        "The line has {found} cells where {most} are known: put a cell that holds “{delimiter}” in quotes, "
        "or name every column in the first line.",
    ),
    "no-source": (Level.LINE, "There is no source: write the term, or delete the line."),
    "no-target": (Level.LINE, "There is no target for “{term}”: write the translation, or delete the line."),
    "target-forms": (
        Level.LINE,
        "The target of “{term}” has more than two forms: write “first mention | short form”.",
    ),
    "too-long": (
        Level.LINE,
        "“{term}…” has more than {most} characters: write the term alone, or close the quotes where its cell ends.",
    ),
    "languages": (Level.NOTE, "The line is not used: it is for {pair}."),
    # One line, which is used all the same.
    "unknown-column": (Level.LINE, "The column “{column}” is not used: name it one of {known}, or delete it."),
    "case": (Level.LINE, "“{case}” is not a value of the column case: write “exact”, or leave it empty."),
    "forbidden-target": (
        Level.LINE,
        "“{rendering}” is forbidden, but is part of the target itself, and so is allowed: remove it from one of them.",
    ),
    "forbidden-elsewhere": (
        Level.LINE,
        "“{rendering}” is forbidden, but is part of the target of “{term}” ({place}): remove it from one of them.",
    ),
    "alternatives": (Level.NOTE, "“{text}” is read as {count} alternatives."),
    "quoted-target": (
        Level.NOTE,
        "The quotation marks around “{text}” are left out: to have them in the text, put them around the source, too.",
    ),
    "target-alternatives": (
        Level.LINE,
        "The target “{text}” names alternatives, of which “{target}” is used: write the one that you want.",
    ),
    "duplicate": (Level.LINE, "“{term}” is also at {place}, with the same target: delete one of the two lines."),
    "conflict": (
        Level.LINE,
        "“{term}” is “{earlier}” at {place} and “{later}” here, which wins because it comes later: "
        "delete one of the two lines.",
    ),
    "cyrillic-target": (Level.LINE, "The target “{text}” has Cyrillic letters: write it in Latin letters."),
    "no-russian": (
        Level.LINE,
        "The source “{term}” has no Russian letters: write the term as Russian texts have it. "
        "(A name that stays as it is has the same source and target.)",
    ),
    "mixed-alphabets": (
        Level.LINE,
        "“{word}” mixes Latin and Cyrillic letters that look alike: write it again in one alphabet.",
    ),
    "article": (Level.LINE, "The target “{text}” begins with an article: leave it out, the sentence supplies its own."),
    "name-differs": (
        Level.LINE,
        "“{name}” is “{text}” here and “{other}” in “{term}” ({place}): write the name in one way.",
    ),
    "never-matches": (Level.LINE, "“{term}” is not found even in a text that has just that: write it in other words."),
    "formula": (Level.LINE, "Excel takes “{text}” for a formula: edit this file in a text editor only."),
    "contained": (
        Level.NOTE,
        "“{term}” is also part of “{longer}” ({place}): there the longer term wins. There is nothing to do.",
    ),
}


def finding_at(code: str, file: str, line: int, **details: object) -> GlossaryFinding:
    """Return the finding ``code`` at a line of ``file``; ``details`` fill in its message."""
    return GlossaryFinding(file, line, code, _TABLE[code][1].format(**details))


def unusable_file(code: str, file: str, line: int = 1, **details: object) -> UnusableFileError:
    """Return the exception that ends the reading of ``file``."""
    return UnusableFileError(finding_at(code, file, line, **details))
