"""Translates shards in this process, one after another."""

from collections.abc import Iterable, Iterator, Mapping

from briefing.engines.base import Engine
from briefing.translation.shards import Finished, Shard, translate_shard


class InProcessExecutor:
    """An :class:`~briefing.translation.executors.base.Executor`; ``engines`` are by source language."""

    def __init__(self, engines: Mapping[str, Engine]) -> None:
        self._engines = engines

    def translate(self, shards: Iterable[Shard]) -> Iterator[Finished]:
        """See :class:`~briefing.translation.executors.base.Executor`."""
        for shard in shards:
            yield from translate_shard(self._engines[shard.pair[0]], shard)
