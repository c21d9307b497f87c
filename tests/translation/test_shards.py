"""How the sentences of a build are cut into shards, and what is cached of them."""

import pytest

from briefing.errors import TranslationMemoryError
from briefing.pipeline import draft_cache, planning, running
from briefing.records import Origin
from briefing.translation.executors.base import InProcessExecutor
from tests.factories.builds import CountingProgress, FakeMemory, build_pack, plan
from tests.factories.engines import FakeEngine

WORDS = "порт дорога мост склад канал рынок завод берег город поезд".split()
TEXTS = {
    f"{place}{number}.txt": f"{place.title()} номер {number} открыт. Министры говорили о новых дорогах региона."
    for place in WORDS
    for number in range(3)
}


@pytest.fixture(autouse=True)
def small(monkeypatch):
    monkeypatch.setattr(planning, "SIZE", 7)


def sizes(planned: planning.Plan) -> list[int]:
    return [len(shard.sentences) for shard in planned.shards]


def test_each_new_sentence_is_in_one_shard_with_the_first_article_that_has_it():
    planned = plan(TEXTS)
    assert sizes(planned) == [7, 7, 7, 7, 3]
    placed = {
        s.source: path for shard in planned.shards for s, path in zip(shard.sentences, shard.articles, strict=True)
    }
    assert len(placed) == 31
    assert placed["Министры говорили о новых дорогах региона."] == "порт0.txt"


def test_what_the_memory_has_is_in_none():
    memory = FakeMemory()
    build_pack(dict([*TEXTS.items()][:10]), memory=memory)
    assert sum(sizes(plan(TEXTS, memory))) == 20
    build_pack(TEXTS, memory=memory)
    assert sizes(plan(TEXTS, memory)) == []


def test_the_same_inputs_are_cut_in_the_same_way():
    assert [*plan(TEXTS).shards] == [*plan(TEXTS).shards]


def test_a_pack_does_not_depend_on_how_it_is_cut_nor_on_what_is_cached(monkeypatch):
    whole = build_pack(TEXTS)
    monkeypatch.setattr(draft_cache, "CAPACITY", 3)
    progress = CountingProgress()
    cut = build_pack(TEXTS, progress=progress)
    assert [*cut.articles] == [*whole.articles]
    assert {t.origin for article in cut.articles for t in article.translations} == {Origin.ENGINE}
    assert (progress.articles, progress.segments) == progress.expected == (30, 60)


def test_a_memory_that_is_emptied_meanwhile_is_told_of(monkeypatch):
    monkeypatch.setattr(draft_cache, "CAPACITY", 0)
    memory, engine = FakeMemory(), FakeEngine()

    class Forgetful(InProcessExecutor):
        def translate(self, of):
            yield from super().translate(of)
            memory.entries.clear()

    with pytest.raises(TranslationMemoryError, match="emptied"):
        running.build(plan(TEXTS, memory), memory, CountingProgress(), Forgetful({"ru": engine}))
