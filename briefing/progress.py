"""What happens while a long task runs, as events: the one way in which the program's rooms report to a front end."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

EVERY = 500
"""Articles between two reports of a stage that goes through all of them: half a second's work or more, so that a small
folder causes none."""


class Event:
    """Something that happened; each kind of event is a frozen subclass. Front ends ignore kinds they do not know."""

    __slots__ = ()


class Progress(Protocol):
    """Receives events, often, in the thread that does the work.

    To cancel the work, raise an exception: it reaches whoever started the work, once everything is cleaned up.
    """

    def __call__(self, event: Event, /) -> None:
        """Take note of ``event``."""


def ignore(_event: Event, /) -> None:
    """Take note of nothing: the :class:`Progress` of whoever does not want to know."""


class Stage(StrEnum):
    """The parts of a task other than translating."""

    WAIT = "waiting for another run"  # that is changing the models of this home
    DOWNLOAD = "downloading the model"
    CHECK = "checking the model"
    ASSEMBLE = "assembling the model"
    CONVERT = "converting the model"
    READ_ARTICLES = "reading the articles"
    FINISH_ARTICLES = "putting the articles together"
    WRITE_PACK = "writing the pack"
    PACK_PACKAGES = "packing the packages"
    WRITE_KIT = "writing the kit"
    CHECK_KIT = "checking the kit"
    UNPACK_MODELS = "unpacking the models"
    INSTALL_PACKAGES = "installing the packages"


@dataclass(frozen=True, slots=True)
class Step(Event):
    """``done`` of ``total`` bytes, articles or packages of a stage are done; ``total`` is ``None`` if unknown."""

    stage: Stage
    done: int = 0
    total: int | None = None


@dataclass(frozen=True, slots=True)
class Notice(Event):
    """Something that the user should know, and that does not keep the work from going on."""

    message: str


@dataclass(frozen=True, slots=True)
class TranslationStarted(Event):
    """So many ``segments``, of so many ``articles``, are to be translated; ``known`` ones are known from before."""

    articles: int
    segments: int
    known: int


@dataclass(frozen=True, slots=True)
class SentenceTranslated(Event):
    """A sentence has its final translation, safe in the memory; it makes up so many ``segments`` of the pack.

    ``article`` is the path of the first article that has it.
    """

    source: str
    target: str
    article: str
    segments: int


@dataclass(frozen=True, slots=True)
class ArticleTranslated(Event):
    """Nothing of the article is left to be translated; ``path`` is relative to the seeds folder."""

    path: str
