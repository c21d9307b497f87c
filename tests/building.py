"""Packs from a few lines of text, for tests that look at what a build makes of them."""

import datetime
from collections.abc import Callable

from briefing import pipeline
from briefing.errors import InputError
from briefing.readers import read_article
from briefing.records import Article, Pack, Skipped
from tests.fake_engine import FakeEngine

TODAY = datetime.date(2026, 4, 1)


class Watched:
    """Adds up what a build reports."""

    def __init__(self) -> None:
        self.expected = (0, 0)
        self.articles = self.segments = 0

    def begin(self, articles: int, segments: int) -> None:
        self.expected = (articles, segments)

    def advance(self, articles: int, segments: int) -> None:
        self.articles += articles
        self.segments += segments


def read(texts: dict[str, str]) -> list[Article | Skipped]:
    """Read texts (by path) as `files.read_seeds` reads files."""
    return [_read(path, text) for path, text in texts.items()]


def _read(path: str, text: str) -> Article | Skipped:
    try:
        return read_article(text.encode(), path)
    except InputError as error:
        return Skipped(path, str(error))


def pack(texts: dict[str, str], fallback: Callable[[str], str] | None = None, watched: Watched | None = None) -> Pack:
    """Build a pack with an engine that knows Russian only."""
    engine = FakeEngine(fallback=fallback) if fallback else FakeEngine()
    settings = pipeline.Settings("en", None, TODAY)
    return pipeline.build(read(texts), {"ru": engine}.get, pipeline.NO_TERMS, settings, watched or Watched())
