"""Options that several commands share, and what they ask about one that only the settings name."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from briefing.engines.device import DeviceChoice
from briefing.engines.registry import AUTO, ENGINES, EngineChoice
from briefing.errors import UsageError
from briefing.settings import SETTINGS

_ENGINES = ", ".join(f"{name} ({kind.summary})" for name, kind in ENGINES.items())

Lang = Annotated[str, typer.Option(help="Language to translate into, an ISO 639-1 code.")]
Seeds = Annotated[Path, typer.Option(help="Folder with the articles (or one article).")]
FollowLinks = Annotated[
    bool, typer.Option("--follow-links", help="Read what links in the articles' folder lead to outside of it.")
]
Glossary = Annotated[Path, typer.Option(help="Folder with the glossary (or one file).")]
Engine = Annotated[
    EngineChoice, typer.Option(help=f"What translates: {_ENGINES}; {AUTO} takes the first that has a model.")
]
Model = Annotated[
    str, typer.Option(metavar="NAME", help="The model that translates, as 'briefing model list' names it.")
]
Device = Annotated[DeviceChoice, typer.Option(help="What the model runs on.")]
NoProgress = Annotated[bool, typer.Option("--no-progress", help="Show no progress.")]
Offline = Annotated[bool, typer.Option("--offline", help="Never look for a model on the network.")]


def confirm(what: str, option: str) -> None:
    """Ask before texts go to a server that only the settings name: they may have come with the articles.

    Raises:
        UsageError: there is nobody to ask, or the answer was no.
    """
    if not _asked(f"{SETTINGS} names the {what}. Use it?"):
        raise UsageError(
            f"{SETTINGS} names the {what}, and the command line does not.",
            f"If it is yours, add: {option}",
        )


def _asked(question: str) -> bool:
    return sys.stdin.isatty() and typer.confirm(question, err=True)


def require_text(name: str, value: str | Sequence[str] | None) -> None:
    """Refuse bytes that are no text in the terminal's encoding, in what the option or argument ``name`` was given.

    Raises:
        UsageError: it has such bytes, which Python keeps as lone surrogates.
    """
    for text in [value] if isinstance(value, str) else value or ():
        try:
            text.encode()
        except UnicodeEncodeError:
            problem = f"{name} is not text in this terminal's encoding: {text!r}."
            raise UsageError(problem, "Type it again.") from None
