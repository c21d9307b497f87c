"""What a running desk knows: the folders it works in, the task it does, and what it has read of the folders so far."""

import getpass
import secrets
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from briefing.app.articles import ArticleFile
from briefing.app.build import BuildResult, build
from briefing.app.build_request import BuildRequest
from briefing.app.models import SetupRequest, setup
from briefing.app.packs import OpenedPack, newest_record, open_pack
from briefing.app.sentences import ArticleState, article_state, termbase_for
from briefing.compose.formats import OUTPUT_FORMATS, EditionChoice
from briefing.desk.jobs import Jobs
from briefing.errors import InputError
from briefing.pipeline.preparing import Termbase
from briefing.progress import Progress
from briefing.records import Article, Skipped

BUILD, SETUP = "build", "setup"
"""The names of the tasks."""

_MOST_SAID = 50
"""Messages that are kept until their page is loaded."""


class Desk:
    """The state of a desk; its pages are served by several threads, each of which may find what it needs read already.

    ``request`` is the build it does: all formats and both editions, to be taken away.
    """

    def __init__(self, request: BuildRequest) -> None:
        self.request = replace(request, formats=",".join(OUTPUT_FORMATS), edition=EditionChoice.BOTH)
        self.jobs = Jobs()
        self.person = _login_name()
        self.targets_before: Mapping[str, str] = {}
        self._articles: dict[str, tuple[tuple[int, ...], Article | Skipped]] = {}
        self._pack: OpenedPack | None = None
        self._termbases: dict[tuple[object, ...], Termbase] = {}
        self._said: OrderedDict[str, Sequence[str]] = OrderedDict()

    def article(self, listed: ArticleFile) -> Article | Skipped:
        """Return what is in a file of the seeds folder; it is read again only if it has changed."""
        name, stamp = listed.file.name, listed.stamp
        known = self._articles.get(name)
        if not known or known[0] != stamp:
            known = self._articles[name] = stamp, listed.file.read()
        return known[1]

    @property
    def pack(self) -> OpenedPack | None:
        """The newest pack in the output folder, ``None`` if there is none."""
        record = newest_record(self.request.out)
        if not record:
            return None
        state = record.stat()
        if not self._pack or (self._pack.file, self._pack.stamp) != (record, (state.st_mtime_ns, state.st_size)):
            self._pack = open_pack(record)
        return self._pack

    def packed(self, article: str) -> tuple[OpenedPack, int, ArticleState]:
        """Return the pack, the number of the article with that id in it, and the article as it is now.

        Raises:
            InputError: there is no pack, or it has no such article.
        """
        pack = self.pack
        if not pack or article not in pack.numbers:
            raise InputError("The pack has no such article any more.", "Go back to the list of its articles.")
        number = pack.numbers[article]
        translated = pack.article(number)
        state = article_state(translated, pack.language, self.termbase(translated.article.language, pack.language))
        return pack, number, state

    def termbase(self, language: str, target_language: str) -> Termbase:
        """Return the glossary ready for a language; it is read again only if a file of it has changed."""
        key = language, target_language, *_stamps(self.request.glossary)
        if key not in self._termbases:
            self._termbases = {key: termbase_for(self.request.glossary, language, target_language)}
        return self._termbases[key]

    def start_build(self) -> bool:
        """Begin a build unless a task is being done; return whether it was begun."""
        return self.jobs.start(BUILD, self._build)

    def start_setup(self) -> bool:
        """Begin to get a model ready unless a task is being done; return whether it was begun."""
        request = SetupRequest(self.request.engine, target=self.request.lang, offline=self.request.offline)

        def work(progress: Progress) -> None:
            setup(request, progress)

        return self.jobs.start(SETUP, work)

    def say(self, messages: Sequence[str]) -> str:
        """Keep messages for the next page, and return the key under which it finds them."""
        key = secrets.token_urlsafe(8)
        self._said[key] = messages
        while len(self._said) > _MOST_SAID:
            self._said.popitem(last=False)
        return key

    def said(self, key: str) -> Sequence[str]:
        """Return the messages that were kept under a key, none if there are none."""
        return self._said.get(key, ())

    def _build(self, progress: Progress) -> BuildResult:
        before = self.pack
        targets = before.targets if before else {}
        result = build(self.request, progress)
        self.targets_before = targets
        return result


def _stamps(glossary: Path) -> list[tuple[str, int, int]]:
    files = sorted(glossary.iterdir()) if glossary.is_dir() else [glossary]
    return [(path.name, path.stat().st_mtime_ns, path.stat().st_size) for path in files if path.is_file()]


def _login_name() -> str:
    """Return by which name the person is known to the system, empty if by none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
