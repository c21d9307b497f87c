"""What can go wrong, as exceptions with an exit code and a remedy."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path

REPORT = "This is a fault of the program. Please report these lines, with the file if it may be shown."
"""What to do about an exception that nobody expected."""


class FaultWarning(RuntimeWarning):
    """The program itself failed on something, and goes on without it: its own tests make this an error.

    Whoever issues one says it to the user in another way, unless it is of a class of its own.
    """


FAULT = "A fault of briefing: "
"""How all these warnings begin, for ``PYTHONWARNINGS`` knows no classes but Python's own."""


def warn_of_fault(what: str, category: type[FaultWarning] = FaultWarning) -> None:
    """Warn of an exception that nobody expected, after which the program goes on."""
    warnings.warn(f"{FAULT}{what}", category, stacklevel=3)


class ExitCode(IntEnum):
    """Process exit codes of the ``briefing`` command; scripts rely on them."""

    DONE = 0
    UNEXPECTED = 1
    USAGE = 2
    BAD_INPUT = 3
    NO_MODEL = 4
    FINDINGS_REMAIN = 5
    INTERRUPTED = 130


class BriefingError(Exception):
    """A failure with a known cause.

    ``problem`` says in one line what is wrong, naming the file if there is one, and ``remedy`` what to do about it.
    """

    exit_code = ExitCode.UNEXPECTED

    def __init__(self, problem: str, remedy: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.problem} {self.remedy}".rstrip()


class UsageError(BriefingError):
    """An option, or a combination of options, that cannot be used."""

    exit_code = ExitCode.USAGE


class InputError(BriefingError):
    """An article or another input file that cannot be used."""

    exit_code = ExitCode.BAD_INPUT


class OutputError(BriefingError):
    """A result that could not be written."""


class NoModelError(BriefingError):
    """No model can translate the language pair."""

    exit_code = ExitCode.NO_MODEL


class ModelError(BriefingError):
    """A model, or the file it comes in, is damaged, hostile or of an unknown kind."""

    exit_code = ExitCode.NO_MODEL


class DownloadError(BriefingError):
    """A download that failed; ``setup`` may have other sources left to try."""

    exit_code = ExitCode.NO_MODEL


class MailError(BriefingError):
    """A message that could not be sent, or not to all recipients."""


class TranslationMemoryError(BriefingError):
    """The translation memory cannot be used: not a memory, made by a newer program, locked, or on a full disk."""

    exit_code = ExitCode.BAD_INPUT


class ExecutorError(BriefingError):
    """The processes or machines that translate a build's sentences cannot go on."""


def one_line(text: str) -> str:
    """Return a text of unknown origin as it can be shown: on one line, without characters that steer a terminal."""
    return " ".join("".join(character if character.isprintable() else " " for character in text).split())


def unexpected(error: BaseException) -> str:
    """Return in one line what happened and where, for an exception that has no words of its own."""
    traceback = error.__traceback__
    while traceback and traceback.tb_next:
        traceback = traceback.tb_next
    code = traceback.tb_frame.f_code if traceback else None
    place = f" in {Path(code.co_filename).name}:{traceback.tb_lineno}" if code and traceback else ""
    said = " ".join(str(error).split())
    return ", ".join(
        (f"{type(error).__name__}{place}" + (f" ({said})" if said else ""), *getattr(error, "__notes__", ()))
    )


@contextmanager
def while_doing(what: str) -> Iterator[None]:
    """Add to an unexpected exception what was being done (``"while translating …"``); :func:`unexpected` shows it."""
    try:
        yield
    except BriefingError:
        raise
    except Exception as error:
        error.add_note(what)
        raise
