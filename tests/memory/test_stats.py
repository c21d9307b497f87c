"""What a translation memory holds, counted."""

from pathlib import Path

from briefing.memory import EngineStats, Memory, PairStats
from tests.factories.memories import fill, key


def test_stats(memory: Memory, path: Path) -> None:
    fill(memory)
    stats = memory.stats()
    assert stats.pairs == (PairStats("kk", "en", 0, 1), PairStats("ru", "de", 1, 0), PairStats("ru", "en", 2, 2))
    assert stats.engines == (EngineStats("argos 1.9", 2), EngineStats("llm", 1))
    assert (stats.segments, stats.corrections, stats.editions) == (3, 3, 1)
    assert stats.size >= path.stat().st_size > 0


def test_a_new_memory_is_empty(memory: Memory) -> None:
    stats = memory.stats()
    assert (stats.pairs, stats.engines, stats.editions) == ((), (), 0)
    assert memory.recall([key()]) == memory.previous_terms([key()]) == memory.corrections("ru", "en", ["x"]) == {}
