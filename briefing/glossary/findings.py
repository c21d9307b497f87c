"""What can be wrong with a glossary, and where: stable codes, and all messages in one table, ``findings.toml``."""

import tomllib
from dataclasses import dataclass
from enum import IntEnum
from importlib import resources


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


_TABLE = {
    code: (Level[level], message)
    for level, messages in tomllib.loads(
        resources.files(__package__).joinpath("findings.toml").read_text(encoding="utf-8")
    ).items()
    for code, message in messages.items()
}


def finding_at(code: str, file: str, line: int, **details: object) -> GlossaryFinding:
    """Return the finding ``code`` at a line of ``file``; ``details`` fill in its message."""
    return GlossaryFinding(file, line, code, _TABLE[code][1].format(**details))


def unusable_file(code: str, file: str, line: int = 1, **details: object) -> UnusableFileError:
    """Return the exception that ends the reading of ``file``."""
    return UnusableFileError(finding_at(code, file, line, **details))
