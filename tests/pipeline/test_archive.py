"""Builds of many articles: what they hold does not grow with the articles, and each sentence is asked for once."""

import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from briefing.memory import open_memory
from briefing.pipeline import disk_list, planning, running
from briefing.pipeline.disk_list import DiskList
from briefing.pipeline.preparing import NO_TERMS
from briefing.readers import read_article
from briefing.records import Article, Pack
from briefing.translation.executors.base import InProcessExecutor
from tests.benchmarks.archive import varied
from tests.factories.builds import TODAY, CountingProgress
from tests.factories.engines import FakeEngine

FEW, MANY = 300, 900


def articles(count: int) -> Iterator[Article]:
    return (read_article(text.encode(), f"{number}.txt") for number, text in enumerate(varied(count)))


def built(count: int, folder: Path) -> tuple[Pack, FakeEngine]:
    engine = FakeEngine()
    with open_memory(folder / f"{count}.sqlite3") as memory:
        settings = planning.PackSettings("en", None, TODAY)
        plan = planning.plan(DiskList(articles(count)), {"ru": engine}.get, NO_TERMS, memory, settings)
        return running.build(plan, memory, CountingProgress(), InProcessExecutor(plan.engines)), engine


def growth(folder: Path) -> float:
    """Return by how many bytes an article the most that the process has grows with the number of articles."""
    import resource

    disk_list.IN_MEMORY = 1 << 20
    most = []
    for count in (FEW, MANY):
        built(count, folder)
        most.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024))
    return (most[1] - most[0]) / (MANY - FEW)


@pytest.mark.skipif(sys.platform == "win32", reason="asks the system as POSIX has it")
def test_what_a_build_holds_does_not_grow_with_its_articles(tmp_path):
    with ProcessPoolExecutor(1, get_context("spawn")) as fresh:
        assert fresh.submit(growth, tmp_path).result() < 12_000, "a prepared article has some 50,000"


def test_a_sentence_of_many_articles_is_asked_for_once(tmp_path):
    pack, engine = built(60, tmp_path)
    asked = [source for batch in engine.asked for source in batch]
    segments = {t.segment.source for article in pack.articles for t in (article.title, *article.translations)}
    assert len(asked) == len(set(asked)) == len(segments)
    assert sum(len(article.translations) for article in pack.articles) > 5 * len(asked)
